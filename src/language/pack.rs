//! What is known about one language.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::Spelling;

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
    read_doublets: OnceLock<FxHashMap<Spelling, Spelling>>,
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
            read_doublets: OnceLock::new(),
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

    /// True where a verified row, or two of one canonical, say that two spellings are one
    /// word. Cost: the rows are read once.
    pub fn is_doublet(&self, a: &Spelling, b: &Spelling) -> bool {
        let canonicals = self.read_doublets.get_or_init(|| {
            let rows = self.doublets().filter(|row| row.is_verified);
            rows.map(|row| (Spelling::of(row.variant), Spelling::of(row.canonical)))
                .collect()
        });
        let (of_a, of_b) = (canonicals.get(a), canonicals.get(b));
        (of_a.is_some() || of_b.is_some()) && of_a.unwrap_or(a) == of_b.unwrap_or(b)
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
