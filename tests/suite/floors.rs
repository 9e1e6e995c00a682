//! The house has floors: a module imports from lower floors only, never sideways.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the ground up; those on one line do not know each other.
const FLOORS: &[&[&str]] = &[
    &["date", "diagnostic", "geometry"],
    &["language", "line_break"],
    &["document"],
    &["resource", "font", "highlight", "mathml"],
    &["read"],
    &["typeset", "xhtml"],
    &["backend"],
    &["conversion"],
    &["cli"],
];

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
            // What the crate's root exports again has no floor: its own module is named.
            let is_below = floor(name).is_some_and(|other| other < own) || name == module;
            assert!(
                is_below || module == "cli",
                "{} imports `{name}`, which is not on a lower floor",
                file.display()
            );
        }
    }
}

/// The modules below `backend` that `text` names, `module` being the path of its own.
fn backends_named(text: &str, module: &[String]) -> Vec<String> {
    let mut named: Vec<String> =
        names_after(text, "crate::backend::").map(str::to_owned).collect();
    // From the folder of writers down: `super` once for each step of the path below it.
    let steps = "super::".repeat(module.len().saturating_sub(1));
    if !steps.is_empty() {
        let deeper = format!("super::{steps}");
        let upward = text.replace(&deeper, "");
        named.extend(names_after(&upward, &steps).map(str::to_owned));
    }
    named
}

#[test]
fn no_writer_knows_another() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let writers: Vec<String> = fs::read_dir(root.join("backend"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(writers.len() >= 5, "{writers:?}");
    for writer in &writers {
        let mut files = Vec::new();
        sources(&root.join("backend").join(writer), &mut files);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let mut module = parts(&root, &file);
            module.retain(|part| part != "mod");
            for name in backends_named(&text, &module) {
                let knows = name != *writer && writers.contains(&name);
                assert!(!knows, "{} knows `{name}`", file.display());
            }
        }
    }
}

#[test]
fn a_writer_is_known_by_every_path_to_it() {
    let own = ["backend", "epub", "cover"].map(str::to_owned);
    let named = |text| backends_named(text, &own);
    assert_eq!(named("use crate::backend::pdf::Pdf;"), ["pdf"]);
    assert_eq!(named("use super::super::text::Text;"), ["text"]);
    assert_eq!(named("use super::options::Cover;"), Vec::<String>::new());
    assert_eq!(named("use super::super::super::document::Block;"), Vec::<String>::new());
}
