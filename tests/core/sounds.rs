//! Walks the blocks: every assigned letter and mark has a sound or a reason.

use insta::assert_snapshot;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
use vartani::sound::phones;

/// Blocks with a consonant that carries marks, and what says nothing: accents,
/// avagraha, signs of hymns, the nukta on a letter that takes none.
const INDIC: &[(&str, u32, char, &str)] = &[
    ("Devanagari", 0x0900, 'क', "ऽ\u{951}\u{952}\u{953}\u{954}ॱ"),
    ("Bengali", 0x0980, 'ক', "ঀঽৼ\u{9FE}"),
    ("Gurmukhi", 0x0A00, 'ਕ', "\u{A51}ੲੳੴ"),
    (
        "Gujarati",
        0x0A80,
        'ક',
        "ઽ\u{AFA}\u{AFB}\u{AFC}\u{AFD}\u{AFE}\u{AFF}",
    ),
    ("Odia", 0x0B00, 'କ', "ଽ\u{B53}\u{B54}\u{B55}"),
    ("Tamil", 0x0B80, 'க', ""),
    ("Telugu", 0x0C00, 'క', "ఽ\u{C5C}"),
    ("Kannada", 0x0C80, 'ಕ', "ಽ\u{CDC}ೱೲ"),
    ("Malayalam", 0x0D00, 'ക', "\u{D3B}ഽ"),
    ("Sinhala", 0x0D80, 'ක', ""),
];

fn group(c: char) -> GeneralCategoryGroup {
    c.general_category_group()
}

/// A mark is heard where it changes a syllable, last or not.
fn is_heard(base: char, mark: char) -> bool {
    phones(&format!("{base}{mark}")) != phones(&base.to_string())
        || phones(&format!("{base}{mark}{base}")) != phones(&format!("{base}{base}"))
}

#[test]
fn every_indic_letter_and_mark_has_a_sound() {
    let mut mute = Vec::new();
    for &(block, start, base, silent) in INDIC {
        for c in (start..start + 0x80).filter_map(char::from_u32) {
            let heard = match group(c) {
                GeneralCategoryGroup::Letter => !phones(&c.to_string()).is_empty(),
                GeneralCategoryGroup::Mark => is_heard(base, c),
                _ => continue,
            };
            if heard == silent.contains(c) {
                mute.push(format!("{block} U+{:04X} {c}", c as u32));
            }
        }
    }
    assert!(mute.is_empty(), "{mute:#?}");
}

/// Each letter with its sound, as `letter sound`, eight a line, in NFC.
fn sounds(letters: impl Iterator<Item = char>, frame: fn(char) -> String) -> String {
    let sounds: Vec<String> = letters
        .map(|c| format!("{c} {}", phones(&frame(c))))
        .collect();
    let lines = sounds.chunks(8).map(|line| line.join(", "));
    lines.collect::<Vec<_>>().join("\n").nfc().collect()
}

fn letters(from: u32, to: u32) -> impl Iterator<Item = char> {
    let all = (from..to).filter_map(char::from_u32);
    all.filter(|c| group(*c) == GeneralCategoryGroup::Letter)
}

/// Alone, where a consonant has its inherent vowel or none.
#[test]
fn devanagari_letters_sound_as_they_are_read() {
    assert_snapshot!(sounds(letters(0x904, 0x93A), String::from), @"
    ऄ a, अ a, आ ā, इ i, ई ī, उ u, ऊ ū, ऋ r̥
    ऌ l̥, ऍ ê, ऎ ĕ, ए e, ऐ ai, ऑ ô, ऒ ŏ, ओ o
    औ au, क ka, ख kha, ग ga, घ gha, ङ ṅa, च ca, छ cha
    ज ja, झ jha, ञ ña, ट ṭa, ठ ṭha, ड ḍa, ढ ḍha, ण ṇa
    त ta, थ tha, द da, ध dha, न na, ऩ ṉa, प pa, फ pha
    ब ba, भ bha, म ma, य ya, र ra, ऱ ṟa, ल la, ळ ḷa
    ऴ ḻa, व va, श śa, ष ṣa, स sa, ह ha
    ");
    assert_snapshot!(sounds(letters(0x958, 0x962), String::from), @"
    क़ qa, ख़ xa, ग़ ġa, ज़ za, ड़ ṛa, ढ़ ṛha, फ़ fa, य़ ya
    ॠ r̥, ॡ l̥
    ");
}

#[test]
fn cyrillic_letters_sound_as_they_are_read() {
    assert_snapshot!(sounds(letters(0x430, 0x460), String::from), @"
    а a, б b, в v, г g, д d, е e, ж ž, з z
    и i, й y, к k, л l, м m, н n, о o, п p
    р r, с s, т t, у u, ф f, х x, ц ts, ч c
    ш ś, щ śc, ъ ʔ, ы ɨ, ь ʹ, э ĕ, ю yu, я ya
    ѐ e, ё ê̄, ђ j, ѓ g, є ye, ѕ z, і i, ї yi
    ј y, љ l, њ ñ, ћ c, ќ k, ѝ i, ў w, џ j
    ");
    for c in letters(0x460, 0x500) {
        let is_silent = phones(&c.to_string()).is_empty();
        assert!(
            !is_silent || is_cyrillic_of_old(c as u32),
            "U+{:04X} {c}",
            c as u32
        );
    }
}

/// Old letters that no living spelling uses, and modifiers.
fn is_cyrillic_of_old(c: u32) -> bool {
    matches!(c, 0x0460..=0x0482 | 0x0487..=0x0489)
}

#[test]
fn georgian_letters_sound_as_they_are_read() {
    assert_snapshot!(sounds(letters(0x10D0, 0x1100), String::from), @"
    ა a, ბ b, გ g, დ d, ე e, ვ v, ზ z, თ th
    ი i, კ k, ლ l, მ m, ნ n, ო o, პ p, ჟ ž
    რ r, ს s, ტ t, უ u, ფ ph, ქ kh, ღ ġ, ყ q
    შ ś, ჩ c, ც ts, ძ dz, წ ts, ჭ tś, ხ x, ჯ j
    ჰ h, ჱ ey, ჲ y, ჳ w, ჴ q, ჵ o, ჶ f, ჷ ɨ
    ჸ ʔ, ჹ g, ჺ ʕ, ჼ , ჽ ê, ჾ ʔ, ჿ w
    ");
}

/// Between two letters b: what is only a carrier at the beginning sounds there.
#[test]
fn letters_of_urdu_persian_and_arabic_sound_as_they_are_read() {
    let letters = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہءیےآأإكيىةه";
    assert_snapshot!(sounds(letters.chars(), |c| format!("ب{c}ب")), @"
    ا bāb, ب bbb, پ bpb, ت btb, ٹ bṭb, ث bθb, ج bjb, چ bcb
    ح bħb, خ bxb, د bdb, ڈ bḍb, ذ bðb, ر brb, ڑ bṛb, ز bzb
    ژ bžb, س bsb, ش bśb, ص bs̱b, ض bḏb, ط bṯb, ظ bẕb, ع bʕb
    غ bġb, ف bfb, ق bqb, ک bkb, گ bgb, ل blb, م bmb, ن bnb
    ں bm̐b, و bob, ہ bhb, ء bʔb, ی bīb, ے beb, آ bāb, أ bab
    إ bab, ك bkb, ي bīb, ى bīb, ة bhb, ه bhb
    ");
}

#[test]
fn latin_letters_sound_as_they_are_read() {
    assert_snapshot!(sounds('a'..='z', String::from), @"
    a a, b b, c k, d d, e e, f f, g g, h h
    i i, j j, k k, l l, m m, n n, o o, p p
    q k, r r, s s, t t, u u, v v, w v, x ks
    y i, z z
    ");
    // Those of the next blocks; the ordinal signs and the micro sign are no letters of words.
    assert_snapshot!(sounds(letters(0xDF, 0x180), String::from), @"
    ß s, à a, á a, â a, ã a, ä ê, å ā, æ ê
    ç s, è e, é e, ê e, ë e, ì i, í i, î i
    ï i, ð ð, ñ ñ, ò o, ó o, ô o, õ o, ö o
    ø o, ù u, ú u, û u, ü u, ý i, þ θ, ÿ i
    Ā ā, ā ā, Ă a, ă a, Ą a, ą a, Ć c, ć c
    Ĉ k, ĉ k, Ċ k, ċ k, Č c, č c, Ď d, ď d
    Đ d, đ d, Ē e, ē e, Ĕ e, ĕ e, Ė e, ė e
    Ę e, ę e, Ě e, ě e, Ĝ g, ĝ g, Ğ ġ, ğ ġ
    Ġ ġ, ġ ġ, Ģ g, ģ g, Ĥ h, ĥ h, Ħ h, ħ h
    Ĩ i, ĩ i, Ī ī, ī ī, Ĭ i, ĭ i, Į i, į i
    İ i, ı ɨ, Ĳ ai, ĳ ai, Ĵ j, ĵ j, Ķ k, ķ k
    ĸ q, Ĺ l, ĺ l, Ļ l, ļ l, Ľ l, ľ l, Ŀ l
    ŀ l, Ł l, ł l, Ń ñ, ń ñ, Ņ n, ņ n, Ň n
    ň n, ŉ n, Ŋ ṅ, ŋ ṅ, Ō o, ō o, Ŏ o, ŏ o
    Ő o, ő o, Œ e, œ e, Ŕ r, ŕ r, Ŗ r, ŗ r
    Ř r, ř r, Ś ś, ś ś, Ŝ s, ŝ s, Ş ś, ş ś
    Š ś, š ś, Ţ t, ţ t, Ť t, ť t, Ŧ t, ŧ t
    Ũ u, ũ u, Ū ū, ū ū, Ŭ u, ŭ u, Ů u, ů u
    Ű u, ű u, Ų u, ų u, Ŵ v, ŵ v, Ŷ i, ŷ i
    Ÿ i, Ź z, ź z, Ż z, ż z, Ž ž, ž ž, ſ s
    ");
}

#[test]
fn a_capital_sounds_as_its_small_letter() {
    let blocks = letters(0x41, 0x180)
        .chain(letters(0x400, 0x500))
        .chain(letters(0x1C90, 0x1CC0));
    for (capital, small) in blocks.map(|c| (c, c.to_lowercase().to_string())) {
        assert_eq!(phones(&capital.to_string()), phones(&small), "{capital}");
    }
}
