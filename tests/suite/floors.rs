//! The house has floors: a module imports from lower floors only, never sideways.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the ground up; those on one line do not know each other.
const FLOORS: &[&[&str]] = &[
    &["date", "diagnostic", "geometry"],
    &["language", "line_break"],
    &["document"],
    &["resource", "font", "highlight"],
    &["read"],
    &["typeset", "xhtml"],
    &["backend"],
    &["conversion"],
    &["cli"],
];

/// The writers, which do not know each other.
const WRITERS: [&str; 5] = ["pdf", "epub", "text", "html", "markdown"];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The file's path below `src`, as its parts without `.rs`.
fn parts(root: &Path, file: &Path) -> Vec<String> {
    let below = file.strip_prefix(root).unwrap().with_extension("");
    below.iter().map(|part| part.to_string_lossy().into_owned()).collect()
}

/// The words that follow `prefix` in the code, comments left out.
fn names_after<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(move |line| {
        line.split(prefix).skip(1).map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")
        })
    })
}

#[test]
fn a_module_imports_from_lower_floors_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 40);
    for file in files {
        let parts = parts(&root, &file);
        let module = parts[0].as_str();
        if matches!(module, "lib" | "main" | "bin") {
            continue;
        }
        let own = floor(module).unwrap_or_else(|| panic!("`{module}` has no floor"));
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("use crate::{"), "{}: one line a module", file.display());
        for name in names_after(&text, "crate::") {
            if let Some(other) = floor(name) {
                assert!(
                    other < own || name == module,
                    "{} imports `{name}`, which is not on a lower floor",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn no_writer_knows_another() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for writer in WRITERS {
        let folder = root.join("backend").join(writer);
        if !folder.is_dir() {
            continue;
        }
        let mut files = Vec::new();
        sources(&folder, &mut files);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            for other in WRITERS.iter().filter(|other| **other != writer) {
                let knows = names_after(&text, "backend::").any(|name| name == *other);
                assert!(!knows, "{} knows `{other}`", file.display());
            }
        }
    }
}
