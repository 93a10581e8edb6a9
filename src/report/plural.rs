//! Numbers of things in words: «1 file», «2 files».

/// A number and its noun.
///
/// ```
/// use vartani::report::plural;
/// assert_eq!(plural(1, "finding"), "1 finding");
/// assert_eq!(plural(0, "finding"), "0 findings");
/// ```
#[must_use]
pub fn plural(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
