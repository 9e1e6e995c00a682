//! What to say of a file that cannot be read or written: mostly its name is not quite right.

use super::plan::{Input, folder, shown};
use crate::backend::Registry;
use crate::diagnostic::{Diagnostic, catalogue, nearest};
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

/// The remark on an input that cannot be read.
pub(super) fn unreadable(
    input: &Input,
    error: &io::Error,
    registry: &Registry,
) -> Diagnostic {
    let name = input.name();
    let (reason, help) = match input {
        Input::File(path) if error.kind() == io::ErrorKind::NotFound => {
            (reason(error), advice(path, registry))
        }
        Input::Stdin | Input::File(_) => {
            (reason(error), "check the path and the permissions".to_owned())
        }
    };
    let message = format!("`{name}` cannot be read: {reason}");
    Diagnostic::new(&catalogue::SOURCE_UNREADABLE, message).help(help)
}

/// Why the system refuses, in words without its numbers and without the paths of files that
/// are written aside.
pub(super) fn reason(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "it does not exist",
        io::ErrorKind::PermissionDenied => "the system does not permit it",
        io::ErrorKind::ReadOnlyFilesystem => "nothing can be written there",
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::NotADirectory => "a part of the path is no folder",
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// What was most likely meant by a path where there is no file.
fn advice(path: &Path, registry: &Registry) -> String {
    let name = shown(path);
    if registry.find(&name).is_some() || name == "all" {
        return format!("write `--to {name}`; several formats have commas between them");
    }
    if name == "help" {
        return "write `convert --help`".to_owned();
    }
    let mut longer = path.as_os_str().to_owned();
    longer.push(".md");
    if Path::new(&longer).is_file() {
        return format!("write `{name}.md`");
    }
    match neighbor(path) {
        Some(near) => format!("write `{}`", shown(&near)),
        None => "check the path".to_owned(),
    }
}

/// The file beside the missing one whose name is nearest to its own.
fn neighbor(path: &Path) -> Option<PathBuf> {
    let own = path.file_name()?.to_string_lossy();
    let mut names: Vec<_> = folder(path)
        .read_dir()
        .ok()?
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    // Of two that are equally near, always the same.
    names.sort();
    let near = nearest(&own, names.iter().map(String::as_str))?;
    Some(path.with_file_name(near))
}

/// The remark on a file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let name = shown(path);
    let is_read_only = |file: Metadata| file.is_file() && file.permissions().readonly();
    let above = path.ancestors().skip(1).find(|above| above.is_file());
    let (reason, help) = match above {
        None if path.metadata().is_ok_and(is_read_only) => (
            "it is read-only".to_owned(),
            "permit to write it, or name another file with --output",
        ),
        Some(file) => (
            format!("`{}` is a file, not a folder", shown(file)),
            "name another folder with --output",
        ),
        None => (reason(error), "check the folder and its permissions"),
    };
    let message = format!("`{name}` cannot be written: {reason}");
    Diagnostic::new(&catalogue::CLI_OUTPUT_FAILED, message).help(help)
}

/// The remark on a standard output that takes nothing more.
pub(super) fn unheard(error: &io::Error) -> Diagnostic {
    let message = format!("`standard output` cannot be written: {}", reason(error));
    Diagnostic::new(&catalogue::CLI_OUTPUT_FAILED, message)
        .help("check where standard output goes")
}
