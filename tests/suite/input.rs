//! Bad input gets a word and a status, and the old files stand.

use crate::workshop::{LETTER, Workshop};

/// Converts `source` to text over an old artifact, which has to stand.
#[track_caller]
fn refused(source: impl AsRef<[u8]>, status: i32, words: &[&str]) {
    let workshop = Workshop::new();
    workshop.write("letter.md", source);
    workshop.write("letter.txt", "old");
    let outcome = workshop.run(&["letter.md", "--to", "txt,pdf"]);
    outcome.fails(status, words);
    assert_eq!(workshop.read("letter.txt"), b"old");
    assert_eq!(workshop.files(), ["letter.md", "letter.txt"]);
}

#[test]
fn a_missing_file_is_named() {
    let workshop = Workshop::new();
    workshop.run(&["leter.md"]).fails(3, &["`leter.md` cannot be read"]);
    assert_eq!(workshop.files(), [""; 0]);
}

#[test]
fn a_folder_is_no_document() {
    let workshop = Workshop::new();
    workshop.write("post/letter.md", LETTER);
    workshop.run(&["post"]).fails(2, &["`post` is a folder"]);
}

#[test]
fn one_bad_document_does_not_stop_the_others() {
    let workshop = Workshop::with_letter();
    let outcome = workshop.run(&["missing.md", "letter.md", "--to", "txt"]);
    outcome.fails(3, &["`missing.md`"]);
    assert!(workshop.path("letter.txt").is_file());
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_at_their_place() {
    refused(b"---\nlang: fr\n---\nCaf\xe9\n", 1, &["letter.md:4:4", "UTF-8"]);
}

#[test]
fn an_empty_file_is_refused() {
    refused("", 1, &["`letter.md`"]);
    refused("\u{feff} \n\n", 1, &["`letter.md`"]);
}

#[test]
fn broken_yaml_is_refused_at_its_line() {
    refused("---\ntitle: [a\nlang: fr\n---\nText\n", 1, &["letter.md:"]);
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let before = format!("*a{}", level - 1);
        bomb += &format!("a{level}: &a{level} [{}]\n", [before.as_str(); 9].join(", "));
    }
    refused(bomb + "---\nText\n", 1, &["letter.md"]);
}

#[test]
fn a_misspelled_key_is_refused_with_line_column_and_suggestion() {
    let source = "---\nlang: en\ntitel: A letter\n---\nText\n";
    refused(source, 1, &["letter.md:3:1", "`titel`", "`title`"]);
    let source = "---\nlang: en\nletter:\n  salutaton: Dear\n---\nText\n";
    refused(source, 1, &["letter.md:4:3", "`salutaton`", "`salutation`"]);
    let source = "---\nlang: en\noutput:\n  txt:\n    widht: 60\n---\nText\n";
    refused(source, 1, &["letter.md:5:5", "`widht`", "`width`"]);
    let source = "---\nlang: en\noutput:\n  pfd: {}\n---\nText\n";
    refused(source, 1, &["letter.md:4:3", "`pfd`", "`pdf`"]);
}

#[test]
fn a_wrong_type_is_refused_at_the_value() {
    let source = "---\nlang: en\noutput:\n  txt:\n    width: wide\n---\nText\n";
    refused(source, 1, &["letter.md:5:12", "`wide`"]);
    refused("---\nlang: en\ndescription: [a, b]\n---\nText\n", 1, &["letter.md:3:14"]);
}

#[test]
fn an_impossible_date_is_refused() {
    refused(
        "---\nlang: en\ndate: 2020-02-30\n---\nText\n",
        1,
        &["letter.md:3:7", "`2020-02-30`"],
    );
}

#[test]
fn an_image_outside_the_root_is_refused() {
    let workshop = Workshop::new();
    workshop.write("secret.png", "secret");
    workshop.write("post/letter.md", format!("{LETTER}\n![A seal](../secret.png)\n"));
    let outcome = workshop.run(&["post/letter.md", "--to", "pdf"]);
    outcome.fails(1, &["letter.md:10", "../secret.png"]);
    assert!(!workshop.path("post/letter.pdf").exists());
}

#[test]
fn a_missing_image_is_refused() {
    let workshop = Workshop::new();
    workshop.write("letter.md", format!("{LETTER}\n![A seal](seal.png)\n"));
    workshop.run(&["letter.md", "--to", "pdf"]).fails(1, &["letter.md:10", "seal.png"]);
    assert_eq!(workshop.files(), ["letter.md"]);
}

#[test]
fn a_root_that_does_not_hold_the_document_is_wrong_use() {
    let workshop = Workshop::with_letter();
    workshop.write("other/file", "");
    workshop.run(&["letter.md", "--to", "txt", "--root", "other"]).fails(2, &["`other`"]);
    workshop.run(&["letter.md", "--to", "txt", "--root", "none"]).fails(2, &["`none`"]);
    workshop.run(&["letter.md", "--to", "txt", "--root", "."]).succeeds();
}

#[test]
fn an_output_that_cannot_be_written_is_told() {
    let workshop = Workshop::with_letter();
    workshop.write("taken", "a file, not a folder");
    let outcome = workshop.run(&["letter.md", "--to", "txt", "-o", "taken/letter.txt"]);
    outcome.fails(3, &["`taken/letter.txt` cannot be written"]);
    assert_eq!(workshop.files(), ["letter.md", "taken"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_told_and_the_old_file_stands() {
    use std::os::unix::fs::PermissionsExt as _;
    let workshop = Workshop::with_letter();
    workshop.write("closed/letter.txt", "old");
    let folder = workshop.path("closed");
    let allow =
        |mode| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode));
    allow(0o555).unwrap();
    let can_write_all = std::fs::write(folder.join("probe"), "").is_ok();
    let outcome = workshop.run(&["letter.md", "--to", "txt", "-o", "closed/"]);
    allow(0o755).unwrap();
    if can_write_all {
        // The superuser may write anywhere; then the whole new file has to be there.
        outcome.succeeds();
        assert_ne!(workshop.read("closed/letter.txt"), b"old");
    } else {
        outcome.fails(3, &["`closed/letter.txt` cannot be written"]);
        assert_eq!(workshop.read("closed/letter.txt"), b"old");
    }
}
