//! The one door: a [`Checker`] turns a document into a [`Report`]. The command line and
//! every other face go through it.

pub(crate) mod builder;
mod fixed_point;
mod open;
mod report;

use std::sync::Arc;

use crate::lint::{Checks, Ignored, check, suppress};
use crate::text::Document;

use crate::variant::{
    Archive, Canonicals, Knowledge, PairJudgement, Settings, Tier, Vocabulary, VocabularyBuilder,
    decide, decide_in, judge,
};

pub use report::Report;

/// Checks documents by tables, languages and the pair model.
///
/// Built once and shared: checking changes nothing in it.
///
/// ```
/// use vartani::{Checker, text::Document, variant::Tier};
///
/// let checker = Checker::builder().build();
/// let report = checker.check(Document::from_text("draft", "टोकायव आए। टोकायव गए। टोकायेव बोले।"));
/// let finding = &report.findings()[0];
/// assert_eq!(finding.word, "टोकायव");
/// assert_eq!(finding.suggestion.as_deref(), Some("टोकायेव"));
/// assert_eq!(report.location(finding).column, 1);
/// let fixed = String::from_utf8(report.fixed(Tier::Certain)).unwrap();
/// assert_eq!(fixed, "टोकायेव आए। टोकायेव गए। टोकायेव बोले।");
/// ```
#[derive(Debug)]
pub struct Checker {
    knowledge: Knowledge,
    settings: Settings,
    document_settings: DocumentSettings,
    /// The vocabulary that documents are judged against, if anything but themselves.
    archive: Option<Archive>,
}

/// What may differ from document to document.
#[derive(Clone, Debug)]
pub struct DocumentSettings {
    /// The rules that are on.
    pub checks: Checks,
    /// What is suppressed.
    pub ignored: Ignored,
    /// The lowest tier that is reported.
    pub lowest: Tier,
}

impl Checker {
    /// What it judges by: tables, languages and the model.
    ///
    /// ```
    /// use vartani::Checker;
    /// let checker = Checker::builder().build();
    /// let entry = checker.knowledge().table.canonical_of("टोकायव").unwrap();
    /// assert_eq!(entry.row.canonical(), "टोकायेव");
    /// ```
    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// How it decides which spellings are one word.
    ///
    /// ```
    /// use vartani::{Checker, variant::Tier};
    /// let checker = Checker::builder().tier(Tier::Possible).build();
    /// assert_eq!(checker.settings().lowest, Tier::Possible);
    /// ```
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The settings of a document, unless [`Checker::check_as`] gets others.
    ///
    /// ```
    /// use vartani::{Checker, lint::Rule};
    /// let checker = Checker::builder().build();
    /// assert!(!checker.document_settings().checks.rules.contains(&Rule::Orthography));
    /// ```
    #[must_use]
    pub fn document_settings(&self) -> &DocumentSettings {
        &self.document_settings
    }

    /// The findings of a document that is a scope of its own.
    ///
    /// Cost: the words are counted in one pass, the distinct spellings are joined, and the
    /// findings are made in a second pass.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let checker = Checker::builder().build();
    /// let report = checker.check(Document::from_text("draft", "टोकायव और टोकायेव"));
    /// assert_eq!(report.findings()[0].suggestion.as_deref(), Some("टोकायेव"));
    /// ```
    pub fn check(&self, document: Document) -> Report {
        let canonicals = Arc::new(self.decide_in(&document));
        self.check_in_scope(document, canonicals)
    }

    /// Counts the words of a document into the vocabulary of a scope: the first pass over
    /// many documents.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vartani::{Checker, text::Document, variant::VocabularyBuilder};
    ///
    /// let texts = ["कज़ाख़स्तान में", "कजाकिस्तान से", "कज़ाख़स्तान को"];
    /// let documents = texts.map(|text| Document::from_text("draft", text));
    /// let checker = Checker::builder().build();
    /// let mut words = VocabularyBuilder::new();
    /// documents.iter().for_each(|document| checker.count(document, &mut words));
    /// let canonicals = Arc::new(checker.decide(&words.finish()));
    /// let [_, second, _] = documents;
    /// let report = checker.check_in_scope(second, canonicals);
    /// assert_eq!(report.findings()[0].suggestion.as_deref(), Some("कज़ाख़स्तान"));
    /// ```
    pub fn count(&self, document: &Document, words: &mut VocabularyBuilder) {
        words.add(document, &self.knowledge);
    }

    /// Decides which spellings of a vocabulary are one word, and which is preferred: what
    /// stands between the two passes over many documents. [`Checker::count`] shows both.
    #[must_use]
    pub fn decide(&self, words: &Vocabulary) -> Canonicals {
        match &self.archive {
            Some(archive) => {
                let around = archive.around(words, &self.knowledge);
                decide(&around, &self.knowledge, &self.settings)
            }
            None => decide(words, &self.knowledge, &self.settings),
        }
    }

    /// The same for a scope that is one document: words written together and apart are
    /// compared, and the words beside two spellings are evidence.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let document = Document::from_text("draft", "टोकायव और टोकायेव");
    /// let canonicals = Checker::builder().build().decide_in(&document);
    /// assert_eq!(canonicals.clusters().len(), 1);
    /// ```
    pub fn decide_in(&self, document: &Document) -> Canonicals {
        let mut words = VocabularyBuilder::new();
        words.add(document, &self.knowledge);
        words.add_split_words(document, &self.knowledge);
        let words = words.finish();
        match &self.archive {
            Some(_) => self.decide(&words),
            None => decide_in(document, &words, &self.knowledge, &self.settings),
        }
    }

    /// The findings of one document of a scope that was decided: the second pass.
    /// [`Checker::count`] shows both.
    pub fn check_in_scope(&self, document: Document, canonicals: Arc<Canonicals>) -> Report {
        self.check_as(document, canonicals, &self.document_settings)
    }

    /// The same with settings of the document's own. Their tier cannot be less sure than
    /// the one that the scope was decided by: what was not discovered is not reported.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use vartani::{Checker, lint::Rule, text::Document};
    ///
    /// let checker = Checker::builder().build();
    /// let document = Document::from_text("draft", "सम्बन्ध");
    /// let canonicals = Arc::new(checker.decide_in(&document));
    /// let mut own = checker.document_settings().clone();
    /// own.checks.rules.push(Rule::Orthography);
    /// let report = checker.check_as(document, canonicals, &own);
    /// assert_eq!(report.findings()[0].suggestion.as_deref(), Some("संबंध"));
    /// ```
    pub fn check_as(
        &self,
        document: Document,
        canonicals: Arc<Canonicals>,
        own: &DocumentSettings,
    ) -> Report {
        let mut findings = check(&document, &canonicals, &self.knowledge, &own.checks);
        findings.retain(|finding| finding.tier <= own.lowest);
        let remaining = suppress(&document, findings, &own.ignored);
        Report {
            document,
            findings: remaining.findings,
            canonicals,
            unused_ignores: remaining.unused,
        }
    }

    /// The clusters of a list of names, one name a line of the document or one a word.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let names = Document::from_text("names", "मुंबई\nमुम्बई\nदिल्ली\n");
    /// let clusters = Checker::builder().build().cluster(&names);
    /// assert_eq!(clusters.clusters().len(), 1);
    /// ```
    pub fn cluster(&self, names: &Document) -> Canonicals {
        let mut words = VocabularyBuilder::new();
        words.add(names, &self.knowledge);
        self.cluster_vocabulary(&words.finish())
    }

    /// The clusters of a vocabulary that is a list of names, not running text.
    ///
    /// ```
    /// use vartani::{Checker, text::Document, variant::VocabularyBuilder};
    /// let checker = Checker::builder().build();
    /// let mut words = VocabularyBuilder::new();
    /// checker.count(&Document::from_text("a", "मुंबई"), &mut words);
    /// checker.count(&Document::from_text("b", "मुम्बई"), &mut words);
    /// assert_eq!(checker.cluster_vocabulary(&words.finish()).clusters().len(), 1);
    /// ```
    #[must_use]
    pub fn cluster_vocabulary(&self, words: &Vocabulary) -> Canonicals {
        let settings = Settings {
            running_text: false,
            ..self.settings.clone()
        };
        decide(words, &self.knowledge, &settings)
    }

    /// Judges one pair of spellings.
    ///
    /// ```
    /// use vartani::{Checker, variant::Verdict};
    /// let judged = Checker::builder().build().score("टोकायव", "टोकायेव");
    /// assert_eq!(judged.verdict, Verdict::Variant);
    /// ```
    #[must_use]
    pub fn score(&self, a: &str, b: &str) -> PairJudgement {
        judge(a, b, self.document_settings.lowest, &self.knowledge)
    }
}
