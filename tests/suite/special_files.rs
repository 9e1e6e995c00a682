//! What is no plain file: pipes, links, files that may not be written, a full device.

use crate::workshop::{LETTER, Outcome, Workshop};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

fn make_pipe(workshop: &Workshop, name: &str) {
    let mode = Mode::RUSR | Mode::WUSR;
    mknodat(CWD, workshop.path(name), FileType::Fifo, mode, 0).expect("a pipe");
}

fn is_pipe(workshop: &Workshop, name: &str) -> bool {
    let metadata = fs::symlink_metadata(workshop.path(name)).expect("it is there");
    metadata.file_type().is_fifo()
}

fn mode_of(workshop: &Workshop, name: &str) -> u32 {
    fs::metadata(workshop.path(name)).expect("it is there").permissions().mode() & 0o777
}

fn set_mode(workshop: &Workshop, name: &str, mode: u32) {
    fs::set_permissions(workshop.path(name), Permissions::from_mode(mode)).expect("a mode");
}

fn is_link(workshop: &Workshop, name: &str) -> bool {
    fs::symlink_metadata(workshop.path(name)).is_ok_and(|metadata| metadata.is_symlink())
}

/// What the command did; one that waits for ever is a failure.
#[track_caller]
fn ended(mut command: Command) -> Outcome {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command runs");
    for _ in 0..600 {
        if child.try_wait().expect("a child").is_some() {
            return child.wait_with_output().expect("it has ended").into();
        }
        thread::sleep(Duration::from_millis(50));
    }
    child.kill().expect("it still runs");
    panic!("the command waits for ever");
}

#[test]
fn what_is_no_file_is_written_into_and_stays_what_it_is() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "--to", "txt"]).succeeds();
    make_pipe(&workshop, "pipe");
    symlink("pipe", workshop.path("link.txt")).unwrap();
    for name in ["pipe", "link.txt"] {
        let path = workshop.path("pipe");
        let reader = thread::spawn(move || {
            let mut bytes = Vec::new();
            File::open(path).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        });
        ended(workshop.command(&["letter.md", "--to", "txt", "-o", name])).succeeds();
        assert!(is_pipe(&workshop, "pipe") && is_link(&workshop, "link.txt"), "{name}");
        assert!(reader.join().unwrap() == workshop.read("letter.txt"), "{name}");
    }
    // To compare, a pipe would have to be read.
    let outcome = ended(workshop.command(&["letter.md", "--check", "-o", "link.txt"]));
    outcome.fails(3, &["`link.txt` cannot be read: it is no file"]);
}

#[test]
fn a_link_is_followed_and_its_target_replaced_or_made() {
    let workshop = Workshop::with_letter();
    workshop.run(&["letter.md", "--to", "txt"]).succeeds();
    workshop.write("kept/real.txt", "old");
    symlink("kept/real.txt", workshop.path("link.txt")).unwrap();
    symlink("kept/new.txt", workshop.path("dangling.txt")).unwrap();
    symlink("dangling.txt", workshop.path("chain.txt")).unwrap();
    for (link, target) in [("link.txt", "kept/real.txt"), ("chain.txt", "kept/new.txt")] {
        workshop.run(&["letter.md", "-o", link]).succeeds();
        assert!(is_link(&workshop, link) && !is_link(&workshop, target), "{link}");
        assert!(workshop.read(target) == workshop.read("letter.txt"), "{link}");
    }
    assert_eq!(workshop.files().len(), 7, "nothing is left aside");
    symlink("round.txt", workshop.path("round.txt")).unwrap();
    workshop.run(&["letter.md", "-o", "round.txt"]).fails(3, &["`round.txt` cannot be"]);
    assert!(is_link(&workshop, "round.txt"));
}

#[test]
fn two_artifacts_never_meet_behind_a_dangling_link() {
    let workshop = Workshop::with_letter();
    symlink("both.txt", workshop.path("letter.txt")).unwrap();
    workshop.write("both.md", LETTER);
    workshop
        .run(&["letter.md", "both.md", "--to", "txt", "-o", "."])
        .fails(2, &["two artifacts would be written to"]);
}

#[test]
fn what_is_replaced_keeps_its_permissions() {
    let workshop = Workshop::with_letter();
    for mode in [0o600, 0o640, 0o755] {
        workshop.write("letter.txt", "old");
        set_mode(&workshop, "letter.txt", mode);
        workshop.run(&["letter.md", "--to", "txt"]).succeeds();
        assert_ne!(workshop.read("letter.txt"), b"old");
        assert_eq!(mode_of(&workshop, "letter.txt"), mode, "{mode:o}");
    }
}

#[test]
fn a_read_only_file_is_kept() {
    let workshop = Workshop::with_letter();
    workshop.write("letter.txt", "old");
    set_mode(&workshop, "letter.txt", 0o444);
    symlink("letter.txt", workshop.path("link.txt")).unwrap();
    for name in ["letter.txt", "link.txt"] {
        let outcome = workshop.run(&["letter.md", "-o", name]);
        outcome.fails(3, &[&format!("`{name}` cannot be written: it is read-only")]);
        assert_eq!(workshop.read("letter.txt"), b"old");
    }
    assert_eq!(mode_of(&workshop, "letter.txt"), 0o444);
    assert_eq!(workshop.files(), ["letter.md", "letter.txt", "link.txt"]);
}

#[test]
fn a_pipe_that_a_document_or_an_option_names_is_refused() {
    let front = |keys: &str| format!("---\ntitle: A\nlang: en\n{keys}---\n\n");
    let words = |key: &str| format!("{}Words.\n", front(key));
    for (source, code, place) in [
        (front("") + "![x](pipe)\n", "image/unreadable", "a.md:6:1"),
        (words("bibliography: pipe\n"), "include/unreadable", "a.md:4:15"),
        (words("chapters:\n  - pipe\n"), "include/unreadable", "a.md:5:5"),
        (words("fonts: pipe\n"), "font/unreadable", "a.md:4:8"),
        // It names the sheet, not the place.
        (words("css: pipe\n"), "xhtml/style", "`pipe`"),
    ] {
        let workshop = Workshop::new();
        make_pipe(&workshop, "pipe");
        workshop.write("a.md", &source);
        let outcome = ended(workshop.command(&["a.md", "--to", "epub"]));
        outcome.fails(1, &["it is no file", code, place]);
    }
    let workshop = Workshop::with_letter();
    make_pipe(&workshop, "pipe");
    let outcome = ended(workshop.command(&["letter.md", "--font-path", "pipe"]));
    outcome.fails(2, &["the font path `pipe` cannot be read: it is no file"]);
}

#[test]
fn the_source_itself_may_be_a_pipe() {
    let workshop = Workshop::new();
    make_pipe(&workshop, "pipe");
    let path = workshop.path("pipe");
    let writer = thread::spawn(move || {
        let mut pipe = OpenOptions::new().write(true).open(path).unwrap();
        pipe.write_all(LETTER.as_bytes()).unwrap();
    });
    ended(workshop.command(&["pipe", "-o", "letter.txt"])).succeeds();
    writer.join().unwrap();
    assert!(String::from_utf8_lossy(&workshop.read("letter.txt")).contains("Good morning"));
}

#[test]
fn what_standard_output_does_not_take_is_told() {
    for arguments in [
        ["letter.md", "--to", "txt"].as_slice(),
        &["letter.md", "--to", "txt", "-o", "-"],
        &["--help"],
        &["--version"],
        &["--list-formats"],
        &["--explain", "cli/wrong-use"],
        &["--generate", "man"],
        &["schema"],
    ] {
        let workshop = Workshop::with_letter();
        let full = OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let mut command = workshop.command(arguments);
        let outcome: Outcome = command.stdout(full).output().expect("it runs").into();
        outcome.fails(3, &["`standard output` cannot be written: the disk is full"]);
        let mut command = workshop.command(arguments);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        // A reader who leaves has heard enough.
        drop(child.stdout.take());
        Outcome::from(child.wait_with_output().expect("it ends")).succeeds();
    }
}
