//! Which paths of a run are taken: what is read is never written over.

use super::plan::{Input, Task, shown};
use crate::backend::end_of_links;
use crate::diagnostic::{Diagnostic, catalogue};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The paths of a run that no artifact may have.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeMap<PathBuf, Owner>);

#[derive(Clone, Copy, Debug)]
enum Owner {
    Input,
    Artifact,
}

impl Taken {
    /// The inputs of `tasks`.
    pub(super) fn new(tasks: &[Task]) -> Self {
        let inputs = tasks.iter().filter_map(|task| match &task.input {
            Input::Stdin => None,
            Input::File(path) => Some((identity(path), Owner::Input)),
        });
        Self(inputs.collect())
    }

    /// Adds the files that a document was read from.
    pub(super) fn keep<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        for path in names.map(Path::new).filter(|path| path.is_file()) {
            self.0.entry(identity(path)).or_insert(Owner::Input);
        }
    }

    /// Takes `path` for an artifact, or tells why it cannot be had.
    pub(super) fn take(&mut self, path: &Path) -> Result<(), Box<Diagnostic>> {
        let name = shown(path);
        match self.0.insert(identity(path), Owner::Artifact) {
            None => Ok(()),
            Some(Owner::Input) => Err(refused(
                format!("the artifact `{name}` would replace an input"),
                "name another file with --output",
            )),
            Some(Owner::Artifact) => Err(refused(
                format!("two artifacts would be written to `{name}`"),
                "convert the documents one by one, each with its own --output",
            )),
        }
    }
}

#[cfg(feature = "pdf")]
impl Taken {
    /// The same for a path that a stranger's file names: it has to stay below `folder`,
    /// whatever links lie there.
    pub(super) fn take_below(
        &mut self,
        folder: &Path,
        path: &Path,
    ) -> Result<(), Box<Diagnostic>> {
        if !identity(path).starts_with(identity(folder)) {
            let message =
                format!("`{}` would lie outside `{}`", shown(path), shown(folder));
            return Err(refused(message, "name a folder in which no link leads elsewhere"));
        }
        self.take(path)
    }
}

fn refused(message: String, help: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(&catalogue::CLI_WRONG_USE, message).help(help))
}

/// One name for one file: absolute, links followed and `..` taken away as far as the path
/// exists, and read as it stands from there on.
fn identity(path: &Path) -> PathBuf {
    let resolved = real(path);
    if cfg!(any(windows, target_os = "macos")) {
        // Their file systems mostly take `A.pdf` and `a.pdf` for one file.
        PathBuf::from(resolved.to_string_lossy().to_lowercase())
    } else {
        resolved
    }
}

/// The same, spelled as the system has it.
pub(super) fn real(path: &Path) -> PathBuf {
    resolved(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))
}

fn resolved(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let path = &end_of_links(path);
    let Some(parent) = path.parent() else { return path.to_owned() };
    let mut real = resolved(parent);
    match path.components().next_back() {
        Some(Component::ParentDir) => {
            real.pop();
        }
        Some(Component::Normal(name)) => real.push(name),
        Some(Component::CurDir | Component::Prefix(_) | Component::RootDir) | None => {}
    }
    real
}
