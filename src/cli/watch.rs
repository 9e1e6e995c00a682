//! `--watch`: documents are converted again when a file that they were made from changes.
//!
//! The files are looked at a few times a second, which works on every system and every disk;
//! what is compared is their length and the time of their last change. Editions stay a pure
//! function of their sources: this only says when they are made.

use super::inputs::{SOURCE, markdown_files};
use super::status::Status;
use crate::document::Timestamp;
use crate::resource::{Directory, ResourceError, Resources};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long files are left alone between two looks at them.
const PAUSE: Duration = Duration::from_millis(150);

/// The files below a folder; keeps the paths of all that were asked for, be they there or not.
#[derive(Debug)]
pub(super) struct Noted<'a> {
    directory: Directory,
    base: PathBuf,
    asked: &'a RefCell<BTreeSet<PathBuf>>,
}

impl<'a> Noted<'a> {
    /// The files that `directory` gives, whose paths count from the folder `base`; `asked` is
    /// where they are kept.
    pub(super) fn new(
        directory: Directory,
        base: &Path,
        asked: &'a RefCell<BTreeSet<PathBuf>>,
    ) -> Self {
        Self { directory, base: base.to_owned(), asked }
    }
}

impl Resources for Noted<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, ResourceError> {
        self.asked.borrow_mut().insert(self.base.join(path));
        self.directory.read(path)
    }

    fn source_date_epoch(&self) -> Option<Timestamp> {
        self.directory.source_date_epoch()
    }
}

/// What is seen of a file without reading it: its length and when it was last changed; nothing
/// where it is not there.
type Look = Option<(u64, Option<SystemTime>)>;
type Looks = BTreeMap<PathBuf, Look>;

/// What is known to be read before it is: the documents that the command names, or the folder
/// that they lie in.
pub(super) fn inputs(named: &[PathBuf]) -> BTreeSet<PathBuf> {
    if named.is_empty() {
        return BTreeSet::from([PathBuf::from(SOURCE)]);
    }
    named.iter().cloned().collect()
}

/// What one round made.
#[derive(Debug)]
pub(super) struct Made {
    /// How it went.
    pub(super) status: Status,
    /// The files that it read, or looked for.
    pub(super) files: BTreeSet<PathBuf>,
}

/// Makes editions with `make`, and again whenever a file that they were made from changes.
/// `inputs` are the files known beforehand. `settled` is told how many files are looked at.
///
/// It ends where the command itself was wrong in the first round, or nothing was read.
///
/// # Errors
/// Where what is told cannot be written.
pub(super) fn watch(
    inputs: BTreeSet<PathBuf>,
    mut make: impl FnMut() -> io::Result<Made>,
    settled: impl FnOnce(usize) -> io::Result<()>,
) -> io::Result<Status> {
    let mut seen = looks(&inputs);
    let made = make()?;
    if made.status == Status::Use || made.files.is_empty() {
        return Ok(made.status);
    }
    let mut files = inputs;
    files.extend(made.files);
    settled(files.len())?;
    loop {
        // What changed while it was read has changed since.
        let mut known = looks(&files);
        known.append(&mut seen);
        seen = next_change(&files, &known);
        files.extend(make()?.files);
    }
}

/// Waits until the files look otherwise than `known`, and no longer change: an editor may be
/// in the midst of writing.
fn next_change(files: &BTreeSet<PathBuf>, known: &Looks) -> Looks {
    let mut before = looks(files);
    loop {
        std::thread::sleep(PAUSE);
        let now = looks(files);
        if now == before && now != *known {
            return now;
        }
        before = now;
    }
}

fn looks(files: &BTreeSet<PathBuf>) -> Looks {
    files.iter().map(|file| (file.clone(), look(file))).collect()
}

fn look(file: &Path) -> Look {
    let metadata = file.metadata().ok()?;
    if metadata.is_dir() {
        // Editions may be written there: what counts is the documents in it.
        let documents = markdown_files(file).unwrap_or_default().len();
        return Some((u64::try_from(documents).unwrap_or(u64::MAX), None));
    }
    // Some systems keep no times: the length is what is left.
    Some((metadata.len(), metadata.modified().ok()))
}
