//! The committed editions, and the same bytes every time.

use crate::workshop::Workshop;
use sevigne::diagnostic::Diagnostics;
use sevigne::resource::Directory;
use sevigne::{Conversion, Input, ReadOptions, Registry};
use std::fs;
use std::path::Path;

const EDITIONS: [&str; 4] = ["letter.epub", "letter.html", "letter.pdf", "letter.txt"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every edition of the letter, made within this process.
fn made_here() -> Vec<(String, Vec<u8>)> {
    let source = fs::read(repository().join("source/letter.md")).unwrap();
    let resources = Directory::new(&repository().join("source")).unwrap();
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "source/letter.md",
        bytes: &source,
        resources: &resources,
        options: &ReadOptions::default(),
    };
    let conversion = Conversion::read(&input, "letter", &mut diagnostics).unwrap();
    let registry = Registry::built_in();
    let mut editions = Vec::new();
    for format in registry.formats().filter(|format| format.in_all) {
        let backend =
            registry.backend(format.name, conversion.document(), &mut diagnostics).unwrap();
        for artifact in conversion.write(backend.as_ref(), &mut diagnostics).unwrap() {
            editions.push((artifact.name.as_str().to_owned(), artifact.bytes));
        }
    }
    assert_eq!(diagnostics.list(), [], "the letter gives no cause for a remark");
    editions.sort();
    editions
}

#[test]
fn the_committed_editions_are_what_the_source_gives() {
    let made = made_here();
    let names: Vec<_> = made.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, EDITIONS);
    for (name, bytes) in made {
        let path = repository().join("output").join(&name);
        let committed =
            fs::read(&path).unwrap_or_else(|error| panic!("output/{name}: {error}"));
        assert!(
            bytes == committed,
            "output/{name} differs from a rebuild: run `cargo run --release -- --to all`"
        );
    }
}

#[test]
fn one_process_gives_the_same_bytes_twice() {
    assert!(made_here() == made_here());
}

#[test]
fn two_processes_give_the_same_bytes_whatever_the_place_and_the_time() {
    let source = fs::read(repository().join("source/letter.md")).unwrap();
    let mut editions = Vec::new();
    for (folder, epoch, zone) in
        [("a", "1", "UTC"), ("deeper/folder", "1700000000", "Asia/Tokyo")]
    {
        let workshop = Workshop::new();
        let input = format!("{folder}/letter.md");
        workshop.write(&input, &source);
        let output = workshop
            .command(&[input.as_str(), "--to", "all"])
            .env("SOURCE_DATE_EPOCH", epoch)
            .env("TZ", zone)
            .env("LANG", "tr_TR.UTF-8")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        editions.push(EDITIONS.map(|name| workshop.read(&format!("{folder}/{name}"))));
    }
    assert!(editions[0] == editions[1]);
}

#[test]
fn check_finds_the_committed_editions_up_to_date() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_sevigne"))
        .args(["--to", "all", "--check"])
        .current_dir(repository())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
