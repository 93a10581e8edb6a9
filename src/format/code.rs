//! Program code: comments and strings, where they are asked for; nothing else, ever.
//!
//! A scanner for families of languages: it knows how a comment and a string begin and
//! end, not what a program says. What it is in doubt about is code.

use super::protected::Ahead;
use crate::text::Segment;

/// How a language writes its comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Family {
    /// `// …` and `/* … */`: C and its kin.
    Slashes,
    /// `# …`, strings in three quotes: Python, shells, Ruby.
    Hash,
    /// `-- …`: SQL, Haskell, Lua.
    Dashes,
    /// `; …`: Lisp.
    Semicolons,
    /// `% …`: Erlang, TeX styles.
    Percents,
}

impl Family {
    const fn line(self) -> &'static str {
        match self {
            Self::Slashes => "//",
            Self::Hash => "#",
            Self::Dashes => "--",
            Self::Semicolons => ";",
            Self::Percents => "%",
        }
    }

    const fn has_blocks(self) -> bool {
        matches!(self, Self::Slashes | Self::Dashes)
    }

    #[expect(
        clippy::match_same_arms,
        reason = "one line for each family of languages"
    )]
    const fn quotes(self) -> &'static [u8] {
        match self {
            Self::Slashes => b"\"'`",
            Self::Hash => b"\"'",
            Self::Dashes => b"\"'",
            Self::Semicolons => b"\"",
            Self::Percents => b"",
        }
    }
}

/// The comments and strings of a program.
pub(super) fn segments(source: &str, family: Family) -> Vec<Segment> {
    let mut found = Vec::new();
    let bytes = source.as_bytes();
    let mut blocks = Ahead::new(source, "*/");
    let mut triples = [Ahead::new(source, "\"\"\""), Ahead::new(source, "'''")];
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (from, to, next) = if rest.starts_with(family.line().as_bytes()) {
            let end = memchr::memchr(b'\n', rest).map_or(bytes.len(), |n| at + n);
            (at + family.line().len(), end, end)
        } else if family.has_blocks() && rest.starts_with(b"/*") {
            let end = blocks.from(at + 2).unwrap_or(bytes.len());
            (at + 2, end, (end + 2).min(bytes.len()))
        } else if family.quotes().contains(&rest[0]) {
            let triple = &mut triples[usize::from(rest[0] == b'\'')];
            match string_end(source, at, family, triple) {
                Some((width, end)) => (at + width, end, end + width),
                None => (at, at, at + 1),
            }
        } else {
            let is_escape = rest[0] == b'\\';
            (at, at, at + 1 + usize::from(is_escape))
        };
        if from < to {
            found.push(Segment::exact(from, to, false));
        }
        at = next;
    }
    found
}

/// How wide the quotes are of the string that begins at `at`, and where its text ends.
fn string_end(
    source: &str,
    at: usize,
    family: Family,
    triple: &mut Ahead,
) -> Option<(usize, usize)> {
    let bytes = source.as_bytes();
    let quote = bytes[at];
    if family == Family::Hash && bytes[at..].starts_with(&[quote; 3]) {
        return triple.from(at + 3).map(|end| (3, end));
    }
    let mut end = at + 1;
    while end < bytes.len() {
        match bytes[end] {
            b'\\' => end += 1,
            b'\n' if quote != b'`' => return None,
            byte if byte == quote => return Some((1, end)),
            _ => {}
        }
        end += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str, family: Family) -> Vec<&str> {
        let segments = segments(source, family);
        segments
            .iter()
            .map(|it| &source[it.source.range()])
            .collect()
    }

    #[test]
    fn comments_and_strings() {
        let c = "int x; // एक\n/* दो\n */ f(\"ती\\\"न\", 'च');";
        assert_eq!(read(c, Family::Slashes), [" एक", " दो\n ", "ती\\\"न", "च"]);
        let python = "# एक\nx = {'दो': 1}\n\"\"\"तीन \"चार\"\n\"\"\"\ny = 5 'खुला\n";
        assert_eq!(read(python, Family::Hash), [" एक", "दो", "तीन \"चार\"\n"]);
        assert_eq!(read("-- एक\nselect 'दो'", Family::Dashes), [" एक", "दो"]);
        assert_eq!(read("(f \"एक\") ; दो", Family::Semicolons), ["एक", " दो"]);
    }
}
