//! What a language writes onto words: clitics, cases and derivations.

/// The pieces that a language writes onto a word.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    /// Clitics in front of a word (Arabic ال, Hebrew ה), the longest first.
    pub prefixes: Vec<&'static str>,
    /// Cases, clitics and particles behind a word, the longest first.
    pub suffixes: Vec<&'static str>,
    /// Endings that make another word of the same name (-an, -ism), the longest first.
    pub derivations: Vec<&'static str>,
}

impl Forms {
    /// Reads `kind<TAB>form<TAB>source` lines; `#` begins a comment.
    pub(super) fn read(text: &'static str) -> Self {
        let mut forms = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split('\t');
            let list = match cells.next() {
                Some("prefix") => &mut forms.prefixes,
                Some("suffix") => &mut forms.suffixes,
                Some("derivation") => &mut forms.derivations,
                _ => continue,
            };
            list.extend(cells.next());
        }
        for list in [
            &mut forms.prefixes,
            &mut forms.suffixes,
            &mut forms.derivations,
        ] {
            list.sort_by_key(|form| (std::cmp::Reverse(form.len()), *form));
        }
        forms
    }
}
