//! The rows of the language packs keep the laws of the built-in table, and each is found.

use std::path::Path;

use vartani::Checker;
use vartani::language::{HouseStyle, Languages, Tag};
use vartani::table::{Relation, Row, Status, Table};
use vartani::text::Document;
use vartani::variant::{Knowledge, Tier, Verdict, judge};

/// The table of each pack that has rows.
fn tables() -> Vec<(Tag, String)> {
    let languages = Languages::built_in();
    let with_rows = languages
        .packs()
        .iter()
        .filter(|pack| !pack.rows.is_empty());
    let table = |tag: Tag| {
        let path = format!("data/language/{tag}/variants.csv");
        (tag, std::fs::read_to_string(path).unwrap())
    };
    with_rows.map(|pack| table(pack.tag)).collect()
}

#[test]
fn no_row_breaks_a_law() {
    for (tag, text) in tables() {
        let path = format!("{tag}/variants.csv");
        let problems = Table::problems(text.as_bytes(), Path::new(&path), true);
        assert!(problems.is_empty(), "{problems:#?}");
    }
}

#[test]
fn every_row_is_of_its_language_and_joins_two_spellings() {
    for (tag, text) in tables() {
        let table = Table::parse(text.as_bytes(), Path::new("variants.csv")).unwrap();
        for (row, _) in table.rows() {
            let name = format!("{tag}: {} / {}", row.variant(), row.canonical());
            assert_eq!(Tag::parse(&row.lang), Some(tag), "{name}");
            assert_eq!(row.relation, Relation::Variant, "{name}");
            assert_ne!(row.status, Status::Retired, "{name}");
            assert_ne!(row.variant_spelling(), row.canonical_spelling(), "{name}");
        }
    }
}

/// `variants.fst` is of the `variants.csv` beside it: run `cargo run --example index_rows`.
#[test]
fn every_row_is_found_by_both_spellings() {
    let mut knowledge = Knowledge::built_in();
    for row in knowledge.rows() {
        let tag = Tag::parse(&row.lang).filter(|tag| *tag != Tag::HINDI);
        let Some(tag) = tag else { continue };
        knowledge.languages.say(tag);
        for spelling in [row.variant_spelling(), row.canonical_spelling()] {
            let found = knowledge.rows_of(&spelling);
            assert!(found.contains(&row), "{row:?} by {spelling}");
        }
    }
}

#[test]
fn there_are_forty_thousand_variants() {
    let rows = Knowledge::built_in().rows();
    let is_variant = |row: &&Row| {
        matches!(
            row.relation,
            Relation::Variant | Relation::Misspelling | Relation::Encoding
        ) && !row.declares()
    };
    let variants = rows.iter().filter(is_variant).count();
    assert!(variants >= 40_000, "{variants}");
    let verified = rows
        .iter()
        .filter(is_variant)
        .filter(|row| row.status == Status::Verified);
    assert!(verified.count() >= 15_000);
}

#[test]
fn each_pack_names_its_licence_and_source() {
    for pack in Languages::built_in().packs() {
        let path = format!("data/language/{}/README.md", pack.tag);
        let readme = std::fs::read_to_string(&path).unwrap();
        assert!(
            readme.contains("| source | version | licence | what |"),
            "{path}"
        );
        let licences = ["Apache-2.0", "SCOWL's own", "Unicode-3.0", "MIT"];
        assert!(
            licences.iter().any(|licence| readme.contains(licence)),
            "{path}"
        );
    }
    let all = std::fs::read_to_string("data/language/README.md").unwrap();
    for (tag, text) in tables() {
        let table = Table::parse(text.as_bytes(), Path::new("variants.csv")).unwrap();
        for (row, _) in table.rows() {
            let source = row.source.split([' ', ';']).next().unwrap();
            assert!(
                all.contains(&format!("`{source}")),
                "{tag}: {source} has no licence"
            );
        }
    }
}

#[test]
fn names_that_a_table_joins_are_variants() {
    let knowledge = Knowledge::built_in();
    for (a, b) in [
        ("Gaddafi", "Kadafi"),
        ("Kyiv", "Kiev"),
        ("Beijing", "Peking"),
        ("Xinjiang", "Sinkiang"),
        ("colour", "color"),
        ("Kiev's", "Kyiv's"),
    ] {
        let judged = judge(a, b, Tier::Likely, &knowledge);
        assert_eq!(judged.verdict, Verdict::Variant, "{a} {b}");
    }
}

/// What `check` finds in a text: words with their suggestions.
fn found(text: &str, checker: &Checker) -> Vec<String> {
    let report = checker.check(Document::from_text("draft", text));
    let shown = report.findings().iter().map(|finding| {
        let suggestion = finding.suggestion.as_deref().unwrap_or_default();
        format!("{} → {suggestion}", finding.word)
    });
    shown.collect()
}

fn english(style: Option<HouseStyle>) -> Checker {
    let builder = Checker::builder().language("en");
    match style {
        Some(style) => builder.style(style).build(),
        None => builder.build(),
    }
}

#[test]
fn rows_act_where_both_spellings_stand() {
    for (language, text, expected) in [
        (
            "en",
            "They went to Kiev. KIEV and Kyiv.",
            &["Kiev → Kyiv", "KIEV → KYIV"][..],
        ),
        ("en", "Kiev's streets, Kyiv's parks.", &["Kiev → Kyiv"]),
        ("en", "They went to Kiev twice.", &[]),
        ("en", "They went to Kiev (in Ukrainian Kyiv).", &[]),
        ("en", "The road to Kyiv/Kiev was long.", &[]),
        (
            "en",
            "They went to Kyiv (by car). Kiev was near.",
            &["Kiev → Kyiv"],
        ),
        ("es", "Kiev y Kyiv.", &[]),
        ("ru", "Он видел Кадафи и Каддафи.", &["Кадафи → Каддафи"]),
        (
            "ru",
            "Из Штуттгарта в Штутгарт, у Штутгарта.",
            &["Штуттгарта → Штутгарта"],
        ),
        (
            "tr",
            "Istanbul, İstanbul ve ISTANBUL.",
            &["Istanbul → İstanbul", "ISTANBUL → İSTANBUL"],
        ),
    ] {
        let checker = Checker::builder().language(language).build();
        assert_eq!(found(text, &checker), expected, "{text}");
    }
}

#[test]
fn a_style_writes_what_its_house_writes() {
    let text = "The colour of the organization: we organise it. Pearl Harbor has a harbor.";
    for (style, expected) in [
        (
            HouseStyle::OXFORD,
            &["organise → organize", "harbor → harbour"][..],
        ),
        (
            HouseStyle::BRITISH,
            &["organization → organisation", "harbor → harbour"],
        ),
        (
            HouseStyle::AMERICAN,
            &["colour → color", "organise → organize"],
        ),
        (
            HouseStyle::CANADIAN,
            &["organise → organize", "harbor → harbour"],
        ),
        (
            HouseStyle::AUSTRALIAN,
            &["organization → organisation", "harbor → harbour"],
        ),
    ] {
        assert_eq!(found(text, &english(Some(style))), expected, "{style}");
    }
}

/// All words that two styles spell differently are one decision of a document.
#[test]
fn a_mixed_style_is_one_finding() {
    let text = "We organise and organize; they realise and realize. She apologised. \
                The colour, the color.";
    let report = english(None).check(Document::from_text("draft", text));
    let words: Vec<&str> = report.findings().iter().map(|f| f.word.as_str()).collect();
    assert_eq!(
        words,
        ["organize", "colour", "color"],
        "{:#?}",
        report.findings()
    );
    assert_eq!(report.findings()[0].suggestion.as_deref(), Some("organise"));
    assert_eq!(report.findings()[0].more.len(), 1);
    assert!(
        report
            .findings()
            .iter()
            .all(|finding| finding.tier == Tier::Likely)
    );
}

#[test]
fn a_table_of_ones_own_goes_before() {
    let text = "Kiev and Kyiv, colour and color.";
    for (rows, expected) in [
        (
            "Kyiv,Kiev,variant",
            &["Kyiv → Kiev", "colour → ", "color → "][..],
        ),
        (
            "Kyiv,Kyjiw,variant",
            &["Kiev → Kyjiw", "Kyiv → Kyjiw", "colour → ", "color → "],
        ),
        ("Kiev,Kyiv,distinct", &["colour → ", "color → "]),
        ("Kiev,Kiev,keep", &["colour → ", "color → "]),
        ("colour,color,variant", &["Kiev → Kyiv", "colour → color"]),
        ("colour,color,distinct", &["Kiev → Kyiv"]),
    ] {
        let table = format!("variant,canonical,relation\n{rows}\n");
        let table = Table::parse(table.as_bytes(), Path::new("own.csv")).unwrap();
        let checker = Checker::builder().table(table).language("en").build();
        assert_eq!(found(text, &checker), expected, "{rows}");
    }
}
