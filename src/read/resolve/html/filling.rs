//! The empty cells that a table is filled up with, and their limit.

use crate::read::tables::MAX_COLUMNS;

/// The most cells that are put into a table, as pulldown has it for Markdown's.
const MAX_CELLS: usize = 1 << 18;

/// How many cells can still be put into a table.
#[derive(Debug)]
pub(super) struct Filling {
    left: usize,
    /// Whether more were wanted than there may be.
    pub(super) is_exceeded: bool,
}

impl Default for Filling {
    fn default() -> Self {
        Self { left: MAX_CELLS, is_exceeded: false }
    }
}

impl Filling {
    /// How many of the `wanted` cells can be put into a row that has so many `columns`.
    pub(super) fn take(&mut self, wanted: usize, columns: usize) -> usize {
        let taken = wanted.min(self.left).min(MAX_COLUMNS.saturating_sub(columns));
        self.left -= taken;
        self.is_exceeded |= taken < wanted;
        taken
    }

    /// Notes how many `columns` a table has without any that was put in.
    pub(super) fn check(&mut self, columns: usize) {
        self.is_exceeded |= columns > MAX_COLUMNS;
    }
}
