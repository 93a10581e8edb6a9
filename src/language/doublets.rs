//! Rows of a language: two spellings of one word or name, both right (organise, organize),
//! or one older than the other. Which is written, the style of a house decides, or the
//! custom of a text.
//!
//! The rows lie in a text of up to a megabyte. It is read line by line, only where its
//! language occurs; nothing of it is held.

/// Two spellings of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doublet<'a> {
    /// The one.
    pub variant: &'a str,
    /// The other; preferred where a house is said to prefer it.
    pub canonical: &'a str,
    /// Two sources, or a source and a rule, say that the two are one.
    pub is_verified: bool,
    /// Who writes the variant, and who the canonical (`BD>ACZ`); empty in most rows.
    pub style: &'a str,
}

/// A house style of English, with its letter in VarCon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// en-US: organize, color.
    American,
    /// en-GB: organise, colour.
    British,
    /// en-GB-oxford: organize, colour.
    Oxford,
    /// en-CA: organize, colour, license.
    Canadian,
    /// en-AU: organise, colour.
    Australian,
}

impl Style {
    /// All, in the order of the documentation.
    pub const ALL: [Self; 5] = [
        Self::Oxford,
        Self::British,
        Self::American,
        Self::Canadian,
        Self::Australian,
    ];

    /// The style of a name, in whatever case.
    ///
    /// ```
    /// use vartani::language::Style;
    /// assert_eq!(Style::from_name("en-gb-oxford"), Some(Style::Oxford));
    /// assert_eq!(Style::from_name("en"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|style| style.name().eq_ignore_ascii_case(name))
    }

    /// Its name, as configuration writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::American => "en-US",
            Self::British => "en-GB",
            Self::Oxford => "en-GB-oxford",
            Self::Canadian => "en-CA",
            Self::Australian => "en-AU",
        }
    }

    const fn letter(self) -> char {
        match self {
            Self::American => 'A',
            Self::British => 'B',
            Self::Oxford => 'Z',
            Self::Canadian => 'C',
            Self::Australian => 'D',
        }
    }
}

impl<'a> Doublet<'a> {
    /// The row of a line; `None` for the header, and for a row that says something else.
    fn of_line(line: &'a str) -> Option<Self> {
        let mut cells = line.splitn(6, ',');
        let (variant, canonical) = (cells.next()?, cells.next()?);
        let (relation, _lang, status) = (cells.next()?, cells.next()?, cells.next()?);
        let style = line.rsplit(',').next().unwrap_or_default();
        let is_pair = relation == "variant" && !line.starts_with('"');
        is_pair.then_some(Self {
            variant,
            canonical,
            is_verified: status == "verified",
            style,
        })
    }

    /// What a house writes, and what it does not; `None` where it writes both, or none.
    ///
    /// ```
    /// use vartani::language::{Languages, Style, Tag};
    /// let languages = Languages::built_in();
    /// let english = languages.pack(Tag::parse("en").unwrap()).unwrap();
    /// let organise = english.doublets().find(|row| row.variant == "organise").unwrap();
    /// assert_eq!(organise.in_style(Style::British), Some(("organise", "organize")));
    /// assert_eq!(organise.in_style(Style::Oxford), Some(("organize", "organise")));
    /// ```
    pub fn in_style(&self, style: Style) -> Option<(&'a str, &'a str)> {
        let (of_variant, of_canonical) = self.style.split_once('>')?;
        let writes = |houses: &str| houses.contains(style.letter());
        match (writes(of_variant), writes(of_canonical)) {
            (true, false) => Some((self.variant, self.canonical)),
            (false, true) => Some((self.canonical, self.variant)),
            _ => None,
        }
    }
}

/// The rows of a table of a language.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Doublet<'static>> {
    text.lines().filter_map(Doublet::of_line)
}
