//! What several parts of a drawing have in common is written once: a pattern of patterns
//! would double with each, and a small drawing fill any file.

use lopdf::ObjectId;
use std::collections::BTreeMap;
use usvg::{Mask, Pattern};

/// The most bytes of a drawing once it is written out, before they are packed: twice those
/// of the largest file that is read.
const MAX_BYTES: usize = 64 << 20;

/// The objects of a drawing that can be shown again. Its tree holds each of them once and
/// outlives this, so that an address names one; none is ever asked for its order.
#[derive(Debug, Default)]
pub(super) struct Shared {
    masks: BTreeMap<*const Mask, ObjectId>,
    /// By the pattern and its matrix, number by number.
    patterns: BTreeMap<(*const Pattern, [u32; 6]), ObjectId>,
    /// By the bytes of the image's file.
    images: BTreeMap<(*const u8, usize), ObjectId>,
    bytes: usize,
}

impl Shared {
    /// Counts the bytes of a form.
    ///
    /// # Errors
    /// Where the drawing has too many; as a fact about it.
    pub(super) fn count(&mut self, bytes: usize) -> Result<(), String> {
        self.bytes = self.bytes.saturating_add(bytes);
        self.has_room(0)
    }

    /// Whether a form with so many bytes still has room.
    ///
    /// # Errors
    /// Where it has none; as a fact about the drawing.
    pub(super) fn has_room(&self, bytes: usize) -> Result<(), String> {
        if self.bytes.saturating_add(bytes) > MAX_BYTES {
            return Err(format!("it would take more than {} MiB", MAX_BYTES >> 20));
        }
        Ok(())
    }

    pub(super) fn mask(&self, mask: &Mask) -> Option<ObjectId> {
        self.masks.get(&std::ptr::from_ref(mask)).copied()
    }

    pub(super) fn know_mask(&mut self, mask: &Mask, id: ObjectId) {
        self.masks.insert(mask, id);
    }

    pub(super) fn pattern(&self, pattern: &Pattern, matrix: [f32; 6]) -> Option<ObjectId> {
        self.patterns.get(&(pattern, matrix.map(f32::to_bits))).copied()
    }

    pub(super) fn know_pattern(
        &mut self,
        pattern: &Pattern,
        matrix: [f32; 6],
        id: ObjectId,
    ) {
        self.patterns.insert((pattern, matrix.map(f32::to_bits)), id);
    }

    pub(super) fn image(&self, file: &[u8]) -> Option<ObjectId> {
        self.images.get(&(file.as_ptr(), file.len())).copied()
    }

    pub(super) fn know_image(&mut self, file: &[u8], id: ObjectId) {
        self.images.insert((file.as_ptr(), file.len()), id);
    }
}
