//! Searches for an input that breaks the law of `src/laws/formats.rs`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| vartani::laws::formats(data));
