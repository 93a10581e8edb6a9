//! One run: what it is asked for, the words of all sources, and the pass over the documents.

pub(crate) mod baseline;
pub(crate) mod count;
pub(crate) mod covered;
pub(crate) mod decisions;
pub(crate) mod fixing;
pub(crate) mod knowledge;
pub(crate) mod links;
pub(crate) mod long;
pub(crate) mod notice;
pub(crate) mod outcome;
pub(crate) mod pass;
pub(crate) mod profile;
pub(crate) mod row;
pub(crate) mod scope;
pub(crate) mod settings;
pub(crate) mod stop;
pub(crate) mod survey;
pub(crate) mod unread;
