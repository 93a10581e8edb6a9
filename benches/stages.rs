//! Each stage of a run by itself: `cargo bench`. Whole commands beside their
//! rivals are timed by `tools/speed/compare.sh`.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

use vartani::format::{Chosen, Format, with_prose};
use vartani::language::Lexicon;
use vartani::lint::{Checks, Edits, check};
use vartani::sound::align_in_place;
use vartani::text::{Document, Spelling};
use vartani::variant::{Knowledge, Settings, Tier, VocabularyBuilder, decide};

/// About a megabyte of the sample.
fn text() -> String {
    include_str!("../tests/cases/article.txt").repeat(1000)
}

/// Words of the lexicon, each a different one: what the join is measured on.
fn distinct_words(number: usize) -> String {
    let words: Vec<String> = Lexicon::hindi()
        .words()
        .into_iter()
        .map(|(word, _)| word)
        .collect();
    let step = words.len().div_ceil(number).max(1);
    let some: Vec<String> = words.into_iter().step_by(step).collect();
    some.join("\n")
}

fn scan(c: &mut Criterion) {
    let text = text();
    let document = Document::from_text("x", &text);
    let knowledge = Knowledge::built_in();
    let mut group = c.benchmark_group("scan");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("read the bytes", |b| {
        b.iter(|| text.bytes().fold(0_u64, |sum, byte| sum + u64::from(byte)));
    });
    group.bench_function("words", |b| b.iter(|| black_box(&document).words().count()));
    group.bench_function("count", |b| {
        b.iter(|| {
            let mut words = VocabularyBuilder::new();
            words.add(black_box(&document), &knowledge);
            words
        });
    });
    group.bench_function("markdown", |b| {
        b.iter(|| {
            let document = Document::from_text("x.md", &text);
            with_prose(document, Format::Markdown, &Chosen::default())
        });
    });
    group.finish();
}

fn judge(c: &mut Criterion) {
    let knowledge = Knowledge::without_table();
    let model = &knowledge.model;
    let (a, b) = (
        Spelling::of_word("कज़ाख़स्तान"),
        Spelling::of_word("कजाकिस्तान"),
    );
    c.bench_function("form", |bench| bench.iter(|| knowledge.form(black_box(&a))));
    let (a, b) = (knowledge.form(&a), knowledge.form(&b));
    c.bench_function("evidence of a pair", |bench| {
        bench.iter(|| model.evidence(black_box(&a), black_box(&b)));
    });
    c.bench_function("weight of a pair", |bench| {
        bench.iter(|| {
            let alignment = align_in_place(black_box(&a.in_place), &b.in_place, model.costs());
            model.weigh(black_box(&a), black_box(&b), &alignment, 0.0)
        });
    });
}

fn join(c: &mut Criterion) {
    let knowledge = Knowledge::without_table();
    let mut group = c.benchmark_group("join");
    group.sample_size(10);
    for number in [5_000, 50_000] {
        let document = Document::from_text("x", &distinct_words(number));
        let mut words = VocabularyBuilder::new();
        words.add(&document, &knowledge);
        let words = words.finish();
        group.throughput(Throughput::Elements(words.entries().len() as u64));
        group.bench_function(format!("{number} words"), |b| {
            b.iter(|| decide(black_box(&words), &knowledge, &Settings::default()));
        });
    }
    group.finish();
}

fn files(c: &mut Criterion) {
    let text = text();
    let document = Document::from_text("x", &text);
    let knowledge = Knowledge::built_in();
    let mut words = VocabularyBuilder::new();
    words.add(&document, &knowledge);
    let canonicals = decide(&words.finish(), &knowledge, &Settings::default());
    let checks = Checks::default();
    let mut group = c.benchmark_group("file");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("check", |b| {
        b.iter(|| check(black_box(&document), &canonicals, &knowledge, &checks));
    });
    let findings = check(&document, &canonicals, &knowledge, &checks);
    group.bench_function("fix", |b| {
        b.iter(|| Edits::from_findings(&findings, Tier::Likely).rewrite(&document));
    });
    group.finish();
}

criterion_group!(stages, scan, judge, join, files);
criterion_main!(stages);
