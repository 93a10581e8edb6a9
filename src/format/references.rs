//! What a text refers to by the words of a heading: its anchor.
//!
//! A program makes `#मास्को-की-यात्रा` of a heading. Programs differ in what they do with
//! signs and capitals; letters and marks they all keep, so these are compared.

use rustc_hash::FxHashSet;

use super::protected::is_word;

/// The anchors that a text links to.
#[derive(Debug, Default)]
pub(super) struct Anchors(FxHashSet<String>);

impl Anchors {
    /// The fragments of the links of a source, whatever they are written in:
    /// `(#anchor)`, `"page.html#anchor"`, `[[#anchor]]`, `[label]: #anchor`.
    pub(super) fn of_fragments(source: &str) -> Self {
        let mut anchors = Self::default();
        for (at, _) in source.match_indices('#') {
            let before = source[..at].strip_suffix(' ').unwrap_or(&source[..at]);
            let opens = before.ends_with(['(', '"', '\'', '[', '<', '=', ':']);
            let in_page = before.len() == at && before.ends_with(is_word);
            if opens || in_page {
                let rest = short(&source[at + 1..]);
                let ends = |c: char| c.is_whitespace() || ")\"'>|`]".contains(c);
                anchors.add(&rest[..rest.find(ends).unwrap_or(rest.len())]);
                // The anchor of a page in brackets may have blanks.
                if let Some(end) = rest.find([']', '|', '\n', '(', '[']) {
                    anchors.add(&rest[..end]);
                }
            }
        }
        anchors
    }

    /// One more name that is referred to.
    pub(super) fn add(&mut self, name: &str) {
        let decoded = percent_decoded(name);
        let numbered = decoded.trim_end_matches(|c: char| c.is_ascii_digit());
        if let Some(first) = numbered.strip_suffix(['-', '_']) {
            self.0.insert(normal(first));
        }
        self.0.insert(normal(&decoded));
        self.0.remove("");
    }

    /// True where the text links to a heading with these words.
    pub(super) fn has(&self, heading: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&normal(heading))
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
        let anchors = Anchors::of_fragments(source);
        for heading in ["मास्को की यात्रा", "टोली", "एक!", "दो शब्द", "तीन शब्द", "पाँच"]
        {
            assert!(anchors.has(heading), "{heading}");
        }
        assert!(!anchors.has("छह") && !anchors.has("सात") && !anchors.has(""));
    }
}
