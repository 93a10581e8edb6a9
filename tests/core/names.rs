//! Names, and words of katakana and Hangul, in running text: a small article a language in
//! `tests/core/articles/`, with spellings that were planted and forms that were not.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use vartani::text::Document;
use vartani::variant::{Canonicals, Knowledge, Settings, Tier, VocabularyBuilder, decide};

fn decided(text: &str, lowest: Tier, knowledge: &Knowledge) -> Canonicals {
    let document = Document::from_text("article", text);
    let mut words = VocabularyBuilder::new();
    words.add(&document, knowledge);
    words.add_split_words(&document, knowledge);
    let settings = Settings {
        lowest,
        ..Settings::default()
    };
    decide(&words.finish(), knowledge, &settings)
}

/// A line a set, with its members as they are written, the preferred one first.
fn sets(canonicals: &Canonicals) -> Vec<String> {
    let clusters = canonicals.clusters().iter();
    let mut sets: Vec<String> = clusters
        .map(|cluster| {
            let preferred = cluster.canonical().map(|member| &member.surface);
            let mut members: Vec<&String> = cluster.members.iter().map(|m| &m.surface).collect();
            members.sort_by_key(|member| (Some(*member) != preferred, *member));
            let members: Vec<&str> = members.iter().map(|member| member.as_str()).collect();
            members.join(if preferred.is_some() { " ← " } else { " / " })
        })
        .collect();
    sets.sort();
    sets
}

#[test]
fn planted_spellings_are_found_and_forms_are_not() {
    let folder = Path::new("tests/core/articles");
    let files = fs::read_dir(folder).expect("articles");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let knowledge = Knowledge::without_table();
    let mut found = String::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("an article");
        let language = path.file_stem().unwrap_or_default().display();
        let sets = sets(&decided(&text, Tier::Possible, &knowledge));
        found.extend([&language.to_string(), ": ", &sets.join("; "), "\n"]);
    }
    assert_snapshot!(found, @r"
    bg: Велизаров / Велизраов; Макферсън ← Макфърсън
    cs: Hradecný / Hradečný; Zahradová / Zahraodvá
    de: Kressbach ← Kresbsach; Oberlaender / Oberländer
    el: Βελισαρίδης / Βελισσαρίδης
    en: Lvovsky ← Lvovksy; Saparbekova ← Saparbekowa; airstrikes ← air strikes
    es: Belmontejo ← Belmotnejo; Germán ← German
    fr: Helene / Hélène; Vasseline ← Vaseline
    ja: コンピュータ / コンピューター; スペンサーコンプトン / スペンサー・コンプトン; ベネツィア / ヴェネツィア
    ko: 데이타 / 데이터; 모터스포츠 / 모토스포츠
    pl: Kwasnicki / Kwaśnicki; Morawicka / Morwaicka
    ru: Вельяминский / Веляминский; Макферсон ← Макфесрон
    tr: Akbasoğlu / Akbaşoğlu; Çelebican ← Çelebicna
    uk: Вербовецький / Вербовеьцкий; Джульєтта / Джулєтта; п'ятницю ← п’ятницю
    ");
}

#[test]
fn a_text_without_names_costs_nothing_and_says_nothing() {
    let knowledge = Knowledge::without_table();
    let text = "Filing and filling. The minister and the ministers. A message, a massage.";
    assert!(sets(&decided(text, Tier::Possible, &knowledge)).is_empty());
}
