//! What went wrong or was lost, where, and what to do about it.
//!
//! Every floor above reports into one [`Diagnostics`] list. The library never prints and
//! never exits: the list is a value, rendered by `cli`, or read by whoever called.
//!
//! Invariant: no `Err` leaves the library without a word to the user. [`Reported`] can only
//! be had by reporting an error, and it is the error type of everything that may stop.

mod code;
mod nearest;
mod side_by_side;
mod span;

use std::fmt;

pub use code::catalogue::{self, ALL};
pub use code::{Code, Severity};
pub use nearest::nearest;
pub(crate) use side_by_side::SideBySide;
pub use span::{Position, Source, SourceId, Sources, Span};

use rustc_hash::FxHashSet;

/// One remark on the document, with its place and its mend.
///
/// The message states a fact in lower case, with the user's own words in backticks; the
/// help is an imperative.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Its entry in the catalogue.
    pub code: &'static Code,
    /// How grave it is: the code's own severity, unless raised by `--deny warnings`.
    pub severity: Severity,
    /// What is the case.
    pub message: String,
    /// Where it is the case.
    pub primary: Option<Label>,
    /// Other places that explain it, such as the first of two equal names.
    pub secondary: Vec<Label>,
    /// What the writer of the document can do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A remark without a place.
    #[must_use]
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            primary: None,
            secondary: Vec::new(),
            help: None,
        }
    }

    /// Points to `span`, with nothing to add there.
    #[must_use]
    pub fn at(self, span: Span) -> Self {
        self.labelled(span, "")
    }

    /// Points to `span` and says `text` there.
    #[must_use]
    pub fn labelled(mut self, span: Span, text: impl Into<String>) -> Self {
        self.primary = Some(Label { span, text: text.into() });
        self
    }

    /// Points to a second place and says `text` there.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A place in a source and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark; may be empty.
    pub text: String,
}

/// Proof that at least one error was reported.
///
/// ```
/// use sevigne::diagnostic::{Diagnostic, Diagnostics, Reported, catalogue};
/// fn fails(diagnostics: &mut Diagnostics) -> Result<(), Reported> {
///     Err(diagnostics.error(Diagnostic::new(&catalogue::SOURCE_EMPTY, "the source is empty")))
/// }
/// let mut diagnostics = Diagnostics::default();
/// assert!(fails(&mut diagnostics).is_err());
/// assert!(diagnostics.has_errors());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported(());

impl fmt::Display for Reported {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an error was reported among the diagnostics")
    }
}

impl std::error::Error for Reported {}

/// The remarks of one run, in the order they were made, and the sources they point into.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::partial_pub_fields,
    reason = "sources are added while remarks are made; the list has an invariant"
)]
pub struct Diagnostics {
    /// The texts that spans point into.
    pub sources: Sources,
    list: Vec<Diagnostic>,
    /// The same remarks, to know an equal one at once; its order is never read.
    known: FxHashSet<Diagnostic>,
    errors: usize,
    warnings_denied: bool,
    /// The kinds of errors that are warnings in this run.
    tolerated: Vec<&'static Code>,
}

impl Diagnostics {
    /// From now on every warning counts as an error.
    pub fn deny_warnings(&mut self) {
        self.warnings_denied = true;
    }

    /// From now on remarks of these kinds are warnings, unless warnings are denied: for
    /// sources whose authors could not know of them.
    pub fn tolerate(&mut self, codes: &[&'static Code]) {
        self.tolerated.extend(codes);
    }

    /// Adds a remark. An equal remark made before is not repeated.
    pub fn report(&mut self, mut diagnostic: Diagnostic) {
        let is_own = diagnostic.severity == diagnostic.code.severity;
        if is_own && self.tolerated.contains(&diagnostic.code) {
            diagnostic.severity = diagnostic.severity.min(Severity::Warning);
        }
        if self.warnings_denied && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
        self.add(diagnostic);
    }

    fn add(&mut self, diagnostic: Diagnostic) {
        if self.known.insert(diagnostic.clone()) {
            self.errors += usize::from(diagnostic.severity == Severity::Error);
            self.list.push(diagnostic);
        }
    }

    /// Adds a remark as an error, whatever its code's own severity, and gives the proof.
    pub fn error(&mut self, mut diagnostic: Diagnostic) -> Reported {
        diagnostic.severity = Severity::Error;
        self.add(diagnostic);
        Reported(())
    }

    /// Does a piece of work and holds back its remarks of these kinds, to be reported later
    /// or never. Until then none of its warnings stops it.
    pub fn holding_back<T>(
        &mut self,
        codes: &[&'static Code],
        work: impl FnOnce(&mut Self) -> T,
    ) -> (T, Vec<Diagnostic>) {
        let count = self.list.len();
        let denied = std::mem::take(&mut self.warnings_denied);
        let result = work(self);
        self.warnings_denied = denied;
        let made_since = self.list.split_off(count.min(self.list.len()));
        for diagnostic in &made_since {
            self.known.remove(diagnostic);
            self.errors -= usize::from(diagnostic.severity == Severity::Error);
        }
        let (held, kept): (Vec<_>, Vec<_>) =
            made_since.into_iter().partition(|diagnostic| {
                diagnostic.severity < Severity::Error && codes.contains(&diagnostic.code)
            });
        for mut diagnostic in kept {
            if denied && diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
            self.add(diagnostic);
        }
        (result, held)
    }

    /// All remarks so far, in the order they were made.
    #[must_use]
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// All remarks so far as a reader meets their places: source by source in the order in
    /// which these were read, each from top to bottom; those without a place stand last.
    /// Remarks on one place stay in the order in which they were made.
    #[must_use]
    pub fn by_place(&self) -> Vec<&Diagnostic> {
        let mut list: Vec<_> = self.list.iter().collect();
        list.sort_by_key(|diagnostic| {
            let place = diagnostic
                .primary
                .as_ref()
                .map(|Label { span, .. }| (span.source, span.start));
            (place.is_none(), place)
        });
        list
    }

    /// Whether an error points into a value of the command line.
    #[must_use]
    pub fn blames_arguments(&self) -> bool {
        let is_argument =
            |label: &Label| self.sources.of(label.span).is_some_and(Source::is_argument);
        self.list.iter().any(|diagnostic| {
            diagnostic.severity == Severity::Error
                && diagnostic.primary.as_ref().is_some_and(is_argument)
        })
    }

    /// Whether an error is among the remarks.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The proof of an error, where there is one: what stops a run between two floors.
    ///
    /// # Errors
    /// Where at least one error was reported.
    pub fn check(&self) -> Result<(), Reported> {
        if self.has_errors() { Err(Reported(())) } else { Ok(()) }
    }
}

/// One line a remark, in the order of their places: file, line and column, severity, code
/// and message, then the help.
///
/// ```
/// use sevigne::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
/// let mut diagnostics = Diagnostics::default();
/// let source = diagnostics.sources.add("letter.md", "---\ntitel: x\n---\n");
/// diagnostics.report(
///     Diagnostic::new(&catalogue::SOURCE_EMPTY, "nothing here")
///         .at(Span::new(source, 4..9))
///         .help("write something"),
/// );
/// assert_eq!(
///     diagnostics.to_string(),
///     "letter.md:2:1: error[source/empty]: nothing here; write something\n"
/// );
/// ```
impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in self.by_place() {
            if let Some(Label { span, .. }) = diagnostic.primary {
                let source = self.sources.get(span.source);
                let Position { line, column } = source.position(span.start as usize);
                write!(formatter, "{}:{line}:{column}: ", source.name())?;
            }
            let Diagnostic { severity, code, message, .. } = diagnostic;
            write!(formatter, "{severity}[{}]: {message}", code.id)?;
            match &diagnostic.help {
                Some(help) => writeln!(formatter, "; {help}")?,
                None => writeln!(formatter)?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
