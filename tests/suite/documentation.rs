//! README, help and changelog say what the program does.

use crate::workshop::{LETTER, Workshop};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn help() -> String {
    let outcome = Workshop::new().run(&["--help"]);
    outcome.succeeds();
    outcome.stdout().replace("convert.exe", "convert").replace("\r\n", "\n")
}

/// The long options that a text names.
fn options(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| word.starts_with("--") && !word.ends_with('-'))
        .map(str::to_owned)
        .collect()
}

/// The lines of the README's shell blocks.
fn commands(readme: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut in_shell = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            in_shell = line == "```sh";
        } else if in_shell && !line.is_empty() {
            commands.push(line.to_owned());
        }
    }
    commands
}

#[test]
fn the_help_is_what_was_read_and_found_good() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/help.txt");
    if std::env::var_os("RENEW_SNAPSHOTS").is_some() {
        fs::write(&path, help()).unwrap();
    }
    assert_eq!(help(), file("tests/data/help.txt"), "renew with RENEW_SNAPSHOTS=1");
}

#[test]
fn every_option_is_in_the_readme_and_no_other() {
    let cargo = ["--release", "--path", "--open"].map(str::to_owned);
    let known = options(&help());
    let named: BTreeSet<_> = options(&file("README.md"))
        .into_iter()
        .filter(|option| !cargo.contains(option))
        .collect();
    let own: BTreeSet<_> = known
        .iter()
        .filter(|option| !["--help", "--version"].contains(&option.as_str()))
        .cloned()
        .collect();
    assert_eq!(named, own);
}

#[test]
fn every_format_is_in_the_readme() {
    let readme = file("README.md");
    for format in sevigne::Registry::built_in().formats() {
        assert!(readme.contains(&format!("`{}`", format.name)), "{}", format.name);
    }
}

#[test]
fn the_commands_of_the_readme_run() {
    let commands = commands(&file("README.md"));
    assert!(commands.iter().any(|command| command == "cargo test"));
    // One after the other in one folder, as a reader would.
    let workshop = Workshop::with_letter();
    workshop.write("source/letter.md", LETTER);
    let mut ran = 0;
    for command in commands {
        let Some(arguments) = command
            .strip_prefix("cargo run --release --")
            .or_else(|| command.strip_prefix("convert"))
        else {
            continue;
        };
        let arguments: Vec<_> = arguments.split_whitespace().collect();
        let outcome = workshop.run(&arguments);
        assert_eq!(outcome.status, Some(0), "{command}\n{}", outcome.stderr);
        ran += 1;
    }
    assert!(ran >= 3, "{ran}");
}

#[test]
fn the_picture_of_the_readme_is_there() {
    let readme = file("README.md");
    let pictures: Vec<_> =
        readme.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(pictures.len(), 1);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(pictures[0]);
    assert!(fs::read(path).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn the_changelog_begins_with_this_version() {
    let changelog = file("CHANGELOG.md");
    let first = changelog.lines().find(|line| line.starts_with("## ")).unwrap();
    assert!(first.starts_with(&format!("## {} ", env!("CARGO_PKG_VERSION"))), "{first}");
}

#[test]
fn the_manual_page_names_every_option() {
    let outcome = Workshop::new().run(&["--generate", "man"]);
    outcome.succeeds();
    // A hyphen is `\-` in roff.
    let page = outcome.stdout().replace("\\-", "-");
    for option in options(&help()) {
        assert!(page.contains(&option), "{option}");
    }
}

#[test]
fn completions_exist_for_the_common_shells() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let outcome = Workshop::new().run(&["--generate", shell]);
        outcome.succeeds();
        assert!(outcome.stdout().contains("message-format"), "{shell}");
    }
}
