//! From editions in memory to files, or to the standard output.

use super::missing;
use super::plan::{Destination, shown};
use super::report::{Done, Reporter, pour};
use super::status::Status;
use crate::backend::{Artifact, Registry, replace_file};
use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::resource::{open_file, read_within_limit};
use std::io::{self, IsTerminal as _};
use std::path::Path;

/// An edition that is ready to be delivered.
pub(super) struct Ready {
    pub(super) format: &'static str,
    pub(super) destination: Destination,
    pub(super) artifact: Artifact,
}

/// Brings editions to their places, and says what it did.
#[derive(Clone, Copy)]
pub(super) struct Delivery<'a> {
    pub(super) registry: &'a Registry,
    pub(super) reporter: &'a Reporter,
}

impl Delivery<'_> {
    /// Writes every edition to its place.
    pub(super) fn deliver(
        &self,
        ready: &[Ready],
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Status> {
        for edition in ready {
            let done = match &edition.destination {
                Destination::Stdout => match self.pour(edition) {
                    Poured::Done => continue,
                    Poured::Refused(diagnostic) => {
                        diagnostics.error(diagnostic);
                        return Ok(Status::Use);
                    }
                    Poured::Failed(error) => Err(missing::unheard(&error)),
                },
                Destination::File(path) => write(path, &edition.artifact.bytes)
                    .map(|()| path)
                    .map_err(|error| missing::unwritable(path, &error)),
            };
            match done {
                Ok(path) => self.reporter.artifact(
                    path,
                    edition.format,
                    &edition.artifact,
                    Done::Written,
                )?,
                Err(remark) => {
                    diagnostics.error(remark);
                    return Ok(Status::Io);
                }
            }
        }
        Ok(Status::Done)
    }

    fn pour(&self, edition: &Ready) -> Poured {
        let is_binary =
            self.registry.find(edition.format).is_some_and(|format| format.binary);
        if is_binary && io::stdout().is_terminal() {
            let message =
                format!("`{}` is binary and no terminal can show it", edition.format);
            return Poured::Refused(
                Diagnostic::new(&catalogue::CLI_WRONG_USE, message)
                    .help("send it to a file or a pipe, or name a file with --output"),
            );
        }
        match pour(&edition.artifact.bytes) {
            Ok(()) => Poured::Done,
            Err(error) => Poured::Failed(error),
        }
    }

    /// Says of every edition whether what lies in its place is the same (`--check`).
    pub(super) fn compare(
        &self,
        ready: &[Ready],
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Status> {
        let mut status = Status::Done;
        for edition in ready {
            let Destination::File(path) = &edition.destination else { continue };
            let fact = match open_file(path).and_then(read_within_limit) {
                Ok(bytes) if bytes == edition.artifact.bytes => {
                    self.reporter.artifact(
                        path,
                        edition.format,
                        &edition.artifact,
                        Done::Same,
                    )?;
                    continue;
                }
                Ok(_) => "differs from a rebuild".to_owned(),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    "is missing".to_owned()
                }
                Err(error) => {
                    let message = format!(
                        "`{}` cannot be read: {}",
                        shown(path),
                        missing::reason(&error)
                    );
                    diagnostics
                        .error(Diagnostic::new(&catalogue::CLI_OUTPUT_FAILED, message));
                    status = status.max(Status::Io);
                    continue;
                }
            };
            let message = format!("`{}` {fact}", shown(path));
            diagnostics.error(
                Diagnostic::new(&catalogue::CLI_STALE_ARTIFACT, message)
                    .help("convert again without --check"),
            );
            status = status.max(Status::Document);
        }
        Ok(status)
    }
}

enum Poured {
    Done,
    Refused(Diagnostic),
    Failed(io::Error),
}

/// Writes an artifact, with its folder where that is missing.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder)?,
        Some(_) | None => {}
    }
    replace_file(path, bytes)
}
