//! Every number that decides what a user sees: its unit, what it does, and what set it.
//!
//! `docs/accuracy.md` shows this table; a test holds the two together. GOLD in a command is
//! a folder of labelled spellings, `measure.py` its program.

/// One number that was set by measuring or by judgement.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// Its name in the code.
    pub name: &'static str,
    /// Its value, as it is written.
    pub value: &'static str,
    /// What it counts.
    pub unit: &'static str,
    /// What it does.
    pub meaning: &'static str,
    /// The command and figure, or the judgement, that set it.
    pub set_by: &'static str,
}

/// Defines the numbers, and the table of them.
macro_rules! tuning {
    ($($name:ident: $kind:ty = $value:expr, $unit:literal, $meaning:literal, $set_by:literal;)*) => {
        $(#[doc = $meaning] pub(crate) const $name: $kind = $value;)*

        /// All numbers, in the order of the pipeline.
        pub const NUMBERS: &[Number] = &[$(Number {
            name: stringify!($name),
            value: stringify!($value),
            unit: $unit,
            meaning: $meaning,
            set_by: $set_by,
        }),*];
    };
}

tuning! {
    LIKELY: f32 = 1.75, "nats",
        "Log-odds from which a pair on its own is `likely`.",
        "the highest recall on held-out pairs at which at most 1 in 500 inflections and 1 in 200 other words is a false alarm; `cargo run --release --example fit -- GOLD --cross`";
    POSSIBLE: f32 = 0.0, "nats",
        "Log-odds from which a pair on its own is `possible`.",
        "even odds by the fit";
    CANDIDATE_ROW: f32 = 2.0, "nats",
        "What a candidate row of a table adds to the log-odds of its pair.",
        "a judgement: evidence that is never enough on its own, because it is less than twice what `likely` asks";
    SHORTEST: usize = 4, "phones",
        "Shortest spelling that is compared without a table.",
        "reading: of pairs of three phones most are two words";
    BY_STYLE: f32 = 5.0, "nats",
        "Log-odds of two spellings of Hindi that the choices of a house alone part (ज़/ज, ँ/ं, ये/ए), whatever their length.",
        "reading of the 130 sets of words that it adds in the Hindi texts: none is two words; `tools/compare/findings.py`";
    LONG_FOR_VIRAMA: usize = 4, "code points",
        "Shortest word that a last virama makes another spelling of; a shorter one is a torn word.",
        "reading of the 33 words of the lexicon that end in a virama and stand there without it, too";
    FARTHEST: f32 = 3.1, "distance",
        "Distance in sound beyond which no pair is weighed: less than two consonants of different kinds.",
        "of the pairs of name lists that the weights put at `possible`, one in a hundred is farther, most of them wrong; `measure.py clusters`";
    VERY_MANY: usize = 200_000, "spellings",
        "From so many spellings on, distant pairs are mostly chance.",
        "`tools/speed/compare.sh`, join of a million";
    FARTHEST_OF_VERY_MANY: f32 = 2.3, "distance",
        "Distance beyond which no pair is weighed in such a scope.",
        "of the links of 50,000 Latin names one in twenty is farther, of those of Hindi texts one in a hundred; `measure.py clusters`";
    LARGE_TEXT: usize = 20_000, "spellings",
        "From so many spellings on, short words of running text need more than they can have where they are distant.",
        "`measure.py texts`";
    FARTHEST_OF_SHORT: f32 = 2.1, "distance",
        "Distance beyond which no short word is weighed in such a text.",
        "of 2,800 links of words of up to seven phones none is farther than 2.0; `measure.py texts`";
    NAMES_SHIFT: f32 = 0.4, "nats",
        "What a pair of a list needs besides: many names are near each other that running text brings together seldom.",
        "clusters of 2,565 held-out Hindi names; `measure.py clusters`";
    PER_NAT_OF_SPELLINGS: f32 = 0.5, "nats a nat",
        "What each e-fold of the spellings of a scope adds to what a pair needs: chance look-alikes grow with their number, true variants hardly.",
        "precision at each size of a scope; `measure.py clusters`";
    PER_NAT_OF_RUNNING_TEXT: f32 = 0.4, "nats a nat",
        "The same in running text, where more than a rule of spelling parts the two.",
        "the pairs that chance makes of a megabyte of Hindi are then one in a hundred; `check --scope all --verbose`";
    SPACING: f32 = 1.0, "nats",
        "What a word written together and apart has beyond what it needs.",
        "of those found in the Hindi texts nearly all are right; `tools/accuracy/draw.py`";
    SHORT_WORD: usize = 7, "phones",
        "Longest sound of which a difference in vowel or breath says little.",
        "reading of 300 findings; `tools/accuracy/draw.py`";
    SHORT_PAIR_NEEDS: f32 = 0.9, "nats",
        "What such a pair needs beyond the threshold.",
        "reading of 300 findings; `tools/accuracy/draw.py`";
    LONG_WORD: usize = 9, "phones",
        "Length from which two words seldom look alike by chance.",
        "reading of 300 findings; `tools/accuracy/draw.py`";
    MOST_MAY_LACK: f32 = 0.6, "nats",
        "What a long pair of uncommon words with the same consonants may lack.",
        "the Kazakhstan pair of the sample, with it in view; then `tools/accuracy/draw.py`";
    NEAR: f32 = 0.8, "distance",
        "Distance from which on a pair in running text needs more.",
        "`measure.py texts`";
    DISTANCE_NEEDS: f32 = 1.5, "nats a distance",
        "How much more it needs for each unit of distance: the words that chance brings within a distance grow with it.",
        "`measure.py texts`";
    IN_USE: u8 = 2, "band",
        "Band from which a word is in use, not only in a list.",
        "how the bands are made: 1 is in the list only; `data/language/README.md`";
    LONGEST_VERB: usize = 8, "phones",
        "Longest sound of a form that is taken for one of a verb.",
        "reading of pairs of verbs; `tools/accuracy/draw.py`";
    SHORT_DOUBLED: usize = 6, "phones",
        "Longest sound of two words that a double consonant tells apart even where one is in no list.",
        "reading of 300 findings; `tools/accuracy/draw.py`";
    LONGEST_ENDING: usize = 4, "code points",
        "Longest ending that is looked up.",
        "the longest ending of the packs";
    VERY_PRODUCTIVE: u32 = 100, "stems",
        "Stems from which on two endings are taken for forms of any word.",
        "held-out pairs labelled inflection; `cargo run --release --example fit -- GOLD --cross`";
    MATCHED: f32 = 0.5, "a phone",
        "What a sound in common counts as: small, so that many weights are learned with care.",
        "`cargo run --release --example fit -- GOLD --cross`";
    SOUND: f32 = 0.3, "a phone",
        "What a sound of either word counts as.",
        "`cargo run --release --example fit -- GOLD --cross`";
    MOST_BY_NEIGHBOUR: f32 = 1.25, "nats",
        "What a rare word beside both spellings may add, at most.",
        "14 more spellings found in the Hindi texts: 11 right, 1 wrong; `measure.py texts`";
    UNREMARKABLE: f32 = 3.0, "nats",
        "How rare a neighbour must be before it says anything.",
        "as above";
    PER_NAT_OF_RARITY: f32 = 0.3, "nats a nat",
        "What each nat of rarity beyond adds.",
        "as above";
    BESIDE_ANY: u8 = 8, "band",
        "Band from which a word stands beside any other.",
        "as above";
    MOST_BY_RECURRENCE: f32 = 1.5, "nats",
        "What the pairs of a list that have the same differences may add, at most.",
        "2,565 held-out Hindi names: recall .634 to .681, precision .950 to .948; `measure.py clusters`";
    PER_NAT_OF_PAIRS: f32 = 0.4, "nats a nat",
        "What each nat of their number adds.",
        "as above";
    WRONG_OF_LIKELY: f64 = 0.01, "share",
        "The most that may be wrong of what is `likely`.",
        "the promise of the tier";
    WRONG_OF_POSSIBLE: f64 = 0.05, "share",
        "The most that may be wrong of what is `possible`.",
        "the promise of the tier";
    FEWEST_FOR_ESTIMATE: usize = 4000, "spellings",
        "Fewest spellings of a scope that is large enough to estimate errors by pseudo-words.",
        "the share of a few hundred pairs is then known to about a hundredth";
    DECOYS: usize = 10_000, "pseudo-words",
        "Pseudo-words that are drawn.",
        "as above";
    OTHER_NAMES: f64 = 0.7, "share",
        "Pseudo-words found beside the names of a list that are other names: of the nearest, half are ways to write one.",
        "reading; docs/accuracy.md, By chance";
    BROKEN: f64 = 0.02, "share",
        "Share of impossible words from which on a scope is broken by conversion from an old font.",
        "of 977 Hindi documents two are above it, with .11 and .08; the next has .004; `measure.py texts`";
    OUT_OF_ORDER: f64 = 0.002, "share",
        "A share of them that a last र् alone does not make: Sanskrit has पुनर् before a vowel.",
        "as above";
    FEWEST_FOR_BROKEN: u64 = 200, "words",
        "Fewest words that such a share is taken of.",
        "as above";
    SHORTEST_PART: usize = 3, "letters and signs",
        "Shortest part that a word is split into.",
        "reading of joined words; `tools/accuracy/draw.py`";
    MOST_UNDER_A_KEY: usize = 200, "names",
        "Most names with one letter more or less, or with the same consonants, of which all pairs are compared.",
        "a judgement: more share an ending, not a name";
    FEWEST_KANA: usize = 3, "letters",
        "Shortest word in Katakana that a rule of spelling makes one with another.",
        "reading of 84 Japanese articles: バレ and バレー are two";
    FEWEST_KANA_OF_LENGTH: usize = 4, "letters",
        "Shortest word in Katakana that may lack a length or a doubling inside.",
        "the same: ビル and ビール are two";
    FEWEST_KANA_OF_VOWEL: usize = 5, "letters",
        "Shortest word in Katakana that may have another vowel inside.",
        "the same";
    FEWEST_HANGUL: usize = 2, "syllables",
        "Shortest Korean stem that is compared.",
        "reading of Korean articles: of one syllable nearly all are two words";
    FEWEST_HANGUL_OF_VOWEL: usize = 3, "syllables",
        "Shortest Korean stem that may have another vowel.",
        "the same: of two syllables most are two words";
    KANA_BY_RULE: f32 = 1.0, "nats",
        "What two words in Katakana that a rule makes one have beyond what they need.",
        "a judgement: sure that they are one";
    LONG_NAME: usize = 8, "letters",
        "Letters from which on two differences may be a slip in a name.",
        "reading of what is found in edited articles of ten languages";
    SHORTEST_REORDERED: usize = 6, "letters",
        "Shortest name that may have its letters in another order.",
        "reading of what is found in edited English articles: Borsuk and Borkus";
    MOST_OUT_OF_ORDER: usize = 2, "letters",
        "Most letters by which two names of the same letters may differ.",
        "the same";
    FEWEST_CONSONANTS: usize = 2, "consonants",
        "Fewest consonants by which two names are brought together.",
        "a judgement: of one, most names are near";
    SHORTEST_NAME: usize = 4, "letters",
        "Shortest name of a script with cases that is compared.",
        "reading of what is found in edited articles of ten languages";
    RARELY_SMALL: u64 = 50, "to 1",
        "Times with a capital from which on a word is a name though it is written small once.",
        "a judgement: a slip in an archive";
    PRODUCTIVE: u32 = 20, "stems",
        "Stems from which on two endings make forms of any name.",
        "reading of what is found in edited articles of ten languages";
    SHORTEST_NAME_STEM: usize = 3, "letters",
        "Shortest stem of which two endings make forms.",
        "reading of what is found in edited articles of ten languages";
    SHORTEST_SLIP: usize = 5, "letters",
        "Shortest name that may have a letter doubled, or another vowel.",
        "reading of what is found in edited articles of ten languages: Yeung and Yung are two";
    SHORTEST_OF_WORD: usize = 7, "letters",
        "Shortest name that may have another consonant, and shortest word.",
        "reading of what is found in edited articles of ten languages: Monte and Monde are two";
    LONGEST_ABBREVIATION: usize = 5, "letters",
        "Longest word in capitals that is taken for an abbreviation.",
        "reading of what is found in edited articles of ten languages";
    LONGEST_FIRST_NAME: usize = 6, "letters",
        "Longest name that other surnames behind it make two first names.",
        "reading of what is found in edited articles of ten languages: John and Jon";
    MORE_LETTERS: usize = 4, "letters",
        "Letters of two endings together from which on they make two words.",
        "reading of what is found in edited articles of ten languages: Fernando and Fernández";
    NAME_SURE: f32 = 0.5, "nats",
        "What a pair of names has beyond what it needs.",
        "a judgement: they are found or not, and not weighed";
    NAME_FOLD: f32 = 2.0, "nats",
        "What two names have besides that nothing but marks parts.",
        "a judgement: they are joined first";
    NAME_SLIP: f32 = 0.2, "nats",
        "What two names have besides that a slip parts.",
        "the same";
    NAME_SHARED: f32 = 1.0, "nats",
        "What two names have besides that stand beside the same name.",
        "the same";
    SHORTEST_JUDGED: usize = 5, "letters",
        "Shortest pair of which a slip says that it is one word, judged on its own.",
        "reading of what is found in edited articles of ten languages";
    SHORTEST_JOINED_PART: usize = 3, "letters",
        "Shortest part of a word of a script with cases that a blank parts.",
        "reading of what is found in edited articles of ten languages";
    SHORTEST_SECOND: usize = 2, "letters",
        "Shortest second part behind a hyphen.",
        "reading of what is found in edited articles of ten languages";
    MOST_BESIDE: usize = 12, "words",
        "Capitalised words beside a name that are remembered on each side.",
        "a judgement: enough to tell whether two names share one";
    LONGEST_TITLE: usize = 4, "letters",
        "Longest word with a capital behind which a full stop ends no sentence (Prof.).",
        "reading of what is found in edited articles of ten languages";
    WRAPPED: usize = 50, "bytes",
        "Line from which on a sentence goes on in the next.",
        "reading of what is found in edited articles of ten languages";
    LONG_IN_TITLE: usize = 4, "letters",
        "Letters from which on a small word shows that a line is no title.",
        "reading of what is found in edited articles of ten languages";
    IN_LIST: u8 = 1, "band",
        "Band of words that were never counted: many are names.",
        "how the bands are made; `data/language/README.md`";
    SHORTEST_LEMMA: usize = 4, "code points",
        "Shortest lemma that carries its decision to its forms.",
        "reading of carried forms; `tools/accuracy/draw.py`";
    FEWEST_FOR_HABIT: u64 = 10, "occurrences",
        "Fewest words with a choice of spelling that make a habit of a text.",
        "a judgement: below, one name that is written often would make it";
    HABIT: f64 = 0.8, "share",
        "Share of them that must go one way.",
        "a judgement: a text that is below it has no habit, and its majority is shown with both counts";
    CLEAR_MAJORITY: u64 = 3, "to 1",
        "Counts from which on a majority goes before the only word of the lexicon.",
        "`docs`: the contract of the command line, counts from 3 : 1";
    CUSTOM_DOCUMENTS: u64 = 3, "documents",
        "Fewest documents of an archive that make a custom.",
        "a judgement: two may be one author";
    CUSTOM_MAJORITY: u64 = 2, "to 1",
        "Documents from which on an archive has a custom.",
        "a judgement: most of them agree";
}
