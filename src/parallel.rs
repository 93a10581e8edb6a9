//! Work shared out among cores, where the feature `parallel` is on. The results are in
//! the order of the work, whatever the number of cores.

/// Both results; computed side by side.
#[cfg(feature = "parallel")]
pub(crate) fn join<A: Send, B: Send>(
    a: impl FnOnce() -> A + Send,
    b: impl FnOnce() -> B + Send,
) -> (A, B) {
    rayon::join(a, b)
}

/// Both results.
#[cfg(not(feature = "parallel"))]
pub(crate) fn join<A, B>(a: impl FnOnce() -> A, b: impl FnOnce() -> B) -> (A, B) {
    (a(), b())
}

/// Items that a core is given at a time.
pub(crate) const AT_A_TIME: usize = 4096;

/// What `of` gives for each item, joined in their order, on all cores.
#[cfg(feature = "parallel")]
pub(crate) fn each<T: Send>(
    items: impl Iterator<Item = usize>,
    of: impl Fn(usize) -> Vec<T> + Send + Sync,
) -> Vec<T> {
    use rayon::prelude::*;
    let items: Vec<usize> = items.collect();
    items.into_par_iter().flat_map_iter(of).collect()
}

/// What `of` gives for each item, joined in their order.
#[cfg(not(feature = "parallel"))]
pub(crate) fn each<T>(items: impl Iterator<Item = usize>, of: impl Fn(usize) -> Vec<T>) -> Vec<T> {
    items.flat_map(of).collect()
}

/// What `of` makes of each item and its number, in their order, on all cores.
pub(crate) fn of_each<'a, A: Sync, T: Send>(
    items: &'a [A],
    of: impl Fn((usize, &'a A)) -> Option<T> + Send + Sync,
) -> Vec<T> {
    let of_some = |first: usize| {
        let last = (first + AT_A_TIME).min(items.len());
        (first..)
            .zip(&items[first..last])
            .filter_map(&of)
            .collect::<Vec<T>>()
    };
    each((0..items.len()).step_by(AT_A_TIME), of_some)
}

/// What `of` makes of the passages, in a few parts, in their order, on all cores.
pub(crate) fn in_parts<'a, T: Send>(
    passages: &[(usize, &'a str)],
    of: impl Fn(&[(usize, &'a str)]) -> T + Send + Sync,
) -> Vec<T> {
    in_parts_with(&mut Vec::<()>::new(), passages, |(), passages| of(passages))
}

/// As [`in_parts`], where each core goes on with what it found out before: what is known
/// of a word is found out once on each. `of` gives no work to other cores.
pub(crate) fn in_parts_with<'a, S: Default + Send, T: Send>(
    known: &mut Vec<S>,
    passages: &[(usize, &'a str)],
    of: impl Fn(&mut S, &[(usize, &'a str)]) -> T + Send + Sync,
) -> Vec<T> {
    #[cfg(feature = "parallel")]
    let cores = rayon::current_num_threads();
    #[cfg(not(feature = "parallel"))]
    let cores = 1;
    if known.len() < cores {
        known.resize_with(cores, S::default);
    }
    #[cfg(feature = "parallel")]
    if passages.len() > FEW {
        use rayon::prelude::*;
        use std::sync::{Mutex, PoisonError};
        // More parts than cores, because a core may be called away.
        let size = passages.len().div_ceil(cores * PARTS_A_CORE).max(2);
        let known: Vec<_> = known.iter_mut().map(Mutex::new).collect();
        let parts = passages.par_chunks(size);
        let part = |passages: &[_]| {
            let here = rayon::current_thread_index().unwrap_or_default();
            let known = known[here % known.len()].lock();
            of(&mut known.unwrap_or_else(PoisonError::into_inner), passages)
        };
        return parts.map(part).collect();
    }
    vec![of(&mut known[0], passages)]
}

/// Passages that are not given to several cores.
#[cfg(feature = "parallel")]
const FEW: usize = 8;
#[cfg(feature = "parallel")]
const PARTS_A_CORE: usize = 8;

/// Sorts; the order of equal items is not defined.
pub(crate) fn sort<T: Send>(items: &mut [T], order: impl Fn(&T, &T) -> std::cmp::Ordering + Sync) {
    #[cfg(feature = "parallel")]
    rayon::slice::ParallelSliceMut::par_sort_unstable_by(items, order);
    #[cfg(not(feature = "parallel"))]
    items.sort_unstable_by(order);
}
