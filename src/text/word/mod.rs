//! Words of a text: how they are found, and their normal form.

pub(crate) mod defect;
mod do_not_emit;
pub(crate) mod plain;
pub(crate) mod run;
pub(crate) mod script;
pub(crate) mod script_name;
pub(crate) mod spelling;
mod stray;
pub(crate) mod token;
pub(crate) mod word_map;
