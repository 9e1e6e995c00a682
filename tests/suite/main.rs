//! The suite: one program, so that it links once. A module a chapter.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read and write files and environments of their own"
)]

mod bad_input;
mod floors;
mod reading;
mod source_letter;
