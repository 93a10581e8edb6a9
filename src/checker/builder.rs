//! What a checker is to be.

use std::path::Path;

use super::open::read;
use super::{Checker, DocumentSettings};
use crate::error::Error;
use crate::language::{HouseStyle, Tag};
use crate::lint::{Checks, Ignored, Rule};
use crate::table::Table;
use crate::text::Spelling;
use crate::variant::{Archive, Knowledge, Settings, Tier, VocabularyBuilder};

impl Checker {
    /// A builder that starts from everything that is compiled in. Cost: a few milliseconds;
    /// build one checker and share it.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let report = Checker::builder().build().check(Document::from_text("draft", "सब ठीक है।"));
    /// assert!(report.findings().is_empty());
    /// ```
    #[must_use]
    pub fn builder() -> CheckerBuilder {
        CheckerBuilder::new(Knowledge::built_in())
    }

    /// A builder that starts from knowledge of the caller's own.
    ///
    /// ```
    /// use vartani::{Checker, variant::Knowledge};
    /// let checker = Checker::with_knowledge(Knowledge::without_table()).build();
    /// assert_eq!(checker.knowledge().table.rows().count(), 0);
    /// ```
    #[must_use]
    pub fn with_knowledge(knowledge: Knowledge) -> CheckerBuilder {
        CheckerBuilder::new(knowledge)
    }
}

/// Builds a [`Checker`]. Each method adds to it or replaces one setting.
///
/// ```
/// use vartani::{Checker, lint::Rule, variant::Tier};
/// let builder = Checker::builder().tier(Tier::Possible).rule(Rule::Orthography);
/// let checker = builder.ignore_words(["टोकायव"]).build();
/// assert_eq!(checker.settings().lowest, Tier::Possible);
/// ```
#[derive(Debug)]
pub struct CheckerBuilder {
    knowledge: Knowledge,
    settings: Settings,
    document_settings: DocumentSettings,
    profile: Option<VocabularyBuilder>,
}

impl CheckerBuilder {
    fn new(knowledge: Knowledge) -> Self {
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

    /// Adds a table of the user; later tables override earlier ones.
    ///
    /// ```
    /// use std::path::Path;
    /// use vartani::{Checker, table::Table, text::Document};
    ///
    /// let own = Table::parse("variant,canonical\nटोकायेव,तोकायेव\n".as_bytes(), Path::new("own"))?;
    /// let checker = Checker::builder().table(own).build();
    /// let report = checker.check(Document::from_text("draft", "टोकायेव बोले।"));
    /// assert_eq!(report.findings()[0].suggestion.as_deref(), Some("तोकायेव"));
    /// # Ok::<(), vartani::error::Error>(())
    /// ```
    #[must_use]
    pub fn table(mut self, table: Table) -> Self {
        self.knowledge.table.extend(table);
        self
    }

    /// Reads a table of the user from a file.
    ///
    /// # Errors
    /// Where the file cannot be read, or a line of it breaks a law of tables.
    ///
    /// ```
    /// use vartani::Checker;
    /// let error = Checker::builder().table_file("no-such-table.csv").unwrap_err();
    /// assert!(error.to_string().starts_with("no-such-table.csv: cannot read: "));
    /// ```
    pub fn table_file(self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let table = Table::parse(&read(path)?, path)?;
        Ok(self.table(table))
    }

    /// Adds words that exist: a list, `word<TAB>count` lines, or a hunspell dictionary.
    ///
    /// ```
    /// use vartani::Checker;
    /// let checker = Checker::builder().lexicon("टोकायेव\n").build();
    /// assert!(checker.knowledge().band("टोकायेव").is_some());
    /// ```
    #[must_use]
    pub fn lexicon(mut self, text: &str) -> Self {
        self.knowledge.languages.add_words(text);
        self
    }

    /// Takes all texts for texts of this language (BCP 47), and uses only its rows and rows
    /// without a language. A tag that is not well-formed changes nothing.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let checker = Checker::builder().language("mr").build();
    /// assert!(checker.knowledge().table.canonical_of("टोकायव").is_none());
    /// ```
    #[must_use]
    pub fn language(mut self, tag: &str) -> Self {
        if let Some(language) = Tag::parse(tag) {
            self.knowledge.languages.say(language);
            self.knowledge.table = self.knowledge.table.for_language(tag);
        }
        self
    }

    /// Writes what a house of this style writes; of several styles of a language the last
    /// one.
    ///
    /// ```
    /// use vartani::{Checker, language::HouseStyle, text::Document};
    /// let checker = Checker::builder().style(HouseStyle::BRITISH).build();
    /// let report = checker.check(Document::from_text("draft", "They organize it in the park."));
    /// assert_eq!(report.findings()[0].suggestion.as_deref(), Some("organise"));
    /// ```
    #[must_use]
    pub fn style(mut self, style: HouseStyle) -> Self {
        self.knowledge.languages.follow(style);
        self
    }

    /// Judges documents against the vocabulary of an archive.
    ///
    /// ```
    /// use vartani::{Checker, text::Document, variant::VocabularyBuilder};
    ///
    /// let plain = Checker::builder().build();
    /// let mut archive = VocabularyBuilder::new();
    /// for number in 0..5 {
    ///     let name = format!("{number}.txt");
    ///     plain.count(&Document::from_text(name, "टोकायेव ने कहा"), &mut archive);
    /// }
    /// let checker = Checker::builder().profile(archive).build();
    /// let report = checker.check(Document::from_text("draft", "टोकायव बोले।"));
    /// assert_eq!(report.findings()[0].suggestion.as_deref(), Some("टोकायेव"));
    /// ```
    #[must_use]
    pub fn profile(mut self, words: VocabularyBuilder) -> Self {
        self.profile = Some(words);
        self
    }

    /// The lowest tier that is discovered and reported; `likely` by default.
    ///
    /// ```
    /// use vartani::{Checker, text::Document, variant::Tier};
    /// let text = "न्यूयॉर्क में ठंड है। वह न्यू यॉर्क गया। न्यूयॉर्क बड़ा है।";
    /// let certain = Checker::builder().tier(Tier::Certain).build();
    /// assert!(certain.check(Document::from_text("draft", text)).findings().is_empty());
    /// ```
    #[must_use]
    pub fn tier(mut self, lowest: Tier) -> Self {
        self.settings.lowest = lowest;
        self.document_settings.lowest = lowest;
        self
    }

    /// Applies the built-in table everywhere, as if it were the user's: a consistent text
    /// that spells otherwise is reported.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let draft = || Document::from_text("draft", "टोकायव बोले।");
    /// assert!(Checker::builder().build().check(draft()).findings().is_empty());
    /// let checker = Checker::builder().enforce_built_in(true).build();
    /// assert_eq!(checker.check(draft()).findings().len(), 1);
    /// ```
    #[must_use]
    pub fn enforce_built_in(mut self, enforce: bool) -> Self {
        self.settings.enforce_built_in = enforce;
        self
    }

    /// Turns a rule on. Nothing changes where it is on already.
    ///
    /// ```
    /// use vartani::{Checker, lint::Rule, text::Document};
    /// let checker = Checker::builder().rule(Rule::Orthography).build();
    /// let report = checker.check(Document::from_text("draft", "सम्बन्ध"));
    /// assert_eq!(report.findings()[0].suggestion.as_deref(), Some("संबंध"));
    /// ```
    #[must_use]
    pub fn rule(mut self, rule: Rule) -> Self {
        let rules = &mut self.document_settings.checks.rules;
        if !rules.contains(&rule) {
            rules.push(rule);
        }
        self
    }

    /// Switches all other rules off.
    ///
    /// ```
    /// use vartani::{Checker, lint::Rule, text::Document};
    /// let checker = Checker::builder().only_rules([Rule::Encoding]).build();
    /// let report = checker.check(Document::from_text("draft", "टोकायव और टोकायेव"));
    /// assert!(report.findings().is_empty());
    /// ```
    #[must_use]
    pub fn only_rules(mut self, rules: impl IntoIterator<Item = Rule>) -> Self {
        self.document_settings.checks.rules = rules.into_iter().collect();
        self
    }

    /// Suppresses findings at these words.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let checker = Checker::builder().ignore_words(["टोकायव"]).build();
    /// let report = checker.check(Document::from_text("draft", "टोकायव और टोकायेव"));
    /// assert!(report.findings().is_empty());
    /// ```
    #[must_use]
    pub fn ignore_words<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        let words = words.into_iter().map(Spelling::of_word);
        self.document_settings.ignored.words.extend(words);
        self
    }

    /// Suppresses findings at all other words: for decisions that name each word.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let checker = Checker::builder().only_words(["मास्को"]).build();
    /// let report = checker.check(Document::from_text("draft", "टोकायव, टोकायेव, मास्को, मॉस्को"));
    /// assert_eq!(report.findings().len(), 1);
    /// ```
    #[must_use]
    pub fn only_words<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        let words = words.into_iter().map(Spelling::of_word);
        let wanted = &mut self.document_settings.ignored.all_but;
        wanted.get_or_insert_default().extend(words);
        self
    }

    /// Suppresses findings inside quotation marks.
    ///
    /// ```
    /// use vartani::{Checker, text::Document};
    /// let checker = Checker::builder().ignore_quotations(true).build();
    /// let report = checker.check(Document::from_text("draft", "“टोकायव” और टोकायेव"));
    /// assert!(report.findings().is_empty());
    /// ```
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
