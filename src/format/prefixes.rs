//! Names of elements under the prefixes that everybody uses: a writer may choose others.
//!
//! Source: Namespaces in XML 1.0 (W3C); ECMA-376 part 1, annex A; ODF 1.3 part 3, 1.4.

/// The namespaces that are read, with their usual prefixes.
const NAMESPACES: &[(&str, &str)] = &[
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
];

/// The prefixes that are declared where the reader stands.
#[derive(Default)]
pub(super) struct Prefixes {
    depth: usize,
    /// Depth, prefix, and the usual prefix, if the namespace is one that is read.
    declared: Vec<(usize, String, Option<&'static str>)>,
}

impl Prefixes {
    /// The usual name of an element that begins with `tag`.
    pub(super) fn enter(&mut self, name: &str, tag: &str) -> String {
        self.depth += 1;
        for (at, _) in tag.match_indices("xmlns") {
            if let Some((prefix, namespace)) = declaration(&tag[at + "xmlns".len()..]) {
                let known = NAMESPACES.iter().find(|(it, _)| *it == namespace);
                let usual = known.map(|(_, usual)| *usual);
                self.declared.push((self.depth, prefix.to_owned(), usual));
            }
        }
        self.usual(name)
    }

    /// The usual name of an element that ends.
    pub(super) fn leave(&mut self, name: &str) -> String {
        let usual = self.usual(name);
        self.declared.retain(|(depth, ..)| *depth < self.depth);
        self.depth = self.depth.saturating_sub(1);
        usual
    }

    fn usual(&self, name: &str) -> String {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let declared = self.declared.iter().rev();
        let mut declared = declared.filter(|(_, it, _)| it == prefix);
        match declared.next() {
            Some((_, _, Some(usual))) => format!("{usual}:{local}"),
            _ => name.to_owned(),
        }
    }
}

/// The prefix and the namespace of what follows `xmlns`.
fn declaration(rest: &str) -> Option<(&str, &str)> {
    let (prefix, rest) = rest.split_once('=')?;
    let prefix = prefix.trim();
    let prefix = if prefix.is_empty() {
        prefix
    } else {
        prefix.strip_prefix(':')?
    };
    let rest = rest.trim_start();
    let quote = rest.chars().next().filter(|&c| c == '"' || c == '\'')?;
    let (namespace, _) = rest[1..].split_once(quote)?;
    Some((prefix, namespace))
}
