//! What is one word and what is not, as a person sees it: words of a lexicon, words
//! together and apart, rows of a table; and why, as `explain` tells it.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::typed::shown;

/// The pairs of the help: variants, an inflection, two words, a word alone.
#[test]
fn why_two_spellings_are_one_word_or_two() {
    let explained = |words: &[&str]| {
        let arguments = [&["explain"], words].concat();
        shown(Path::new("."), &arguments, b"")
    };
    assert_snapshot!(explained(&["टोकायव", "टोकायेव"]), @"
    0
    टोकायव	ṭ	o	k	ā	y	a	v
    टोकायेव	ṭ	o	k	ā	y	e	v
    variant: log-odds +3.47, probability 0.970
       -2.00  how many differences, for the length
       +1.95  the sounds in common
       +0.91  what the words are made of
       +0.83  the same consonants
       +0.66  neither is a word of the lexicon
       +0.53  a ~ e
       +0.48  how common they are
       +0.44  how heavy they are, for the length
       -0.36  before looking
       +0.03  whole syllables in or out
    table: टोकायव → टोकायेव (variant, editorial)
    table: टोकायेव is preferred (editorial)
    for comparison: Levenshtein 1, Jaro–Winkler 0.971
    ");
    assert_snapshot!(explained(&["देश", "देशों"]), @"
    0
    देश	d	e	ś	·	·
    देशों	d	e	ś	o	ṁ
    related: log-odds -13.75, probability 0.000
       -4.25  productive endings of several letters
       -3.96  how many differences, for the length
       +2.20  the sounds in common
       -2.00  endings that alternate in other words
       -1.77  final nasalisation in or out
       -1.58  e, o in or out
       -1.49  both are words of the lexicon
       -0.83  what the words are made of
       +0.59  how heavy they are, for the length
       -0.36  before looking
       -0.26  how common they are
       -0.04  whole syllables in or out
    for comparison: Levenshtein 2, Jaro–Winkler 0.907
    ");
    assert_snapshot!(explained(&["फार्म", "फॉर्म"]), @"
    0
    फार्म	ph	ā	r	m
    फॉर्म	ph	ô	r	m
    other, by the table; by sound: log-odds +2.67, probability 0.935
       +2.94  how heavy they are, for the length
       -2.67  how many differences, for the length
       +2.12  the sounds in common
       +1.08  what the words are made of
       +0.83  the same consonants
       -0.72  how common they are
       -0.50  open o ~ a, ā
       -0.47  both are words of the lexicon
       +0.39  alike but for vowel length, breath and place
       -0.36  before looking
       +0.03  whole syllables in or out
    the table says that these are two words: farm / form (editorial; hunspell-hi)
    for comparison: Levenshtein 1, Jaro–Winkler 0.880
    ");
    assert_snapshot!(explained(&["मास्को"]), @"
    0
    मास्को: māsko
      in the table: मास्को → मॉस्को (variant, editorial; chd:candra; cldr 48.2.0; hunspell-hi; geonames 524901)
    ");
}

/// Two words that exist are two words, a letter apart or not.
#[test]
fn a_lexicon_of_your_own() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.txt"), "सरजेवो देखा। सारजेवो गए। सरजेवो लौटे।\n").unwrap();
    fs::write(folder.join("names.dic"), "2\nसरजेवो/A\nसारजेवो\n").unwrap();
    fs::write(folder.join("old.dic"), b"1\n\xA5\n").unwrap();
    let check = |more: &[&str]| {
        let arguments = [&["check", "--format", "brief", "a.txt"], more].concat();
        shown(folder, &arguments, b"")
    };
    assert_snapshot!(check(&[]), @"
    1
    a.txt:1:14: सारजेवो → सरजेवो [inconsistent-spelling, likely] more frequent (2 : 1)
    ");
    assert_snapshot!(check(&["--lexicon", "names.dic"]), @"0");
    assert_snapshot!(check(&["--lexicon", "old.dic"]), @"
    2
    vartani: old.dic:2: not UTF-8; convert the lexicon to UTF-8, for example with iconv
    ");
}

/// Together, apart, with a hyphen; not where the parts are words of their own.
#[test]
fn a_name_written_together_and_apart() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let text = "वह न्यूयॉर्क गया। फिर न्यू यॉर्क से लौटा। न्यूयॉर्क बड़ा है, न्यू-यॉर्क भी।\n\
                घर पर दे दो। परदे पर दे मारा। आजकल वह आज आया, कल जाएगा, आज कल में।\n";
    fs::write(folder.join("a.txt"), text).unwrap();
    assert_snapshot!(shown(folder, &["check", "a.txt"], b""), @"
    1
    न्यू यॉर्क 1 · न्यू-यॉर्क 1  →  न्यूयॉर्क 2
      join · likely · the Hindi Directorate's spelling
      a.txt:1:23  वह न्यूयॉर्क गया। फिर [न्यू यॉर्क] से लौटा। न्यूयॉर्क बड़ा है,…
      a.txt:1:62  …से लौटा। न्यूयॉर्क बड़ा है, [न्यू-यॉर्क] भी।
    ✓ a.txt:1:4  वह [न्यूयॉर्क] गया। फिर न्यू यॉर्क से लौटा।…

    2 findings in 1 set, 1 file: 1 join
    To fix: vartani fix --tier likely (what is likely, too)
    ");
    assert_snapshot!(shown(folder, &["fix", "--tier", "likely", "--diff", "a.txt"], b""), @"
    1
    --- a/a.txt
    +++ b/a.txt
    @@ -1,2 +1,2 @@
    -वह न्यूयॉर्क गया। फिर न्यू यॉर्क से लौटा। न्यूयॉर्क बड़ा है, न्यू-यॉर्क भी।
    +वह न्यूयॉर्क गया। फिर न्यूयॉर्क से लौटा। न्यूयॉर्क बड़ा है, न्यूयॉर्क भी।
     घर पर दे दो। परदे पर दे मारा। आजकल वह आज आया, कल जाएगा, आज कल में।
    2 words in 1 file would be changed, 0 left undecided
    ");
}

/// A phrase that a table has and the text also writes together is counted once.
#[test]
fn a_phrase_of_a_table_is_counted_once() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.txt"), "न्यूयॉर्क, न्यू यॉर्क, न्यूयॉर्क\n").unwrap();
    fs::write(folder.join("t.csv"), "variant,canonical\nन्यू यॉर्क,न्यूयॉर्क\n").unwrap();
    let arguments = ["check", "--no-builtin", "--table", "t.csv", "a.txt"];
    let report = shown(folder, &arguments, b"");
    assert_eq!(report.lines().nth(1), Some("न्यू यॉर्क 1  →  न्यूयॉर्क 2"));
}

#[test]
fn a_row_says_nothing_of_a_word_that_it_does_not_name() {
    let folder = tempfile::tempdir().unwrap();
    // The built-in table prefers पांच to पाञ्च, not to पाँच.
    let text = "पाँच बजे पाँच लोग आए, पांच गए।\n";
    fs::write(folder.path().join("five.txt"), text).unwrap();
    // One way to write a name is none too many, in whatever form.
    let text = "इस्राइल ने कहा। इस्राइली सेना इस्राइलियों के साथ है।\n";
    fs::write(folder.path().join("one.txt"), text).unwrap();
    assert_snapshot!(shown(folder.path(), &["check", "--format", "brief", "five.txt", "one.txt"], b""), @"
    1
    five.txt:1:23: पांच → पाँच [inconsistent-spelling, likely] more frequent (2 : 1)
    ");
    assert_snapshot!(shown(folder.path(), &["fix", "--diff", "five.txt", "one.txt"], b""), @"
    0
    0 words in 0 files would be changed, 0 left undecided
    ");
}
