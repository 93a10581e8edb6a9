//! The packs that are compiled in. Add a language: make its files with
//! `tools/language/build.py`, and add its tag here.

use super::endings::Endings;
use super::lexicon::{INFLECTED, Lexicon};
use super::pack::Pack;
use crate::text::Tag;

/// The packs of `data/language/TAG`.
macro_rules! packs {
    ($($tag:literal: $inflected:expr),* $(,)?) => {
        vec![$(Pack::new(
            Tag::known($tag),
            Lexicon::from_parts(include_bytes!(concat!("../../data/language/", $tag, "/lexicon.fst")), $inflected),
            Endings::from_map(include_bytes!(concat!("../../data/language/", $tag, "/endings.fst"))),
            include_str!(concat!("../../data/language/", $tag, "/function-words.txt")),
            include_str!(concat!("../../data/language/", $tag, "/forms.tsv")),
        )),*]
    };
}

/// All packs. Cost: only the heads of the maps are read.
pub(super) fn packs() -> Vec<Pack> {
    packs![
        "hi": INFLECTED,
        "ar": &[],
        "as": &[],
        "bg": &[],
        "bn": &[],
        "cs": &[],
        "de": &[],
        "el": &[],
        "en": &[],
        "es": &[],
        "fa": &[],
        "fr": &[],
        "gu": &[],
        "he": &[],
        "id": &[],
        "it": &[],
        "ja": &[],
        "kn": &[],
        "ko": &[],
        "ml": &[],
        "mr": &[],
        "ne": &[],
        "nl": &[],
        "or": &[],
        "pa": &[],
        "pl": &[],
        "pt": &[],
        "ru": &[],
        "sa": &[],
        "si": &[],
        "sr": &[],
        "ta": &[],
        "te": &[],
        "tr": &[],
        "uk": &[],
        "ur": &[],
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
