//! TOML: values that are prose; never keys.
//!
//! Source: TOML 1.1, as the crate toml reads it.

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::{Malformed, escape, json, keys};
use crate::text::Segment;

/// The values that are prose, or those of the fields chosen.
pub(super) fn segments(source: &str, fields: &[String]) -> Result<Vec<Segment>, Malformed> {
    keys::prose_or_chosen(fields, |wanted| values(source, wanted))
}

/// The values that are wanted by their keys and what they say.
pub(super) fn values(
    source: &str,
    mut wanted: impl FnMut(&[&str], &str) -> bool,
) -> Result<Vec<Segment>, Malformed> {
    let table = DeTable::parse(source).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Malformed::new(source, at, format!("not TOML: {}", error.message()))
    })?;
    let mut strings: Vec<std::ops::Range<usize>> = Vec::new();
    of_table(table.get_ref(), &mut Vec::new(), &mut wanted, &mut strings);
    strings.sort_by_key(|range| range.start);
    let mut found = Vec::new();
    for range in strings {
        string(source, range, &mut |segment| found.push(segment));
    }
    Ok(found)
}

type Wanted<'a> = dyn FnMut(&[&str], &str) -> bool + 'a;
type Strings = Vec<std::ops::Range<usize>>;

fn of_table<'a>(
    table: &'a DeTable<'_>,
    keys: &mut Vec<&'a str>,
    wanted: &mut Wanted<'_>,
    found: &mut Strings,
) {
    for (key, value) in table {
        keys.push(key.get_ref().as_ref());
        of_value(value, keys, wanted, found);
        keys.pop();
    }
}

fn of_value<'a>(
    value: &'a Spanned<DeValue<'_>>,
    keys: &mut Vec<&'a str>,
    wanted: &mut Wanted<'_>,
    found: &mut Strings,
) {
    match value.get_ref() {
        DeValue::String(text) if wanted(keys, text) => found.push(value.span()),
        DeValue::Array(array) => {
            for value in array {
                of_value(value, keys, wanted, found);
            }
        }
        DeValue::Table(table) => of_table(table, keys, wanted, found),
        _ => {}
    }
}

/// The text of a string of any of the four kinds.
fn string(source: &str, range: std::ops::Range<usize>, found: &mut dyn FnMut(Segment)) {
    let text = &source[range.clone()];
    for quote in ["\"\"\"", "'''", "\"", "'"] {
        if text.len() >= 2 * quote.len() && text.starts_with(quote) && text.ends_with(quote) {
            let inner = range.start + quote.len()..range.end - quote.len();
            if quote.starts_with('"') {
                let escaped = escape::scalar('"');
                return json::text(source, inner, &mut |it| found(it.escaped(escaped)));
            }
            let literal = escape::scalar('=');
            return found(Segment::exact(inner.start, inner.end, false).escaped(literal));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_prose() {
        let source = "title = \"मास्को\"\n'मास्को' = 'मास्को'\n[a]\nabout = '''वह\nगया'''\n\
            list = [{ caption = \"टो\\tली\" }]\nrun = 'वह गया'\n";
        let found = segments(source, &[]).unwrap();
        let read: Vec<&str> = found.iter().map(|it| &source[it.source.range()]).collect();
        assert_eq!(read, ["मास्को", "वह\nगया", "टो", "\\t", "ली"]);
        assert_eq!(segments("a = 1\nb =", &[]).unwrap_err().line, 2);
    }
}
