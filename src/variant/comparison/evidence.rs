//! Why two spellings may or may not be one word, term by term.

use crate::sound::{Alignment, Costs, Operation, Phone, align_in_place};

use crate::variant::comparison::edit_kind::{EditKind, kind, pair_kind};
use crate::variant::comparison::ending::ending_terms;
use crate::variant::comparison::form::Form;
use crate::variant::comparison::script_family::ScriptFamily;
use crate::variant::comparison::term::{
    HIGHEST_BANDS, Known, LONGEST, MOST_EDITS, MOST_OF_KIND, MOST_SYLLABLES, Named, Part, Scale,
    Term,
};
use crate::variant::tuning::{MATCHED, SOUND};

/// The terms that hold for a pair, with their values, and the alignment they come from.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Each term at most once, in the order of their numbers.
    pub terms: Vec<(Term, f32)>,
    /// How the two were laid side by side.
    pub alignment: Alignment,
    /// Whose weights count.
    pub writing: ScriptFamily,
}

impl Evidence {
    /// The value of a term that belongs to no family.
    #[must_use]
    pub fn named(&self, named: Named) -> f32 {
        let found = self.terms.iter().find(|t| t.0 == Term::Named(named));
        found.map_or(0.0, |&(_, value)| value)
    }
}

/// Gathers the evidence on a pair of words. Symmetric.
///
/// Cost: one alignment and a few look-ups.
#[must_use]
pub fn evidence(a: &Form<'_>, b: &Form<'_>, costs: &Costs) -> Evidence {
    evidence_with(a, b, costs, &[])
}

/// As [`evidence`], with terms of what stands around the two words.
pub(crate) fn evidence_with(
    a: &Form<'_>,
    b: &Form<'_>,
    costs: &Costs,
    around: &[(Named, f32)],
) -> Evidence {
    let alignment = align_in_place(&a.in_place, &b.in_place, costs);
    let mut terms = Terms(around.iter().map(|&(n, v)| (Term::Named(n), v)).collect());
    sound_and_word_terms(&mut terms, a, b, &alignment);
    ending_terms(&mut terms, a, b, &alignment);
    Evidence {
        terms: terms.added_up(),
        alignment,
        writing: ScriptFamily::of_scripts(a.script, b.script),
    }
}

struct Terms(Vec<(Term, f32)>);

impl Scale for Terms {
    fn put(&mut self, term: Term, value: f32) {
        self.0.push((term, value));
    }
}

impl Terms {
    fn added_up(mut self) -> Vec<(Term, f32)> {
        self.0.sort_by_key(|(term, _)| term.index());
        self.0.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        self.0.retain(|&(_, value)| value != 0.0);
        self.0
    }
}

/// All terms but those of endings.
pub(crate) fn sound_and_word_terms(
    terms: &mut impl Scale,
    a: &Form<'_>,
    b: &Form<'_>,
    alignment: &Alignment,
) {
    terms.add(Named::Bias, 1.0);
    sound_terms(terms, &alignment.operations);
    shape_terms(terms, a, b, alignment);
    lexicon_terms(terms, a, b, alignment);
}

fn sound_terms(terms: &mut impl Scale, operations: &[Operation]) {
    for (at, operation) in operations.iter().enumerate() {
        for phone in [operation.a, operation.b].into_iter().flatten() {
            terms.put(Term::Sound(phone), SOUND);
        }
        let part = match at {
            0 => Part::First,
            _ if at + 1 == operations.len() => Part::Last,
            _ => Part::Inner,
        };
        match operation.class {
            Some(class) => {
                terms.put(Term::Edit(class, part), 1.0);
                terms.put(sounds(operation), 1.0);
            }
            None => {
                if let Some(phone) = operation.a {
                    terms.put(Term::Matched(phone), MATCHED);
                }
            }
        }
    }
}

/// Which sounds stand against each other, whichever word has which.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "handed to iterators that lend"
)]
pub(crate) fn sounds(operation: &Operation) -> Term {
    let (low, high) = match (operation.a, operation.b) {
        (Some(a), Some(b)) => (a.min(b), Some(a.max(b))),
        (a, b) => (a.or(b).unwrap_or(Phone::A), None),
    };
    Term::Sounds(low, high)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a word has fewer than 256 phones"
)]
fn shape_terms(terms: &mut impl Scale, a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) {
    let length = (a.phones.len().min(b.phones.len()) as u8).min(LONGEST);
    terms.put(Term::Length(length), 1.0);
    let mut of_kind = [0_u8; EditKind::ALL.len()];
    for class in alignment.operations.iter().filter_map(|op| op.class) {
        let count = &mut of_kind[kind(class) as usize];
        *count = count.saturating_add(1);
    }
    let edits: u8 = of_kind.iter().fold(0, |sum, &n| n.saturating_add(sum));
    terms.put(Term::Edits(edits.min(MOST_EDITS)), 1.0);
    if edits == 0 {
        terms.add(Named::SameSound, 1.0);
        return;
    }
    for (&kind, &count) in EditKind::ALL.iter().zip(&of_kind) {
        if count > 0 {
            terms.put(Term::OfKind(kind, count.min(MOST_OF_KIND)), 1.0);
        }
    }
    terms.put(Term::EditsIn(edits.min(MOST_EDITS), length / 2), 1.0);
    let syllables = syllables_in_or_out(&alignment.operations) as u8;
    terms.put(Term::Syllables(syllables.min(MOST_SYLLABLES)), 1.0);
    let heaviest = pair_kind(alignment);
    terms.put(Term::Heaviest(heaviest), 1.0);
    terms.put(Term::HeaviestIn(heaviest, length), 1.0);
    if a.fold == b.fold {
        terms.add(Named::SameFold, 1.0);
    }
    if a.fold.skeleton() == b.fold.skeleton() {
        terms.add(Named::SameSkeleton, 1.0);
    }
}

/// How many runs of sounds that stand against nothing have a consonant and a vowel.
fn syllables_in_or_out(operations: &[Operation]) -> usize {
    let alone = |op: &Operation| match (op.a, op.b) {
        (Some(phone), None) | (None, Some(phone)) => Some(phone),
        _ => None,
    };
    let runs = operations.chunk_by(|x, y| alone(x).is_some() && alone(y).is_some());
    let is_syllable = |run: &&[Operation]| {
        let vowels = run
            .iter()
            .filter_map(alone)
            .filter(|phone| phone.is_vowel());
        let vowels = vowels.count();
        (1..run.len()).contains(&vowels)
    };
    runs.filter(is_syllable).count()
}

fn lexicon_terms(terms: &mut impl Scale, a: &Form<'_>, b: &Form<'_>, alignment: &Alignment) {
    if a.weighed().is_none() && a.band.max(b.band).is_none() {
        return;
    }
    let known = match (a.band, b.band) {
        (Some(_), Some(_)) => Known::Both,
        (None, None) => Known::Neither,
        (Some(band), None) | (None, Some(band)) => {
            terms.put(Term::OneBand(band), 1.0);
            Known::One
        }
    };
    terms.put(Term::Lexicon(known, pair_kind(alignment)), 1.0);
    let (x, y) = (a.band.unwrap_or(0), b.band.unwrap_or(0));
    let (rarer, common) = HIGHEST_BANDS;
    let bands = Term::Bands(x.min(y).min(rarer), x.max(y).min(common));
    terms.put(bands, 1.0);
}
