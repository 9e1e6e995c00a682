//! Which documents are read: those that are named, or all in `source/`.

use super::args::Args;
use super::missing::reason;
use super::plan::{Input, Refusal, folder, shown, wrong_use};
use crate::backend::Registry;
use crate::diagnostic::{Diagnostic, catalogue};
use crate::resource::read_within_limit;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

/// The folder that is converted where no input is named.
pub(super) const SOURCE: &str = "source";

/// The files that an mdBook begins with.
const CONFIGURATION: &str = "book.toml";
const SUMMARY: &str = "SUMMARY.md";

/// The documents that the command names; without a name all that lie in `source/`.
pub(super) fn inputs(args: &Args, registry: &Registry) -> Result<Vec<Input>, Refusal> {
    if let Some(name) = meant_as_output(args, registry) {
        return Err(wrong_use(format!("`{name}` stands among the inputs"))
            .help(format!("write `-o {name}` if it is what is to be made")));
    }
    let named: Vec<_> = args.inputs.iter().map(|path| named_input(path)).collect();
    let is_folder = |input: &&Input| matches!(input, Input::File(path) if path.is_dir());
    if let Some(folder) = named.iter().find(is_folder) {
        let name = folder.name();
        return Err(wrong_use(format!("`{name}` is a folder without `book.toml`"))
            .help(folder_advice(Path::new(&name))));
    }
    if named.iter().filter(|input| **input == Input::Stdin).count() > 1 {
        return Err(wrong_use("`-` stands twice, but standard input ends once")
            .help("name `-` once"));
    }
    if named.is_empty() { found_inputs() } else { Ok(named) }
}

/// The last input of `convert letter.md letter.pdf`, which names an edition to make, as
/// other programs take it.
fn meant_as_output(args: &Args, registry: &Registry) -> Option<String> {
    let [_, .., last] = args.inputs.as_slice() else { return None };
    let extension = last.extension()?.to_string_lossy();
    let format = registry.find_extension(&extension)?;
    let is_source = last.exists() && !(format.name == "pdf" && args.to.is_empty());
    (args.output.is_none() && format.name != "md" && !is_source).then(|| shown(last))
}

fn named_input(path: &Path) -> Input {
    if path == Path::new("-") {
        Input::Stdin
    } else {
        Input::File(book(path).unwrap_or_else(|| path.to_owned()))
    }
}

/// The file that an mdBook begins with, where the path names its folder or its summary.
fn book(path: &Path) -> Option<PathBuf> {
    let folder = if path.is_dir() {
        path
    } else if path.file_name() == Some(OsStr::new(SUMMARY)) {
        folder(path)
    } else {
        return None;
    };
    // A summary lies in the book's folder, or in one of its own there.
    let own = folder.join(CONFIGURATION);
    let above = folder.join("..").join(CONFIGURATION);
    if own.is_file() {
        Some(own)
    } else if !path.is_dir() && above.is_file() {
        match folder.parent() {
            Some(parent) if folder != Path::new(".") => Some(parent.join(CONFIGURATION)),
            Some(_) | None => Some(above),
        }
    } else {
        [folder.join(SUMMARY), folder.join("src").join(SUMMARY)]
            .into_iter()
            .find(|summary| summary.is_file())
    }
}

/// What to name in place of a folder: the Markdown files in it.
fn folder_advice(folder: &Path) -> String {
    match markdown_files(folder).unwrap_or_default().as_slice() {
        [] => "name a Markdown file, or the folder of an mdBook".to_owned(),
        [only] => format!("name the file in it, `{}`", shown(only)),
        [first, ..] => format!("name the files in it, such as `{}`", shown(first)),
    }
}

/// Every `.md` in `source/`, in the order of their names.
fn found_inputs() -> Result<Vec<Input>, Refusal> {
    let paths = match markdown_files(Path::new(SOURCE)) {
        Ok(paths) => paths,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let here = markdown_files(Path::new(".")).unwrap_or_default();
            let example = here
                .first()
                .and_then(|file| file.file_name())
                .map_or_else(String::new, |name| {
                    format!(", such as `{}`", shown(Path::new(name)))
                });
            return Err(wrong_use(
                "no INPUT is named and there is no folder `source` here",
            )
            .help(format!("name a Markdown file{example}, or `-` for standard input")));
        }
        Err(error) => return Err(unreadable_folder(&error)),
    };
    if paths.is_empty() {
        return Err(wrong_use(
            "no INPUT is named and the folder `source` has no `.md` file",
        )
        .help("name a file, or `-` for standard input"));
    }
    Ok(paths.into_iter().map(Input::File).collect())
}

/// The `.md` files of a folder that are not hidden, in the order of their names.
pub(super) fn markdown_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        let is_hidden =
            path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
        if !is_hidden && path.extension() == Some(OsStr::new("md")) && path.is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn unreadable_folder(error: &io::Error) -> Refusal {
    Refusal::Io(Box::new(Diagnostic::new(
        &catalogue::SOURCE_UNREADABLE,
        format!("the folder `source` cannot be read: {}", reason(error)),
    )))
}

/// Whether a file is what an mdBook begins with.
pub(super) fn is_book(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == CONFIGURATION || name == SUMMARY)
}

/// What a document is read from, whole.
pub(super) fn bytes(input: &Input) -> io::Result<Vec<u8>> {
    match input {
        Input::Stdin => read_within_limit(io::stdin().lock()),
        Input::File(path) => {
            #[expect(
                clippy::disallowed_methods,
                reason = "the command reads its own files"
            )]
            let file = std::fs::File::open(path)?;
            read_within_limit(file)
        }
    }
}
