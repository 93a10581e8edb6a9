//! How a run ended.

/// What there is to say of a run at its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// There were findings, or something was changed or is left to do; of `undo`, what
    /// changed since was left.
    pub findings: bool,
    /// Something could not be read, written or understood.
    pub failed: bool,
}
