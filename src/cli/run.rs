//! From arguments to an exit status.

use super::args::{Args, Deny, MessageFormat};
use super::delivery::{Delivery, Ready};
use super::explain::{explain, formats, formats_json};
use super::generate::generate;
use super::inputs::bytes;
use super::plan::{Destination, Input, Refusal, Task, plan, shown};
#[cfg(feature = "pdf")]
use super::recover::{self, Given};
use super::render::Color;
use super::report::{Form, Reporter, Stream, forgive_closed_pipe, pour, say};
use super::status::Status;
use super::taken::Taken;
use super::watch::{self, Made, Noted};
use super::{missing, usage};
use crate::Conversion;
#[cfg(feature = "pdf")]
use crate::backend::pdf::ExtractedSource;
use crate::backend::{Artifact, Registry};
use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::read;
use crate::resource::Directory;
#[cfg(feature = "typeset")]
use crate::typeset::{Layout, Score};
use clap::Parser as _;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs the command with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let form = match usage::asks_for_json(std::env::args_os()) {
        true => MessageFormat::Json,
        false => MessageFormat::Human,
    };
    let told = match Args::try_parse() {
        Ok(args) => command(&args),
        // `--help` and `--version` end here too.
        Err(error) if !error.use_stderr() => {
            forgive_closed_pipe(error.print()).map(|()| Status::Done)
        }
        Err(error) => {
            tell(&reporter(form, false), usage::remark(&error)).map(|()| Status::Use)
        }
    };
    ExitCode::from(told.unwrap_or_else(|error| unheard(form, &error)) as u8)
}

/// Words that cannot be told are a failure of output; where it is standard error that takes
/// none, the status alone says so.
fn unheard(form: MessageFormat, error: &io::Error) -> Status {
    match tell(&reporter(form, false), missing::unheard(error)) {
        Ok(()) | Err(_) => Status::Io,
    }
}

fn command(args: &Args) -> io::Result<Status> {
    let registry = Registry::built_in();
    if args.list_formats {
        let list = match args.message_format {
            MessageFormat::Human => formats(&registry),
            MessageFormat::Json => formats_json(&registry),
        };
        return say(Stream::Stdout, &list).map(|()| Status::Done);
    }
    if let Some(id) = &args.explain {
        return match explain(id) {
            Ok(text) => say(Stream::Stdout, &text).map(|()| Status::Done),
            Err(refusal) => tell(&reporter(args.message_format, args.quiet), *refusal)
                .map(|()| Status::Use),
        };
    }
    if let Some(what) = args.generate {
        return pour(&generate(what)?).map(|()| Status::Done);
    }
    if asks_for_schema(args) {
        return say(Stream::Stdout, &registry.json_schema()).map(|()| Status::Done);
    }
    convert(args, &registry)
}

/// Whether the one word is `schema`, and no file of that name is meant by it.
fn asks_for_schema(args: &Args) -> bool {
    let is_alone = args.to.is_empty() && args.output.is_none() && !args.check;
    is_alone && args.inputs == [Path::new(SCHEMA)] && !Path::new(SCHEMA).exists()
}

/// The word that prints the JSON Schema.
const SCHEMA: &str = "schema";

fn convert(args: &Args, registry: &Registry) -> io::Result<Status> {
    if !args.watch {
        return once(args, registry).map(|made| made.status);
    }
    let reporter = reporter(args.message_format, args.quiet);
    watch::watch(
        watch::inputs(&args.inputs),
        || once(args, registry),
        |count| reporter.watching(count),
    )
}

/// Converts every document that is asked for.
fn once(args: &Args, registry: &Registry) -> io::Result<Made> {
    let mut reporter = reporter(args.message_format, args.quiet);
    let refused = |status, refusal: Box<Diagnostic>| {
        let made = Made { status, files: BTreeSet::new() };
        tell(&reporter, *refusal).map(|()| made)
    };
    let tasks = match plan(args, registry) {
        Ok(tasks) => tasks,
        Err(Refusal::Use(refusal)) => return refused(Status::Use, refusal),
        Err(Refusal::Io(refusal)) => return refused(Status::Io, refusal),
    };
    #[cfg(feature = "typeset")]
    let fonts = match super::fonts::load(&args.font_path, args.system_fonts) {
        Ok(fonts) => fonts,
        Err(refusal) => return refused(Status::Use, refusal),
    };
    if pours(&tasks) {
        reporter.artifacts_on = Stream::Stderr;
    }
    let files = RefCell::default();
    let mut run = Run {
        args,
        registry,
        reporter,
        taken: Taken::new(&tasks),
        files: &files,
        #[cfg(feature = "typeset")]
        fonts: &fonts,
        #[cfg(feature = "typeset")]
        score: None,
    };
    let mut worst = Status::Done;
    for task in &tasks {
        worst = worst.max(run.task(task)?);
    }
    Ok(Made { status: worst, files: files.into_inner() })
}

fn reporter(form: MessageFormat, is_quiet: bool) -> Reporter {
    let form = match form {
        MessageFormat::Json => Form::Json,
        MessageFormat::Human => match anstream::AutoStream::choice(&io::stderr()) {
            anstream::ColorChoice::Never => Form::Human(Color::Off),
            anstream::ColorChoice::Auto
            | anstream::ColorChoice::Always
            | anstream::ColorChoice::AlwaysAnsi => Form::Human(Color::On),
        },
    };
    Reporter { form, is_quiet, artifacts_on: Stream::Stdout }
}

fn pours(tasks: &[Task]) -> bool {
    tasks
        .iter()
        .flat_map(|task| &task.editions)
        .any(|edition| edition.destination == Destination::Stdout)
}

fn tell(reporter: &Reporter, diagnostic: Diagnostic) -> io::Result<()> {
    let mut diagnostics = Diagnostics::default();
    diagnostics.report(diagnostic);
    reporter.diagnostics(&diagnostics)
}

struct Run<'a> {
    args: &'a Args,
    registry: &'a Registry,
    reporter: Reporter,
    taken: Taken,
    /// What the documents are made from.
    files: &'a RefCell<BTreeSet<PathBuf>>,
    #[cfg(feature = "typeset")]
    fonts: &'a crate::font::FontBook,
    /// How well the pages of the document at hand are set, where that was asked for.
    #[cfg(feature = "typeset")]
    score: Option<Score>,
}

impl<'a> Run<'a> {
    /// Converts one document: read, make every edition, then deliver them.
    fn task(&mut self, task: &Task) -> io::Result<Status> {
        let mut diagnostics = Diagnostics::default();
        if self.args.deny == Some(Deny::Warnings) {
            diagnostics.deny_warnings();
        }
        #[cfg(feature = "typeset")]
        {
            self.score = None;
        }
        let made = self.make(task, &mut diagnostics);
        let is_refused = made.is_err() || diagnostics.has_errors();
        let status = match made {
            Err(status) => status,
            Ok(_) if diagnostics.has_errors() => Status::Document,
            Ok(ready) if self.args.check => {
                self.delivery().compare(&ready, &mut diagnostics)?
            }
            Ok(ready) => self.delivery().deliver(&ready, &mut diagnostics)?,
        };
        #[cfg(feature = "typeset")]
        if let Some(score) = &self.score {
            self.reporter.score(&task.input.name(), score)?;
        }
        self.reporter.diagnostics(&diagnostics)?;
        if is_refused {
            self.reporter.failure(&task.input.name(), &diagnostics)?;
        }
        // What `--set` was given is no fault of the document.
        let is_use = diagnostics.blames_arguments();
        Ok(if is_use { status.max(Status::Use) } else { status })
    }

    /// Every edition of the document, in memory.
    fn make(
        &mut self,
        task: &Task,
        diagnostics: &mut Diagnostics,
    ) -> Result<Vec<Ready>, Status> {
        let mut failed = |status, diagnostic| {
            diagnostics.error(diagnostic);
            status
        };
        let name = task.input.name();
        if let Input::File(path) = &task.input {
            self.files.borrow_mut().insert(path.clone());
        }
        let bytes = bytes(&task.input).map_err(|error| {
            failed(Status::Io, missing::unreadable(&task.input, &error, self.registry))
        })?;
        let mut ready: Vec<Ready> = Vec::new();
        #[cfg(feature = "pdf")]
        let (bytes, is_recovered) = match recover::sources_of(&name, bytes) {
            Err(refusal) => return Err(failed(Status::Document, *refusal)),
            Ok(Given::Source(bytes)) => (bytes, false),
            Ok(Given::Pdf(sources)) if sources.len() > 1 => {
                return self.give_back(task, sources).map_err(|refusal| {
                    diagnostics.error(*refusal);
                    Status::Use
                });
            }
            Ok(Given::Pdf(sources)) => {
                (sources.into_iter().next().unwrap_or_default().bytes, true)
            }
        };
        #[cfg(feature = "pdf")]
        if is_recovered {
            let sources =
                task.editions.iter().filter(|edition| edition.format == recover::FORMAT);
            ready.extend(sources.map(|edition| Ready {
                format: edition.format,
                destination: edition.destination.clone(),
                artifact: recover::artifact(&task.stem, &bytes),
            }));
            if ready.len() == task.editions.len() {
                return Ok(ready);
            }
        }
        let folder = task.input.folder();
        let resources =
            self.resources(&folder).map_err(|refusal| failed(Status::Use, *refusal))?;
        let input = read::Input {
            name: &name,
            bytes: &bytes,
            resources: &resources,
            options: &self.args.for_sources(),
        };
        let conversion = Conversion::read(&input, &task.stem, diagnostics)
            .map_err(|_| Status::Document)?;
        #[cfg(feature = "typeset")]
        let own =
            conversion.own_fonts(self.fonts, diagnostics).map_err(|_| Status::Document)?;
        #[cfg(feature = "typeset")]
        let conversion = conversion.with_fonts(own.as_ref().unwrap_or(self.fonts));
        self.registry.check(conversion.document(), diagnostics);
        self.taken.keep(diagnostics.sources.names());
        self.editions(task, &conversion, &mut ready, diagnostics)?;
        #[cfg(feature = "typeset")]
        if self.args.report {
            self.score = conversion.pages(diagnostics).ok().map(Layout::score);
        }
        Ok(ready)
    }

    /// The folder that the document's paths may name.
    fn resources(&self, folder: &Path) -> Result<Noted<'a>, Box<Diagnostic>> {
        let root = self.args.root.as_deref().unwrap_or(folder);
        let directory = Directory::with_base(root, folder);
        let noted = |directory| Noted::new(directory, folder, self.files);
        directory.map(noted).map_err(|error| {
            let message = format!(
                "`{}` cannot be the root: {}",
                shown(root),
                missing::reason(&error)
            );
            let wrong = Diagnostic::new(&catalogue::CLI_WRONG_USE, message);
            Box::new(wrong.help("name a folder that holds the document"))
        })
    }

    /// Adds the editions that `ready` does not hold yet.
    fn editions(
        &mut self,
        task: &Task,
        conversion: &Conversion<'_>,
        ready: &mut Vec<Ready>,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Status> {
        for edition in &task.editions {
            if ready.iter().any(|made| made.format == edition.format) {
                continue;
            }
            // One run tells the errors of every format.
            let made = self
                .registry
                .backend(edition.format, conversion.document(), diagnostics)
                .and_then(|backend| {
                    let moved = edition.destination.moved_from(&task.input.folder());
                    conversion.write_moved(backend.as_ref(), moved.as_ref(), diagnostics)
                });
            let Ok(artifacts) = made else { continue };
            for (index, artifact) in artifacts.into_iter().enumerate() {
                let destination = self
                    .place(&edition.destination, index, &artifact)
                    .map_err(|refusal| {
                        diagnostics.error(*refusal);
                        Status::Use
                    })?;
                ready.push(Ready { format: edition.format, destination, artifact });
            }
        }
        Ok(())
    }

    const fn delivery(&self) -> Delivery<'_> {
        Delivery { registry: self.registry, reporter: &self.reporter }
    }

    /// The files that a PDF was made from, laid out again in a folder.
    #[cfg(feature = "pdf")]
    fn give_back(
        &mut self,
        task: &Task,
        sources: Vec<ExtractedSource>,
    ) -> Result<Vec<Ready>, Box<Diagnostic>> {
        let is_asked = self.args.to.is_empty()
            || task.editions.iter().all(|edition| edition.format == recover::FORMAT);
        let (Some(folder), true) = (&task.folder, is_asked) else {
            let message =
                format!("`{}` holds {} source files", task.input.name(), sources.len());
            return Err(Box::new(
                Diagnostic::new(&catalogue::CLI_WRONG_USE, message).help(
                    "name a folder that takes them, `-o FOLDER/`; then convert what lies \
                     there",
                ),
            ));
        };
        let mut ready = Vec::new();
        for source in sources {
            let path = folder.join(&source.name);
            self.taken.take_below(folder, &path)?;
            ready.push(Ready {
                format: recover::FORMAT,
                destination: Destination::File(path),
                artifact: recover::part(source),
            });
        }
        Ok(ready)
    }

    /// The first artifact has the place that was planned; what a writer makes besides lies
    /// beside it.
    fn place(
        &mut self,
        planned: &Destination,
        index: usize,
        artifact: &Artifact,
    ) -> Result<Destination, Box<Diagnostic>> {
        let path = match planned {
            Destination::Stdout if index == 0 => return Ok(Destination::Stdout),
            Destination::Stdout => PathBuf::from(artifact.name.as_str()),
            Destination::File(path) if index == 0 => path.clone(),
            Destination::File(path) => path.with_file_name(artifact.name.as_str()),
        };
        self.taken.take(&path)?;
        Ok(Destination::File(path))
    }
}
