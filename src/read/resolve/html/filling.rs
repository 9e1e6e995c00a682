//! The empty cells that a table is filled up with, and their limit.

/// The most columns of a table into which cells are put: more stand on no page.
const MAX_COLUMNS: usize = 1_000;

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
}
