//! Searches for an input that breaks the law of `src/laws/containers.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| vartani::laws::containers(data));
