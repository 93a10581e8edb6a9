//! House styles: which of two right spellings a house writes (organise, organize).

use std::fmt;

use crate::text::Tag;

/// A house style of a language: who writes which of two right spellings.
///
/// ```
/// use vartani::language::HouseStyle;
/// assert_eq!(HouseStyle::from_name("en-gb-oxford"), Some(HouseStyle::OXFORD));
/// assert_eq!(HouseStyle::from_name("en"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HouseStyle {
    name: &'static str,
    language: Tag,
    /// How the column `style` of a table names it.
    code: &'static str,
}

impl HouseStyle {
    /// en-GB-oxford: organize, colour.
    pub const OXFORD: Self = Self::of("en-GB-oxford", "en", "Z");
    /// en-GB: organise, colour.
    pub const BRITISH: Self = Self::of("en-GB", "en", "B");
    /// en-US: organize, color.
    pub const AMERICAN: Self = Self::of("en-US", "en", "A");
    /// en-CA: organize, colour.
    pub const CANADIAN: Self = Self::of("en-CA", "en", "C");
    /// en-AU: organise, colour.
    pub const AUSTRALIAN: Self = Self::of("en-AU", "en", "D");

    /// All, in the order of the documentation. The English ones are those of `VarCon`; the
    /// others are orthographies (`data/language/README.md` names the rules).
    pub const ALL: [Self; 21] = [
        Self::OXFORD,
        Self::BRITISH,
        Self::AMERICAN,
        Self::CANADIAN,
        Self::AUSTRALIAN,
        Self::of("de-1901", "de", "de-1901"),
        Self::of("de-1996", "de", "de-1996"),
        Self::of("fr-1990", "fr", "fr-1990"),
        Self::of("fr-traditional", "fr", "fr"),
        Self::of("id-1947", "id", "id-1947"),
        Self::of("id-1972", "id", "id-1972"),
        Self::of("pt-BR", "pt", "pt-BR"),
        Self::of("pt-PT", "pt", "pt-PT"),
        Self::of("pt-1945", "pt", "pt-1945"),
        Self::of("pt-1990", "pt", "pt-1990"),
        Self::of("ru-yo", "ru", "yo"),
        Self::of("sr-ekavian", "sr", "sr-ekavian"),
        Self::of("sr-ijekavian", "sr", "sr-ijekavian"),
        Self::of("tr-tdk", "tr", "tdk"),
        Self::of("uk-1993", "uk", "uk-1993"),
        Self::of("uk-2019", "uk", "uk-2019"),
    ];

    const fn of(name: &'static str, language: &str, code: &'static str) -> Self {
        Self {
            name,
            language: Tag::known(language),
            code,
        }
    }

    /// The style of a name, in whatever case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|style| style.name.eq_ignore_ascii_case(name))
    }

    /// Its name, as configuration writes it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The language that it is a style of.
    #[must_use]
    pub const fn language(&self) -> Tag {
        self.language
    }

    /// True where the house is among those that one side of a `style` cell names: letters
    /// of `VarCon` in English, one name in other languages.
    pub(crate) fn is_among(&self, houses: &str) -> bool {
        if self.language == Tag::known("en") {
            houses.contains(self.code)
        } else {
            houses == self.code
        }
    }
}

impl fmt::Debug for HouseStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Display for HouseStyle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}
