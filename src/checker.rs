//! The one door: a [`Checker`] knows what to judge by, and turns a document into a
//! [`Report`]. The command line and every other face go through it.

use std::path::Path;
use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::language::{Style, Tag};
use crate::lint::{Checks, Edits, Finding, Ignored, Rule, check, heed};
use crate::table::Table;
use crate::text::{Document, LineIndex, Location, Spelling};
use crate::variant::{
    Archive, Canonicals, Knowledge, PairJudgement, Settings, Tier, Vocabulary, VocabularyBuilder,
    decide, decide_in, judge,
};

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
    /// What is left alone.
    pub ignored: Ignored,
    /// The least sure tier that is reported.
    pub lowest: Tier,
}

impl Checker {
    /// A checker with everything that is compiled in, to be changed.
    pub fn builder() -> CheckerBuilder {
        CheckerBuilder::of(Knowledge::built_in())
    }

    /// A builder that starts from knowledge of the caller's own.
    ///
    /// ```
    /// use vartani::{Checker, variant::Knowledge};
    /// let checker = Checker::with_knowledge(Knowledge::without_table()).build();
    /// assert_eq!(checker.knowledge().table.rows().count(), 0);
    /// ```
    pub fn with_knowledge(knowledge: Knowledge) -> CheckerBuilder {
        CheckerBuilder::of(knowledge)
    }

    /// What it judges by.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// How it decides which spellings are one word.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What holds for a document unless [`Checker::check_as`] is told otherwise.
    pub fn document_settings(&self) -> &DocumentSettings {
        &self.document_settings
    }

    /// The findings of a document that is a scope of its own.
    ///
    /// Cost: the words are counted in one pass, the distinct spellings are joined, and the
    /// findings are made in a second pass.
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

    /// Decides which spellings of a vocabulary are one word, and which is preferred.
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
    pub fn check_in_scope(&self, document: Document, canonicals: Arc<Canonicals>) -> Report {
        self.check_as(document, canonicals, &self.document_settings)
    }

    /// The same with settings of the document's own.
    pub fn check_as(
        &self,
        document: Document,
        canonicals: Arc<Canonicals>,
        own: &DocumentSettings,
    ) -> Report {
        let mut findings = check(&document, &canonicals, &self.knowledge, &own.checks);
        findings.retain(|finding| finding.tier <= own.lowest);
        let heeded = heed(&document, findings, &own.ignored);
        Report {
            document,
            findings: heeded.findings,
            canonicals,
            unused_ignores: heeded.unused,
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
    pub fn score(&self, a: &str, b: &str) -> PairJudgement {
        judge(a, b, self.document_settings.lowest, &self.knowledge)
    }
}

/// What a [`Checker`] found in one document.
#[derive(Debug)]
pub struct Report {
    document: Document,
    findings: Vec<Finding>,
    canonicals: Arc<Canonicals>,
    unused_ignores: Vec<usize>,
}

impl Report {
    /// The findings in the order of the text.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The document that was checked.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What was decided in the scope: every set of spellings of one word.
    pub fn canonicals(&self) -> &Arc<Canonicals> {
        &self.canonicals
    }

    /// Lines, from 1, of the ignore comments that suppress nothing.
    pub fn unused_ignores(&self) -> &[usize] {
        &self.unused_ignores
    }

    /// Where a finding stands, as people count. Cost: the lines of the document are
    /// indexed; for many findings, build a [`LineIndex`] once.
    pub fn location(&self, finding: &Finding) -> Location {
        LineIndex::new(&self.document).locate(self.document.page_span(finding.span).start)
    }

    /// The edits that the findings of tier `lowest` or surer ask for.
    pub fn edits(&self, lowest: Tier) -> Edits {
        Edits::from_findings(&self.findings, lowest)
    }

    /// The source with these edits made, in the encoding of the document. Every byte
    /// outside an edited word is as it was.
    pub fn fixed(&self, lowest: Tier) -> Vec<u8> {
        let rewritten = self.edits(lowest).rewrite(&self.document);
        self.document.encode(rewritten)
    }

    /// The parts of the report, for a caller that goes on with them.
    pub fn into_parts(self) -> (Document, Vec<Finding>, Arc<Canonicals>, Vec<usize>) {
        (
            self.document,
            self.findings,
            self.canonicals,
            self.unused_ignores,
        )
    }
}

/// What a [`Checker`] is to be.
#[derive(Debug)]
pub struct CheckerBuilder {
    knowledge: Knowledge,
    settings: Settings,
    document_settings: DocumentSettings,
    profile: Option<VocabularyBuilder>,
}

impl CheckerBuilder {
    fn of(knowledge: Knowledge) -> Self {
        let settings = Settings::default();
        let document_settings = DocumentSettings {
            checks: Checks::default(),
            ignored: Ignored::default(),
            lowest: settings.lowest,
        };
        Self {
            knowledge,
            settings,
            document_settings,
            profile: None,
        }
    }

    /// Adds a table of the user's own; later ones win.
    #[must_use]
    pub fn table(mut self, table: Table) -> Self {
        self.knowledge.table.extend(table);
        self
    }

    /// Reads a table of the user's own from a file.
    ///
    /// # Errors
    /// Where the file cannot be read, or a line of it breaks a law of tables.
    pub fn table_file(self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let table = Table::parse(&read(path)?, path)?;
        Ok(self.table(table))
    }

    /// Adds words that exist: a list, `word<TAB>count` lines, or a hunspell dictionary.
    #[must_use]
    pub fn lexicon(mut self, text: &str) -> Self {
        self.knowledge.languages.add_words(text);
        self
    }

    /// Only rows of this language (BCP 47), and of none, are used. A tag that is none
    /// changes nothing.
    #[must_use]
    pub fn language(mut self, tag: &str) -> Self {
        if Tag::parse(tag).is_some() {
            self.knowledge.table = self.knowledge.table.for_language(tag);
        }
        self
    }

    /// Writes English as a house of this style does.
    ///
    /// ```
    /// use vartani::{Checker, language::Style, text::Document};
    /// let checker = Checker::builder().style(Style::British).build();
    /// let report = checker.check(Document::from_text("draft", "They organize it."));
    /// assert_eq!(report.findings()[0].suggestion.as_deref(), Some("organise"));
    /// ```
    #[must_use]
    pub fn style(mut self, style: Style) -> Self {
        self.knowledge.follow(style);
        self
    }

    /// Judges documents against the vocabulary of an archive.
    #[must_use]
    pub fn profile(mut self, words: VocabularyBuilder) -> Self {
        self.profile = Some(words);
        self
    }

    /// The least sure tier that is discovered and reported; `likely` unless said.
    #[must_use]
    pub fn tier(mut self, lowest: Tier) -> Self {
        self.settings.lowest = lowest;
        self.document_settings.lowest = lowest;
        self
    }

    /// Takes the built-in table for the house's own: a consistent text that writes
    /// otherwise is reported.
    #[must_use]
    pub fn enforce_built_in(mut self, enforce: bool) -> Self {
        self.settings.enforce_built_in = enforce;
        self
    }

    /// Turns a rule on.
    #[must_use]
    pub fn rule(mut self, rule: Rule) -> Self {
        let rules = &mut self.document_settings.checks.rules;
        if !rules.contains(&rule) {
            rules.push(rule);
        }
        self
    }

    /// Leaves these words alone.
    #[must_use]
    pub fn ignore_words<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        let words = words.into_iter().map(Spelling::of);
        self.document_settings.ignored.words.extend(words);
        self
    }

    /// Leaves quotations alone.
    #[must_use]
    pub fn ignore_quotations(mut self, ignore: bool) -> Self {
        self.document_settings.ignored.quotations = ignore;
        self
    }

    /// The checker. Cost: a profile is indexed, about two seconds a million spellings.
    pub fn build(self) -> Checker {
        let archive = self.profile.map(|words| {
            let words = words.finish();
            Archive::new(words, &self.knowledge)
        });
        let settings = Settings {
            archive: archive.as_ref().map_or(0, Archive::spellings),
            ..self.settings
        };
        Checker {
            knowledge: self.knowledge,
            settings,
            document_settings: self.document_settings,
            archive,
        }
    }
}

impl Document {
    /// Reads a file as the format that its name says.
    ///
    /// ```
    /// # let folder = std::env::temp_dir();
    /// # let path = folder.join("vartani-open.md");
    /// std::fs::write(&path, "# मॉस्को\n\n`मास्को`\n")?;
    /// let document = vartani::text::Document::open(&path)?;
    /// assert_eq!(document.words().count(), 1);
    /// # std::fs::remove_file(path)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Where it cannot be read, holds no text, or breaks its format.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        use crate::format::{Chosen, Format, with_prose};
        let path = path.as_ref();
        let name = path.display().to_string();
        let in_file = |error: Error| error.in_file(path);
        let format = Format::of_name(&name);
        let document = Self::read(name, read(path)?).map_err(|error| in_file(error.into()))?;
        with_prose(document, format, &Chosen::default()).map_err(|error| in_file(error.into()))
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|error| {
        Error::new(
            ErrorKind::Io,
            format!("cannot read: {error}"),
            "check the path",
        )
        .in_file(path)
    })
}
