//! What each place of a format needs, to hold any text: references, backslashes, quotes.
//!
//! A place that cannot hold a text refuses it: then the finding stays and is not fixed.
//! Sources: XML 1.0, 2.2 and 2.4; WHATWG HTML; RFC 8259; RFC 4180; GNU gettext, «The
//! Format of PO Files»; `CommonMark` 0.31, 2.4; LaTeX 2e, special characters; YAML 1.2.2;
//! TOML 1.0.

use crate::text::{Escape, SourceSpan, Splices};

/// Text between tags.
pub(super) const MARKUP: Escape = Escape::new("markup", '\0', markup);
/// A CDATA section.
pub(super) const CDATA: Escape = Escape::new("cdata", '\0', cdata);
/// A string of JSON.
pub(super) const JSON: Escape = Escape::new("json", '"', json);
/// A string of a PO file.
pub(super) const PO: Escape = Escape::new("po", '"', po);
/// Text of Markdown.
pub(super) const MARKDOWN: Escape = Escape::new("markdown", '\0', markdown);
/// Text of LaTeX.
pub(super) const LATEX: Escape = Escape::new("latex", '\0', latex);
/// Text of a cue.
pub(super) const SUBTITLE: Escape = Escape::new("subtitle", '\0', subtitle);
/// A field without quotes that nothing can be put around (TSV).
pub(super) const TAB_FIELD: Escape = Escape::new("field", '\t', bare_field);

/// The value of an attribute, between these quotes; without any, `'\0'`.
pub(super) const fn attribute(quote: char) -> Escape {
    Escape::new("attribute", quote, in_attribute)
}

/// A field in double quotes.
pub(super) const QUOTED_FIELD: Escape = Escape::new("quoted field", '"', quoted_field);

/// A field without quotes, between these delimiters; it is put in quotes if need be.
pub(super) const fn field(delimiter: char) -> Escape {
    Escape::new("plain field", delimiter, quoting_field)
}

/// A plain scalar of YAML, a string in quotes (`'`, `"`), or of TOML in single ones (`=`).
pub(super) const fn scalar(quote: char) -> Escape {
    Escape::new("scalar", quote, in_scalar)
}

/// Text of a language whose signs have no escape that holds everywhere: a text with one
/// of them, which the place did not have before, is refused.
pub(super) const LIGHT_MARKUP: Escape = Escape::new("light markup", '\0', light_markup);

#[expect(clippy::unnecessary_wraps, reason = "its kind may fail")]
fn spliced(place: SourceSpan, text: String) -> Option<Splices> {
    Some(vec![(place, text)])
}

/// Each character as `of` writes it; itself where that says nothing.
fn each(text: &str, of: impl Fn(char) -> Option<String>) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match of(c) {
            Some(escaped) => written.push_str(&escaped),
            None => written.push(c),
        }
    }
    written
}

/// XML 1.0, 2.2: characters that no document may hold.
fn is_forbidden(c: char) -> bool {
    let is_white = matches!(c, '\t' | '\n' | '\r');
    c < ' ' && !is_white || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

fn reference(c: char) -> Option<String> {
    let name = match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => return None,
    };
    Some(name.to_owned())
}

fn markup(_: char, _: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let fits = !text.contains(is_forbidden);
    fits.then(|| spliced(place, each(text, reference)))
        .flatten()
}

fn in_attribute(quote: char, _: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    if text.contains(is_forbidden) {
        return None;
    }
    let escaped = |c: char| match c {
        '"' if quote == '"' => Some("&quot;".to_owned()),
        '\'' | '"' | '=' | '`' if quote == '\0' => Some(format!("&#{};", c as u32)),
        '\'' if quote == '\'' => Some("&#39;".to_owned()),
        // Else it were read as a blank, or as the end.
        _ if quote == '\0' && c.is_ascii_whitespace() => Some(format!("&#{};", c as u32)),
        _ => reference(c),
    };
    spliced(place, each(text, escaped))
}

fn cdata(_: char, source: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    // The end may be made together with what stands around.
    let before = source[..place.start].ends_with(b"]");
    let after = source[place.end..].starts_with(b"]") || source[place.end..].starts_with(b">");
    let closes =
        text.contains("]]>") || before && text.contains("]>") || after && text.ends_with(']');
    let closes = closes || source[..place.start].ends_with(b"]]") && text.starts_with('>');
    let fits = !text.contains(is_forbidden) && !closes;
    fits.then(|| spliced(place, text.to_owned())).flatten()
}

fn backslashed(c: char) -> Option<String> {
    Some(match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        '\r' => "\\r".to_owned(),
        _ => return None,
    })
}

fn json(_: char, _: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let control = |c: char| (c < ' ').then(|| format!("\\u{:04x}", c as u32));
    spliced(place, each(text, |c| backslashed(c).or_else(|| control(c))))
}

fn po(_: char, _: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let fits = !text.contains(|c: char| c < ' ' && backslashed(c).is_none());
    fits.then(|| spliced(place, each(text, backslashed)))
        .flatten()
}

/// Backslashes before what may be markup; before a block's sign only where one may begin.
fn markdown(_: char, source: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let line = memchr::memrchr(b'\n', &source[..place.start]).map_or(0, |at| at + 1);
    let begins = source[line..place.start]
        .iter()
        .all(|b| b" \t>".contains(b));
    let written = each(text, |c| {
        matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '{'
        )
        .then(|| format!("\\{c}"))
    });
    let first = text.chars().next();
    let opens = begins && matches!(first, Some('#' | '-' | '+' | '=' | ':'));
    let opens = if opens { "\\" } else { "" };
    spliced(place, format!("{opens}{}", without_references(&written)))
}

/// An ampersand that would begin a reference, with a backslash.
fn without_references(text: &str) -> String {
    let is_reference = |rest: &str| {
        let name = rest.split(';').next().unwrap_or_default();
        let is_named = name.starts_with('#') || name.starts_with(|c: char| c.is_ascii_alphabetic());
        is_named && name.len() < rest.len() && !name.contains(char::is_whitespace)
    };
    let mut written = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == '&' && is_reference(&text[at + 1..]) {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

fn latex(_: char, _: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let fits = !text.contains(|c: char| c.is_control() && c != '\n');
    let escaped = |c: char| {
        Some(match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => format!("\\{c}"),
            '~' => "\\textasciitilde{}".to_owned(),
            '^' => "\\textasciicircum{}".to_owned(),
            '\\' => "\\textbackslash{}".to_owned(),
            _ => return None,
        })
    };
    fits.then(|| spliced(place, each(text, escaped))).flatten()
}

/// `SubRip` has no escapes, and `WebVTT`'s are none to it.
fn subtitle(_: char, source: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let lines = |text: &[u8]| memchr::memchr_iter(b'\n', text).count();
    let fits = !text.contains(['<', '>', '{', '&'])
        && lines(text.as_bytes()) == lines(&source[place.range()]);
    fits.then(|| spliced(place, text.to_owned())).flatten()
}

fn quoted_field(_: char, _: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    spliced(place, text.replace('"', "\"\""))
}

/// Where the field begins and ends that holds a place.
fn field_around(delimiter: char, source: &[u8], place: SourceSpan) -> SourceSpan {
    let ends = |&byte: &u8| char::from(byte) == delimiter || matches!(byte, b'\r' | b'\n');
    let start = source[..place.start].iter().rposition(&ends);
    let mark = source.starts_with("\u{FEFF}".as_bytes());
    let start = start.map_or(if mark { 3 } else { 0 }, |at| at + 1);
    let end = source[place.end..].iter().position(ends);
    SourceSpan::new(start, end.map_or(source.len(), |length| place.end + length))
}

/// Puts the whole field in quotes, where the text needs it.
fn quoting_field(delimiter: char, source: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let field = field_around(delimiter, source, place);
    // Another edit may put the field in quotes, so a quote is always doubled.
    if !text.contains([delimiter, '\r', '\n', '"']) {
        return spliced(place, text.to_owned());
    }
    // A quote that the field has already would have to be doubled.
    let around = [field.start..place.start, place.end..field.end];
    let has_quotes = around.into_iter().any(|part| source[part].contains(&b'"'));
    let quote = |at| (SourceSpan::new(at, at), "\"".to_owned());
    (!has_quotes).then(|| {
        vec![
            quote(field.start),
            (place, text.replace('"', "\"\"")),
            quote(field.end),
        ]
    })
}

fn bare_field(delimiter: char, _: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let fits = !text.contains([delimiter, '\r', '\n']);
    fits.then(|| spliced(place, text.to_owned())).flatten()
}

fn in_scalar(quote: char, source: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    if text.contains(|c: char| c.is_control() && c != '\n') {
        return None;
    }
    match quote {
        '"' => spliced(place, each(text, backslashed)),
        '\'' => spliced(place, text.replace('\'', "''")),
        // A literal string of TOML.
        '=' => (!text.contains(['\'', '\n'])).then(|| spliced(place, text.to_owned()))?,
        _ => plain_scalar(source, place, text),
    }
}

fn plain_scalar(source: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let line = memchr::memrchr(b'\n', &source[..place.start]).map_or(0, |at| at + 1);
    let before = source[line..place.start].trim_ascii_end();
    let begins = before.last().is_none_or(|byte| b":-[{,?".contains(byte));
    let after = source[place.end..].first();
    let ends = after.is_none_or(u8::is_ascii_whitespace);
    let opens = |c: char| "-?:,[]{}#&*!|>'\"%@`".contains(c);
    let breaks = text.contains(": ")
        || text.contains(" #")
        || text.contains([',', '[', ']', '{', '}'])
        || begins && text.starts_with(opens)
        || ends && text.ends_with(':');
    (!breaks).then(|| spliced(place, text.to_owned())).flatten()
}

fn light_markup(_: char, source: &[u8], place: SourceSpan, text: &str) -> Option<Splices> {
    let is_markup = |c: &char| "*_`|#^~+=/\\{}[]<>".contains(*c);
    let old = String::from_utf8_lossy(&source[place.range()]);
    let fits = text.chars().filter(is_markup).all(|c| old.contains(c));
    fits.then(|| spliced(place, text.to_owned())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(escape: Escape, before: &str, text: &str, after: &str) -> Option<String> {
        let source = format!("{before}टोका{after}");
        let place = SourceSpan::new(before.len(), source.len() - after.len());
        let mut out = source.clone();
        for (place, text) in escape.write(source.as_bytes(), place, text)?.iter().rev() {
            out.replace_range(place.range(), text);
        }
        Some(out)
    }

    #[test]
    fn each_place_holds_any_text_or_refuses_it() {
        for (escape, before, text, after, expected) in [
            (
                MARKUP,
                "<p>",
                "क & <ख>",
                "</p>",
                Some("<p>क &amp; &lt;ख&gt;</p>"),
            ),
            (attribute('"'), "a=\"", "\"क'", "\"", Some("a=\"&quot;क'\"")),
            (attribute('\''), "a='", "\"क'", "'", Some("a='\"क&#39;'")),
            (attribute('\0'), "a=", "क ख>", " b", Some("a=क&#32;ख&gt; b")),
            (MARKUP, "", "क\u{1}", "", None),
            (CDATA, "", "क & ख", "", Some("क & ख")),
            (CDATA, "", "क]]>", "", None),
            (CDATA, "]", "]>", "", None),
            (
                JSON,
                "\"",
                "\"क\\\n\u{1}",
                "\"",
                Some("\"\\\"क\\\\\\n\\u0001\""),
            ),
            (PO, "\"", "\"क\"\t", "\"", Some("\"\\\"क\\\"\\t\"")),
            (
                QUOTED_FIELD,
                "\"",
                "\"क\", ख",
                "\"",
                Some("\"\"\"क\"\", ख\""),
            ),
            (field(','), "a,x ", "क, ख", " y,b", Some("a,\"x क, ख y\",b")),
            (field(';'), "a;", "क, ख", ";b", Some("a;क, ख;b")),
            (field(';'), "a\n", "क; ख", "\r\nb", Some("a\n\"क; ख\"\r\nb")),
            (field(','), "", "\"क\"", "", Some("\"\"\"क\"\"\"")),
            (field(','), "\"x\" ", "क,", "", None),
            (TAB_FIELD, "", "क, \"ख\"", "", Some("क, \"ख\"")),
            (TAB_FIELD, "", "क\tख", "", None),
            (MARKDOWN, "a ", "*क* & ख_", "", Some("a \\*क\\* & ख\\_")),
            (MARKDOWN, "a\n", "# &amp;", "", Some("a\n\\# \\&amp;")),
            (
                LATEX,
                "",
                "50% & \\~",
                "",
                Some("50\\% \\& \\textbackslash{}\\textasciitilde{}"),
            ),
            (SUBTITLE, "", "<i>क</i>", "", None),
            (scalar('"'), "\"", "\"क\"", "\"", Some("\"\\\"क\\\"\"")),
            (scalar('\''), "'", "क'", "'", Some("'क'''")),
            (scalar('='), "'", "क'", "'", None),
            (scalar('\0'), "a: ", "क & ख", "", Some("a: क & ख")),
            (scalar('\0'), "a: ", "& ख", "", None),
            (scalar('\0'), "a: ", "क: ख", "", None),
            (LIGHT_MARKUP, "", "*क*", "", None),
        ] {
            let found = written(escape, before, text, after);
            assert_eq!(found.as_deref(), expected, "{escape:?} {text:?}");
        }
    }
}
