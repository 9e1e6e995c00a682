//! Where artifacts go: written aside, then renamed, so that none is ever half-written.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A file name for an artifact: no folder in it, made by a backend, never by the source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArtifactName(String);

impl ArtifactName {
    /// `stem.extension`; whatever could leave the folder becomes `-`.
    ///
    /// ```
    /// use sevigne::backend::ArtifactName;
    /// assert_eq!(ArtifactName::new("../a b", "pdf").as_str(), "..-a b.pdf");
    /// ```
    #[must_use]
    pub fn new(stem: &str, extension: &str) -> Self {
        let safe: String = stem
            .chars()
            .map(|c| if matches!(c, '/' | '\\' | ':') || c.is_control() { '-' } else { c })
            .collect();
        Self(format!("{safe}.{extension}"))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArtifactName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Takes the artifacts of a backend.
pub trait Output {
    /// Takes one whole artifact. Nothing is visible to others before all went well.
    ///
    /// # Errors
    /// Where the system refuses.
    fn put(&mut self, name: &ArtifactName, bytes: Vec<u8>) -> io::Result<()>;

    /// Takes one whole artifact that has `pages` pages. Where pages are of no interest it
    /// is the same as [`put`](Self::put).
    ///
    /// # Errors
    /// Where the system refuses.
    fn put_paged(
        &mut self,
        name: &ArtifactName,
        bytes: Vec<u8>,
        _pages: usize,
    ) -> io::Result<()> {
        self.put(name, bytes)
    }
}

/// A whole artifact in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Its file name.
    pub name: ArtifactName,
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, where it has pages.
    pub pages: Option<usize>,
}

/// Artifacts in the order in which the writer gave them.
impl Output for Vec<Artifact> {
    fn put(&mut self, name: &ArtifactName, bytes: Vec<u8>) -> io::Result<()> {
        self.push(Artifact { name: name.clone(), bytes, pages: None });
        Ok(())
    }

    fn put_paged(
        &mut self,
        name: &ArtifactName,
        bytes: Vec<u8>,
        pages: usize,
    ) -> io::Result<()> {
        self.push(Artifact { name: name.clone(), bytes, pages: Some(pages) });
        Ok(())
    }
}

/// Artifacts in memory, by name, for tests.
impl Output for BTreeMap<String, Vec<u8>> {
    fn put(&mut self, name: &ArtifactName, bytes: Vec<u8>) -> io::Result<()> {
        self.insert(name.as_str().to_owned(), bytes);
        Ok(())
    }
}

/// Writes `bytes` to `path` so that the file is either the old one or the whole new one:
/// into a temporary file beside it, synced, then renamed over it.
///
/// The new one has the permissions of the old one. Links are followed; a file that may not
/// be written is kept. What is no file, such as a pipe, is written into where it is.
///
/// # Errors
/// Where the system refuses; the old file is as it was.
pub fn replace_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let old = match std::fs::metadata(path) {
        Ok(old) if old.is_file() => {
            refuse_read_only(path, &old)?;
            Some(old)
        }
        Ok(old) if !old.is_dir() => return open_to_write(path)?.write_all(bytes),
        Ok(_) => None,
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let path = end_of_links(path);
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    let mut aside = tempfile::Builder::new();
    aside.prefix(".sevigne-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // A temporary file is private by default; an artifact is as the umask has it.
        aside.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = aside.tempfile_in(folder)?;
    if let Some(old) = old {
        resemble(file.as_file(), &old)?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// The place that a path leads to when its links are followed, be there a file or not.
pub(crate) fn end_of_links(path: &Path) -> PathBuf {
    let mut end = path.to_owned();
    // Links may lead round in a circle; Linux follows no more than these.
    for _ in 0..40 {
        let Ok(next) = std::fs::read_link(&end) else { break };
        end = end.parent().unwrap_or(Path::new("")).join(next);
    }
    end
}

/// Renaming asks the folder alone whether a file may be replaced; here the file is asked.
fn refuse_read_only(path: &Path, file: &Metadata) -> io::Result<()> {
    if file.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    open_to_write(path).map(drop)
}

fn open_to_write(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).open(path)
}

/// Gives a file the permissions of another one, and its owner where that is permitted.
fn resemble(file: &File, other: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let own = file.metadata()?;
        if (own.uid(), own.gid()) != (other.uid(), other.gid()) {
            // Most users may not give files away: then it is theirs.
            drop(fchown(file, Some(other.uid()), Some(other.gid())));
        }
    }
    file.set_permissions(other.permissions())
}
