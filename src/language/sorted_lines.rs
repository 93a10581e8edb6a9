//! Sorted lines of text, searched where they lie.

use memchr::{memchr, memrchr};

/// The text behind the comments that it begins with.
pub(super) fn without_comments(mut text: &'static str) -> &'static str {
    while text.starts_with('#') {
        text = text.split_once('\n').map_or("", |(_, rest)| rest);
    }
    text
}

/// The line of sorted `lines` for which `compare` says equal.
pub(super) fn find(lines: &str, compare: impl Fn(&str) -> std::cmp::Ordering) -> Option<&str> {
    let bytes = lines.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memrchr(b'\n', &bytes[..middle]).map_or(0, |at| at + 1);
        let end = memchr(b'\n', &bytes[middle..]).map_or(bytes.len(), |at| middle + at);
        let line = &lines[start..end];
        match compare(line) {
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
            std::cmp::Ordering::Equal => return Some(line),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        let lines = "a\t1\nab\t2\nabc\t3\nb\t4\nकल\t9\n";
        for line in lines.lines() {
            let word = line.split('\t').next().unwrap();
            let found = find(lines, |l| l.split('\t').next().unwrap().cmp(word));
            assert_eq!(found, Some(line));
        }
        assert_eq!(
            find(lines, |l| l.split('\t').next().unwrap().cmp("aa")),
            None
        );
        assert_eq!(find("", |l| l.cmp("a")), None);
    }
}
