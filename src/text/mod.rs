//! What is written: documents, words, spellings, and where they stand.

mod decode;
mod document;
mod escape;
mod file_offset;
mod language_map;
mod line_index;
mod location;
mod rewriting;
mod span;
mod tag;
mod view;
pub(crate) mod word;

pub use crate::visible::visible;
pub use decode::{Binary, Encoding, begins_binary};
pub use document::{Document, words_of_passage};
pub use escape::{Escape, Splices};
pub use file_offset::FileOffsets;
pub use language_map::{LanguageMap, Spoken};
pub use line_index::LineIndex;
pub use location::{Location, Origin};
pub use span::{SourceSpan, TextSpan};
pub use tag::Tag;
pub use view::{Segment, ViewBuilder, ViewParts};
pub use word::defect::{Defect, DefectKind, defects, repaired};
pub use word::script::{Class, Script};
pub use word::spelling::Spelling;
pub use word::token::{LONGEST_WORD, Token, Tokens, tokens};

pub(crate) use document::PASSAGE;
pub(crate) use language_map::Stretch;
pub(crate) use word::defect::is_nukta;
pub(crate) use word::run::{BLOCK, mask, with_before};
pub(crate) use word::script_name::script_name;
pub(crate) use word::spelling::{is_unseen, with_one_blank};
pub(crate) use word::word_map::WordMap;
