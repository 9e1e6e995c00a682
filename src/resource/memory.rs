//! Files in memory: for tests and for programs that have no folder.

use super::{ResourceError, Resources, checked_parts};
use crate::document::Timestamp;
use std::collections::BTreeMap;

/// Named bytes.
///
/// ```
/// use sevigne::resource::{Memory, Resources};
/// let mut files = Memory::default();
/// files.insert("images/seal.png", vec![1, 2, 3]);
/// assert_eq!(files.read("images/../images/seal.png"), Ok(vec![1, 2, 3]));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    epoch: Option<Timestamp>,
}

impl Memory {
    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// States what `SOURCE_DATE_EPOCH` would: the time of documents that have none themselves.
    ///
    /// ```
    /// use sevigne::document::Timestamp;
    /// use sevigne::resource::{Memory, Resources};
    /// let mut files = Memory::default();
    /// assert_eq!(files.source_date_epoch(), None);
    /// let epoch = Timestamp::from_unix_seconds(1_585_699_200).expect("in our years");
    /// files.set_source_date_epoch(epoch);
    /// assert_eq!(files.source_date_epoch(), Some(epoch));
    /// ```
    pub fn set_source_date_epoch(&mut self, epoch: Timestamp) {
        self.epoch = Some(epoch);
    }
}

impl Resources for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, ResourceError> {
        let (_, parts) = checked_parts(path, 0)?;
        self.files.get(&parts.join("/")).cloned().ok_or(ResourceError::NotFound)
    }

    fn source_date_epoch(&self) -> Option<Timestamp> {
        self.epoch
    }
}
