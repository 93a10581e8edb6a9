//! What reports for people say, in each language of the interface: one catalogue.
//!
//! `{0}`, `{1}` stand for what is put in. Programs read English whatever the interface.

use std::fmt::Display;

use serde::Serialize;

/// A language that reports speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Interface {
    /// English.
    #[default]
    English,
    /// Hindi.
    Hindi,
}

impl Interface {
    /// What is said in it.
    #[must_use]
    pub const fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::English => &ENGLISH,
            Self::Hindi => &HINDI,
        }
    }

    /// Its tag (BCP 47), for pages.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Hindi => "hi",
        }
    }
}

/// The sentences of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each says what it says")]
#[non_exhaustive]
pub struct Catalogue {
    /// One and several of each kind, in the order of `FindingKind::ALL`.
    pub kinds: [(&'static str, &'static str); 9],
    pub your_table: &'static str,
    pub house_style: &'static str,
    pub directorate: &'static str,
    pub dictionary: &'static str,
    pub names_list: &'static str,
    pub built_in: &'static str,
    pub archive: &'static str,
    pub more_documents: &'static str,
    pub more_often: &'static str,
    pub custom: &'static str,
    pub fewer_defects: &'static str,
    pub habit: &'static str,
    pub rule_for: &'static str,
    pub rule_against: &'static str,
    pub only_word: &'static str,
    pub follows: &'static str,
    pub undecided: &'static str,
    pub against_majority: &'static str,
    pub looks_the_same: &'static str,
    pub also: &'static str,
    pub more_places: &'static str,
    pub tiers: [&'static str; 3],
    pub finding: (&'static str, &'static str),
    pub set: (&'static str, &'static str),
    pub file: (&'static str, &'static str),
    pub summary: &'static str,
    pub word: (&'static str, &'static str),
    pub of_script: &'static str,
    pub not_compared: &'static str,
    pub only_possible: &'static str,
    pub left_undecided: &'static str,
    pub next: &'static str,
    pub next_certain: &'static str,
    pub next_likely: &'static str,
    pub next_table: &'static str,
    pub page: PageWords,
}

/// What the page says beside that.
#[derive(Debug, Serialize)]
#[non_exhaustive]
pub struct PageWords {
    pub report: &'static str,
    pub review: &'static str,
    pub needs_script: &'static str,
    pub search: &'static str,
    pub every_tier: &'static str,
    pub all: &'static str,
    pub undecided_only: &'static str,
    pub decided_only: &'static str,
    pub shown: &'static str,
    pub progress: &'static str,
    pub nothing_found: &'static str,
    pub nothing_to_report: &'static str,
    pub decision: &'static str,
    pub another: &'static str,
    pub use_this: &'static str,
    pub uses: &'static str,
    pub never: &'static str,
    pub leave: &'static str,
    pub later: &'static str,
    pub fix_these: &'static str,
    pub more_places: &'static str,
    pub undo: &'static str,
    pub nothing_to_undo: &'static str,
    pub export_decisions: &'static str,
    pub export_table: &'static str,
    pub exported: &'static str,
    pub keys: &'static str,
    pub close: &'static str,
    /// Titles of the kinds, in the order of `FindingKind::ALL`.
    pub kinds: [&'static str; 9],
    pub tiers: [&'static str; 3],
    /// Keys, and what each does.
    pub key_list: [(&'static str, &'static str); 10],
}

const ENGLISH: Catalogue = Catalogue {
    kinds: [
        ("name", "names"),
        ("loan word", "loan words"),
        ("word", "words"),
        ("known mistake", "known mistakes"),
        ("habit", "habits"),
        ("join", "joins"),
        ("abbreviation", "abbreviations"),
        ("code point", "code points"),
        ("matter of style", "matters of style"),
    ],
    your_table: "your table",
    house_style: "your style",
    directorate: "the Hindi Directorate's spelling",
    dictionary: "in the dictionary",
    names_list: "the usual spelling of the name",
    built_in: "vartani's table",
    archive: "in {0} documents of the archive, the other in {1}",
    more_documents: "in {0} documents, the other in {1}",
    more_often: "{0} of {1} times",
    custom: "the style of most such words ({0} : {1})",
    fewer_defects: "written without wrong code points",
    habit: "the text writes {} {} times and leaves it out {} times",
    rule_for: "{} is obligatory",
    rule_against: "{} is wrong",
    only_word: "in the dictionary, the other is not",
    follows: "as in {0}",
    undecided: "nothing decides between them",
    against_majority: "though «{0}» is written more often ({1} : {2})",
    looks_the_same: "the fixed words look the same",
    also: "also {0}",
    more_places: "and {0} more",
    tiers: ["certain", "likely", "possible"],
    finding: ("finding", "findings"),
    set: ("set", "sets"),
    file: ("file", "files"),
    summary: "{0} in {1}, {2}",
    word: ("word", "words"),
    of_script: "{0} of {1}",
    not_compared: "not compared, only looked up in tables: {0}",
    only_possible: "without a measured word list, discovered only at tier possible: {0}",
    left_undecided: "{0} undecided",
    next: "To fix: {0}",
    next_certain: "vartani fix (what is certain)",
    next_likely: "vartani fix --tier likely (what is likely, too)",
    next_table: "To decide: a row VARIANT,CANONICAL in your table (vartani init)",
    page: PageWords {
        report: "vartani: report",
        review: "vartani: review",
        needs_script: "This page needs JavaScript. It loads nothing from the network.",
        search: "Word or file",
        every_tier: "every certainty",
        all: "all",
        undecided_only: "not decided",
        decided_only: "decided",
        shown: "{0} of {1} sets",
        progress: "{0} of {1} decided",
        nothing_found: "No set matches.",
        nothing_to_report: "Nothing to report.",
        decision: "Decision",
        another: "another…",
        use_this: "Use this",
        uses: "use {0}",
        never: "never the same word",
        leave: "leave here",
        later: "later",
        fix_these: "fix these",
        more_places: "{0} more",
        undo: "Undo",
        nothing_to_undo: "Nothing to undo.",
        export_decisions: "Save decisions",
        export_table: "Save as table",
        exported: "{0} is saved. Apply it with: vartani fix --decisions {0}",
        keys: "Keys",
        close: "Close",
        kinds: [
            "Names",
            "Loan words",
            "Words",
            "Known mistakes",
            "Habits of spelling",
            "One word or two",
            "Abbreviations",
            "Code points",
            "House style",
        ],
        tiers: ["certain", "likely", "possible"],
        key_list: [
            ("j k", "next, previous set"),
            ("o", "open or close"),
            ("1–9", "use this spelling"),
            ("a", "use another spelling"),
            ("n", "never the same word"),
            ("x", "leave as it is here"),
            ("l", "decide later"),
            ("u", "undo"),
            ("/", "search"),
            ("e", "save decisions"),
        ],
    },
};

const HINDI: Catalogue = Catalogue {
    kinds: [
        ("नाम", "नाम"),
        ("आगत शब्द", "आगत शब्द"),
        ("शब्द", "शब्द"),
        ("अशुद्धि", "अशुद्धियाँ"),
        ("आदत", "आदतें"),
        ("जोड़", "जोड़"),
        ("संक्षेप", "संक्षेप"),
        ("यूनिकोड संकेत", "यूनिकोड संकेत"),
        ("शैली की बात", "शैली की बातें"),
    ],
    your_table: "आपकी तालिका में यही है",
    house_style: "आपकी शैली",
    directorate: "केंद्रीय हिंदी निदेशालय की वर्तनी",
    dictionary: "शब्दकोश में यही है",
    names_list: "इस नाम की प्रचलित वर्तनी",
    built_in: "वर्तनी की तालिका में यही है",
    archive: "संग्रह के {0} दस्तावेज़ों में, दूसरी {1} में",
    more_documents: "{0} दस्तावेज़ों में, दूसरी {1} में",
    more_often: "{1} में से {0} बार",
    custom: "ऐसे अधिकतर शब्दों की शैली ({0} : {1})",
    fewer_defects: "इसमें ग़लत यूनिकोड संकेत नहीं हैं",
    habit: "पाठ में {} {} बार लिखा है और {} बार छोड़ा है",
    rule_for: "{} अनिवार्य है",
    rule_against: "{} अशुद्ध है",
    only_word: "शब्दकोश में है, दूसरी नहीं",
    follows: "{0} की तरह",
    undecided: "किसी एक के पक्ष में कुछ नहीं मिला",
    against_majority: "हालाँकि «{0}» अधिक बार लिखा गया है ({1} : {2})",
    looks_the_same: "सुधारे हुए शब्द देखने में वैसे ही रहेंगे",
    also: "और {0}",
    more_places: "तथा {0} और",
    tiers: ["निश्चित", "संभावित", "संदिग्ध"],
    finding: ("जगह", "जगहें"),
    set: ("समूह", "समूह"),
    file: ("फ़ाइल", "फ़ाइलें"),
    summary: "{0}, {1}, {2}",
    word: ("शब्द", "शब्द"),
    of_script: "{1} के {0}",
    not_compared: "तुलना नहीं हुई, केवल तालिकाओं में देखे गए: {0}",
    only_possible: "परखी हुई शब्द-सूची नहीं, इसलिए केवल «संदिग्ध» स्तर पर: {0}",
    left_undecided: "{0} अनिर्णीत",
    next: "सुधारने के लिए: {0}",
    next_certain: "vartani fix (जो निश्चित है)",
    next_likely: "vartani fix --tier likely (जो संभावित है, वह भी)",
    next_table: "तय करने के लिए: अपनी तालिका में VARIANT,CANONICAL की पंक्ति (vartani init)",
    page: PageWords {
        report: "vartani: रिपोर्ट",
        review: "vartani: समीक्षा",
        needs_script: "इस पन्ने के लिए JavaScript चाहिए। यह नेटवर्क से कुछ नहीं लेता।",
        search: "शब्द या फ़ाइल",
        every_tier: "हर स्तर",
        all: "सब",
        undecided_only: "जो तय नहीं",
        decided_only: "जो तय हो चुके",
        shown: "{1} में से {0} समूह",
        progress: "{1} में से {0} तय",
        nothing_found: "ऐसा कोई समूह नहीं।",
        nothing_to_report: "बताने को कुछ नहीं।",
        decision: "निर्णय",
        another: "कोई और…",
        use_this: "यही लिखें",
        uses: "{0} लिखें",
        never: "ये अलग शब्द हैं",
        leave: "यहाँ रहने दें",
        later: "बाद में",
        fix_these: "इन्हें सुधारें",
        more_places: "{0} और",
        undo: "वापस लें",
        nothing_to_undo: "वापस लेने को कुछ नहीं।",
        export_decisions: "निर्णय सहेजें",
        export_table: "तालिका के रूप में सहेजें",
        exported: "{0} सहेजी गई। लागू करने के लिए: vartani fix --decisions {0}",
        keys: "कुंजियाँ",
        close: "बंद करें",
        kinds: [
            "नाम",
            "आगत शब्द",
            "शब्द",
            "जानी-पहचानी अशुद्धियाँ",
            "वर्तनी की आदतें",
            "एक शब्द या दो",
            "संक्षेप",
            "यूनिकोड संकेत",
            "शैली",
        ],
        tiers: ["निश्चित", "संभावित", "संदिग्ध"],
        key_list: [
            ("j k", "अगला, पिछला समूह"),
            ("o", "खोलें या बंद करें"),
            ("1–9", "यह वर्तनी लिखें"),
            ("a", "कोई और वर्तनी लिखें"),
            ("n", "ये अलग शब्द हैं"),
            ("x", "यहाँ जैसा है रहने दें"),
            ("l", "बाद में तय करें"),
            ("u", "वापस लें"),
            ("/", "खोजें"),
            ("e", "निर्णय सहेजें"),
        ],
    },
};

/// A sentence with what is put in.
///
/// ```
/// use vartani::report::filled;
/// assert_eq!(filled("{0} of {1} times", &[&16, &18]), "16 of 18 times");
/// ```
#[must_use]
pub fn filled(sentence: &str, with: &[&dyn Display]) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (number, behind) = after.split_once('}').unwrap_or((after, ""));
        let value = number.parse().ok().and_then(|at: usize| with.get(at));
        if let Some(value) = value {
            out.push_str(&value.to_string());
        }
        rest = behind;
    }
    out + rest
}

/// A number and its noun.
#[must_use]
pub(super) fn counted(number: usize, (one, several): (&str, &str)) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}
