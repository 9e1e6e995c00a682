//! Which documents are read and which files they become, settled before anything is read.

use super::args::Args;
use super::inputs::{SOURCE, inputs, is_book};
use super::taken::{self, Taken};
use crate::backend::{Moved, Registry};
use crate::diagnostic::{Diagnostic, catalogue};
use std::path::{Path, PathBuf};

/// The folder that takes what is made of it.
const OUTPUT: &str = "output";
/// How artifacts of standard input are called in a folder.
const NAMELESS: &str = "document";

/// A document and the files it becomes.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) input: Input,
    /// The name that artifacts begin with.
    pub(super) stem: String,
    pub(super) editions: Vec<Edition>,
    /// The folder that takes what is made, where one was named.
    #[cfg(feature = "pdf")]
    pub(super) folder: Option<PathBuf>,
}

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    Stdin,
    File(PathBuf),
}

impl Input {
    /// The name that messages show.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => shown(path),
        }
    }

    /// The folder that relative paths in the document count from.
    pub(super) fn folder(&self) -> PathBuf {
        match self {
            Self::Stdin => PathBuf::from("."),
            Self::File(path) => folder(path).to_owned(),
        }
    }
}

/// One format of a document.
#[derive(Debug)]
pub(super) struct Edition {
    pub(super) format: &'static str,
    pub(super) destination: Destination,
}

/// Where an edition goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    Stdout,
    File(PathBuf),
}

impl Destination {
    /// The way back to the document's folder, where the edition goes to another one.
    pub(super) fn moved_from(&self, document: &Path) -> Option<Moved> {
        match self {
            Self::Stdout => None,
            Self::File(path) => {
                let (from, to) = (taken::real(document), taken::real(folder(path)));
                Moved::new(&shown(&from), &shown(&to))
            }
        }
    }
}

/// A path with `/`, as messages show it on every system.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// Why there is no plan.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The command is wrong.
    Use(Box<Diagnostic>),
    /// The system refuses.
    Io(Box<Diagnostic>),
}

/// Settles what the command asks for.
pub(super) fn plan(args: &Args, registry: &Registry) -> Result<Vec<Task>, Refusal> {
    let inputs = inputs(args, registry)?;
    let (formats, target) = formats_and_target(args, registry, inputs.len())?;
    let is_poured = matches!(target, Target::Stdout) || inputs.contains(&Input::Stdin);
    if args.watch && is_poured {
        return Err(wrong_use("--watch is about files, and `-` is a stream")
            .help("name a file to read and a file or a folder to write"));
    }
    if args.cover && (!formats.contains(&"epub") || matches!(target, Target::Stdout)) {
        return Err(wrong_use("--cover is about an EPUB in a file, and none is made")
            .help("add --to epub, and name a file or a folder"));
    }
    let tasks: Vec<_> =
        inputs.into_iter().map(|input| task(input, &formats, &target, registry)).collect();
    check_paths(&tasks)?;
    Ok(tasks)
}

/// What `-o` means.
#[derive(Debug)]
enum Target {
    /// Nothing was said.
    Beside,
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

fn formats_and_target(
    args: &Args,
    registry: &Registry,
    inputs: usize,
) -> Result<(Vec<&'static str>, Target), Refusal> {
    let mut formats = Vec::new();
    for name in &args.to {
        let found: Vec<_> = if name == "all" {
            registry.formats().filter(|format| format.in_all).map(|f| f.name).collect()
        } else {
            match registry.find(name.trim()) {
                Some(format) => vec![format.name],
                None if name.trim().is_empty() => {
                    return Err(wrong_use("a format of --to is empty").help(
                        "name each format, with one comma between two: `--to pdf,epub`",
                    ));
                }
                None => return Err(unknown_format(name, registry)),
            }
        };
        for format in found {
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
    }
    let Some(path) = &args.output else {
        let target = match args.inputs.as_slice() {
            [only] if only == Path::new("-") => Target::Stdout,
            _ => Target::Beside,
        };
        let formats = or_default(formats, registry)?;
        check_stdout(args, &formats, &target, inputs)?;
        return Ok((formats, target));
    };
    let target = target(path, formats.len(), inputs);
    if formats.is_empty() {
        if let Target::File(path) = &target {
            formats.push(format_of(path, registry)?);
        }
    } else if let Target::File(path) = &target {
        check_extension(path, &formats, registry)?;
    }
    let formats = or_default(formats, registry)?;
    if let Target::Folder(folder) = &target {
        check_folder(folder, registry)?;
    }
    check_stdout(args, &formats, &target, inputs)?;
    Ok((formats, target))
}

/// A path is a folder where it is one or ends like one, and where several files go there.
fn target(path: &Path, formats: usize, inputs: usize) -> Target {
    if path == Path::new("-") {
        return Target::Stdout;
    }
    if path.is_dir() || ends_like_folder(path) || formats > 1 || inputs > 1 {
        Target::Folder(path.to_owned())
    } else {
        Target::File(path.to_owned())
    }
}

fn ends_like_folder(path: &Path) -> bool {
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes.ends_with(b"/") || (cfg!(windows) && bytes.ends_with(b"\\"))
}

/// `a.md b.md -o book.pdf` asks for one file, and would get a folder of that name.
fn check_folder(folder: &Path, registry: &Registry) -> Result<(), Refusal> {
    let name = shown(folder);
    if folder.is_file() {
        return Err(wrong_use(format!("`{name}` is a file"))
            .help("several editions need a folder; name one"));
    }
    let extension = folder.extension().unwrap_or_default().to_string_lossy();
    if ends_like_folder(folder) || registry.find_extension(&extension).is_none() {
        return Ok(());
    }
    // `-o letter.pdf` where a folder is called so means a file, which cannot be.
    if folder.is_dir() {
        return Err(wrong_use(format!(
            "`{name}` is a folder, and is named like an edition"
        ))
        .help(format!(
            "name another file; or write `{name}/` to put what is made into the folder"
        )));
    }
    Err(wrong_use(format!("`{name}` is named like one edition, but several are made")).help(
        format!(
            "name a folder, such as `{}/`; files that are to become one document are listed \
             under `chapters:`",
            shown(&folder.with_extension(""))
        ),
    ))
}

fn or_default(
    formats: Vec<&'static str>,
    registry: &Registry,
) -> Result<Vec<&'static str>, Refusal> {
    if !formats.is_empty() {
        return Ok(formats);
    }
    match registry.find("pdf") {
        Some(format) => Ok(vec![format.name]),
        None => Err(unknown_format("pdf", registry)),
    }
}

fn format_of(path: &Path, registry: &Registry) -> Result<&'static str, Refusal> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(format) = registry.find_extension(&extension) {
        return Ok(format.name);
    }
    let name = shown(path);
    if extension.is_empty() {
        return Err(wrong_use(format!("the name `{name}` does not tell a format"))
            .help("add an extension, or say --to FORMAT; a folder ends with `/`"));
    }
    let (_, help) = registry.unknown(&extension);
    Err(wrong_use(format!("no format has the extension of `{name}`")).help(help))
}

/// `--to pdf -o letter.epub` can only be a slip.
fn check_extension(
    path: &Path,
    formats: &[&'static str],
    registry: &Registry,
) -> Result<(), Refusal> {
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    match registry.find_extension(&extension) {
        Some(format) if !formats.contains(&format.name) => {
            let name = shown(path);
            Err(wrong_use(format!(
                "`{name}` has the extension of `{}`, but --to asks for `{}`",
                format.name,
                formats.join(",")
            ))
            .help("change one of the two"))
        }
        Some(_) | None => Ok(()),
    }
}

fn check_stdout(
    args: &Args,
    formats: &[&'static str],
    target: &Target,
    inputs: usize,
) -> Result<(), Refusal> {
    if !matches!(target, Target::Stdout) {
        return Ok(());
    }
    if formats.len() > 1 || inputs > 1 {
        return Err(wrong_use("standard output takes one edition of one document")
            .help("name a folder with --output"));
    }
    if args.check {
        return Err(wrong_use(
            "--check compares files, but the edition goes to standard output",
        )
        .help("name a file with --output"));
    }
    Ok(())
}

fn task(
    input: Input,
    formats: &[&'static str],
    target: &Target,
    registry: &Registry,
) -> Task {
    let own_stem = match &input {
        Input::Stdin => NAMELESS.to_owned(),
        Input::File(path) => stem(path),
    };
    let stem = match target {
        Target::File(path) => stem(path),
        Target::Beside | Target::Stdout | Target::Folder(_) => own_stem,
    };
    let editions = formats
        .iter()
        .map(|format| Edition {
            format,
            destination: destination(&input, &stem, extension(registry, format), target),
        })
        .collect();
    #[cfg(feature = "pdf")]
    let folder = match target {
        Target::Folder(folder) => Some(folder.clone()),
        Target::Beside | Target::Stdout | Target::File(_) => None,
    };
    Task {
        input,
        stem,
        editions,
        #[cfg(feature = "pdf")]
        folder,
    }
}

fn extension<'a>(registry: &'a Registry, format: &str) -> &'a str {
    registry.find(format).map_or("", |format| format.extension)
}

/// A file's name without its extension; of an mdBook the name of its folder.
fn stem(path: &Path) -> String {
    if is_book(path) {
        // `.` and `..` have names too.
        let own = folder(path);
        let real = own.canonicalize().unwrap_or_else(|_| own.to_owned());
        let named = real.ends_with("src").then(|| real.parent()).flatten().unwrap_or(&real);
        if let Some(name) = named.file_name() {
            return name.to_string_lossy().into();
        }
    }
    path.file_stem()
        .map_or_else(|| NAMELESS.to_owned(), |stem| stem.to_string_lossy().into())
}

fn destination(input: &Input, stem: &str, extension: &str, target: &Target) -> Destination {
    let name = crate::backend::ArtifactName::new(stem, extension);
    let folder = match target {
        Target::Stdout => return Destination::Stdout,
        Target::File(path) => return Destination::File(path.clone()),
        Target::Folder(folder) => folder.clone(),
        Target::Beside => match input {
            Input::Stdin => PathBuf::new(),
            Input::File(path) => default_folder(path),
        },
    };
    Destination::File(folder.join(name.as_str()))
}

/// What lies in `source/` goes to `output/`, folders below it kept; anything else stays
/// where it is.
fn default_folder(input: &Path) -> PathBuf {
    let beside = input.parent().map(Path::to_owned).unwrap_or_default();
    let below_source = Path::new(SOURCE)
        .canonicalize()
        .ok()
        .zip(folder(input).canonicalize().ok())
        .and_then(|(source, own)| own.strip_prefix(&source).map(Path::to_owned).ok());
    match below_source {
        Some(below) if below.as_os_str().is_empty() => PathBuf::from(OUTPUT),
        Some(below) => Path::new(OUTPUT).join(below),
        None => beside,
    }
}

/// The folder of a file.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}

/// An artifact never replaces an input, and no two share a path.
fn check_paths(tasks: &[Task]) -> Result<(), Refusal> {
    let mut taken = Taken::new(tasks);
    for task in tasks {
        for edition in &task.editions {
            if let Destination::File(path) = &edition.destination {
                taken.take(path).map_err(Refusal::Use)?;
                if path.is_dir() {
                    let fact = format!(
                        "`{}` is a folder; no edition can take its place",
                        shown(path)
                    );
                    return Err(wrong_use(fact)
                        .help("name another file with --output, or move the folder away"));
                }
            }
        }
    }
    Ok(())
}

fn unknown_format(name: &str, registry: &Registry) -> Refusal {
    let (message, help) = registry.unknown(name);
    Refusal::Use(Box::new(
        Diagnostic::new(&catalogue::BACKEND_UNKNOWN_FORMAT, message).help(help),
    ))
}

/// What cannot be asked for.
pub(super) fn wrong_use(message: impl Into<String>) -> Refusal {
    Refusal::Use(Box::new(Diagnostic::new(&catalogue::CLI_WRONG_USE, message)))
}

impl Refusal {
    /// The refusal with what to do about it.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        match self {
            Self::Use(diagnostic) => Self::Use(Box::new(diagnostic.help(help))),
            Self::Io(diagnostic) => Self::Io(Box::new(diagnostic.help(help))),
        }
    }
}
