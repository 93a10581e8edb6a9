//! What is written: documents, words, spellings, and where they stand.

mod decode;
mod defect;
mod document;
mod line_index;
mod plain;
mod run;
mod script;
mod span;
mod spelling;
mod token;
mod view;
mod word_map;

pub use decode::Encoding;
pub use defect::{Defect, DefectKind, defects, mend};
pub use document::{Binary, Document, Origin, words_of_passage};
pub use line_index::{LineIndex, Location};
pub use script::{Class, Script};
pub use span::Span;
pub use spelling::Spelling;
pub use token::{Token, Tokens, tokens};
pub use view::{Seeing, Seen, Segment};

pub(crate) use defect::is_nukta;
pub(crate) use run::{BLOCK, mask, with_before};
pub(crate) use word_map::WordMap;
