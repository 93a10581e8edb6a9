//! The packs that are compiled in. Add a language: make its files with
//! `tools/language/build.py`, and add its tag here.

use super::endings::Endings;
use super::lexicon::{INFLECTED, Lexicon};
use super::pack::Pack;
use super::rows::Rows;
use crate::text::Tag;

/// The rows of a pack: its own, or none where the top-level `variants.csv` has them (Hindi)
/// or nobody has.
macro_rules! rows {
    (own $tag:literal) => {
        Rows::from_parts(
            include_str!(concat!("../../data/language/", $tag, "/variants.csv")),
            include_bytes!(concat!("../../data/language/", $tag, "/variants.fst")),
        )
    };
    (none $tag:literal) => {
        Rows::NONE
    };
}

/// The packs of `data/language/TAG`.
macro_rules! packs {
    ($($tag:literal: $inflected:expr, $rows:ident);* $(;)?) => {
        vec![$(Pack::new(
            Tag::known($tag),
            Lexicon::from_parts(include_bytes!(concat!("../../data/language/", $tag, "/lexicon.fst")), $inflected),
            Endings::from_map(include_bytes!(concat!("../../data/language/", $tag, "/endings.fst"))),
            rows!($rows $tag),
            include_str!(concat!("../../data/language/", $tag, "/function-words.txt")),
            include_str!(concat!("../../data/language/", $tag, "/forms.tsv")),
        )),*]
    };
}

/// All packs. Cost: only the heads of the maps are read.
pub(super) fn packs() -> Vec<Pack> {
    packs![
        "hi": INFLECTED, none;
        "ar": &[], own;
        "as": &[], own;
        "bg": &[], own;
        "bn": &[], own;
        "cs": &[], own;
        "de": &[], own;
        "el": &[], own;
        "en": &[], own;
        "es": &[], own;
        "fa": &[], own;
        "fr": &[], own;
        "gu": &[], own;
        "he": &[], own;
        "id": &[], own;
        "it": &[], own;
        "ja": &[], own;
        "kn": &[], own;
        "ko": &[], own;
        "ml": &[], own;
        "mr": &[], own;
        "ne": &[], own;
        "nl": &[], own;
        "or": &[], own;
        "pa": &[], own;
        "pl": &[], own;
        "pt": &[], own;
        "ru": &[], own;
        "sa": &[], none;
        "si": &[], own;
        "sr": &[], own;
        "ta": &[], own;
        "te": &[], own;
        "tr": &[], own;
        "uk": &[], own;
        "ur": &[], own;
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_has_its_parts() {
        for pack in packs() {
            let tag = pack.tag;
            assert!(pack.lexicon.len() > 1000, "{tag}: {:?}", pack.lexicon);
            assert!(pack.function_words().len() > 50, "{tag}");
            assert!(
                format!("{:?}", pack.endings).len() > "Endings of 99 pairs".len(),
                "{tag}"
            );
            let forms = pack.forms();
            let all = forms.prefixes.len() + forms.suffixes.len() + forms.derivations.len();
            assert!(all > 5, "{tag}: {forms:?}");
        }
    }
}
