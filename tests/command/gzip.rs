//! Texts under gzip.

use std::io::Write;

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

pub fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// The whole stream, its checksums compared.
pub fn gunzip(packed: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    std::io::copy(&mut MultiGzDecoder::new(packed), &mut text).unwrap();
    text
}
