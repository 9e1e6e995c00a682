//! The steps of setting a document, for those who measure them.

/// What setting is at. A [`Watch`] is told when a step begins; it lasts until the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Blocks become paragraphs and rows.
    Blocks,
    /// A paragraph's words are shaped.
    Shaping,
    /// A paragraph is broken into lines.
    LineBreaking,
    /// The galley is cut into pages, and places are looked up on them.
    PageBreaking,
}

/// Is told when a step begins: many times, as steps take turns for each paragraph.
pub type Watch<'a> = dyn FnMut(Step) + 'a;
