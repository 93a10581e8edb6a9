//! What a writer or a house chooses once for a whole Hindi text: the nukta of loans, ँ or ं,
//! ये or ए, a nasal consonant or anusvara, the visarga, a last virama, a doubled consonant.
//!
//! Sources: Central Hindi Directorate, *Devanagari Lipi tatha Hindi Vartani ka
//! Manakikaran* (2019), which names these choices; the doubled consonant after र् is that
//! of Panini 8.4.46, which the standard gives up.

/// A choice of spelling. All but the last four are left to the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// The nukta of क़.
    NuktaQ,
    /// The nukta of ख़.
    NuktaX,
    /// The nukta of ग़.
    NuktaGamma,
    /// The nukta of ज़.
    NuktaZ,
    /// The nukta of फ़.
    NuktaF,
    /// Chandrabindu, not anusvara.
    Chandrabindu,
    /// The glide that is only heard: गयी, not गई.
    Glide,
    /// The nasal consonant of the stop behind it, not anusvara.
    Nasal,
    /// Visarga.
    Visarga,
    /// A virama behind the last consonant.
    Virama,
    /// A consonant doubled in a cluster: कर्त्ता, तत्त्व.
    Doubled,
    /// The nukta of ड़ and ढ़, which is obligatory.
    Flap,
    /// A nasal consonant of another class than the stop (एन्टर), which is wrong.
    OtherNasal,
    /// श्रृ, which is wrong for शृ.
    ExtraRa,
    /// A chandrabindu over a vowel sign above the line (मेँ), where the standard has a bindu.
    BinduAbove,
}

impl Choice {
    /// How many there are.
    pub const COUNT: usize = 15;

    /// All of them.
    pub const ALL: [Self; Self::COUNT] = [
        Self::NuktaQ,
        Self::NuktaX,
        Self::NuktaGamma,
        Self::NuktaZ,
        Self::NuktaF,
        Self::Chandrabindu,
        Self::Glide,
        Self::Nasal,
        Self::Visarga,
        Self::Virama,
        Self::Doubled,
        Self::Flap,
        Self::OtherNasal,
        Self::ExtraRa,
        Self::BinduAbove,
    ];

    /// True for the nukta of a sound that Hindi has in loans only.
    #[must_use]
    pub const fn is_nukta(self) -> bool {
        matches!(
            self,
            Self::NuktaQ | Self::NuktaX | Self::NuktaGamma | Self::NuktaZ | Self::NuktaF
        )
    }

    /// What a rule settles, whatever a text has more often: true where the sign is to be
    /// written, false where it is to be left out.
    #[must_use]
    pub const fn by_rule(self) -> Option<bool> {
        match self {
            Self::Flap => Some(true),
            Self::OtherNasal | Self::ExtraRa | Self::BinduAbove => Some(false),
            _ => None,
        }
    }

    /// The sign that is written or left out.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::NuktaQ => "क़",
            Self::NuktaX => "ख़",
            Self::NuktaGamma => "ग़",
            Self::NuktaZ => "ज़",
            Self::NuktaF => "फ़",
            Self::Chandrabindu => "ँ",
            Self::Glide => "ये, यी",
            Self::Nasal => "ङ् ञ् ण् न् म्",
            Self::Visarga => "ः",
            Self::Virama => "्",
            Self::Doubled => "त्त्व, र्द्ध",
            Self::Flap => "ड़, ढ़",
            Self::OtherNasal => "न्ट, न्क",
            Self::ExtraRa => "श्रृ",
            Self::BinduAbove => "ेँ",
        }
    }
}

/// A spelling without its choices, and how often it makes each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The spelling as a writer writes it who leaves all the signs out.
    pub key: String,
    marks: [u8; Choice::COUNT],
}

impl Style {
    /// Of a spelling in normal form. Cost: one pass.
    ///
    /// ```
    /// use vartani::language::{Choice, Style};
    /// let (with, without) = (Style::of("ज़िन्दगी"), Style::of("जिंदगी"));
    /// assert_eq!(with.key, without.key);
    /// assert_eq!((with.marks(Choice::NuktaZ), without.marks(Choice::NuktaZ)), (1, 0));
    /// assert_ne!(Style::of("दिन").key, Style::of("दीन").key);
    /// ```
    #[must_use]
    pub fn of(spelling: &str) -> Self {
        let letters: Vec<char> = spelling.chars().collect();
        let mut style = Self::default();
        style.key.reserve(spelling.len());
        let mut at = 0;
        while at < letters.len() {
            at += style.take(&letters, at);
        }
        style
    }

    /// How often the spelling writes the sign of a choice.
    #[must_use]
    pub const fn marks(&self, choice: Choice) -> u8 {
        self.marks[choice as usize]
    }

    /// The choices in which two spellings of one key differ.
    pub fn differences(&self, other: &Self) -> impl Iterator<Item = Choice> {
        let differ = move |choice: &Choice| self.marks(*choice) != other.marks(*choice);
        Choice::ALL.into_iter().filter(differ)
    }

    fn mark(&mut self, choice: Choice) {
        let marks = &mut self.marks[choice as usize];
        *marks = marks.saturating_add(1);
    }

    /// Takes what begins at a letter; says how many letters that were.
    fn take(&mut self, letters: &[char], at: usize) -> usize {
        let letter = letters[at];
        let before = at.checked_sub(1).map(|n| letters[n]);
        if let Some(choice) = of_nukta(before, letter) {
            self.mark(choice);
            return 1;
        }
        if let Some(choice) = nasal_in_cluster(before, &letters[at..]) {
            self.mark(choice);
            self.key.push('ं');
            return 2;
        }
        if is_doubled(before, &letters[at..]) {
            self.mark(Choice::Doubled);
            return 2;
        }
        if let Some(vowel) = heard_glide(before, &letters[at..]) {
            self.mark(Choice::Glide);
            self.key.push(vowel);
            return 2;
        }
        match letter {
            'ँ' => {
                let above = before.is_some_and(|sign| "िीेैोौॉॅइईएऐओऔऑ".contains(sign));
                self.mark(if above {
                    Choice::BinduAbove
                } else {
                    Choice::Chandrabindu
                });
                self.key.push('ं');
            }
            'ः' if at > 0 => self.mark(Choice::Visarga),
            VIRAMA if at + 1 == letters.len() => self.mark(Choice::Virama),
            'श' if letters[at..].starts_with(&['श', VIRAMA, 'र', 'ृ']) => {
                self.mark(Choice::ExtraRa);
                self.key.push('श');
                return 3;
            }
            _ => self.key.push(letter),
        }
        1
    }
}

const NUKTA: char = '\u{93C}';
const VIRAMA: char = '\u{94D}';

fn of_nukta(before: Option<char>, letter: char) -> Option<Choice> {
    if letter != NUKTA {
        return None;
    }
    match before? {
        'क' => Some(Choice::NuktaQ),
        'ख' => Some(Choice::NuktaX),
        'ग' => Some(Choice::NuktaGamma),
        'ज' => Some(Choice::NuktaZ),
        'फ' => Some(Choice::NuktaF),
        'ड' | 'ढ' => Some(Choice::Flap),
        _ => None,
    }
}

const fn is_consonant(letter: char) -> bool {
    matches!(letter, 'क'..='ह' | NUKTA)
}

/// A vowel or a vowel sign.
const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'अ'..='औ' | 'ा'..='ौ')
}

/// The nasal consonants with the stops before which an anusvara may stand for them, and
/// the sounds before which it is used as well: इन्सान, इंसान.
fn nasal_in_cluster(before: Option<char>, letters: &[char]) -> Option<Choice> {
    let &[nasal, VIRAMA, next, ..] = letters else {
        return None;
    };
    if before.is_none_or(|before| before == VIRAMA) {
        return None;
    }
    let own = match nasal {
        'ङ' => "कखगघ",
        'ञ' => "चछजझ",
        'ण' => "टठडढ",
        'न' => "तथदधसश",
        'म' => "पफबभ",
        _ => return None,
    };
    if own.contains(next) {
        Some(Choice::Nasal)
    } else {
        (nasal == 'न' && "कखगघचछजझटठडढ".contains(next)).then_some(Choice::OtherNasal)
    }
}

/// A consonant before itself, or before itself with breath, where a third stands beside
/// the two: र्त्त, द्ध behind र्, त्त्व, ज्ज्व. True of the first.
fn is_doubled(before: Option<char>, letters: &[char]) -> bool {
    let &[first, VIRAMA, second, ref rest @ ..] = letters else {
        return false;
    };
    let behind_ra = before == Some(VIRAMA);
    let in_cluster = rest.first() == Some(&VIRAMA) && rest.len() > 1;
    is_consonant(first)
        && (first == second || breathed(first) == Some(second))
        && (behind_ra || in_cluster)
}

const fn breathed(letter: char) -> Option<char> {
    match letter {
        'क' => Some('ख'),
        'ग' => Some('घ'),
        'च' => Some('छ'),
        'ज' => Some('झ'),
        'ट' => Some('ठ'),
        'ड' => Some('ढ'),
        'त' => Some('थ'),
        'द' => Some('ध'),
        'प' => Some('फ'),
        'ब' => Some('भ'),
        _ => None,
    }
}

/// The vowel that a glide only joins to the one before: ये behind a vowel is ए, यी is ई;
/// behind a consonant where the word ends (गयी, गये). The glide that a stem owns (स्थायी)
/// folds alike, and a table holds apart what is two words (दायी, दाई).
fn heard_glide(before: Option<char>, letters: &[char]) -> Option<char> {
    let &['य', sign, ref rest @ ..] = letters else {
        return None;
    };
    let vowel = match sign {
        'ी' => 'ई',
        'े' => 'ए',
        _ => return None,
    };
    let before = before?;
    let ends = matches!(rest, [] | ['ं' | 'ँ']);
    (is_vowel(before) || (is_consonant(before) && ends)).then_some(vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_for_all_choices() {
        for (a, b) in [
            ("फ़ोन", "फोन"),
            ("माँ", "मां"),
            ("हुयी", "हुई"),
            ("जायेंगे", "जाएँगे"),
            ("नये", "नए"),
            ("दुःख", "दुख"),
            ("भगवान्", "भगवान"),
            ("सम्बन्ध", "संबंध"),
            ("एन्टर", "एंटर"),
            ("अर्द्ध", "अर्ध"),
            ("आर्य्य", "आर्य"),
            ("मूर्च्छा", "मूर्छा"),
            ("महत्त्व", "महत्व"),
            ("उज्ज्वल", "उज्वल"),
            ("श्रृंगार", "शृंगार"),
            ("पढाई", "पढ़ाई"),
            ("वर्द्धमान", "वर्धमान"),
            ("कवितायें", "कविताएँ"),
        ] {
            assert_eq!(Style::of(a).key, Style::of(b).key, "{a} {b}");
            assert!(Style::of(a).differences(&Style::of(b)).count() > 0, "{a}");
        }
    }

    #[test]
    fn other_words_have_other_keys() {
        for (a, b) in [
            ("बचा", "बच्चा"),
            ("सत्ता", "सता"),
            ("अन्य", "अंय"),
            ("जन्म", "जंम"),
            ("दिन", "दीन"),
            ("समय", "समए"),
            ("व्यय", "व्यए"),
            ("श्री", "शी"),
            ("बुद्ध", "बुध"),
            ("पत्थर", "पथर"),
            ("में", "मे"),
        ] {
            assert_ne!(Style::of(a).key, Style::of(b).key, "{a} {b}");
        }
    }
}
