//! What is told, to whom and in which form.

use super::json::Message;
use super::plan::shown;
use super::render::{Color, printable, render};
#[cfg(feature = "typeset")]
use super::score::Told;
use crate::backend::Artifact;
use crate::diagnostic::{Diagnostics, Severity};
#[cfg(feature = "typeset")]
use crate::typeset::Score;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// How many notes or warnings of a kind people are shown: more are not read one by one.
const SHOWN: usize = 20;

/// How many errors of a kind people are shown: each has to be mended.
const SHOWN_ERRORS: usize = 100;

/// Tells remarks on standard error and artifacts on standard output; on standard error
/// both, where standard output takes an edition.
#[derive(Debug)]
pub(super) struct Reporter {
    pub(super) form: Form,
    pub(super) is_quiet: bool,
    pub(super) artifacts_on: Stream,
}

/// For people or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Human(Color),
    Json,
}

/// Where words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    Stdout,
    Stderr,
}

impl Reporter {
    /// Tells all remarks from the top of the source to its end; the quiet form leaves the
    /// notes out. People are told the first remarks of each kind and, last, how many more
    /// there are.
    pub(super) fn diagnostics(&self, diagnostics: &Diagnostics) -> io::Result<()> {
        let mut counts: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
        for diagnostic in diagnostics.by_place() {
            if self.is_quiet && diagnostic.severity == Severity::Note {
                continue;
            }
            let kind = (diagnostic.severity, diagnostic.code.id);
            let count = counts.entry(kind).or_default();
            *count += 1;
            if self.form != Form::Json && *count > most_shown(diagnostic.severity) {
                continue;
            }
            let text = match self.form {
                Form::Human(color) => {
                    render(diagnostic, &diagnostics.sources, color) + "\n"
                }
                Form::Json => Message::diagnostic(diagnostic, &diagnostics.sources).line(),
            };
            say(Stream::Stderr, &text)?;
        }
        if let Form::Human(_) = self.form {
            for ((severity, id), count) in counts {
                if let Some(more @ 1..) = count.checked_sub(most_shown(severity)) {
                    let text = format!(
                        "{severity}[{id}]: {more} more of these; `--message-format json` \
                         tells all\n\n"
                    );
                    say(Stream::Stderr, &text)?;
                }
            }
        }
        Ok(())
    }

    /// Tells people, last of all, that a document has no edition: the error may stand
    /// among many other remarks. One that stands alone says it itself.
    pub(super) fn failure(
        &self,
        document: &str,
        diagnostics: &Diagnostics,
    ) -> io::Result<()> {
        let list = diagnostics.list();
        if self.form == Form::Json || self.is_quiet || list.len() < 2 {
            return Ok(());
        }
        let counted = |severity: Severity| {
            let count = list.iter().filter(|remark| remark.severity == severity).count();
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {severity}{plural}"))
        };
        let counts: Vec<_> =
            [Severity::Error, Severity::Warning].into_iter().filter_map(counted).collect();
        let text =
            format!("`{}` is not converted: {}\n", printable(document), counts.join(", "));
        say(Stream::Stderr, &text)
    }

    /// Tells how well the pages of a document are set.
    #[cfg(feature = "typeset")]
    pub(super) fn score(&self, document: &str, score: &Score) -> io::Result<()> {
        let text = match self.form {
            Form::Json => Message::Score {
                document,
                total: score.total(),
                rivers_in_hundred: score.in_hundred_lines(score.rivers),
                runts_in_hundred: score.in_hundred_lines(score.runts),
                score,
            }
            .line(),
            Form::Human(_) => format!("{}\n{}", printable(document), Told(score)),
        };
        say(self.artifacts_on, &text)
    }

    /// Tells people that so many files are watched, and how that ends.
    pub(super) fn watching(&self, count: usize) -> io::Result<()> {
        if self.form == Form::Json || self.is_quiet {
            return Ok(());
        }
        let files = if count == 1 { "file" } else { "files" };
        say(Stream::Stderr, &format!("watching {count} {files}; Ctrl-C ends it\n"))
    }

    /// Tells one artifact, which was written or which is what would be written.
    pub(super) fn artifact(
        &self,
        path: &Path,
        format: &str,
        artifact: &Artifact,
        done: Done,
    ) -> io::Result<()> {
        if self.is_quiet {
            return Ok(());
        }
        let path = shown(path);
        let bytes = artifact.bytes.len();
        let text = match self.form {
            Form::Json => {
                Message::Artifact { path: &path, format, pages: artifact.pages, bytes }
                    .line()
            }
            Form::Human(_) => {
                let pages = match artifact.pages {
                    None => String::new(),
                    Some(1) => "1 page, ".to_owned(),
                    Some(pages) => format!("{pages} pages, "),
                };
                let same = match done {
                    Done::Written => "",
                    Done::Same => ", up to date",
                };
                format!("{}: {pages}{bytes} bytes{same}\n", printable(&path))
            }
        };
        say(self.artifacts_on, &text)
    }
}

/// How many remarks of one kind people are shown.
const fn most_shown(severity: Severity) -> usize {
    match severity {
        Severity::Note | Severity::Warning => SHOWN,
        Severity::Error => SHOWN_ERRORS,
    }
}

/// What happened to an artifact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Written,
    Same,
}

/// Writes text.
pub(super) fn say(stream: Stream, text: &str) -> io::Result<()> {
    let done = match stream {
        Stream::Stdout => put(&mut io::stdout().lock(), text.as_bytes()),
        Stream::Stderr => put(&mut io::stderr().lock(), text.as_bytes()),
    };
    forgive_closed_pipe(done)
}

/// Writes an edition to standard output.
pub(super) fn pour(bytes: &[u8]) -> io::Result<()> {
    forgive_closed_pipe(put(&mut io::stdout().lock(), bytes))
}

fn put(to: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes)?;
    to.flush()
}

/// A reader who has gone has heard enough.
pub(super) fn forgive_closed_pipe(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
