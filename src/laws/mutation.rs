//! Seeds and changed seeds, the same ones in every run.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;

use super::parts::PARTS;

/// Most bytes of an input.
const LONGEST: usize = 4096;

/// Calls a law with each seed and with `runs` changed ones.
pub(super) fn run(name: &str, law: fn(&[u8]), seeds: &[Vec<u8>], runs: usize) {
    assert!(!seeds.is_empty(), "{name} has no seeds");
    let mut random = Rng::with_seed(0x7661_7274);
    seeds.iter().for_each(|seed| tried(name, law, seed));
    for _ in 0..runs {
        tried(name, law, &changed(seeds, &mut random));
    }
}

/// What breaks the law is shown, to become a case.
fn tried(name: &str, law: fn(&[u8]), input: &[u8]) {
    let held = catch_unwind(AssertUnwindSafe(|| law(input)));
    assert!(held.is_ok(), "{name}: b\"{}\"", input.escape_ascii());
}

fn changed(seeds: &[Vec<u8>], random: &mut Rng) -> Vec<u8> {
    let mut input = seeds[random.usize(..seeds.len())].clone();
    for _ in 0..random.usize(1..8) {
        change(&mut input, seeds, random);
    }
    input.truncate(LONGEST.max(seeds[0].len()));
    input
}

/// One change: a bit, a byte, a part, a piece of another seed, or something less.
fn change(input: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Rng) {
    let at = random.usize(..=input.len());
    let end = input.len().min(at + random.usize(..32));
    match random.u8(..8) {
        0 if at < input.len() => input[at] ^= 1 << random.u8(..8),
        1 if at < input.len() => input[at] = random.u8(..),
        2 => drop(input.drain(at..end)),
        3 => {
            let piece = input[at..end].to_vec();
            drop(input.splice(at..at, piece));
        }
        4 => {
            let other = &seeds[random.usize(..seeds.len())];
            let from = random.usize(..=other.len());
            let to = other.len().min(from + random.usize(..64));
            drop(input.splice(at..end, other[from..to].iter().copied()));
        }
        _ => {
            let part = PARTS[random.usize(..PARTS.len())];
            drop(input.splice(at..at, part.bytes()));
        }
    }
}
