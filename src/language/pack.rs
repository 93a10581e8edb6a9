//! What is known about one language.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::endings::Endings;
use super::forms::Forms;
use super::lexicon::Lexicon;
use super::rows::Rows;
use super::rules::Rules;
use crate::text::Tag;

/// The words and endings of one language, looked up where they lie.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The language.
    pub tag: Tag,
    /// Its words.
    pub lexicon: Lexicon,
    /// Pairs of endings between which its words alternate.
    pub endings: Endings,
    /// What its names and words are also spelt.
    pub rows: Rows,
    function_words: &'static str,
    read_function_words: OnceLock<FxHashSet<&'static str>>,
    forms: &'static str,
    read_forms: OnceLock<Forms>,
    read_rules: OnceLock<Rules>,
}

impl Pack {
    /// A pack of the files of `data/language`.
    pub(super) fn new(
        tag: Tag,
        lexicon: Lexicon,
        endings: Endings,
        rows: Rows,
        function_words: &'static str,
        forms: &'static str,
    ) -> Self {
        Self {
            tag,
            lexicon,
            endings,
            rows,
            function_words,
            read_function_words: OnceLock::new(),
            forms,
            read_forms: OnceLock::new(),
            read_rules: OnceLock::new(),
        }
    }

    /// Words of closed classes: pronouns, auxiliaries, days, numbers. Cost: read once.
    pub fn function_words(&self) -> &FxHashSet<&'static str> {
        self.read_function_words.get_or_init(|| {
            let lines = self.function_words.lines();
            lines
                .filter(|line| !line.starts_with('#') && !line.is_empty())
                .collect()
        })
    }

    /// True where the pair model learned with this lexicon what it is worth. Of the others
    /// only the guards are asked.
    pub fn is_weighed(&self) -> bool {
        self.tag == Tag::HINDI
    }

    /// True where what is discovered in the language was measured and kept what `likely`
    /// promises (docs/accuracy.md, Languages). Else it is `possible` at most.
    pub fn is_measured(&self) -> bool {
        MEASURED.iter().any(|tag| Tag::known(tag) == self.tag)
    }

    /// The letters that the language writes for each other. Cost: read once.
    pub fn rules(&self) -> &Rules {
        self.read_rules.get_or_init(|| Rules::of_language(self.tag))
    }

    /// A spelling as the lexicon and the function words have it: in Arabic script without
    /// vowel marks and tatweel, in Persian and Urdu with their own letters.
    pub fn key<'a>(&self, spelling: &'a str) -> Cow<'a, str> {
        let own = match self.tag.as_str() {
            "ar" => |c| c,
            "fa" => persian,
            "ur" => urdu,
            _ => return Cow::Borrowed(spelling),
        };
        if !spelling.contains(|c| is_vowel_mark(c) || own(c) != c) {
            return Cow::Borrowed(spelling);
        }
        let letters = spelling.chars().filter(|&c| !is_vowel_mark(c));
        Cow::Owned(letters.map(own).collect())
    }

    /// How common a word of the lexicon is.
    pub fn band(&self, spelling: &str) -> Option<u8> {
        self.lexicon.band(&self.key(spelling))
    }

    /// What the language writes onto words. Cost: read once.
    pub fn forms(&self) -> &Forms {
        self.read_forms.get_or_init(|| Forms::read(self.forms))
    }
}

/// Languages whose discovery was measured on running text.
const MEASURED: [&str; 17] = [
    "hi", "mr", "bn", "ta", "ar", "fa", "ur", "en", "ru", "uk", "bg", "de", "es", "pl", "cs", "ja",
    "ko",
];

/// Vowel marks of Arabic script, and the line that draws a word out.
const fn is_vowel_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{652}' | '\u{670}' | '\u{640}')
}

const fn persian(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        _ => c,
    }
}

const fn urdu(c: char) -> char {
    match c {
        'ه' => 'ہ',
        _ => persian(c),
    }
}
