//! What the pack of a language says against a pair: two words that are listed, forms of
//! one word, words of closed classes. The same for all languages but Hindi, which the model
//! has learned to weigh.

use std::borrow::Cow;

use crate::language::Pack;
use crate::text::{Script, Tag};

use crate::variant::comparison::ending::different_endings;
use crate::variant::comparison::form::Form;
use crate::variant::linking::roots;

/// True where the knowledge of their language says that the two are two words, or that
/// nothing worth a word parts them.
pub(crate) fn are_two_words(a: &Form<'_>, b: &Form<'_>) -> bool {
    let pack = a.pack.filter(|pack| !pack.is_weighed());
    let Some(pack) = pack.filter(|_| a.language == b.language) else {
        return false;
    };
    if without_marks(a.spelling) == without_marks(b.spelling) || differ_in_eyelash(a, b) {
        return true;
    }
    let (x, y) = (pack.key(a.spelling), pack.key(b.spelling));
    if x == y {
        // Letters of another keyboard.
        return false;
    }
    let is_closed = |key: &str| pack.function_words().contains(key);
    let pair = Pair {
        pack,
        x: &x,
        y: &y,
        folded: (&pack.rules().folded(&x), &pack.rules().folded(&y)),
        same_consonants: if a.fold.skeleton() == b.fold.skeleton() {
            a.fold.skeleton().length()
        } else {
            0
        },
        is_arabic_script: a.script == Some(Script::Arabic),
    };
    if is_closed(&x) && is_closed(&y) {
        return true;
    }
    if pair.folded.0 == pair.folded.1 {
        return pair.is_arabic() && roots::is_particle_with_pronoun(pair.folded.0);
    }
    is_closed(&x) || is_closed(&y) || pair.are_two_words()
}

/// A spelling of Arabic script without its vowel marks: التغيّرات is التغيرات, introduced
/// to a reader, and no other spelling.
fn without_marks(spelling: &str) -> Cow<'_, str> {
    let is_mark = |c| matches!(c, '\u{64B}'..='\u{652}' | '\u{670}' | '\u{640}');
    if spelling.contains(is_mark) {
        Cow::Owned(spelling.replace(is_mark, ""))
    } else {
        Cow::Borrowed(spelling)
    }
}

/// दऱ्या, valleys, and दर्या, the sea.
fn differ_in_eyelash(a: &Form<'_>, b: &Form<'_>) -> bool {
    let eyelashes = |form: &Form<'_>| form.spelling.matches('\u{931}').count();
    a.script == Some(Script::Devanagari) && eyelashes(a) != eyelashes(b)
}

/// Two spellings that differ in more than a rule of spelling.
struct Pair<'a> {
    pack: &'a Pack,
    /// As the lexicon has them.
    x: &'a str,
    y: &'a str,
    /// With one letter for all that are written for each other.
    folded: (&'a str, &'a str),
    /// The number of consonants, where both have the same.
    same_consonants: u32,
    is_arabic_script: bool,
}

impl Pair<'_> {
    fn is_arabic(&self) -> bool {
        self.pack.tag == Tag::known("ar")
    }

    fn are_two_words(&self) -> bool {
        self.are_far_apart()
            || self.are_forms()
            || self.alternate(self.x, self.y)
            || self.alternate(self.folded.0, self.folded.1)
            || self.are_two_patterns()
            || (self.are_listed() && !self.may_be_one_name())
    }

    /// More letters differ than in two spellings of a name with the same consonants.
    fn are_far_apart(&self) -> bool {
        let most = if self.same_consonants == 0 {
            1
        } else if self.is_arabic_script || self.are_as_long() {
            2
        } else {
            1
        };
        self.distance() > most
    }

    fn are_as_long(&self) -> bool {
        let length = |word: &str| word.chars().count();
        length(self.folded.0) == length(self.folded.1)
    }

    fn distance(&self) -> usize {
        strsim::osa_distance(self.folded.0, self.folded.1)
    }

    /// One is the other with another clitic, case or particle: بأمريكا/أمريكا,
    /// মন্ত্রীর/মন্ত্রীকে, अर्थव्यवस्था/अर्थव्यवस्थेच्या.
    #[expect(
        clippy::many_single_char_names,
        reason = "two sides, and what is asked of both"
    )]
    fn are_forms(&self) -> bool {
        let (a, b) = self.folded;
        let forms = self.pack.forms();
        let is_suffix = |rest: &str| {
            let is_listed = |list: &[&str]| list.contains(&rest);
            rest.is_empty() || is_listed(&forms.suffixes) || is_listed(&forms.derivations)
        };
        let (x, y) = different_endings(a, b);
        let (p, q) = different_beginnings(a, b);
        let stem = |word: &str, suffix: &str| {
            let stem = word.strip_suffix(suffix)?;
            (suffix.chars().count() > 1 && stem.chars().count() > 2).then(|| stem.to_owned())
        };
        let joined_by = |suffix: &&str| match (stem(a, suffix), stem(b, suffix)) {
            (Some(a), None) => a == b || self.alternate(&a, b),
            (None, Some(b)) => b == a || self.alternate(a, &b),
            _ => false,
        };
        (is_suffix(x) && is_suffix(y))
            || (self.is_prefix(p) && self.is_prefix(q))
            || forms.suffixes.iter().any(joined_by)
    }

    /// One or two clitics, or the prefix of an Arabic verb, or nothing.
    fn is_prefix(&self, rest: &str) -> bool {
        let verbal: &[&str] = if self.is_arabic() {
            &roots::VERBAL
        } else {
            &[]
        };
        let is_one = |rest: &str| {
            rest.is_empty() || self.pack.forms().prefixes.contains(&rest) || verbal.contains(&rest)
        };
        let mut cuts = rest.char_indices().map(|(at, _)| rest.split_at(at));
        rest.is_empty() || cuts.any(|(first, second)| is_one(first) && is_one(second))
    }

    /// The endings alternate in other words of the language.
    fn alternate(&self, a: &str, b: &str) -> bool {
        let (x, y) = different_endings(a, b);
        self.pack.endings.stems(x, y) >= FEWEST_STEMS
    }

    /// The vowels of a root make words of it, in Arabic and in what others borrow.
    fn are_two_patterns(&self) -> bool {
        if !self.is_arabic_script {
            return false;
        }
        let (a, b) = (self.stem(self.folded.0), self.stem(self.folded.1));
        roots::are_singular_and_plural(a, b)
            || (self.is_arabic()
                && (roots::have_other_consonants(a, b)
                    || (roots::are_of_one_short_root(a, b) && self.is_any_listed())))
    }

    /// Without the article and the clitics before it.
    fn stem<'b>(&self, word: &'b str) -> &'b str {
        if !self.is_arabic() {
            return word;
        }
        let long_enough = |stem: &&str| stem.chars().count() > 2;
        let stems = roots::ARTICLES
            .iter()
            .filter_map(|article| word.strip_prefix(article));
        stems
            .filter(long_enough)
            .min_by_key(|stem| stem.len())
            .unwrap_or(word)
    }

    /// Both are words of the lexicon, with or without what is written onto them.
    fn are_listed(&self) -> bool {
        let is_listed = |word: &str| self.pack.lexicon.listed(word).is_some();
        let both = |x: &str, y: &str| is_listed(x) && is_listed(y);
        both(self.x, self.y)
            || self.parted().any(|(x, y)| both(x, y))
            || self.stems().any(|(x, y)| both(&x, &y))
    }

    /// The two without the same ending that begins with a vowel: the stems end in a virama.
    fn stems(&self) -> impl Iterator<Item = (String, String)> {
        let suffixes = self.pack.forms().suffixes.iter();
        suffixes.filter_map(|suffix| {
            let suffix = behind_consonant(suffix)?;
            let virama = suffix
                .chars()
                .next()
                .map(|sign| (sign as u32 & !0x7F) | 0x4D);
            let virama = virama.and_then(char::from_u32)?;
            let x = self.x.strip_suffix(&suffix)?;
            let y = self.y.strip_suffix(&suffix)?;
            Some((format!("{x}{virama}"), format!("{y}{virama}")))
        })
    }

    fn is_any_listed(&self) -> bool {
        let is_listed = |word: &str| self.pack.lexicon.listed(word).is_some();
        [self.x, self.y]
            .iter()
            .any(|word| is_listed(word) || is_listed(self.stem(word)))
    }

    /// The two without the same clitic or ending.
    fn parted(&self) -> impl Iterator<Item = (&str, &str)> {
        let (x, y) = (self.x, self.y);
        let forms = self.pack.forms();
        let prefixes = forms.prefixes.iter();
        let behind = prefixes.filter_map(move |p| Some((x.strip_prefix(p)?, y.strip_prefix(p)?)));
        let suffixes = forms.suffixes.iter();
        let before = suffixes.filter_map(move |s| Some((x.strip_suffix(s)?, y.strip_suffix(s)?)));
        let long_enough =
            |(x, y): &(&str, &str)| [x, y].iter().all(|stem| stem.chars().nth(1).is_some());
        behind.chain(before).filter(long_enough)
    }

    /// Names of which a list has both spellings have the same consonants, and many of
    /// them (মোবারক/মুবারক, ترامب/ترمب).
    fn may_be_one_name(&self) -> bool {
        self.same_consonants >= NAME
            && self.distance() == 1
            && (self.are_as_long() || self.is_arabic_script)
            && consonants(self.folded.0).eq(consonants(self.folded.1))
    }
}

/// Stems that show two endings by more than a slip.
const FEWEST_STEMS: u32 = 3;

/// Consonants that two names have in common where two words seldom have.
const NAME: u32 = 4;

/// The letters that are no vowels, of an Indic or of Arabic script.
fn consonants(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|&c| match c as u32 {
        code @ 0x0900..=0x0DFF => !matches!(code & 0x7F, 0x01..=0x14 | 0x3E..=0x4C | 0x55..=0x57),
        _ => !roots::is_weak(c),
    })
}

/// A suffix that begins with a vowel, as it is written behind a consonant: இல் as ில்.
#[expect(clippy::match_same_arms, reason = "one line for each kind of letter")]
fn behind_consonant(suffix: &str) -> Option<String> {
    let first = suffix.chars().next()?;
    let sign = match first as u32 {
        code @ 0x0900..=0x0DFF => match code & 0x7F {
            0x06..=0x0B => code + 0x38,
            0x0E..=0x14 => code + 0x38,
            _ => return None,
        },
        _ => return None,
    };
    let rest = &suffix[first.len_utf8()..];
    Some(format!("{}{rest}", char::from_u32(sign)?))
}

/// What remains of two spellings before their common end.
fn different_beginnings<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let ends = a.char_indices().rev().zip(b.char_indices().rev());
    let common = ends.take_while(|((_, c), (_, d))| c == d).last();
    let (x, y) = common.map_or((a.len(), b.len()), |((x, _), (y, _))| (x, y));
    (&a[..x], &b[..y])
}

#[cfg(test)]
mod tests {
    use crate::text::Document;
    use crate::variant::{Knowledge, Settings, VocabularyBuilder, decide};

    /// The sets that are found in a text, each by its members.
    fn sets(text: &str) -> Vec<String> {
        let knowledge = Knowledge::built_in();
        let mut words = VocabularyBuilder::new();
        words.add(&Document::from_text("x", text), &knowledge);
        let decided = decide(&words.finish(), &knowledge, &Settings::default());
        let members = |members: &[crate::variant::Member]| {
            let mut words: Vec<&str> = members.iter().map(|m| m.surface.as_str()).collect();
            words.sort_unstable();
            words.join(" ")
        };
        let clusters = decided.clusters().iter();
        clusters.map(|cluster| members(&cluster.members)).collect()
    }

    #[test]
    fn two_words_of_a_language_are_no_set() {
        for text in [
            "इस के बारे में: मुंबईचा आहे आणि मुंबईच्या होते. करून झाले, करुण होती असे.",
            "وقالت الملكة في المملكة إن هذا من الملكة إلى المملكة على أن",
            "நாங்கள் இந்த வீட்டில், அந்த வீட்டில். எங்களுக்கு உங்களுக்கு எங்களுக்கு",
            "نشر المجلس قرارا وقال إن المجالس في هذا من المجلس على المجالس",
            "केन्द्र सरकारले शान्तिका लागि काम गरेको छ। केंद्र र शांति भनेको छ।",
        ] {
            assert_eq!(sets(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn two_spellings_of_a_name_are_one_set() {
        for (text, set) in [
            (
                "یہ کتاب اچھی ہے۔ وہ كتاب پرانی ہے اور کتاب کی قیمت",
                "كتاب کتاب",
            ),
            (
                "তিনি এবং মোবারক এই কথা বলেন যে মোবারক ও মুবারক মোবারক একটি করা হয়",
                "মুবারক মোবারক",
            ),
        ] {
            assert_eq!(sets(text), [set], "{text}");
        }
    }
}
