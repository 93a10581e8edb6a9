//! Where a sign stands next, asked again and again from places that only move on.

use memchr::memmem;

/// The next place of a sign. Each byte of the text is read once, however often it is
/// asked, as long as the places asked from do not go back.
#[derive(Debug)]
pub(crate) struct Ahead<'a> {
    text: &'a [u8],
    sign: &'static str,
    next: Option<usize>,
    known: bool,
}

impl<'a> Ahead<'a> {
    pub(crate) fn new(text: &'a str, sign: &'static str) -> Self {
        Self {
            text: text.as_bytes(),
            sign,
            next: None,
            known: false,
        }
    }

    /// The first place of the sign at `at` or behind it.
    pub(crate) fn from(&mut self, at: usize) -> Option<usize> {
        let passed = self.next.is_some_and(|next| next < at);
        if !self.known || passed {
            let rest = self.text.get(at..).unwrap_or_default();
            self.next = memmem::find(rest, self.sign.as_bytes()).map(|found| at + found);
            self.known = true;
        }
        self.next
    }
}
