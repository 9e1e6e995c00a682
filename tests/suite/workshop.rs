//! A folder of its own in which a test runs the command.

use super::samples::keep_pdf;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A letter that every format takes without a remark.
pub(crate) const LETTER: &str = "---\ntitle: A letter\nauthor: Ann Lee\ndate: 2020-04-01\n\
                                 lang: en\n---\n\nGood morning, dear reader.\n";

/// A temporary folder.
#[derive(Debug)]
pub(crate) struct Workshop(tempfile::TempDir);

/// What a run of the command did.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Drop for Workshop {
    /// Leaves the PDFs where independent judges find them: see [`keep_pdf`].
    fn drop(&mut self) {
        for name in self.files().iter().filter(|name| name.ends_with(".pdf")) {
            if let Ok(bytes) = fs::read(self.path(name)) {
                keep_pdf(&bytes);
            }
        }
    }
}

impl Workshop {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A folder with `letter.md`.
    pub(crate) fn with_letter() -> Self {
        let workshop = Self::new();
        workshop.write("letter.md", LETTER);
        workshop
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Writes a file, with its folder.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, bytes).expect("the file is written");
    }

    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The files below the folder, with `/`, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(self.0.path(), self.0.path(), &mut files);
        files.sort();
        files
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_convert"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .env("NO_COLOR", "1")
            .stdin(Stdio::null());
        command
    }

    /// Runs the command with `arguments` in the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Outcome {
        self.command(arguments).output().expect("the command runs").into()
    }

    /// Runs the command with `input` on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Outcome {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command runs");
        // Inputs of tests are smaller than a pipe's buffer.
        child.stdin.take().expect("a pipe").write_all(input).expect("the command listens");
        child.wait_with_output().expect("the command ends").into()
    }
}

impl From<Output> for Outcome {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

impl Outcome {
    /// Standard output as text.
    pub(crate) fn stdout(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("text on standard output")
    }

    /// Asserts the status and that each of `words` is among the messages.
    #[track_caller]
    pub(crate) fn fails(&self, status: i32, words: &[&str]) {
        assert_eq!(self.status, Some(status), "{}", self.stderr);
        for word in words {
            assert!(self.stderr.contains(word), "no `{word}` in:\n{}", self.stderr);
        }
    }

    /// Asserts that all went well, without a word on standard error.
    #[track_caller]
    pub(crate) fn succeeds(&self) {
        assert_eq!(self.stderr, "");
        assert_eq!(self.status, Some(0));
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder is read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let below = path.strip_prefix(root).expect("below the root");
            files.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
}
