//! The habits of a scope: which of the choices of a house (`language/style.rs`) its texts
//! make, over all their words.
//!
//! A word counts where it has the choice: the lexicon, or the scope itself, has its other
//! spelling, and the two are not held apart.

use crate::language::{Choice, Style, Tag, has_nuktas_of_origin, with_sign};
use crate::text::Script;
use crate::variant::knowledge::{InLanguage, Knowledge};
use crate::variant::tuning::{FEWEST_FOR_HABIT, HABIT};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};

/// How often the texts of a scope write the sign of a choice, and how often they leave it
/// out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Habit {
    pub(crate) written: u64,
    pub(crate) left_out: u64,
}

impl Habit {
    /// The direction of a habit that is one: enough words, and nearly all go one way.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of words stay far below the mantissa"
    )]
    pub(crate) fn direction(self) -> Option<bool> {
        let all = self.written + self.left_out;
        let most = self.written.max(self.left_out);
        let is_one = all >= FEWEST_FOR_HABIT && most as f64 >= HABIT * all as f64;
        is_one.then_some(self.written > self.left_out)
    }

    /// Where the majority goes.
    pub(crate) fn leaning(self) -> Option<bool> {
        (self.written != self.left_out).then_some(self.written > self.left_out)
    }
}

/// The habits of a scope.
#[derive(Clone, Debug, Default)]
pub(crate) struct Habits([Habit; Choice::COUNT]);

impl Habits {
    /// Cost: a few look-ups for each spelling of Hindi.
    pub(crate) fn of(vocabulary: &Vocabulary, knowledge: &Knowledge) -> Self {
        let known = knowledge.in_language(Some(Tag::HINDI));
        let mut habits = Self::default();
        for entry in vocabulary.entries() {
            if entry.language == Some(Tag::HINDI) && entry.script == Script::Devanagari {
                habits.count(entry, vocabulary, known);
            }
        }
        habits
    }

    /// The habit of a choice.
    pub(crate) const fn of_choice(&self, choice: Choice) -> Habit {
        self.0[choice as usize]
    }

    /// The habit of all nuktas of loans together.
    pub(crate) fn of_nuktas(&self) -> Habit {
        let nuktas = Choice::ALL.into_iter().filter(|choice| choice.is_nukta());
        nuktas.fold(Habit::default(), |sum, choice| {
            let of_one = self.of_choice(choice);
            Habit {
                written: sum.written + of_one.written,
                left_out: sum.left_out + of_one.left_out,
            }
        })
    }

    fn count(&mut self, entry: &Entry, vocabulary: &Vocabulary, known: InLanguage<'_>) {
        let style = Style::of(&entry.spelling);
        for choice in COUNTED {
            let habit = &mut self.0[choice as usize];
            if style.marks(choice) > 0 {
                let is_choice = choice != Choice::Glide || is_only_heard(entry, known);
                habit.written += if is_choice { entry.count } else { 0 };
            } else if leaves_out(&entry.spelling, choice, vocabulary, known) {
                habit.left_out += entry.count;
            }
        }
    }
}

/// The choices that are counted over all words.
const COUNTED: [Choice; 8] = [
    Choice::NuktaQ,
    Choice::NuktaX,
    Choice::NuktaGamma,
    Choice::NuktaZ,
    Choice::NuktaF,
    Choice::Chandrabindu,
    Choice::Glide,
    Choice::Nasal,
];

/// गये is also written गए; the stem of स्थायी owns its glide.
fn is_only_heard(entry: &Entry, known: InLanguage<'_>) -> bool {
    let key = Style::of(&entry.spelling).key;
    known.band(&key).is_some()
}

/// The word is also written with the sign: the lexicon or the scope has it so.
fn leaves_out(word: &str, choice: Choice, vocabulary: &Vocabulary, known: InLanguage<'_>) -> bool {
    if choice == Choice::Nasal {
        return has_anusvara_before_stop(word);
    }
    let is_written = |signed: &String| {
        let is_word = if choice.is_nukta() {
            has_nuktas_of_origin(signed)
        } else {
            known.band(signed).is_some()
        };
        is_word || vocabulary.get_in(signed, known.language).is_some()
    };
    let is_wrong = |signed: &String| {
        let entry = known.canonical_of(signed);
        entry.is_some_and(|entry| *entry.row.canonical_spelling() == *word)
    };
    let mut signed = with_sign(word, choice).into_iter().filter(is_written);
    signed.any(|signed| !is_wrong(&signed) && !known.is_distinct(word, &signed))
}

fn has_anusvara_before_stop(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_stop = |c: char| matches!(c, 'क'..='घ' | 'च'..='झ' | 'ट'..='ढ' | 'त'..='ध' | 'प'..='भ');
    letters
        .windows(2)
        .any(|two| two[0] == 'ं' && is_stop(two[1]))
}
