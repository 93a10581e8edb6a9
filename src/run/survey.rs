//! The first reading of a text that is too long to be held.
//!
//! It counts the words, and finds out what a portion alone cannot know: how the text
//! writes its nuktas, whether it holds ignore comments, whether its records are
//! well-formed to the end.

use std::io::Read;
use std::sync::Arc;

use memchr::memmem;

use crate::error::Error;
use crate::format::{Chosen, Format, Header};
use crate::language::languages_of;
use crate::lint::NuktaForms;
use crate::source::fault::cannot_read;
use crate::source::fingerprint::fingerprint_of;
use crate::source::input::Input;
use crate::source::packing::Packing;
use crate::source::passed_over::PassedOver;
use crate::source::portions::{Portions, Unfit};
use crate::source::source::{Source, other_encoding};
use crate::text::{Document, Encoding, LanguageMap, LineIndex, PASSAGE};
use crate::variant::{DocumentCount, Knowledge, VocabularyBuilder};

/// The result of the first reading of a text.
pub(crate) struct Survey {
    /// Of the file, as it is compressed.
    pub file: u128,
    /// Of the text.
    pub text: u128,
    /// What it is read as.
    pub format: Format,
    pub forms: NuktaForms,
    /// The main languages of the first portion, which are those of the text.
    pub languages: Arc<LanguageMap>,
    /// Line, from 1, of the first byte that is not UTF-8.
    pub invalid_on: Option<u64>,
    /// Which of the chosen columns and fields it has.
    pub header: Header,
}

/// How a long text is to be read.
pub(crate) enum Surveyed {
    InPortions(Box<Survey>),
    /// Another encoding, ignore comments, which suppress lines far away, or a record
    /// that is too long.
    Whole,
    PassedOver(PassedOver),
}

/// The first reading. Counts the words, as those of one document.
///
/// # Errors
/// Where the text cannot be read or unpacked, or is malformed.
pub(crate) fn survey(
    source: &Source,
    knowledge: &Knowledge,
    chosen: &Chosen,
    words: &mut VocabularyBuilder,
) -> Result<Surveyed, Error> {
    let Some(format) = source.format_in_portions() else {
        return Ok(Surveyed::Whole);
    };
    // First: a file that takes its place in between is then not taken for it.
    let file = match source {
        Source::Input(Input::File(path)) if Packing::of_name(&source.name()).0 != Packing::None => {
            Some(fingerprint_of(path).map_err(|error| cannot_read(path, &error))?)
        }
        _ => None,
    };
    let mut counted = DocumentCount::new(knowledge);
    let mut surveyed = survey_as(format, source, knowledge, chosen, &mut counted)?;
    if let Err(Unfit::Malformed(malformed)) = surveyed {
        surveyed = Err(kind_of(source)?.ok_or_else(|| source.malformed(malformed))?);
    }
    let mut survey = match surveyed {
        Ok(survey) => survey,
        Err(Unfit::Binary) => {
            return Ok(Surveyed::PassedOver(PassedOver::Binary("a binary file")));
        }
        Err(Unfit::OtherEncoding(why)) => return Ok(Surveyed::PassedOver(why)),
        Err(_) => return Ok(Surveyed::Whole),
    };
    if let Some(unknown) = survey.header.unknown(chosen) {
        return Ok(Surveyed::PassedOver(PassedOver::Unchosen(unknown)));
    }
    words.add_counted(counted);
    survey.file = file.unwrap_or(survey.text);
    Ok(Surveyed::InPortions(Box::new(survey)))
}

/// The first reading of a text that is taken to be of a format. Ignore comments and
/// other encodings make it too long to be a portion.
fn survey_as(
    format: Format,
    source: &Source,
    knowledge: &Knowledge,
    chosen: &Chosen,
    counted: &mut DocumentCount<'_>,
) -> Result<Result<Survey, Unfit>, Error> {
    let mut portions = Portions::open(source, format, chosen, knowledge.table.phrases())?;
    let mut forms = NuktaForms::default();
    let mut languages: Option<Arc<LanguageMap>> = None;
    let mut invalid_on = None;
    while let Some(portion) = portions.next()? {
        let document = match portion {
            Ok(portion) => portion.document,
            Err(unfit) => return Ok(Err(unfit)),
        };
        let spoken = languages.get_or_insert_with(|| main_languages(&document, knowledge));
        let document = document.with_language_map(spoken.clone());
        let suppresses = memmem::find(document.source(), b"vartani:").is_some();
        if suppresses || document.encoding() != Encoding::Utf8 {
            return Ok(Err(Unfit::TooLong));
        }
        if let (Some(at), None) = (document.invalid_at(), invalid_on) {
            if let Some(why) = other_encoding(&document) {
                return Ok(Err(Unfit::OtherEncoding(why)));
            }
            invalid_on = Some(LineIndex::new(&document).locate(at).line as u64);
        }
        forms = portions.meanwhile(|| {
            let passages = document.passages(PASSAGE);
            counted.add_passages(&document, &passages);
            forms.and(NuktaForms::of_passages(&passages))
        });
    }
    let text = portions.read.digest128();
    Ok(Ok(Survey {
        file: text,
        text,
        format,
        forms,
        languages: languages.unwrap_or_default(),
        invalid_on,
        header: portions.header().clone(),
    }))
}

/// The main languages of a portion.
fn main_languages(portion: &Document, knowledge: &Knowledge) -> Arc<LanguageMap> {
    let main = languages_of(portion, &knowledge.languages).main();
    Arc::new(LanguageMap::new(main, Vec::new()))
}

/// What a text is that is not of its format, if it is not UTF-8 to its end.
fn kind_of(source: &Source) -> Result<Option<Unfit>, Error> {
    let mut text = source.open()?;
    let mut bytes = Vec::new();
    let mut unfit = None;
    loop {
        let had = bytes.len();
        let read = text.by_ref().take(1 << 20).read_to_end(&mut bytes);
        read.map_err(|error| cannot_read(source.name().as_ref(), &error))?;
        if bytes.contains(&0) {
            return Ok(Some(Unfit::Binary));
        }
        let valid = match std::str::from_utf8(&bytes) {
            Ok(_) => bytes.len(),
            Err(error) => error.valid_up_to(),
        };
        let is_cut_off = bytes.len() - valid < 4 && bytes.len() > had;
        if valid < bytes.len() && !is_cut_off {
            unfit = Some(Unfit::NotUtf8);
        }
        if bytes.len() == had {
            return Ok(unfit);
        }
        match unfit {
            Some(_) => bytes.clear(),
            None => drop(bytes.drain(..valid)),
        }
    }
}
