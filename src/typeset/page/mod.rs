//! Pages: the galley cut where it costs least, and composed one page at a time.

mod compose;
mod cut;

pub(super) use compose::{PageComposer, note_rule};
pub(super) use cut::{Demand, cut};
