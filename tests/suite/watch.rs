//! `--watch`: editions are made again when their sources change.

use crate::workshop::{LETTER, Workshop};
use std::process::{Child, Stdio};
use std::time::Duration;

/// The command while it watches; it is stopped with the test.
struct Watching(Child);

impl Watching {
    fn begin(workshop: &Workshop, arguments: &[&str]) -> Self {
        let mut command = workshop.command(arguments);
        let command = command.stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().expect("the command runs"))
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.0.kill().expect("the command still runs");
        self.0.wait().expect("the command ends");
    }
}

/// A letter with a word, whose end is a file of its own.
fn with_end(word: &str) -> String {
    LETTER.replacen("lang: en\n", "lang: en\ninclude: [end.md]\n", 1) + "\n" + word + "\n"
}

/// Waits until a file holds `word`, at most a minute.
#[track_caller]
fn await_word(workshop: &Workshop, file: &str, word: &str) {
    for _ in 0..1_200 {
        let text = std::fs::read_to_string(workshop.path(file)).unwrap_or_default();
        if text.contains(word) {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("`{file}` does not come to hold `{word}`");
}

#[test]
fn an_edition_is_made_again_when_its_source_or_a_file_of_it_changes() {
    let workshop = Workshop::new();
    workshop.write("letter.md", with_end("First."));
    workshop.write("end.md", "Beginning of the end.\n");
    let _watching = Watching::begin(&workshop, &["letter.md", "-t", "txt", "--watch"]);
    await_word(&workshop, "letter.txt", "Beginning of the end.");
    workshop.write("end.md", "The end itself.\n");
    await_word(&workshop, "letter.txt", "The end itself.");
    workshop.write("letter.md", with_end("Second."));
    await_word(&workshop, "letter.txt", "Second.");
}

#[test]
fn a_file_that_comes_later_and_a_source_that_is_mended_are_seen() {
    let workshop = Workshop::new();
    workshop.write("source/letter.md", with_end("First."));
    let _watching = Watching::begin(&workshop, &["-t", "txt", "--watch"]);
    // Another document ends the first round, since they are made in the order of names.
    workshop.write("source/other.md", LETTER);
    await_word(&workshop, "output/other.txt", "Good morning");
    assert!(!workshop.path("output/letter.txt").exists(), "a file of it is missing");
    workshop.write("source/end.md", "The end.\n");
    await_word(&workshop, "output/letter.txt", "The end.");
    workshop.write("source/letter.md", "---\ntitle: [\n---\n");
    workshop.write("source/other.md", format!("{LETTER}\nAnother round.\n"));
    await_word(&workshop, "output/other.txt", "Another round.");
    await_word(&workshop, "output/letter.txt", "The end.");
    workshop.write("source/letter.md", with_end("Mended."));
    await_word(&workshop, "output/letter.txt", "Mended.");
}

#[test]
fn streams_are_not_watched_and_wrong_use_ends_it() {
    let workshop = Workshop::with_letter();
    for arguments in [
        &["-", "-t", "txt", "-o", "letter.txt", "--watch"][..],
        &["letter.md", "-t", "txt", "-o", "-", "--watch"],
        &["letter.md", "-t", "docx", "--watch"],
        &["letter.md", "--set", "output.pdf.paper=a99", "--watch"],
        &["letter.md", "--check", "--watch"],
    ] {
        workshop.run(arguments).fails(2, &["error"]);
    }
}
