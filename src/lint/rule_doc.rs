//! The form of a rule's documentation: `vartani rule` and `docs/rules.md` are made
//! from it, and a test runs its example.

/// What a person wants to know about a rule.
#[derive(Clone, Copy, Debug)]
pub struct RuleDoc {
    /// What it reports.
    pub what: &'static str,
    /// Why that is bad.
    pub why: &'static str,
    /// A text with one or more findings of the rule.
    pub example: &'static str,
    /// The same text as `fix` writes it, with what the rule needs switched on.
    pub fixed: &'static str,
    /// The options that switch it on, if it is off by default; else empty.
    pub options: &'static str,
    /// How safe the fix is.
    pub safety: &'static str,
}
