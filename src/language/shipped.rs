//! The packs that are compiled in. Add a language: make its files with
//! `tools/language/build.py`, and add its tag here.

use super::endings::Endings;
use super::lexicon::{INFLECTED, Lexicon};
use super::pack::Pack;
use super::tag::Tag;

/// The packs of `data/language/TAG`.
macro_rules! packs {
    ($($tag:literal: $inflected:expr),* $(,)?) => {
        vec![$(Pack::of(
            Tag::known($tag),
            Lexicon::of(include_bytes!(concat!("../../data/language/", $tag, "/lexicon.fst")), $inflected),
            Endings::of(include_bytes!(concat!("../../data/language/", $tag, "/endings.fst"))),
            include_str!(concat!("../../data/language/", $tag, "/function-words.txt")),
            include_str!(concat!("../../data/language/", $tag, "/forms.tsv")),
        )),*]
    };
}

/// All packs. Cost: only the heads of the maps are looked at.
pub(super) fn packs() -> Vec<Pack> {
    let packs = packs![
        "hi": INFLECTED,
        "mr": &[],
        "ne": &[],
        "bn": &[],
        "ta": &[],
        "ur": &[],
        "fa": &[],
        "ar": &[],
        "en": &[],
        "ru": &[],
        "uk": &[],
        "bg": &[],
        "cs": &[],
        "de": &[],
        "el": &[],
        "es": &[],
        "fr": &[],
        "it": &[],
        "nl": &[],
        "pl": &[],
        "pt": &[],
        "sr": &[],
        "tr": &[],
        "ja": &[],
        "ko": &[],
    ];
    let with_variants = |pack: Pack| {
        let variants = variants(pack.tag);
        pack.with_variants(variants)
    };
    packs.into_iter().map(with_variants).collect()
}

/// The rows of a language with cases.
fn variants(tag: Tag) -> &'static str {
    match tag.as_str() {
        "en" => include_str!("../../data/language/en/variants.csv"),
        "ru" => include_str!("../../data/language/ru/variants.csv"),
        "uk" => include_str!("../../data/language/uk/variants.csv"),
        "cs" => include_str!("../../data/language/cs/variants.csv"),
        "de" => include_str!("../../data/language/de/variants.csv"),
        "el" => include_str!("../../data/language/el/variants.csv"),
        "es" => include_str!("../../data/language/es/variants.csv"),
        "fr" => include_str!("../../data/language/fr/variants.csv"),
        "it" => include_str!("../../data/language/it/variants.csv"),
        "pl" => include_str!("../../data/language/pl/variants.csv"),
        "pt" => include_str!("../../data/language/pt/variants.csv"),
        "tr" => include_str!("../../data/language/tr/variants.csv"),
        _ => "",
    }
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
