//! House styles by their names, as options and configurations give them.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorKind};
use crate::language::HouseStyle;

/// The names of one style or of several.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq)]
#[serde(untagged)]
pub(crate) enum Styles {
    One(String),
    Several(Vec<String>),
}

impl Styles {
    /// The names, in their order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let names = match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        };
        names.iter().map(String::as_str)
    }

    /// The first name that is no style, with the error that says so.
    pub(crate) fn unknown(&self) -> Option<(&str, Error)> {
        let mut unknown = self
            .names()
            .filter_map(|name| Some((name, of_name(name).err()?)));
        unknown.next()
    }
}

/// The style of a name.
///
/// # Errors
/// Where there is none; the known ones are named.
pub(crate) fn of_name(name: &str) -> Result<HouseStyle, Error> {
    HouseStyle::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = HouseStyle::ALL.iter().map(HouseStyle::name).collect();
        let help = format!("write one of {}", known.join(", "));
        Error::new(
            ErrorKind::Config,
            format!("«{name}» is no known style"),
            help,
        )
    })
}
