//! Pages: the galley cut where it costs least, and composed one page at a time.

mod compose;
mod cut;
mod head;
mod margin;
mod opening;
mod short;
mod strip;

pub(super) use compose::{PageComposer, note_rule, notes_top, tops};
pub(super) use cut::{Bottom, Cut, Demand, PageRows, Room, cut};
pub(super) use head::{HeadStyles, RunningHeads, chapter_titles, shortened};
pub(super) use margin::{folio_baseline, head_baseline, margin_for_folio, margin_for_head};
pub(super) use opening::{on_rectos, recto_rows};
pub(super) use short::fill_short;
pub(super) use strip::Strip;
