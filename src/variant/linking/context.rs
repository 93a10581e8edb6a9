//! What stands beside the words of a document: शर्मिला टैगोर, शर्मिला टेगोर.
//!
//! Two rare spellings beside the same rare word are seldom two words. Of 70 sets of
//! the Hindi texts whose members fall short of `likely` and share a neighbour, 61 are
//! one word; of as many that share none, hardly more than half.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Document, Spelling, TextSpan};

use crate::variant::knowledge::Knowledge;
use crate::variant::tuning::{BESIDE_ANY, MOST_BY_NEIGHBOUR, PER_NAT_OF_RARITY, UNREMARKABLE};
use crate::variant::vocabulary::entry::{Entry, Vocabulary};
use crate::variant::vocabulary::phrase::GAPS;

/// Longest document, in bytes, that is read once more for its neighbours.
pub(crate) const LONGEST: usize = 4 << 20;

/// What stands before a word that repeats the one before in another script or other
/// words: टोकायेव (Tokayev).
const GLOSSES: [&str; 4] = [" (", "(", " [", "/"];

/// On which side of a word another stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Side {
    Before,
    After,
}

/// The neighbours of some spellings.
#[derive(Debug, Default)]
pub(crate) struct Neighbours(FxHashMap<Spelling, FxHashSet<(Side, Spelling)>>);

impl Neighbours {
    /// The neighbours that the wanted spellings have in a document.
    ///
    /// Cost: a look-up a word; a way of writing is normalised once.
    pub(crate) fn in_document(document: &Document, wanted: &FxHashSet<&str>) -> Self {
        let mut neighbours = Self::default();
        let mut spellings: FxHashMap<&str, Spelling> = FxHashMap::default();
        let mut last: Option<(TextSpan, &str)> = None;
        for (token, word) in document.words() {
            let spelling = spellings
                .entry(word)
                .or_insert_with(|| Spelling::of_word(word));
            let is_wanted = wanted.contains(spelling.as_str());
            if let Some((before, other)) = last {
                let gap = TextSpan::new(before.end, token.span.start);
                let gap = document.text(gap);
                if GAPS.contains(&gap) || GLOSSES.contains(&gap) {
                    let (spelling, other) = (spelling.clone(), spellings[other].clone());
                    if wanted.contains(other.as_str()) {
                        neighbours.put(other.clone(), Side::After, spelling.clone());
                    }
                    if is_wanted {
                        neighbours.put(spelling, Side::Before, other);
                    }
                }
            }
            last = Some((token.span, word));
        }
        neighbours
    }

    fn put(&mut self, spelling: Spelling, side: Side, neighbour: Spelling) {
        self.0
            .entry(spelling)
            .or_default()
            .insert((side, neighbour));
    }

    /// What the rarest neighbour that two spellings have on the same side adds to
    /// their log-odds.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of words and pairs stay far below the mantissa"
    )]
    pub(crate) fn support(
        &self,
        a: &Entry,
        b: &Entry,
        vocabulary: &Vocabulary,
        words: u64,
        knowledge: &Knowledge,
    ) -> f32 {
        let (Some(of_a), Some(of_b)) = (self.0.get(&a.spelling), self.0.get(&b.spelling)) else {
            return 0.0;
        };
        let rarity = |(_, neighbour): &&(Side, Spelling)| {
            let band = knowledge.band(neighbour);
            if band.is_some_and(|band| band >= BESIDE_ANY) {
                return None;
            }
            let count = vocabulary.get(neighbour)?.count;
            let meetings = count as f32 * a.count.min(b.count) as f32;
            Some((words as f32 / meetings.max(1.0)).ln())
        };
        let shared = of_a.intersection(of_b);
        let rarest = shared
            .filter_map(|shared| rarity(&shared))
            .fold(0.0, f32::max);
        (PER_NAT_OF_RARITY * (rarest - UNREMARKABLE)).clamp(0.0, MOST_BY_NEIGHBOUR)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::variant::{Knowledge, Settings, VocabularyBuilder, decide, decide_in};

    #[test]
    fn two_spellings_beside_one_rare_word_are_likelier_one() {
        let rest = "कमरे में मेज और कुर्सी के साथ एक पुरानी घड़ी रखी थी। ".repeat(80);
        let sets = |text: &str| {
            let (document, knowledge) =
                (Document::from_text("x", text), Knowledge::without_table());
            let mut words = VocabularyBuilder::new();
            words.add(&document, &knowledge);
            let words = words.finish();
            let settings = Settings::default();
            let without = decide(&words, &knowledge, &settings).clusters().len();
            let with = decide_in(&document, &words, &knowledge, &settings)
                .clusters()
                .len();
            (without, with)
        };
        let beside = format!("{rest} शर्मिला नोबेल आए। शर्मिला नोवेल गए।");
        let glossed = format!("{rest} वह नोबेल (Nobel) लाए। कल नोवेल (Nobel) गए।");
        let apart = format!("{rest} शर्मिला नोबेल आए। लीला नोवेल गए।");
        assert_eq!(sets(&beside), (0, 1));
        assert_eq!(sets(&glossed), (0, 1));
        assert_eq!(sets(&apart), (0, 0));
    }
}
