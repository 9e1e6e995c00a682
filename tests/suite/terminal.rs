//! What a terminal is shown: a pseudo-terminal stands for it.

use crate::workshop::{LETTER, Workshop};
use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::File;
use std::io::Read as _;
use std::process::Stdio;

/// Both ends of a new terminal: what a program writes to the second is read from the first.
fn terminal() -> (File, File) {
    let outer = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudo-terminal");
    grantpt(&outer).expect("its inner end is ours");
    unlockpt(&outer).expect("its inner end can be opened");
    let name = ptsname(&outer, Vec::new()).expect("the name of its inner end");
    let flags = OFlags::RDWR | OFlags::NOCTTY;
    let inner = rustix::fs::open(name, flags, Mode::empty()).expect("its inner end");
    (File::from(outer), File::from(inner))
}

/// The status, what the terminal shows, and what standard error says.
fn shown(arguments: &[&str]) -> (Option<i32>, String, String) {
    let workshop = Workshop::new();
    workshop.write("letter.md", LETTER);
    let (mut outer, inner) = terminal();
    let mut command = workshop.command(arguments);
    let child = command.stdout(inner).stderr(Stdio::piped()).spawn().expect("it starts");
    // The command holds the inner end too; the terminal hangs up once nobody does.
    drop(command);
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    while let Ok(count @ 1..) = outer.read(&mut part) {
        bytes.extend(part.iter().take(count));
    }
    let outcome = child.wait_with_output().expect("it ends");
    let said = String::from_utf8(outcome.stderr).expect("UTF-8");
    (outcome.status.code(), String::from_utf8_lossy(&bytes).into_owned(), said)
}

#[test]
fn a_terminal_is_shown_no_binary_edition() {
    for format in ["pdf", "epub"] {
        let (status, shown, said) = shown(&["letter.md", "--to", format, "-o", "-"]);
        assert_eq!(status, Some(2), "{said}");
        assert_eq!(shown, "");
        assert!(said.contains(&format!("`{format}` is binary")), "{said}");
        assert!(said.contains("--output"), "{said}");
    }
}

#[test]
fn a_terminal_is_shown_a_text_edition() {
    let (status, shown, said) = shown(&["letter.md", "--to", "txt", "-o", "-"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(shown.contains("Good morning, dear reader."), "{shown}");
}
