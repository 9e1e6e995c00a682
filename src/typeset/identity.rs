//! The identifier of the paged edition.

use super::style::Style;
use crate::document::{Document, SyntaxHighlighting};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::hash::{Hash as _, Hasher};

/// The identifier of a document in a style, and [`content_hash`] of the document, which is
/// read once for both. The identifier is a version 8 UUID (RFC 9562, 5.8): the same source
/// in the same style has the same one on every machine.
pub(super) fn identify(document: &Document, style: &Style) -> (String, String) {
    let mut hasher = Portable(Sha256::new());
    hash_content(document, &mut hasher);
    let content_hash = hasher.clone().into_digits();
    style.hash(&mut hasher);
    (uuid(hasher.first_bytes()), content_hash)
}

/// A hash over the document alone, in hexadecimal digits: whoever takes pages for a document
/// asks whether they are of the same text.
#[must_use]
pub fn content_hash(document: &Document) -> String {
    let mut hasher = Portable(Sha256::new());
    hash_content(document, &mut hasher);
    hasher.into_digits()
}

/// Any 16 bytes as a version 8 UUID in the form that XMP takes.
fn uuid(mut bytes: [u8; 16]) -> String {
    // Version 8, variant 10.
    bytes[6] = (bytes[6] & 0x0F) | 0x80;
    bytes[8] = (bytes[8] & 0x3F) | 0x80;
    let mut text = String::from("uuid:");
    for (at, byte) in bytes.iter().enumerate() {
        let dash = if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" };
        // Writing to a string does not fail.
        write!(text, "{dash}{byte:02x}").unwrap_or_default();
    }
    text
}

/// All of a document but the options of the formats: an option of one edition does not make
/// another edition a different one, and what the paged one is told stands in its style.
fn hash_content(document: &Document, hasher: &mut Portable) {
    let Document {
        metadata,
        letter,
        blocks,
        notes,
        syntax_highlighting,
        hyphenation,
        is_declared_book,
        // What it says are blocks.
        imprint: _,
        sources: _,
        bibliography: _,
        output: _,
    } = document;
    (metadata, letter, blocks, notes).hash(hasher);
    // As it was before these could be said of the document.
    if !hyphenation.is_empty() {
        hyphenation.hash(hasher);
    }
    if *is_declared_book {
        is_declared_book.hash(hasher);
    }
    match syntax_highlighting {
        // What is by default adds nothing, so that a new choice leaves old identifiers.
        SyntaxHighlighting::Default => {}
        SyntaxHighlighting::None => syntax_highlighting.hash(hasher),
    }
}

/// Hashes numbers in one byte order and one width, whatever the machine's are.
#[derive(Clone)]
struct Portable(Sha256);

impl Portable {
    fn into_digits(self) -> String {
        self.first_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn first_bytes(self) -> [u8; 16] {
        let digest = self.0.finalize();
        let mut bytes = [0_u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        bytes
    }
}

impl Hasher for Portable {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn write_u16(&mut self, number: u16) {
        self.write(&number.to_le_bytes());
    }

    fn write_u32(&mut self, number: u32) {
        self.write(&number.to_le_bytes());
    }

    fn write_u64(&mut self, number: u64) {
        self.write(&number.to_le_bytes());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_i64(number as i64);
    }

    fn write_i16(&mut self, number: i16) {
        self.write(&number.to_le_bytes());
    }

    fn write_i64(&mut self, number: i64) {
        self.write(&number.to_le_bytes());
    }

    /// Not asked for: the digest is the whole hash.
    fn finish(&self) -> u64 {
        0
    }
}
