use super::*;

/// The text with what is no prose taken out.
fn prose(text: &str) -> String {
    let mut left = String::new();
    let mut at = 0;
    for span in spans(text, Reach::Text) {
        left.push_str(&text[at..span.start]);
        left.push('·');
        at = span.end;
    }
    left + &text[at..]
}

/// What stands before the bar, and what of it is prose.
const CASES: &str = include_str!("cases.txt");

#[test]
fn names_are_left() {
    let mut cases = 0;
    for line in CASES.lines().filter(|line| !line.starts_with("// ")) {
        let (text, wanted) = line.split_once(" ⇒ ").unwrap();
        assert_eq!(prose(text), wanted, "{text}");
        cases += 1;
    }
    assert!(cases > 40);
}

#[test]
fn spans_are_sorted_and_disjoint_whatever_comes() {
    use proptest::prelude::*;
    proptest!(|(text in "([@#/{}$%_<>:.=&`()|,\\[\\]\"' \n\\\\कa1\u{FFFC}]|://|www\\.|\\{%|%\\}|\\{\\{|\\}\\}|plural, ){0,30}")| {
        for reach in [Reach::Line, Reach::Text] {
            let mut end = 0;
            for span in spans(&text, reach) {
                prop_assert!(end <= span.start && span.start < span.end, "{:?}", span);
                prop_assert!(text.get(span.clone()).is_some());
                end = span.end;
            }
        }
    });
}

/// What a line holds is found without its neighbours: long texts are read in portions.
#[test]
fn lines_stand_alone() {
    use proptest::prelude::*;
    proptest!(|(lines in prop::collection::vec("([@#/{}$%<>:.=&`()|\\[\\] कa]|\\{%|%\\}|\\{\\{|\\}\\}|\\{a, plural, ){0,12}", 1..4))| {
        let whole = lines.join("\n");
        let mut apart = Vec::new();
        let mut base = 0;
        for line in &lines {
            let shifted = |span: Range<usize>| span.start + base..span.end + base;
            apart.extend(spans(line, Reach::Line).into_iter().map(shifted));
            base += line.len() + 1;
        }
        prop_assert_eq!(spans(&whole, Reach::Line), apart);
    });
}

#[test]
fn the_cost_is_a_straight_line() {
    let signs = [
        "@",
        "://",
        "&",
        "‹",
        "{",
        "$",
        ":",
        "#",
        "/",
        "\\",
        "%",
        "_",
        "<",
        ".",
        "[[",
        "](",
        "`",
        "{{",
        "{%",
        "{a,plural,",
        "}",
        "क@",
        "क.",
        "क/",
        "$a ",
        "\u{FFFC}",
        "<?",
        "=",
        "%(",
        "${",
        "'a.b'",
        "a_",
    ];
    for sign in signs {
        // Many signs that nothing closes: the search ends, and marks no more than there is.
        let text = sign.repeat(10_000);
        assert!(spans(&text, Reach::Text).len() <= 10_000, "{sign}");
        assert!(tags(&text).len() <= 10_000, "{sign}");
    }
}
