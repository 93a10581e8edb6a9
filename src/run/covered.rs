//! What was compared in a run, scope by scope.

use std::sync::Arc;

use crate::variant::{Canonicals, Coverage};

/// The coverage of the scopes so far.
#[derive(Debug, Default)]
pub(crate) struct CoveredSoFar {
    pub(crate) coverage: Coverage,
    /// Of the last document or portion: those of one scope share it.
    last: Option<Arc<Canonicals>>,
}

impl CoveredSoFar {
    /// Takes in the scope of a document or of a portion.
    pub(crate) fn add(&mut self, scope: &Arc<Canonicals>) {
        let is_known = |last: &Arc<Canonicals>| Arc::ptr_eq(last, scope);
        if !self.last.as_ref().is_some_and(is_known) {
            self.coverage.add(scope.coverage());
            self.last = Some(Arc::clone(scope));
        }
    }
}
