//! What is known about one language.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::doublets::{self, Doublet};
use super::endings::Endings;
use super::forms::Forms;
use super::lexicon::Lexicon;
use super::tag::Tag;

/// The words and endings of one language, looked up where they lie.
#[derive(Clone, Debug)]
pub struct Pack {
    /// The language.
    pub tag: Tag,
    /// Its words.
    pub lexicon: Lexicon,
    /// Pairs of endings between which its words alternate.
    pub endings: Endings,
    function_words: &'static str,
    read_function_words: OnceLock<FxHashSet<&'static str>>,
    forms: &'static str,
    read_forms: OnceLock<Forms>,
    variants: &'static str,
}

impl Pack {
    /// A pack of the files of `data/language`.
    pub(super) fn of(
        tag: Tag,
        lexicon: Lexicon,
        endings: Endings,
        function_words: &'static str,
        forms: &'static str,
    ) -> Self {
        Self {
            tag,
            lexicon,
            endings,
            function_words,
            read_function_words: OnceLock::new(),
            forms,
            read_forms: OnceLock::new(),
            variants: "",
        }
    }

    /// The same with the rows of `variants.csv`.
    pub(super) const fn with_variants(mut self, variants: &'static str) -> Self {
        self.variants = variants;
        self
    }

    /// Pairs of spellings of one word. Cost: the text of the rows is read each time.
    pub fn doublets(&self) -> impl Iterator<Item = Doublet<'static>> {
        doublets::rows(self.variants)
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

    /// What the language writes onto words. Cost: read once.
    pub fn forms(&self) -> &Forms {
        self.read_forms.get_or_init(|| Forms::read(self.forms))
    }
}
