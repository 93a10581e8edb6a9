//! Which language each part of a text is in.
//!
//! Surest first: what the user says → what the format declares → closed-class words,
//! endings and letters, by paragraph inside the script → the main language of the script
//! in the document → unknown. A script that one language is known to write is that
//! language; Devanagari without a sign of another language is Hindi.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::text::{Document, LanguageMap, Script, Spoken, Tag, TextSpan, words_of_passage};

use super::languages::Languages;

/// The languages of the parts of a document.
///
/// ```
/// use vartani::language::{Languages, languages_of};
/// use vartani::text::{Document, Script};
/// let article = Document::from_text("a", "नेपालमा शान्ति भएको छ र उनले पनि भने।");
/// let languages = languages_of(&article, &Languages::built_in());
/// assert_eq!(languages.main().in_script(Script::Devanagari).unwrap().as_str(), "ne");
/// ```
///
/// Cost: a look-up for each word of a text of up to a megabyte, of the first words of a
/// longer one; found out once for a document.
pub fn languages_of(document: &Document, languages: &Languages) -> Arc<LanguageMap> {
    match languages.said() {
        Some(tag) => Arc::new(LanguageMap::new(
            said(Spoken::of_scripts(), tag),
            Vec::new(),
        )),
        None => document.language_map(|| detected(document)),
    }
}

/// Longest text, in bytes, whose paragraphs are looked at one by one.
const LONGEST: usize = 1 << 20;

/// Bytes of a longer text that are looked at.
const SAMPLE: usize = 1 << 16;

/// What a word says that no other language of its script has.
const WORD: u32 = 12;

/// What a part of a word says: names have any.
const PART: u32 = WORD / 2;

/// What all must say together for a paragraph to be in another language than the
/// document: four words.
const OF_PARAGRAPH: u32 = 4 * WORD;

/// What all must say together for a document to be in another language than the one that
/// its script is usually taken for: two words, which names alone seldom do.
const OF_DOCUMENT: u32 = 2 * WORD;

/// By how much the first of two languages must go before the second: by half.
const fn is_clear(first: u32, second: u32) -> bool {
    2 * first >= 3 * second
}

fn detected(document: &Document) -> LanguageMap {
    let paragraphs = paragraphs(document);
    let mut sum = Signs::default();
    for (_, signs) in &paragraphs {
        sum.add(signs);
    }
    let mut main = Spoken::of_scripts();
    for script in RIVALS {
        main = main.with(
            script,
            sum.language(script).or_else(|| default_language(script)),
        );
    }
    if let Some(tag) = document.declared_language() {
        main = said(main, tag);
    }
    let declared = document.declared_languages_of_parts().iter();
    let mut parts: Vec<(TextSpan, Spoken)> = declared
        .map(|&(span, tag)| (span, said(main, tag)))
        .collect();
    if document.declared_language().is_none() {
        for (span, signs) in paragraphs {
            let spoken = signs.spoken(main);
            if spoken != main && !parts.iter().any(|(part, _)| overlap(*part, span)) {
                parts.push((span, spoken));
            }
        }
    }
    LanguageMap::new(main, parts)
}

fn overlap(a: TextSpan, b: TextSpan) -> bool {
    a.start < b.end && b.start < a.end
}

/// The paragraphs, or one for the beginning of a long text.
fn paragraphs(document: &Document) -> Vec<(TextSpan, Signs)> {
    let is_long = document.bytes().len() > LONGEST;
    let mut paragraphs = Vec::new();
    for (base, text) in document.passages(SAMPLE) {
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let span = TextSpan::new(base + at, base + at + line.len());
            paragraphs.push((span, Signs::of_text(line)));
            at += line.len();
        }
        if is_long && base + text.len() > SAMPLE {
            break;
        }
    }
    if is_long {
        let mut all = Signs::default();
        for (_, signs) in &paragraphs {
            all.add(signs);
        }
        return vec![(TextSpan::new(0, 0), all)];
    }
    paragraphs
}

/// Scripts that several languages are told apart in.
const RIVALS: [Script; 5] = [
    Script::Devanagari,
    Script::Bengali,
    Script::Arabic,
    Script::Cyrillic,
    Script::Latin,
];

/// What a script is taken for where nothing tells: a name alone, a short list.
#[must_use]
pub const fn default_language(script: Script) -> Option<Tag> {
    match script {
        Script::Devanagari => Some(Tag::HINDI),
        Script::Bengali => Some(Tag::known("bn")),
        Script::Gurmukhi => Some(Tag::known("pa")),
        Script::Gujarati => Some(Tag::known("gu")),
        Script::Odia => Some(Tag::known("or")),
        Script::Tamil => Some(Tag::known("ta")),
        Script::Telugu => Some(Tag::known("te")),
        Script::Kannada => Some(Tag::known("kn")),
        Script::Malayalam => Some(Tag::known("ml")),
        Script::Sinhala => Some(Tag::known("si")),
        Script::Greek => Some(Tag::known("el")),
        Script::Armenian => Some(Tag::known("hy")),
        Script::Katakana => Some(Tag::known("ja")),
        Script::Hangul => Some(Tag::known("ko")),
        Script::Georgian => Some(Tag::known("ka")),
        Script::Arabic | Script::Cyrillic | Script::Latin | Script::Other => None,
    }
}

impl Spoken {
    /// What each script is taken for where nothing tells.
    fn of_scripts() -> Self {
        let scripts = Script::COMPARED.into_iter();
        scripts.fold(Self::default(), |spoken, script| {
            spoken.with(script, default_language(script))
        })
    }
}

/// The same where somebody says the language: of the scripts that it is written in, of
/// all scripts where these are not known.
fn said(spoken: Spoken, tag: Tag) -> Spoken {
    let written_in = |script: &Script| {
        default_language(*script) == Some(tag)
            || Clues::of_script(*script).is_some_and(|clues| clues.number(tag).is_some())
    };
    let scripts = || Script::COMPARED.into_iter();
    if scripts().any(|script| written_in(&script)) {
        return scripts()
            .filter(written_in)
            .fold(spoken, |spoken, script| spoken.with(script, Some(tag)));
    }
    if ELSEWHERE
        .iter()
        .any(|elsewhere| Tag::known(elsewhere) == tag)
    {
        return spoken;
    }
    scripts().fold(spoken, |spoken, script| spoken.with(script, Some(tag)))
}

/// Languages of scripts that are not told apart here: a page in Thai says nothing of the
/// Hindi that it quotes.
const ELSEWHERE: [&str; 9] = ["zh", "th", "lo", "km", "my", "he", "am", "bo", "yi"];

/// Most languages of a script.
const MOST: usize = 32;

/// What the words of a part say of its language.
#[derive(Clone, Debug, Default)]
struct Signs {
    /// Of each of [`RIVALS`].
    scores: [Option<Box<[u32; MOST]>>; RIVALS.len()],
}

impl Signs {
    fn of_text(text: &str) -> Self {
        let mut signs = Self::default();
        for (token, word) in words_of_passage(0, text) {
            let Some(rival) = place(token.script) else {
                continue;
            };
            let says = Clues::at(rival).of_word(word);
            if says.languages == 0 {
                continue;
            }
            let scores = signs.scores[rival].get_or_insert_default();
            let weight = says.weight / says.languages.count_ones();
            for number in bits(says.languages) {
                scores[number] += weight;
            }
        }
        signs
    }

    fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.scores.iter_mut().zip(&other.scores) {
            if let Some(theirs) = theirs {
                let mine = mine.get_or_insert_default();
                mine.iter_mut()
                    .zip(theirs.iter())
                    .for_each(|(a, b)| *a += b);
            }
        }
    }

    /// The language that is clearly first, with what speaks for it.
    fn first(&self, rival: usize) -> Option<(usize, u32)> {
        let scores = self.scores[rival].as_ref()?;
        let (first, &score) = scores
            .iter()
            .enumerate()
            .max_by_key(|&(at, score)| (*score, MOST - at))?;
        let mut others = scores.iter().enumerate().filter(|&(at, _)| at != first);
        (score > 0 && others.all(|(_, &other)| is_clear(score, other))).then_some((first, score))
    }

    fn language(&self, script: Script) -> Option<Tag> {
        let rival = place(script)?;
        let (first, score) = self.first(rival)?;
        let tag = Clues::at(rival).languages[first];
        // A few names say too little to leave what the script is usually taken for.
        let needed = match default_language(script) {
            Some(default) if default != tag => OF_DOCUMENT,
            _ => PART,
        };
        (score >= needed).then_some(tag)
    }

    /// The languages of a paragraph of a document that is mainly in others.
    fn spoken(&self, main: Spoken) -> Spoken {
        let mut spoken = main;
        for (rival, &script) in RIVALS.iter().enumerate() {
            let clues = Clues::at(rival);
            if let Some((first, score)) = self.first(rival) {
                let of_main = main.in_script(script).and_then(|tag| clues.number(tag));
                let of_main =
                    of_main.map_or(0, |main| self.scores[rival].as_ref().map_or(0, |s| s[main]));
                if score >= OF_PARAGRAPH && score >= 2 * of_main {
                    spoken = spoken.with(script, Some(clues.languages[first]));
                }
            }
        }
        spoken
    }
}

fn place(script: Script) -> Option<usize> {
    RIVALS.iter().position(|rival| *rival == script)
}

fn bits(mut mask: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros() as usize);
        mask &= mask.wrapping_sub(1);
        bit
    })
}

/// What tells the languages of one script apart. A language is a bit.
#[derive(Debug, Default)]
struct Clues {
    languages: Vec<Tag>,
    words: FxHashMap<&'static str, u32>,
    /// By their last letter.
    endings: FxHashMap<char, Vec<(&'static str, u32)>>,
    letters: FxHashMap<char, u32>,
}

/// The languages that a word speaks for, as bits, and how much it says.
#[derive(Clone, Copy, Debug)]
struct Says {
    languages: u32,
    weight: u32,
}

/// Shortest word, in bytes, that an ending is taken from.
const SHORTEST: usize = 12;

impl Clues {
    fn of_script(script: Script) -> Option<&'static Self> {
        place(script).map(Self::at)
    }

    /// Of one of [`RIVALS`]. Cost: its lines are read once.
    fn at(rival: usize) -> &'static Self {
        static CLUES: [OnceLock<Clues>; RIVALS.len()] = [const { OnceLock::new() }; RIVALS.len()];
        CLUES[rival].get_or_init(|| {
            Self::read(
                include_str!("../../data/language/detect.tsv"),
                RIVALS[rival],
            )
        })
    }

    fn read(text: &'static str, script: Script) -> Self {
        let mut clues = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let (Some(tag), Some(kind), Some(list)) = (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            if Script::of_word(list) == Some(script) {
                clues.add(Tag::known(tag), kind, list);
            }
        }
        clues
    }

    #[expect(clippy::similar_names, reason = "the field calls them so")]
    fn add(&mut self, tag: Tag, kind: &str, list: &'static str) {
        let number = self.number(tag).unwrap_or_else(|| {
            self.languages.push(tag);
            self.languages.len() - 1
        });
        let bit = 1 << number;
        for part in list.split(' ') {
            match (kind, part.chars().next_back()) {
                ("words", _) => *self.words.entry(part).or_default() |= bit,
                ("endings", Some(last)) => self.endings.entry(last).or_default().push((part, bit)),
                ("letters", Some(letter)) => *self.letters.entry(letter).or_default() |= bit,
                _ => {}
            }
        }
    }

    fn number(&self, tag: Tag) -> Option<usize> {
        self.languages.iter().position(|language| *language == tag)
    }

    /// The languages that a word speaks for.
    fn of_word(&self, word: &str) -> Says {
        let by_word = match self.words.get(word) {
            Some(&languages) => languages,
            None => self.of_beginner(word),
        };
        if by_word != 0 {
            return Says {
                languages: by_word,
                weight: WORD,
            };
        }
        Says {
            languages: self.of_ending(word) | self.of_letters(word),
            weight: PART,
        }
    }

    /// A word at the beginning of a sentence, where the script has cases.
    fn of_beginner(&self, word: &str) -> u32 {
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        if !is_capital {
            return 0;
        }
        self.words
            .get(word.to_lowercase().as_str())
            .copied()
            .unwrap_or(0)
    }

    fn of_ending(&self, word: &str) -> u32 {
        let last = word.chars().next_back().filter(|_| word.len() >= SHORTEST);
        let endings = last.and_then(|last| self.endings.get(&last));
        let shown = endings
            .into_iter()
            .flatten()
            .filter(|(ending, _)| word.ends_with(ending));
        shown.fold(0, |languages, (_, language)| languages | language)
    }

    /// Letters that fewest languages have say most.
    fn of_letters(&self, word: &str) -> u32 {
        if self.letters.is_empty() {
            return 0;
        }
        let shown = word.chars().filter_map(|letter| self.letters.get(&letter));
        shown
            .copied()
            .min_by_key(|languages| languages.count_ones())
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main(text: &str, script: Script) -> String {
        let map = detected(&Document::from_text("x", text));
        map.main()
            .in_script(script)
            .map_or_else(String::new, |tag| tag.to_string())
    }

    #[test]
    fn sentences_are_told_apart() {
        for (text, script, language) in [
            (
                "प्रधानमंत्री ने कहा कि वे कल दिल्ली जाएंगे।",
                Script::Devanagari,
                "hi",
            ),
            ("मुंबई मुम्बई दिल्ली", Script::Devanagari, "hi"),
            ("सरकारले शान्तिका लागि काम गरेको छ।", Script::Devanagari, "ne"),
            ("सरकारने शांततेसाठी काम केले आहे.", Script::Devanagari, "mr"),
            (
                "वने एकः सिंहः आसीत्। सः तत्र वसति स्म।",
                Script::Devanagari,
                "sa",
            ),
            (
                "ऊ लोग गाँव में रहल बा आ कइल काम बा।",
                Script::Devanagari,
                "bho",
            ),
            ("তিনি বলেন যে এই কাজ করা হবে।", Script::Bengali, "bn"),
            ("তেওঁ কয় যে এই কাম কৰা হ'ব।", Script::Bengali, "as"),
            ("وقالت الملكة في المملكة إن هذا جيد", Script::Arabic, "ar"),
            ("او در این خانه زندگی می کند", Script::Arabic, "fa"),
            ("وہ اس گھر میں رہتے ہیں", Script::Arabic, "ur"),
            ("Он сказал, что это было вчера.", Script::Cyrillic, "ru"),
            ("Він сказав, що це було вчора.", Script::Cyrillic, "uk"),
            ("Той каза, че това беше вчера.", Script::Cyrillic, "bg"),
            ("The president was in the city.", Script::Latin, "en"),
            ("Der Präsident war nicht in der Stadt.", Script::Latin, "de"),
            ("Le président est dans la ville.", Script::Latin, "fr"),
            ("Tokayev", Script::Latin, ""),
        ] {
            assert_eq!(main(text, script), language, "{text}");
        }
    }

    #[test]
    fn a_hindi_paragraph_in_a_nepali_article_is_hindi() {
        let nepali = "सरकारले शान्तिका लागि काम गरेको छ र उनले पनि भने।\n".repeat(4);
        let hindi = "प्रधानमंत्री ने कहा कि यह काम नहीं हो रहा है और वे कल जाएंगे।\n";
        let text = format!("{nepali}{hindi}{nepali}");
        let map = detected(&Document::from_text("x", &text));
        let at = |offset| map.at(offset).in_script(Script::Devanagari);
        assert_eq!(at(10), Tag::parse("ne"));
        assert_eq!(at(nepali.len() + 10), Some(Tag::HINDI));
        assert_eq!(at(nepali.len() + hindi.len() + 10), Tag::parse("ne"));
    }

    #[test]
    fn what_is_said_goes_before_what_is_found() {
        let text = "सरकारले शान्तिका लागि काम गरेको छ।";
        let document = Document::from_text("x", text).with_language(Tag::HINDI);
        let map = detected(&document);
        assert_eq!(map.main().in_script(Script::Devanagari), Some(Tag::HINDI));
        let english = Document::from_text("x", text).with_language(Tag::known("en"));
        assert_eq!(
            detected(&english).main().in_script(Script::Devanagari),
            Tag::parse("ne")
        );
    }
}
