//! Files below a folder.

use super::{
    MAX_BYTES, ResourceError, Resources, checked_parts, open_file, read_within_limit,
};
use crate::document::Timestamp;
use std::io;
use std::path::{Path, PathBuf};

/// A folder that cannot be left, neither by `..` nor through a symbolic link.
#[derive(Clone, Debug)]
pub struct Directory {
    root: PathBuf,
    base: PathBuf,
}

impl Directory {
    /// The folder `root`; relative paths count from it.
    ///
    /// # Errors
    /// Where the folder does not exist or cannot be reached.
    pub fn new(root: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        Ok(Self { base: root.clone(), root })
    }

    /// The folder `root`, with relative paths counting from `base`, which lies below it: a
    /// source in a folder of its own below a wider limit.
    ///
    /// # Errors
    /// Where a folder does not exist, or `base` does not lie below `root`.
    pub fn with_base(root: &Path, base: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        let base = base.canonicalize()?;
        if base.starts_with(&root) {
            Ok(Self { root, base })
        } else {
            Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("`{}` is not below `{}`", base.display(), root.display()),
            ))
        }
    }
}

impl Resources for Directory {
    fn read(&self, path: &str) -> Result<Vec<u8>, ResourceError> {
        // A path may climb from the base as long as it stays below the root.
        let below = self.base.strip_prefix(&self.root).unwrap_or(Path::new(""));
        let (climbed, parts) = checked_parts(path, below.components().count())?;
        let from = self.base.ancestors().nth(climbed).unwrap_or(&self.root);
        let mut full = from.to_path_buf();
        full.extend(parts);
        let real = full.canonicalize().map_err(|error| told(&error))?;
        if !real.starts_with(&self.root) {
            return Err(ResourceError::OutsideRoot);
        }
        let length = real.metadata().map_err(|error| told(&error))?.len();
        if length > MAX_BYTES {
            return Err(ResourceError::TooLarge(length));
        }
        let file = open_file(&real).map_err(|error| told(&error))?;
        // It may grow while it is read.
        read_within_limit(file).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => {
                ResourceError::TooLarge(length.max(MAX_BYTES + 1))
            }
            _ => told(&error),
        })
    }

    fn source_date_epoch(&self) -> Option<Timestamp> {
        #[expect(clippy::disallowed_methods, reason = "this is the door")]
        let value = std::env::var("SOURCE_DATE_EPOCH").ok()?;
        Timestamp::from_unix_seconds(value.trim().parse().ok()?)
    }
}

fn told(error: &io::Error) -> ResourceError {
    if error.kind() == io::ErrorKind::NotFound {
        ResourceError::NotFound
    } else {
        ResourceError::Unreadable(error.to_string())
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make the files they read")]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn nothing_outside_the_root_is_read() {
        let outer = tempfile::tempdir().expect("a folder");
        let root = outer.path().join("book");
        fs::create_dir_all(root.join("chapters")).expect("a folder");
        fs::write(outer.path().join("secret"), "s").expect("a file");
        fs::write(root.join("seal.svg"), "x").expect("a file");
        let directory = Directory::with_base(&root, &root.join("chapters")).expect("below");
        assert_eq!(directory.read("../seal.svg"), Ok(b"x".to_vec()));
        for path in ["../../secret", "/etc/passwd", "..\\..\\secret", "C:/secret"] {
            assert_eq!(directory.read(path), Err(ResourceError::OutsideRoot), "{path}");
        }
        assert_eq!(directory.read("missing.png"), Err(ResourceError::NotFound));
    }

    #[cfg(unix)]
    #[test]
    fn the_name_of_a_folder_is_no_word_of_the_document() {
        let outer = tempfile::tempdir().expect("a folder");
        let part = outer.path().join("Book: one").join("a\\b");
        fs::create_dir_all(&part).expect("a folder");
        fs::write(part.join("seal.svg"), "x").expect("a file");
        let directory = Directory::with_base(outer.path(), &part).expect("below");
        for path in ["seal.svg", "./seal.svg", "c/../seal.svg"] {
            assert_eq!(directory.read(path), Ok(b"x".to_vec()), "{path}");
        }
        fs::write(outer.path().join("point.svg"), "y").expect("a file");
        assert_eq!(directory.read("../../point.svg"), Ok(b"y".to_vec()));
        for path in ["../../../secret", "../a\\b/seal.svg", "../../Book: one/seal.svg"] {
            assert_eq!(directory.read(path), Err(ResourceError::OutsideRoot), "{path}");
        }
        for path in ["..", "../..", ".", ""] {
            assert_eq!(directory.read(path), Err(ResourceError::NotFound), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_does_not_lead_out() {
        let outer = tempfile::tempdir().expect("a folder");
        let root = outer.path().join("book");
        fs::create_dir_all(&root).expect("a folder");
        fs::write(outer.path().join("secret"), "s").expect("a file");
        std::os::unix::fs::symlink(outer.path().join("secret"), root.join("link"))
            .expect("a link");
        let directory = Directory::new(&root).expect("a folder");
        assert_eq!(directory.read("link"), Err(ResourceError::OutsideRoot));
    }
}
