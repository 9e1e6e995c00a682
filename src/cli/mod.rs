//! The command: arguments in, editions, remarks and an exit status out.
//!
//! Invariant: all of a document's editions are made in memory before the first one is
//! written, and each is written aside and renamed. Whatever fails, the old files stand.

mod args;
mod delivery;
mod explain;
#[cfg(feature = "typeset")]
mod fonts;
mod generate;
mod inputs;
mod json;
mod missing;
mod plan;
#[cfg(feature = "pdf")]
mod recover;
mod render;
mod report;
mod run;
#[cfg(feature = "typeset")]
mod score;
mod status;
mod taken;
mod usage;
mod watch;

pub use run::run;
