//! The two codings browsers take.

use std::io::Write;

/// Writing to memory cannot fail, so neither can these.
pub fn gzip(contents: &[u8], level: u32) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    encoder
        .write_all(contents)
        .and_then(|()| encoder.finish())
        .expect("memory takes every byte")
}

pub fn brotli(contents: &[u8], quality: u32) -> Vec<u8> {
    let mut compressed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut compressed, 1 << 16, quality, 22);
    encoder
        .write_all(contents)
        .expect("memory takes every byte");
    drop(encoder);
    compressed
}
