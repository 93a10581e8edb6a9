//! The memory of an archive: its vocabulary, stored, and what of it bears on a draft.
//!
//! A draft is judged against the whole archive without joining the archive
//! again: only the archive's spellings that share a blocking key with one of the
//! draft's can be variants of it.

use crate::variant::blocking::blocks::Blocks;
use crate::variant::comparison::comparable::forms;
use crate::variant::knowledge::Knowledge;
use crate::variant::vocabulary::entry::Vocabulary;

/// The vocabulary of an archive, ready to judge drafts by.
#[derive(Debug)]
pub struct Archive {
    vocabulary: Vocabulary,
    /// The keys of the spellings that are compared, by their place in `places`.
    blocks: Blocks,
    places: Vec<usize>,
}

impl Archive {
    /// Prepares a vocabulary.
    ///
    /// Cost: the blocking keys of all its spellings are made and sorted: about
    /// two seconds a million on two cores.
    #[must_use]
    pub fn new(vocabulary: Vocabulary, knowledge: &Knowledge) -> Self {
        let (places, forms) = forms(&vocabulary, knowledge, true);
        let blocks = Blocks::of_forms(&forms);
        Self {
            vocabulary,
            blocks,
            places,
        }
    }

    /// How many distinct spellings the archive has.
    #[must_use]
    pub fn spellings(&self) -> usize {
        self.vocabulary.entries().len()
    }

    /// The spellings of a draft together with all that the archive may write for
    /// them; documents are
    /// those of the archive.
    ///
    /// Cost: a binary search a blocking key of the draft.
    #[must_use]
    pub fn around(&self, draft: &Vocabulary, knowledge: &Knowledge) -> Vocabulary {
        let entries = self.vocabulary.entries();
        let mut near: Vec<usize> = Vec::new();
        for entry in draft.entries() {
            let known = knowledge.in_language(entry.language);
            near.extend(self.vocabulary.find(&entry.spelling, entry.language));
            if let Some(row) = known.canonical_of(&entry.spelling) {
                let canonical = row.row.canonical_spelling();
                near.extend(self.vocabulary.find(&canonical, entry.language));
            }
            let form = known.form(&entry.spelling);
            let numbers = self.blocks.sharing(&form);
            near.extend(numbers.map(|number| self.places[number as usize]));
        }
        near.sort_unstable();
        near.dedup();
        let near = near.into_iter().map(|at| entries[at].clone());
        draft.joined(near.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::variant::{Knowledge, Settings, Tier, VocabularyBuilder, decide};

    fn counted(texts: &[&str], knowledge: &Knowledge) -> Vocabulary {
        let mut words = VocabularyBuilder::new();
        for text in texts {
            words.add(&Document::from_text("x", text), knowledge);
        }
        words.finish()
    }

    #[test]
    fn a_custom_is_no_surer_than_what_joins_the_two() {
        // The built-in knowledge has पाञ्च → पांच and does not know पाँच.
        let knowledge = Knowledge::built_in();
        let archive = Archive::new(counted(&["पाँच", "पाँच", "पाँच"], &knowledge), &knowledge);
        let around = archive.around(&counted(&["पांच"], &knowledge), &knowledge);
        let settings = Settings {
            archive: archive.spellings(),
            ..Settings::default()
        };
        let canonicals = decide(&around, &knowledge, &settings);
        let (cluster, member) = canonicals.lookup("पांच").unwrap();
        assert_eq!(cluster.name(), "पाँच");
        assert_eq!(member.tier, Tier::Likely);
    }

    #[test]
    fn a_draft_follows_the_archive_at_its_first_use() {
        let knowledge = Knowledge::without_table();
        let texts = [
            "राष्ट्रपति कज़ाख़स्तान",
            "राष्ट्रपति टोकायेव गए",
            "टोकायेव आए",
            "टोकायेव",
            "दिन",
        ];
        let archive = Archive::new(counted(&texts, &knowledge), &knowledge);
        let draft = counted(&["राष्ट्रपति टोकायव बोले"], &knowledge);
        let around = archive.around(&draft, &knowledge);
        assert!(around.get("टोकायेव").is_some());
        assert!(around.get("दिन").is_none());
        assert_eq!(around.get("राष्ट्रपति").map(|e| e.documents), Some(2));
        let settings = Settings {
            lowest: Tier::Possible,
            archive: archive.spellings(),
            ..Settings::default()
        };
        let canonicals = decide(&around, &knowledge, &settings);
        let (cluster, _) = canonicals.lookup("टोकायव").unwrap();
        assert_eq!(cluster.name(), "टोकायेव");
        assert_eq!(
            cluster.reason.to_string(),
            "the archive has it in more documents (3 : 0)"
        );
    }
}
