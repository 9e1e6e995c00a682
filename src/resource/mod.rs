//! The outside door: files below a root, and the one instant the environment may give.
//!
//! All that a run reads beyond the sources and the fonts comes through [`Resources`], so
//! that output is a pure function of source, resources and options.

mod directory;
mod memory;

pub use directory::Directory;
pub use memory::Memory;

use crate::document::Timestamp;
use std::fmt;

/// Where images and included files come from.
pub trait Resources: fmt::Debug {
    /// The bytes of the file at `path`, which is relative to the root and written with `/`.
    ///
    /// # Errors
    /// Where the path leaves the root, is absolute, does not exist, cannot be read or is
    /// larger than [`MAX_BYTES`].
    fn read(&self, path: &str) -> Result<Vec<u8>, ResourceError>;

    /// The instant of `SOURCE_DATE_EPOCH`, where the environment gives one.
    fn source_date_epoch(&self) -> Option<Timestamp>;
}

/// The largest file that is read, in bytes: 256 MiB, above what any reading system takes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Why a file is not to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceError {
    /// There is none at that path.
    NotFound,
    /// The path is absolute, holds a backslash or a drive, or leads out of the root, be it
    /// through a symbolic link.
    OutsideRoot,
    /// It is larger than [`MAX_BYTES`].
    TooLarge(u64),
    /// The system refused, with its words.
    Unreadable(String),
}

impl fmt::Display for ResourceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => formatter.write_str("there is no such file"),
            Self::OutsideRoot => formatter.write_str("the path leaves the root"),
            Self::TooLarge(bytes) => {
                write!(formatter, "the file has {bytes} bytes, the limit is {MAX_BYTES}")
            }
            Self::Unreadable(words) => formatter.write_str(words),
        }
    }
}

impl std::error::Error for ResourceError {}

/// The parts of a relative path that stays below its root, or the error of one that does
/// not. Both kinds of [`Resources`] ask here.
fn checked_parts(path: &str) -> Result<Vec<&str>, ResourceError> {
    if path.starts_with('/') || path.contains(['\\', '\0', ':']) {
        return Err(ResourceError::OutsideRoot);
    }
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(ResourceError::OutsideRoot)?;
            }
            _ => parts.push(part),
        }
    }
    if parts.is_empty() { Err(ResourceError::NotFound) } else { Ok(parts) }
}
