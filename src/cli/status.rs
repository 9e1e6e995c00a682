//! Exit statuses.

/// How a run ended; the worst of its parts counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    Done = 0,
    /// A document has errors, or `--check` found a difference.
    Document = 1,
    /// The command is wrong.
    Use = 2,
    /// Input or output failed.
    Io = 3,
}
