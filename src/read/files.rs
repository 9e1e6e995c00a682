//! The files that a document is read from, and which source is part of which: what a
//! relative path or an anchor means depends on the file that says it.

use super::resolve::percent_decoded;
use crate::diagnostic::{Diagnostic, SourceId, Span, catalogue};
use std::collections::BTreeMap;

/// The number of a file in the order of reading.
pub(super) type FileId = usize;

/// The files of a document.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Their paths, which count from the folder of the first.
    paths: Vec<String>,
    /// The file that a source's text stands in.
    of: BTreeMap<SourceId, FileId>,
}

impl Files {
    /// Adds a file and its source.
    pub(super) fn add(&mut self, path: &str, source: SourceId) -> FileId {
        self.paths.push(path.to_owned());
        let file = self.paths.len() - 1;
        self.of.insert(source, file);
        file
    }

    /// Adds a source whose text stands in `file`, such as what a directive includes.
    pub(super) fn add_part(&mut self, file: FileId, source: SourceId) {
        self.of.insert(source, file);
    }

    /// The path of a file.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.paths.get(file).map_or("", String::as_str)
    }

    /// The file that a place belongs to; the first for places in the command line.
    pub(super) fn of(&self, span: Span) -> FileId {
        self.of.get(&span.source).copied().unwrap_or_default()
    }

    /// The path that a place means by a relative one.
    pub(super) fn resolve(&self, span: Span, path: &str) -> String {
        join(folder(self.path(self.of(span))), path)
    }

    /// The file at a path, by its own name or by that of the page that mdBook makes of it.
    pub(super) fn find(&self, path: &str) -> Option<FileId> {
        let at = |path: &str| self.paths.iter().position(|own| own == path);
        let page = |path: &str| {
            let stem = path.strip_suffix(".html")?;
            let index =
                stem.strip_suffix("index").filter(|it| it.is_empty() || it.ends_with('/'));
            at(&format!("{stem}.md")).or_else(|| at(&format!("{}README.md", index?)))
        };
        let in_folder = |path: &str| {
            let folder = if path.is_empty() { String::new() } else { format!("{path}/") };
            ["README.md", "index.md"].iter().find_map(|name| at(&format!("{folder}{name}")))
        };
        at(path).or_else(|| page(path)).or_else(|| in_folder(path))
    }
}

/// The remark on a file named inside itself, with the chain of the `open` ones that leads
/// there; none where it is not among them.
pub(super) fn cycle(open: &[String], path: &str, span: Span) -> Option<Diagnostic> {
    let from = open.iter().position(|open| open == path)?;
    let mut chain: Vec<_> = open.iter().skip(from).map(String::as_str).collect();
    chain.push(path);
    let message = format!("the file `{path}` would stand inside itself");
    let remark = Diagnostic::new(&catalogue::INCLUDE_CYCLE, message);
    Some(remark.labelled(span, chain.join(" → ")))
}

/// The folder of a path, without the last `/`.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A relative path as it counts from where `folder` counts. What leads out of that stays,
/// for [`Resources`](crate::resource::Resources) to judge.
pub(super) fn join(folder: &str, path: &str) -> String {
    if path.starts_with('/') || path.contains("://") {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// An address in the source as a path and the anchor behind `#`.
pub(super) fn address(written: &str) -> (String, Option<String>) {
    let (path, anchor) = match written.split_once('#') {
        Some((path, anchor)) => (path, Some(percent_decoded(anchor))),
        None => (written, None),
    };
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    (percent_decoded(path), anchor.filter(|anchor| !anchor.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_count_from_the_file_that_names_them() {
        assert_eq!(join("", "a.md"), "a.md");
        assert_eq!(join("one/two", "./a.md"), "one/two/a.md");
        assert_eq!(join("one/two", "../a.md"), "one/a.md");
        assert_eq!(join("one", "../../a.md"), "../a.md");
        assert_eq!(join("..", "../a.md"), "../../a.md");
        assert_eq!(join("one", "/a.md"), "/a.md");
        assert_eq!(join("one", "https://a.example"), "https://a.example");
        assert_eq!(
            address("a%20b.md?x#c%C3%A9"),
            ("a b.md".to_owned(), Some("cé".to_owned()))
        );
        assert_eq!(address("a.md#"), ("a.md".to_owned(), None));
    }

    #[test]
    fn a_file_is_found_by_the_names_of_its_page() {
        let mut files = Files::default();
        for path in ["src/README.md", "src/one.md", "src/two/index.md"] {
            files.add(path, SourceId::default());
        }
        for (path, file) in [
            ("src/one.md", Some(1)),
            ("src/one.html", Some(1)),
            ("src/index.html", Some(0)),
            ("src", Some(0)),
            ("src/two", Some(2)),
            ("src/two/index.html", Some(2)),
            ("one.md", None),
        ] {
            assert_eq!(files.find(path), file, "{path}");
        }
    }
}
