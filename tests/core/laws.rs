//! Laws that hold for any text.

use std::sync::LazyLock;

use proptest::prelude::*;
use vartani::lint::Rule;
use vartani::sound::{AlignScratch, Bound, Costs, align, align_within, distance, in_place, phones};
use vartani::text::{Document, words_of_passage};
use vartani::variant::{Knowledge, Tier, VocabularyBuilder};
use vartani::{Checker, DocumentSettings};

/// Checkers without and with the built-in table; house style too, all tiers.
static CHECKERS: LazyLock<[Checker; 2]> = LazyLock::new(|| {
    [Knowledge::without_table(), Knowledge::built_in()].map(|knowledge| {
        let builder = Checker::with_knowledge(knowledge).tier(Tier::Possible);
        let all = Rule::ALL.iter();
        all.fold(builder, |builder, &rule| builder.rule(rule))
            .build()
    })
});

fn built_in() -> &'static Checker {
    &CHECKERS[1]
}

fn fixed(document: &Document, checker: &Checker) -> Vec<u8> {
    fixed_at(document, checker, Tier::Possible)
}

/// As `fix` does it.
fn fixed_at(document: &Document, checker: &Checker, lowest: Tier) -> Vec<u8> {
    let own = DocumentSettings {
        lowest,
        ..checker.document_settings().clone()
    };
    let report = checker.check(document.clone());
    checker.settled(report, &own).fixed(lowest)
}

/// Texts made of words that vary as real ones do, and of anything between them.
fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "ख\u{95C}\u{93C}े",
        "न्यूयॉर्क",
        "न्यू",
        "यॉर्क",
        "ठीकठाक",
        "ठीक",
        "ठाक",
        "टोकायव",
        "टोकायेव",
        "तोकायेव",
        "टोकयव",
        "मॉस्को",
        "मास्को",
        "महत्त्वपूर्ण",
        "महत्वपूर्ण",
        "सम्बन्ध",
        "संबंध",
        "हिन्दी",
        "हिंदी",
        "पीडि़त",
        "अामतौर",
        "देश",
        "देशों",
        "दूसरा",
        "दूसरे",
        "कज़ाख़स्तान",
        "कजाकिस्तान",
        "कजाख़स्तान",
        "आशीर्वाद",
        "आशिर्वाद",
        "आर्शीवाद",
        "कजाकिस्तानी",
        "शब्\u{200D}द",
        "Tokayev",
        "Tokaev",
        "ल\u{95C}का",
        "लड\u{93C}का",
        "लडका",
        "आंख",
        "आयेगा",
        "जायेंगे",
        "कहां",
        "हंस",
    ]);
    let gaps = prop::sample::select(vec![" ", "-", "। ", "\r\n", "\n", " 18", "\t", ", "]);
    prop::collection::vec((words, gaps), 0..30).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(word, gap)| [word, gap])
            .collect()
    })
}

proptest! {
    #[test]
    fn tokens_and_gaps_are_the_input(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let Ok(document) = Document::read("x", bytes.clone()) else { return Ok(()) };
        let mut at = 0;
        let mut rebuilt = Vec::new();
        for token in document.tokens() {
            prop_assert!(token.span.start >= at && token.span.end > token.span.start);
            rebuilt.extend_from_slice(&document.bytes()[at..token.span.start]);
            rebuilt.extend_from_slice(document.text(token.span).as_bytes());
            at = token.span.end;
        }
        rebuilt.extend_from_slice(&document.bytes()[at..]);
        prop_assert_eq!(&rebuilt[..], document.bytes());
        prop_assert_eq!(document.encode(rebuilt), bytes);
    }

    #[test]
    fn any_bytes_are_checked_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(document) = Document::read("x", bytes) {
            fixed(&document, built_in());
        }
    }

    #[test]
    fn fixing_twice_is_fixing_once(text in text()) {
        let tiers = [Tier::Certain, Tier::Likely, Tier::Possible];
        for (checker, lowest) in CHECKERS.iter().flat_map(|it| tiers.map(|tier| (it, tier))) {
            let once = fixed_at(&Document::from_text("x", &text), checker, lowest);
            let again = Document::read("x", once.clone()).unwrap();
            let twice = fixed_at(&again, checker, lowest);
            prop_assert_eq!(String::from_utf8(twice), String::from_utf8(once), "{}", lowest.name());
        }
    }

    #[test]
    fn clusters_do_not_depend_on_order(words in prop::collection::vec(text(), 1..6)) {
        let cluster = |order: &mut dyn Iterator<Item = &String>| {
            let mut all = VocabularyBuilder::new();
            for text in order {
                let mut one = VocabularyBuilder::new();
                built_in().count(&Document::from_text("x", text), &mut one);
                all.merge(one);
            }
            built_in().decide(&all.finish()).clusters().to_vec()
        };
        prop_assert_eq!(cluster(&mut words.iter()), cluster(&mut words.iter().rev()));
    }

    #[test]
    fn passages_have_the_words_of_the_whole(
        text in "([कखगाि़ a-c.,\n18'-]|न्यू यॉर्क){0,60}", size in 1_usize..40,
    ) {
        let document = Document::from_text("x", &text);
        let passages = document.passages(size);
        let together: String = passages.iter().map(|(_, text)| *text).collect();
        prop_assert_eq!(&together, &text);
        let in_parts: Vec<_> =
            passages.iter().flat_map(|&(base, text)| words_of_passage(base, text)).collect();
        prop_assert_eq!(in_parts, document.words().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_within_a_distance_is_aligned_as_without_a_bound(
        words in prop::collection::vec("[\u{900}-\u{97F}]{0,8}", 2..6), hundredths in 0..600_u16,
    ) {
        let costs = built_in().knowledge().model.costs();
        let most = f32::from(hundredths) / 100.0;
        // One room for all pairs: what a pair leaves behind is not seen by the next.
        let mut room = AlignScratch::default();
        let words: Vec<_> = words.iter().map(|word| phones(word)).collect();
        for (p, q) in words.iter().zip(&words[1..]) {
            let (x, y): (Vec<_>, Vec<_>) = (in_place(p).collect(), in_place(q).collect());
            let within = align_within(&x, &y, costs, Bound::from_distance(most), &mut room);
            let is_within = distance(p, q, costs) <= most;
            prop_assert_eq!(within, is_within.then(|| align(p, q, costs)));
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "the same computation gives the same bits")]
    #[expect(clippy::cast_precision_loss, reason = "a moment needs few digits")]
    fn distance_is_symmetric_and_zero_only_for_equal_sounds(
        a in "[\u{900}-\u{97F}]{0,8}", b in "[\u{900}-\u{97F}]{0,8}"
    ) {
        let (p, q) = (phones(&a), phones(&b));
        let costs = Costs::new(|class| 0.1 + class.index() as f32 / 50.0);
        prop_assert_eq!(distance(&p, &q, &costs), distance(&q, &p, &costs));
        prop_assert_eq!(distance(&p, &q, &costs) == 0.0, p == q);
        let plain = strsim::generic_levenshtein(&p.to_vec(), &q.to_vec()) as f32;
        prop_assert_eq!(distance(&p, &q, &Costs::unit()), plain);
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "the same computation gives the same bits")]
    fn judgement_is_symmetric(a in "[अ-हा-ौ्ंँ़]{1,8}", b in "[अ-हा-ौ्ंँ़]{1,8}") {
        let (x, y) = (CHECKERS[0].score(&a, &b), CHECKERS[0].score(&b, &a));
        prop_assert_eq!(x.log_odds, y.log_odds, "{} {}", a.escape_unicode(), b.escape_unicode());
    }
}
