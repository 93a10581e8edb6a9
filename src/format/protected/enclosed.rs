//! What stands between two signs: template tags, placeholders, mathematics, code, pages.

use super::ahead::Ahead;
use super::letters::{is_word, word_after};
use super::reach::Reach;

/// Longest `{name}`, `<tag>` and the like.
const LONGEST: usize = 512;

/// Tags whose two ends are their own.
const TAGS: [(&str, &str); 6] = [
    ("{%", "%}"),
    ("{{", "}}"),
    ("{# ", "#}"),
    ("<%", "%>"),
    ("<?", "?>"),
    ("<!--", "-->"),
];

/// The closing signs of a text, each looked for once.
#[derive(Debug)]
pub(super) struct Closers<'a> {
    text: &'a str,
    reach: Reach,
    line: Ahead<'a>,
    tags: [Ahead<'a>; TAGS.len()],
    pages: Ahead<'a>,
    displays: Ahead<'a>,
}

impl<'a> Closers<'a> {
    pub(super) fn new(text: &'a str, reach: Reach) -> Self {
        Self {
            text,
            reach,
            line: Ahead::new(text, "\n"),
            tags: TAGS.map(|(_, close)| Ahead::new(text, close)),
            pages: Ahead::new(text, "]]"),
            displays: Ahead::new(text, "$$"),
        }
    }

    /// Where the line ends that `at` stands on.
    pub(super) fn line_end(&mut self, at: usize) -> usize {
        self.line.from(at).unwrap_or(self.text.len())
    }

    /// How far what begins at `at` may reach.
    pub(super) fn limit(&mut self, at: usize) -> usize {
        match self.reach {
            Reach::Line => self.line_end(at),
            Reach::Text => self.text.len(),
        }
    }

    /// Where the template tag ends that begins at `at`.
    pub(super) fn tag(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let number = TAGS.iter().position(|(open, _)| rest.starts_with(open))?;
        let (open, close) = TAGS[number];
        let end = self.tags[number].from(at + open.len())? + close.len();
        // {{{ }}} is one tag.
        let third = usize::from(close == "}}" && self.text[end..].starts_with('}'));
        (end <= self.limit(at)).then_some(end + third)
    }

    /// Where `[[page]]` or the page of `[[page|text]]` ends.
    pub(super) fn page(&mut self, at: usize) -> Option<usize> {
        let close = self.pages.from(at + 2)?;
        if close > self.line_end(at) {
            return None;
        }
        let inner = &self.text[at + 2..close];
        let of_text = inner.find('|').map(|bar| bar + 1);
        let of_link = || inner.find("][").map(|end| end + 2);
        let end = of_text.or_else(of_link);
        Some(end.map_or(close + 2, |end| at + 2 + end))
    }

    /// Where mathematics ends that begins at `at`, by pandoc's rule; in running text only
    /// what cannot be two prices.
    pub(super) fn mathematics(&mut self, at: usize) -> Option<usize> {
        if self.text[at..].starts_with("$$") {
            let end = self.displays.from(at + 2)? + 2;
            return (end <= self.limit(at)).then_some(end);
        }
        let rest = &self.text[at + 1..];
        let close = memchr::memchr2(b'$', b'\n', rest.as_bytes())?;
        let inner = &rest[..close];
        let is_closed = rest[close..].starts_with('$')
            && !rest[close + 1..].starts_with(|c: char| c.is_ascii_digit())
            && !inner.starts_with(char::is_whitespace)
            && !inner.ends_with(char::is_whitespace);
        (is_closed && is_formula(inner)).then_some(at + 1 + close + 1)
    }

    /// Where `\(formula\)` or `\[formula\]` ends, or `\(name)` of Swift.
    pub(super) fn formula(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let (close, bare) = if rest[1..].starts_with('(') {
            ("\\)", Some(')'))
        } else {
            ("\\]", None)
        };
        if let Some(end) = rest.find(close) {
            return is_formula(&rest[2..end]).then_some(at + end + close.len());
        }
        let end = rest.find(bare?)?;
        let is_name = end > 2 && !rest[2..end].contains(char::is_whitespace);
        is_name.then_some(at + end + 1)
    }

    /// Where the call ends whose bracket stands at `at`: `$t(key)`, `$(name)`.
    pub(super) fn call(&mut self, at: usize) -> Option<usize> {
        if !self.text[at..].starts_with('(') {
            return None;
        }
        let rest = self.short(at);
        rest.find(')').map(|end| at + end + 1)
    }

    /// Where `` `code` `` ends.
    pub(super) fn code(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let ticks = rest.bytes().take_while(|&byte| byte == b'`').count();
        let close = rest[ticks..].find(&rest[..ticks])?;
        (close > 0).then_some(at + ticks + close + ticks)
    }

    /// Where the mark of a footnote ends.
    pub(super) fn footnote(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let end = rest.find(']')?;
        (!rest[..end].contains(char::is_whitespace)).then_some(at + end + 1)
    }

    /// Where a `<tag attribute="…">` ends.
    pub(super) fn markup(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let begins = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = rest[1..].find(['>', '<'])? + 1;
        (begins && rest[end..].starts_with('>')).then_some(at + end + 1)
    }

    /// Where the target of `[text](target)` ends, which begins at its `](`.
    pub(super) fn target(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let end = rest.find(')')?;
        let target = rest[2..end].split_whitespace().next()?;
        let is_target = target.contains(['/', '.', '#', ':']) || !rest[2..end].contains(' ');
        is_target.then_some(at + end + 1)
    }

    /// Where a character reference ends, and whether it is that of a letter.
    pub(super) fn reference(&mut self, at: usize) -> Option<(usize, bool)> {
        let rest = self.short(at);
        let name = rest[1..].strip_prefix('#').unwrap_or(&rest[1..]);
        let length = word_after(name, 0);
        let end = rest.len() - name.len() + length;
        let is_closed = length > 0 && rest[end..].starts_with(';');
        is_closed.then_some((at + end + 1, rest.starts_with("&#")))
    }

    /// The text at `at`, as far as a short thing on its line may reach.
    fn short(&mut self, at: usize) -> &'a str {
        let mut end = self.line_end(at).min(at + LONGEST);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        &self.text[at..end]
    }

    /// Where a placeholder in braces ends: `{name}`, `{0:>8}`, `{#id}`, `{.class}`.
    pub(super) fn braces(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let end = rest[1..].find(['}', '{'])? + 1;
        let inner = rest[1..end].trim();
        let is_list = inner.starts_with(['#', '.', ':', '=']);
        let is_name = !inner.is_empty() && !inner.contains(char::is_whitespace);
        let is_closed = rest[end..].starts_with('}');
        (is_closed && (is_list || is_name)).then_some(at + end + 1)
    }

    /// Where `${expression}`, `%{name}` or `#{expression}` ends.
    pub(super) fn expression(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let inner = rest.get(1..)?.strip_prefix('{')?;
        Some(at + 2 + inner.find('}')? + 1)
    }

    /// Where a placeholder of printf or of Python ends: `%s`, `%1$-5d`, `%(name)s`, `%name%`.
    pub(super) fn percent(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let after = &rest[1..];
        if let Some(named) = after.strip_prefix('(') {
            let close = named.find(')')?;
            return Some(at + 1 + 1 + close + 1 + conversion(&named[close + 1..])?);
        }
        if let Some(named) = after.strip_prefix('<') {
            let close = named.find(['>', ' '])?;
            let is_closed = close > 0 && named[close..].starts_with('>');
            let length = conversion(&named[close + 1..]).unwrap_or(0);
            return is_closed.then_some(at + 1 + 1 + close + 1 + length);
        }
        let before = self.text[..at].chars().next_back();
        if before.is_some_and(char::is_numeric) {
            return None;
        }
        let word = word_after(after, 0);
        if word > 0 && after[word..].starts_with('%') {
            return Some(at + 1 + word + 1);
        }
        Some(at + 1 + conversion(after)?)
    }

    /// The beginning of an ICU message with choices: where the first of them begins.
    pub(super) fn choices(&mut self, at: usize) -> Option<usize> {
        let rest = self.short(at);
        let (name, more) = rest[1..].split_once(',')?;
        let (kind, _) = more.split_once(',')?;
        let kinds = ["plural", "select", "selectordinal", "choice"];
        let is_name = name.trim().chars().all(|c| is_word(c) || "_.-".contains(c));
        if !is_name || !kinds.contains(&kind.trim()) {
            return None;
        }
        let from = at + 1 + name.len() + 1 + kind.len() + 1;
        self.next_choice(from)
    }

    /// Where the choice begins that comes next, behind its keyword and brace.
    pub(super) fn next_choice(&mut self, from: usize) -> Option<usize> {
        let brace = memchr::memchr2(b'{', b'}', &self.text.as_bytes()[from..])? + from;
        let opens = self.text[brace..].starts_with('{') && brace < self.limit(from);
        opens.then_some(brace + 1)
    }
}

/// True for what is one sign or holds what prose does not.
pub(crate) fn is_formula(text: &str) -> bool {
    let signs = ['\\', '^', '_', '=', '+', '<', '>', '{'];
    !text.is_empty() && (!text.contains(char::is_whitespace) || text.contains(signs))
}

/// Length of what follows the `%` of a printf placeholder.
fn conversion(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let flags = |byte: &&u8| byte.is_ascii_digit() || b"$-+#.*'".contains(byte);
    let at = bytes.iter().take(16).take_while(flags).count();
    let sizes = |byte: &&u8| b"hlLzjtq".contains(byte);
    let at = at + bytes[at..].iter().take(2).take_while(sizes).count();
    let kind = *bytes.get(at)?;
    b"diouxXeEfFgGaAcCsSpn@r".contains(&kind).then_some(at + 1)
}
