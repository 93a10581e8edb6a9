//! Names without blanks: addresses, paths, file names, mentions, tags, identifiers.

use std::ops::Range;

use super::letters::is_word;

/// Schemes of addresses that have no `//`.
const SCHEMES: [&str; 12] = [
    "mailto:",
    "tel:",
    "sms:",
    "urn:",
    "data:",
    "javascript:",
    "file:",
    "doi:",
    "magnet:",
    "geo:",
    "xmpp:",
    "sip:",
];

/// Top-level domains that are not ASCII, beside the Indian ones: what stands behind the
/// last full stop of an address.
const DOMAINS: [&str; 36] = [
    "भारत",
    "भारतम्",
    "भारोत",
    "संगठन",
    "कॉम",
    "नेट",
    "ভারত",
    "ভাৰত",
    "বাংলা",
    "ਭਾਰਤ",
    "ભારત",
    "ଭାରତ",
    "இந்தியா",
    "இலங்கை",
    "சிங்கப்பூர்",
    "భారత్",
    "ಭಾರತ",
    "ഭാരതം",
    "ලංකා",
    "بھارت",
    "بارت",
    "ڀارت",
    "پاکستان",
    "рф",
    "рус",
    "онлайн",
    "сайт",
    "орг",
    "дети",
    "ком",
    "москва",
    "укр",
    "срб",
    "бел",
    "қаз",
    "ไทย",
];

/// Endings of files that are longer than others.
const LONG_ENDINGS: [&str; 6] = [
    "markdown",
    "geojson",
    "torrent",
    "webmanifest",
    "properties",
    "sqlite",
];

/// Longest name with blanks that quotation marks may hold.
const LONGEST_QUOTED: usize = 200;

/// A web address in the name that begins at `start` and has a sign at `at`: from its
/// scheme to a blank, a quote or a bracket that it did not open.
pub(super) fn web_address(
    text: &str,
    start: usize,
    at: usize,
    end: usize,
) -> Option<(usize, usize)> {
    let from = if text[at..].starts_with("://") {
        let scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
        let ascii = text[start..at].trim_end_matches(scheme).len();
        if start + ascii == at {
            start + text[start..at].trim_end_matches(is_word).len()
        } else {
            start + ascii
        }
    } else {
        let name = &text[start..end];
        let begins = |scheme: &&str| {
            let head = name.as_bytes().get(..scheme.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(scheme.as_bytes()))
        };
        let is_address = SCHEMES.iter().any(&begins) || begins(&"www.") || has_host(name);
        is_address.then_some(start)?
    };
    Some((from, address_end(text, at)))
}

/// `sub.मास्को.com/page`: an address without its scheme.
fn has_host(name: &str) -> bool {
    let host = name.split_once('/').map(|(host, _)| host);
    host.is_some_and(|host| is_file(host) && host.starts_with(is_word))
}

fn address_end(text: &str, at: usize) -> usize {
    let mut open = [0_usize; 3];
    for (offset, c) in text[at..].char_indices() {
        let ends = match c {
            '(' | '[' | '{' => {
                open["([{".find(c).unwrap_or(0)] += 1;
                false
            }
            ')' | ']' | '}' => {
                let count = &mut open[")]}".find(c).unwrap_or(0)];
                let unopened = *count == 0;
                *count = count.saturating_sub(1);
                unopened
            }
            '"' | '<' | '>' | '`' | '|' => true,
            _ if c.is_ascii() => c.is_ascii_whitespace(),
            _ => !is_word(c),
        };
        if ends {
            return at + offset;
        }
    }
    text.len()
}

/// What of the name between two places is no prose.
pub(super) fn identifier(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let name = &text[start..end];
    let whole = || Some(start..end);
    if name.contains('@') || is_escaped(name) || is_snake(name) || is_setting(name) {
        return whole();
    }
    if is_path(&text[..start], name, &text[end..]) || name_of_scope(name) {
        return whole();
    }
    if is_file(name) {
        return Some(quoted_from(text, start, end)..end);
    }
    if let Some(hash) = tag(name) {
        return Some(start + hash..end);
    }
    emoji(name).map(|inside| start + inside.start..start + inside.end)
}

/// C:\a\b, \\server, \command: a backslash before a letter.
fn is_escaped(name: &str) -> bool {
    name.match_indices('\\').any(|(at, _)| {
        let next = name[at + 1..].chars().next();
        next.is_some_and(|c| is_word(c) || c == '\\')
    })
}

/// Words joined by low lines, but not by a row of them, which is a blank to fill in.
fn is_snake(name: &str) -> bool {
    let inner = name.trim_matches('_');
    inner.contains('_') && !inner.contains("___")
}

/// `name=value`, `--name=value`, `?name=value&…`: the first name is ASCII.
fn is_setting(name: &str) -> bool {
    let Some((key, value)) = name.split_once('=') else {
        return false;
    };
    let key = key.trim_start_matches(['-', '&', '/']);
    let is_key = |c: char| c.is_ascii_alphanumeric() || "-_.:[]".contains(c);
    !key.is_empty() && key.chars().all(is_key) && value.starts_with(is_word)
}

/// A path: it begins like one, ends in a file or has a part in ASCII.
fn is_path(before: &str, name: &str, after: &str) -> bool {
    if !name.contains('/') {
        return false;
    }
    let name = name.trim_end_matches(['.', ':']);
    let alone = !before.ends_with([')', ']', '*', '”', '’', '»']);
    let begins = ["/", "./", "../", "~/"].iter().any(|sign| {
        let rest = name.strip_prefix(sign);
        rest.is_some_and(|rest| rest.starts_with(|c: char| is_word(c) || "._/".contains(c)))
    });
    let mut signs = name.chars();
    let is_drive =
        signs.next().is_some_and(|c| c.is_ascii_alphabetic()) && signs.as_str().starts_with(":/");
    let goes_on = name.ends_with('/') && after.starts_with(['{', '<', '*', '[']);
    let is_code = |part: &str| {
        let letters = part.chars().any(|c| c.is_ascii_lowercase() || c == '_');
        letters && part.is_ascii()
    };
    let parts = || name.split('/').filter(|part| !part.is_empty());
    (alone && (begins || is_drive))
        || goes_on
        || parts().next_back().is_some_and(is_file)
        || (parts().count() > 1 && parts().any(is_code))
}

/// `मास्को::टोली`
fn name_of_scope(name: &str) -> bool {
    name.match_indices("::")
        .any(|(at, _)| name[..at].ends_with(is_word) && name[at + 2..].starts_with(is_word))
}

/// A file or a domain: an ending in small or in capital letters, or a known domain.
fn is_file(name: &str) -> bool {
    let name = name.trim_end_matches(['.', ':', '-', '…']);
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return false;
    };
    stem.ends_with(|c: char| is_word(c) || c == '_' || c == '-')
        && (is_ending(ending) || DOMAINS.contains(&ending))
}

fn is_ending(ending: &str) -> bool {
    let all = |of: fn(&u8) -> bool| {
        ending
            .bytes()
            .all(|byte| of(&byte) || byte.is_ascii_digit())
    };
    ((1..=5).contains(&ending.len()) || LONG_ENDINGS.contains(&ending))
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic())
        && (all(u8::is_ascii_lowercase) || (all(u8::is_ascii_uppercase) && ending.len() > 1))
}

/// A file in quotation marks may have blanks in its name: where it begins.
fn quoted_from(text: &str, start: usize, end: usize) -> usize {
    let open = match text[end..].chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => quote,
        Some('”') => '“',
        Some('’') => '‘',
        Some('»') => '«',
        _ => return start,
    };
    let mut least = start.saturating_sub(LONGEST_QUOTED);
    while !text.is_char_boundary(least) {
        least += 1;
    }
    let before = &text[least..start];
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let found = before[line..].rfind(open);
    found.map_or(start, |at| least + line + at + open.len_utf8())
}

/// Where #tag or the fragment of a page begins.
fn tag(name: &str) -> Option<usize> {
    let hash = name.find('#')?;
    let begins = name[hash + 1..].starts_with(|c: char| is_word(c) || c == '_');
    let after_word = name[..hash].ends_with(is_word);
    begins.then_some(if after_word { 0 } else { hash })
}

/// `:name:` that is not glued to a word.
fn emoji(name: &str) -> Option<Range<usize>> {
    let open = name.find(':')?;
    let rest = &name[open + 1..];
    let close = rest.find(|c: char| !is_word(c) && !"_+-".contains(c))?;
    let is_one = close > 0 && rest[close..].starts_with(':') && !name[..open].ends_with(is_word);
    is_one.then(|| open..open + 1 + close + 1)
}
