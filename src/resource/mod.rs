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
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Where images and included files come from.
pub trait Resources: fmt::Debug {
    /// The bytes of the file at `path`, which is written with `/` and relative to the folder
    /// that paths count from: the root, or one below it ([`Directory::with_base`]). From
    /// there it may climb as far as the root.
    ///
    /// # Errors
    /// Where the path leaves the root, is absolute, holds a colon or a backslash, does not
    /// exist, cannot be read or is larger than [`MAX_BYTES`].
    fn read(&self, path: &str) -> Result<Vec<u8>, ResourceError>;

    /// The instant of `SOURCE_DATE_EPOCH`, where the environment gives one.
    fn source_date_epoch(&self) -> Option<Timestamp>;
}

/// The largest file that is read, in bytes: 256 MiB, above what any reading system takes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// All that `source` gives, be it a file, a pipe or a device without an end.
///
/// # Errors
/// Where it cannot be read; [`io::ErrorKind::FileTooLarge`] where it gives more than
/// [`MAX_BYTES`].
pub(crate) fn read_within_limit(source: impl Read) -> io::Result<Vec<u8>> {
    read_at_most(MAX_BYTES, source)
}

/// Opens a file that a document or an option names. What is no file is refused: to open a
/// pipe waits for who writes into it, and a device may have no end.
///
/// # Errors
/// Where it cannot be opened; [`io::ErrorKind::InvalidInput`] where it is no file.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    let metadata = path.metadata()?;
    // What the system says of a folder is clear.
    if !metadata.is_file() && !metadata.is_dir() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
    }
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    File::open(path)
}

fn read_at_most(limit: u64, source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let message = format!("it has more than {limit} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

/// Why a file is not to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourceError {
    /// There is none at that path.
    NotFound,
    /// The path is absolute, holds a backslash or a drive, or leads out of the root, be it
    /// through a symbolic link.
    OutsideRoot,
    /// It is larger than [`MAX_BYTES`]: so many bytes, as far as that is known.
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

/// How many folders a relative path climbs, and its parts from there; or the error of one
/// that climbs over the root, which lies `depth` folders above what it counts from. Both
/// kinds of [`Resources`] ask here: of the document's words alone, not of the names of the
/// folders that it lies in.
fn checked_parts(path: &str, depth: usize) -> Result<(usize, Vec<&str>), ResourceError> {
    if path.starts_with('/') || path.contains(['\\', '\0', ':']) {
        return Err(ResourceError::OutsideRoot);
    }
    let mut climbed = 0;
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_some() => {}
            ".." if climbed == depth => return Err(ResourceError::OutsideRoot),
            ".." => climbed += 1,
            _ => parts.push(part),
        }
    }
    if parts.is_empty() { Err(ResourceError::NotFound) } else { Ok((climbed, parts)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_larger_than_the_limit_is_refused_not_cut() {
        assert_eq!(read_at_most(3, b"abc".as_slice()).expect("it fits"), b"abc");
        let error = read_at_most(2, b"abc".as_slice()).expect_err("it is too large");
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        let endless = read_at_most(1_000, io::repeat(b'a')).expect_err("it has no end");
        assert_eq!(endless.to_string(), "it has more than 1000 bytes");
    }
}
