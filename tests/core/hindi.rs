//! What a Hindi copy editor expects: short words, forms, one direction, joins.

use vartani::lint::{Finding, Rule};
use vartani::variant::Tier;
use vartani::{Checker, text::Document};

fn findings(text: &str) -> Vec<Finding> {
    let checker = Checker::builder().build();
    checker
        .check(Document::from_text("draft", text))
        .findings()
        .to_vec()
}

/// `word → suggestion` of each finding, in the order of the text, each once.
fn said(text: &str) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for finding in findings(text) {
        let suggestion = finding.suggestion.as_deref().unwrap_or("?");
        let line = format!("{} → {suggestion}", finding.word);
        if !said.contains(&line) {
            said.push(line);
        }
    }
    said
}

#[test]
fn short_words_are_compared() {
    for (a, b) in [
        ("फ़ोन", "फोन"),
        ("साफ़", "साफ"),
        ("माँ", "मां"),
        ("दुःख", "दुख"),
        ("हुयी", "हुई"),
        ("ऊँट", "ऊंट"),
        ("अंग्रेज़ी", "अंग्रेजी"),
        ("फ़्रेंच", "फ्रेंच"),
        ("आर्य्य", "आर्य"),
        ("सी.बी.आई.", "सीबीआई"),
        ("जब तक", "जबतक"),
    ] {
        assert!(
            !said(&format!("यह {a} है। वहाँ {b} था।")).is_empty(),
            "{a} {b}"
        );
    }
}

#[test]
fn two_words_are_two() {
    for (a, b) in [
        ("हंस", "हँस"),
        ("राज", "राज़"),
        ("रंग", "रँगा"),
        ("भाई", "भायी"),
        ("बैंकरों", "बंकरों"),
        ("बिगड़कर", "बिगाड़कर"),
        ("बनूँगी", "बनाऊँगी"),
        ("घूमना", "घुमाना"),
        ("तितलियाँ", "तितलीयों"),
        ("महाकवि", "महाकाव्य"),
        ("ओमान", "अम्मान"),
        ("बीवी", "बी.वी."),
        ("दिल्ली", "दिल्लीः"),
    ] {
        let found = said(&format!("यह {a} है। वहाँ {b} था।"));
        assert_eq!(found, Vec::<String>::new(), "{a} {b}");
    }
}

#[test]
fn a_rule_decides_against_any_majority() {
    for (wrong, right) in [
        ("सडक", "सड़क"),
        ("लडाई", "लड़ाई"),
        ("श्रृंगार", "शृंगार"),
        ("एन्टर", "एंटर"),
        ("दृष्य", "दृश्य"),
        ("मेँ", "में"),
    ] {
        let text = format!("यह {wrong} है। वह {wrong} था। {wrong} और {wrong}। वहाँ {right} था।");
        assert_eq!(said(&text), [format!("{wrong} → {right}")]);
    }
}

#[test]
fn a_text_goes_one_way() {
    let text = "नई ख़बर मिली। ख़बर आई। ख़बर छपी। खबर झूठी थी। खबरें पढ़ीं। खबरें सुनो। ख़बरें और ज़मीन।";
    assert_eq!(said(text), ["खबर → ख़बर", "खबरें → ख़बरें"]);
    // As much one way as the other: nothing is suggested.
    let text = "ख़बर ख़बर ख़बर, खबर; खबरें खबरें खबरें, ख़बरें।";
    assert!(
        said(text).iter().all(|line| line.ends_with('?')),
        "{:?}",
        said(text)
    );
}

#[test]
fn a_word_in_two_styles_and_two_forms() {
    let text = "ज़मीन और ज़मीन, क़ीमत और ख़बर। जमीनों पर पानी।";
    assert_eq!(said(text), ["जमीनों → ज़मीनों"]);
}

#[test]
fn a_habit_brings_in_no_sign_that_a_word_does_not_have() {
    let text = "ज़मीन, ज़रूरत, ज़ोर, बाज़ार, आवाज़, चीज़, हज़ार, नज़र, मज़दूर, ताज़ा। सजावट सज़ावट सजावट।";
    let said = said(text);
    assert!(!said.contains(&"सजावट → सज़ावट".to_owned()), "{said:?}");
}

#[test]
fn what_is_certain_is_a_word() {
    for (wrong, right, tier) in [
        ("जाएेंगे", "जाएंगे", Tier::Certain),
        ("भी़ड़", "भीड़", Tier::Certain),
        ("हाालंकि", "हालांकि", Tier::Likely),
    ] {
        let found = findings(&format!("वे {wrong} अब।"));
        assert_eq!(found[0].suggestion.as_deref(), Some(right), "{wrong}");
        assert_eq!(found[0].tier, tier, "{wrong}");
    }
}

#[test]
fn known_slips_alone_are_reported_where_asked() {
    let text = "उज्जवल भविष्य, रूपया और मुश्कीलों के बाद।";
    assert!(findings(text).is_empty());
    let checker = Checker::builder().rule(Rule::CommonSlips).build();
    let report = checker.check(Document::from_text("draft", text));
    let said: Vec<_> = report
        .findings()
        .iter()
        .filter_map(|it| it.suggestion.as_deref())
        .collect();
    assert_eq!(said, ["उज्ज्वल", "रुपया", "मुश्किलों"]);
}
