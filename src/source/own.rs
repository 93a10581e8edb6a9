//! The files that vartani writes, and those that it is set up with: no documents.
//!
//! They are known by their first line, whatever their name. What a run writes may
//! replace a file of the same kind only.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use memchr::memmem;

use crate::error::{Error, ErrorKind};
use crate::source::fault::cannot_read;

/// Bytes of a file that it is known by.
pub(crate) const HEAD: u64 = 8 << 10;

/// What a journal begins with.
const JOURNAL: &[u8] = b"{\"record\":\"";

/// A kind of file that is vartani's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    Journal,
    Profile,
    Baseline,
    Decisions,
    Report,
    Table,
    Lexicon,
    Configuration,
}

impl Own {
    /// It, in words.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Journal => "a journal",
            Self::Profile => "a profile",
            Self::Baseline => "a baseline",
            Self::Decisions => "a file of decisions",
            Self::Report => "a report",
            Self::Table => "a table",
            Self::Lexicon => "a lexicon",
            Self::Configuration => "a configuration",
        }
    }

    /// What the name of a file says.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let is_ours = matches!(file, "vartani.toml" | ".vartani.toml" | ".vartaniignore");
        is_ours.then_some(Self::Configuration)
    }

    /// What the first bytes of a file say.
    pub(crate) fn of_head(head: &[u8]) -> Option<Self> {
        let head = head.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(head);
        match head {
            [b'{', ..] => of_json(head),
            [b'<', ..] => is_markup_report(head).then_some(Self::Report),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => is_profile(head).then_some(Self::Profile),
            _ => of_lines(head),
        }
    }
}

/// Refuses to replace a file that is not of the kind that is to be written.
///
/// # Errors
/// Where there is such a file, or it cannot be read.
pub(crate) fn may_be_written(path: &Path, kind: Own) -> Result<(), Error> {
    if !path.is_file() {
        return Ok(());
    }
    let mut head = Vec::new();
    let opened = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    opened.map_err(|error| cannot_read(path, &error))?;
    // The end of a journal may be missing, even of its first line.
    let is_begun = kind == Own::Journal && JOURNAL.starts_with(&head);
    if head.is_empty() || is_begun || Own::of_head(&head) == Some(kind) {
        return Ok(());
    }
    let problem = format!("this file is not {} of vartani", kind.name());
    let help = "it would be overwritten: name another file, or remove this one";
    Err(Error::new(ErrorKind::Config, problem, help).in_file(path))
}

fn of_json(head: &[u8]) -> Option<Own> {
    if head.starts_with(JOURNAL) {
        return Some(Own::Journal);
    }
    // Pretty or not.
    let begin: Vec<u8> = head
        .iter()
        .copied()
        .take(256)
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let begins = |with: &str| begin.starts_with(with.as_bytes());
    let has = |key: &str| memmem::find(first_line(head), key.as_bytes()).is_some();
    let within = |key: &str| memmem::find(&begin, key.as_bytes()).is_some();
    if begins("{\"tool\":\"vartani\",\"version\":") || begins("{\"version\":1,\"findings\":{") {
        return Some(Own::Baseline);
    }
    if begins("{\"vartani\":\"decisions\",") {
        return Some(Own::Decisions);
    }
    let is_sarif = begins("{\"$schema\":\"https://json.schemastore.org/sarif")
        && (within("{\"tool\":\"vartani\"}") || within("\"columnKind\":\"unicodeCodePoints\""));
    let is_report = is_sarif
        || begins("{\"source\":{\"name\":\"vartani\"}")
        || (begins("{\"path\":\"") && has("\"byte_start\":") && has("\"tier\":\""))
        || (begins("{\"canonical\":\"") && has("\"reason\":\"") && has("\"tier\":\""));
    is_report.then_some(Own::Report)
}

fn is_markup_report(head: &[u8]) -> bool {
    let has = |text: &str| memmem::find(head, text.as_bytes()).is_some();
    let is_page = has("<meta name=\"generator\" content=\"vartani\">")
        || (has("<title>vartani: ") && has("Content-Security-Policy"));
    is_page || (has("<checkstyle") && (has("<!-- vartani -->") || has("source=\"vartani.")))
}

/// A profile is compressed.
fn is_profile(head: &[u8]) -> bool {
    let mut begin = Vec::new();
    let unpacked = zstd::Decoder::new(head).map(|it| it.take(16).read_to_end(&mut begin));
    unpacked.is_ok() && begin.starts_with(b"vartani-profile ")
}

fn of_lines(head: &[u8]) -> Option<Own> {
    let mut lines = head.split(|&byte| byte == b'\n').map(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        String::from_utf8_lossy(line)
    });
    let first = lines.next()?;
    if is_header(&first) {
        return Some(Own::Table);
    }
    let second = lines.next().unwrap_or_default();
    if is_line_of_report(&first) || is_set_of_report(&first, &second) {
        return Some(Own::Report);
    }
    is_dictionary(&first, &second, lines).then_some(Own::Lexicon)
}

/// The header of a table.
fn is_header(line: &str) -> bool {
    let mut cells = line.split(',').map(|cell| cell.trim().trim_matches('"'));
    cells.clone().any(|cell| cell == "variant") && cells.any(|cell| cell == "canonical")
}

/// The first line of `csv`, `brief` and `github`.
fn is_line_of_report(line: &str) -> bool {
    let is_command = line.starts_with("::warning file=") || line.starts_with("::notice file=");
    let is_brief = || {
        let tiers = [", certain] ", ", likely] ", ", possible] "];
        line.contains(" → ") && tiers.iter().any(|tier| line.contains(tier))
    };
    line.starts_with("path,line,column,word,suggestion,rule,tier,")
        || (is_command && line.contains("title=vartani "))
        || is_brief()
}

/// How the second line of a set in the report for people says how sure it is, in all
/// languages of the interface.
const TIERS_OF_REPORTS: [&str; 6] = [
    " · certain · ",
    " · likely · ",
    " · possible · ",
    " · निश्चित · ",
    " · संभावित · ",
    " · संदिग्ध · ",
];

/// The first lines of the report for people, of `cluster` and of the plan of
/// `fix --dry-run`: a set, and what is said of it. Those of `fix --diff`.
fn is_set_of_report(first: &str, second: &str) -> bool {
    let ends = [
        "certain)",
        "likely)",
        "possible)",
        "(orthography)",
        "(encoding)",
    ];
    let is_said = |line: &str| {
        let sure = TIERS_OF_REPORTS.iter().any(|tier| line.contains(tier));
        line.starts_with("  ") && (sure || ends.iter().any(|end| line.ends_with(end)))
    };
    first.starts_with("0 findings in 0 sets, ")
        || first.starts_with("0 जगहें, 0 समूह, ")
        || (first.starts_with("--- a/") && second.starts_with("+++ b/"))
        || (!first.starts_with(' ') && !first.is_empty() && is_said(second))
}

/// A hunspell dictionary: the number of its words, then words with flags.
fn is_dictionary<'a>(
    first: &str,
    second: &str,
    lines: impl Iterator<Item = std::borrow::Cow<'a, str>>,
) -> bool {
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        return false;
    }
    let more: Vec<_> = lines.take(20).collect();
    let mut words = std::iter::once(second).chain(more.iter().map(AsRef::as_ref));
    let has_flags = words.clone().any(|word| {
        let flags = word.split_once('/').map_or("", |(_, flags)| flags);
        !flags.is_empty() && flags.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    has_flags && words.all(|word| !word.contains(' '))
}

fn first_line(head: &[u8]) -> &[u8] {
    let end = memchr::memchr(b'\n', head).unwrap_or(head.len());
    &head[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_not_taken_for_ours() {
        let documents = [
            "टोकायव आए।\n  (टोकायेव)\n",
            "1\n00:00:01,000 --> 00:00:02,000\nटोली\n",
            "2024\nटोकायव / टोकायेव\n",
            "नाम,शहर\nटोली,मॉस्को\n",
            "{\"path\": \"a\", \"text\": \"टोकायव\"}\n",
            "{\"version\": 1, \"texts\": {}}",
            "<!doctype html>\n<title>vartani</title>\n<p>टोकायव</p>",
            "<?xml version=\"1.0\"?>\n<checkstyle version=\"4.3\"/>",
            "path,line\na,1\n",
            "",
        ];
        for document in documents {
            assert_eq!(Own::of_head(document.as_bytes()), None, "{document}");
        }
    }

    #[test]
    fn a_first_line_says_what_a_file_is() {
        let own = [
            (
                "{\"record\":\"run\",\"version\":1,\"vartani\":\"0.1.0\"}\n",
                Own::Journal,
            ),
            (
                "{\n  \"version\": 1,\n  \"findings\": {}\n}\n",
                Own::Baseline,
            ),
            (
                "{\n \"vartani\": \"decisions\",\n \"version\": 1,\n \"rows\": []\n}\n",
                Own::Decisions,
            ),
            ("\u{FEFF}canonical,\"variant\"\nटोकायेव,टोकायव\n", Own::Table),
            ("3\nटोकायेव/AB\nमॉस्को\nसरकार/C\n", Own::Lexicon),
            (
                "टोकायव 1  →  टोकायेव 1\n  नाम · निश्चित · आपकी तालिका में यही है\n",
                Own::Report,
            ),
            (
                "टोकायव 1 · टोकायेव 1\n  name · likely · nothing decides between them\n",
                Own::Report,
            ),
        ];
        for (head, kind) in own {
            assert_eq!(Own::of_head(head.as_bytes()), Some(kind), "{head}");
        }
        let profile = zstd::encode_all(&b"vartani-profile 1 0\n"[..], 0).unwrap();
        assert_eq!(Own::of_head(&profile), Some(Own::Profile));
        assert_eq!(Own::of_name("a/vartani.toml"), Some(Own::Configuration));
    }
}
