//! Cascading style sheets, as far as it takes to know what may be carried.

mod outside;
mod sheet;

pub(super) use outside::{Addresses, reaches_outside};
pub(super) use sheet::{AtRule, Declaration, Sheet, sheet, without};
