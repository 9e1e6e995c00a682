//! Formulas: TeX becomes MathML Core, as markup for content documents and as a tree for pages.
//!
//! Invariant: nothing here knows how a formula looks; that is the font's, or the reader's.

mod color;
mod convert;
mod double_rule;
mod mend;
mod tree;

pub(crate) use convert::{Converter, Place};
pub(crate) use tree::Node;
