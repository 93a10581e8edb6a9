//! What a text refers to by the words of a heading: its anchor.
//!
//! A program makes `#मास्को-की-यात्रा` of a heading. Programs differ in what they do with
//! signs and capitals; letters and marks they all keep, so these are compared.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::protected::is_word;

/// The headings that other documents of the scope link to: reported, and never rewritten,
/// because the links are not rewritten with them.
///
/// ```
/// use vartani::format::{Chosen, Format, Linked, with_prose};
/// use vartani::text::Document;
///
/// let mut linked = Linked::default();
/// linked.add_links_of("[यात्रा](travel.md#मास्को-की-यात्रा)");
/// let chosen = Chosen { linked, ..Chosen::default() };
/// let document = Document::from_text("travel.md", "# मास्को की यात्रा\n");
/// let document = with_prose(document, Format::Markdown, &chosen).unwrap();
/// let word = document.tokens().next().unwrap();
/// assert!(!document.is_fixable(word.span));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Linked(Arc<FxHashSet<String>>);

impl Linked {
    /// Adds the fragments of the links of a source that lead to another page:
    /// `(other.md#anchor)`, `[[Note#heading]]`, `xref:other.adoc#anchor[]`,
    /// `[[file:other.org::*heading]]`, ``:ref:`heading` ``.
    pub fn add_links_of(&mut self, source: &str) {
        let mut anchors = Anchors::default();
        for (at, _) in source.match_indices('#') {
            if source[..at].ends_with(|c: char| is_word(c) || c == '/') {
                anchors.add_fragment(&source[at + 1..]);
            }
        }
        for sign in ["::*", ":ref:`"] {
            for (at, _) in source.match_indices(sign) {
                let rest = short(&source[at + sign.len()..]);
                let ends = [']', '`', '<', '\n'];
                anchors.add(rest[..rest.find(ends).unwrap_or(0)].trim());
            }
        }
        self.add(anchors);
    }

    /// Adds what other documents link to.
    pub fn extend(&mut self, other: &Self) {
        if !other.0.is_empty() {
            Arc::make_mut(&mut self.0).extend(other.0.iter().cloned());
        }
    }

    /// Adds the anchors of a part of a text, for its other parts.
    pub(super) fn add(&mut self, anchors: Anchors) {
        if !anchors.own.is_empty() {
            Arc::make_mut(&mut self.0).extend(anchors.own);
        }
    }
}

/// The anchors that a text links to, and those that others link to in it.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    own: FxHashSet<String>,
    linked: Linked,
}

impl Anchors {
    /// Those that others link to.
    pub(super) fn linked(linked: &Linked) -> Self {
        Self {
            own: FxHashSet::default(),
            linked: linked.clone(),
        }
    }

    /// With the fragments of the links of a source, whatever they are written in:
    /// `(#anchor)`, `"page.html#anchor"`, `[[#anchor]]`, `[label]: #anchor`.
    pub(super) fn and_fragments(mut self, source: &str) -> Self {
        for (at, _) in source.match_indices('#') {
            let before = source[..at].strip_suffix(' ').unwrap_or(&source[..at]);
            let opens = before.ends_with(['(', '"', '\'', '[', '<', '=', ':']);
            let in_page = before.len() == at && before.ends_with(is_word);
            if opens || in_page {
                self.add_fragment(&source[at + 1..]);
            }
        }
        self
    }

    fn add_fragment(&mut self, rest: &str) {
        let rest = short(rest);
        let ends = |c: char| c.is_whitespace() || ")\"'>|`]".contains(c);
        self.add(&rest[..rest.find(ends).unwrap_or(rest.len())]);
        // The anchor of a page in brackets may have blanks.
        if let Some(end) = rest.find([']', '|', '\n', '(', '[']) {
            self.add(&rest[..end]);
        }
    }

    /// One more name that is referred to.
    pub(super) fn add(&mut self, name: &str) {
        let decoded = percent_decoded(name);
        let numbered = decoded.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some(first) = numbered.strip_suffix(['-', '_']) {
            self.own.insert(normal(first));
        }
        self.own.insert(normal(&decoded));
        self.own.remove("");
    }

    /// True where something links to a heading with these words.
    pub(super) fn has(&self, heading: &str) -> bool {
        let sets = [&self.own, &*self.linked.0];
        let sets = sets.into_iter().filter(|set| !set.is_empty());
        sets.into_iter().any(|set| set.contains(&normal(heading)))
    }
}

/// Longest anchor, in bytes.
const LONGEST: usize = 400;

/// The beginning of a text, as far as a name may reach.
pub(super) fn short(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The letters, marks and digits of a name, in small letters.
fn normal(name: &str) -> String {
    let letters = name.chars().filter(|&c| is_word(c));
    letters.flat_map(char::to_lowercase).collect()
}

fn percent_decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = hex.and_then(|two| u8::from_str_radix(two, 16).ok());
        if let Some(byte) = byte.filter(|_| *first == b'%') {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_name_headings() {
        let source = "[a](#मास्को-की-यात्रा) [b](x.md#%E0%A4%9F%E0%A5%8B%E0%A4%B2%E0%A5%80-1)\n\
            <a href=\"#एक\"> [[#दो शब्द]] [[पृष्ठ#तीन शब्द|चार]]\n[x]: #पाँच\n# छह #सात";
        let anchors = Anchors::default().and_fragments(source);
        for heading in ["मास्को की यात्रा", "टोली", "एक!", "दो शब्द", "तीन शब्द", "पाँच"]
        {
            assert!(anchors.has(heading), "{heading}");
        }
        assert!(!anchors.has("छह") && !anchors.has("सात") && !anchors.has(""));
    }
}
