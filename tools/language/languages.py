"""The languages that have a pack: tag, tesseract's code, letters, and how large the lexicon may grow.

`cap` is a number of kilobytes for lexicon.fst. Languages of the first rank get
more, since a word that is not listed cannot guard."""
import re

BRAHMIC = {"hi": 0x900, "bho": 0x900, "mr": 0x900, "ne": 0x900, "sa": 0x900, "bn": 0x980, "as": 0x980, "pa": 0xA00, "gu": 0xA80, "or": 0xB00,
           "ta": 0xB80, "te": 0xC00, "kn": 0xC80, "ml": 0xD00, "si": 0xD80}
LATIN = "a-zA-ZÀ-ÖØ-öø-ɏȘșȚțẞ"
LETTERS = {
    "ur": "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہۂۃھیۓے", "fa": "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", "ar": "ء-غف-ي",
    "ru": "а-яА-ЯёЁ", "uk": "а-щА-ЩьюяЬЮЯєіїґЄІЇҐ'", "bg": "а-ъьюяА-ЪЬЮЯ", "sr": "а-иклмнопрстуфхцчшђјљњћџА-ИКЛМНОПРСТУФХЦЧШЂЈЉЊЋЏ",
    "el": "ά-ώΆ-Ώΐΰϊϋ", "he": "א-ת", "ja": "ァ-ヺー", "ko": "가-힣", "en": "a-zA-ZéèêëàâäîïôöûüçñåøæÉ'", "de": "a-zA-ZäöüÄÖÜßéèàçñ",
    "fr": "a-zA-ZàâäéèêëîïôöùûüÿçœæÀÂÉÈÊËÎÏÔÙÛÇŒÆ'", "es": "a-zA-ZáéíóúüñÁÉÍÓÚÜÑ", "it": "a-zA-ZàèéìíîòóùÀÈÉÌÒÙ'", "pt": "a-zA-ZáâãàçéêíóôõúüÁÂÃÀÇÉÊÍÓÔÕÚ",
    "nl": "a-zA-Zàáâäçèéêëïíóöôúü'", "tr": "a-zA-ZçğıöşüâîûÇĞİÖŞÜÂÎÛ'", "pl": "a-zA-ZąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "cs": "a-zA-ZáčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "id": "a-zA-Z",
}
MODEL = {"hi": "hin", "mr": "mar", "ne": "nep", "sa": "san", "bn": "ben", "as": "asm", "pa": "pan", "gu": "guj", "or": "ori", "ta": "tam", "te": "tel",
         "kn": "kan", "ml": "mal", "si": "sin", "ur": "urd", "fa": "fas", "ar": "ara", "en": "eng", "ru": "rus", "uk": "ukr", "de": "deu", "fr": "fra",
         "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "tr": "tur", "pl": "pol", "cs": "ces", "id": "ind", "el": "ell", "he": "heb", "bg": "bul",
         "sr": "srp", "ja": "jpn", "ko": "kor"}
TAGS = ["hi", "mr", "ne", "bn", "as", "gu", "pa", "or", "ta", "te", "kn", "ml", "si", "ur", "fa", "ar", "en", "ru", "uk", "de", "fr", "es", "it", "pt",
        "nl", "tr", "pl", "cs", "id", "el", "he", "bg", "sr", "ja", "ko", "sa", "bho"]
NAMES = {"hi": "Hindi", "mr": "Marathi", "ne": "Nepali", "sa": "Sanskrit", "bho": "Bhojpuri", "bn": "Bengali", "as": "Assamese", "pa": "Punjabi",
         "gu": "Gujarati", "or": "Odia", "ta": "Tamil", "te": "Telugu", "kn": "Kannada", "ml": "Malayalam", "si": "Sinhala", "ur": "Urdu", "fa": "Persian",
         "ar": "Arabic", "en": "English", "ru": "Russian", "uk": "Ukrainian", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian",
         "pt": "Portuguese", "nl": "Dutch", "tr": "Turkish", "pl": "Polish", "cs": "Czech", "id": "Indonesian", "el": "Greek", "he": "Hebrew",
         "bg": "Bulgarian", "sr": "Serbian", "ja": "Japanese", "ko": "Korean"}
CASED = {"en", "ru", "uk", "de", "fr", "es", "it", "pt", "nl", "tr", "pl", "cs", "id", "el", "bg", "sr"}
FIRST = {"hi": 130, "mr": 280, "ne": 180, "bn": 200, "ta": 350, "ur": 120, "fa": 120, "ar": 280, "en": 350, "ru": 230, "uk": 210}
SECOND = {"as": 60, "gu": 70, "pa": 70, "or": 60, "te": 90, "kn": 90, "ml": 100, "si": 60, "de": 330, "fr": 200, "es": 70, "tr": 80, "pl": 80,
          "cs": 80, "bg": 90, "ja": 70, "ko": 70, "sa": 30, "bho": 20}


def cap(tag):
    return FIRST.get(tag, SECOND.get(tag, 60)) * 1000


def word_pattern(tag):
    """What a whole word of the language looks like."""
    if tag in BRAHMIC:
        low = BRAHMIC[tag]
        if low == 0xD80:
            return re.compile("[\u0d82-\u0d96\u0d9a-\u0df3]+")
        digits = f"{chr(low + 0x66)}-{chr(low + 0x6F)}"
        return re.compile(f"(?![{digits}])[{chr(low + 1)}-{chr(low + 0x63)}{chr(low + 0x70)}-{chr(low + 0x7F)}]+")
    letters = LETTERS[tag]
    return re.compile(f"[{letters}]+")
