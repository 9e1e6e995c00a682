//! A kind of remark, and how grave it is.

pub mod catalogue;

use std::fmt;

/// How grave a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something is lost or doubtful; the edition is still made.
    Warning,
    /// The edition is not made.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A kind of remark. Its id is a path whose first part names the module that makes it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Code {
    /// Stable name, such as `front-matter/unknown-key`.
    pub id: &'static str,
    /// How grave it is unless the user says otherwise.
    pub severity: Severity,
    /// One line, for lists.
    pub summary: &'static str,
    /// What it means, why it matters and what to do: the text of `--explain`.
    pub explanation: &'static str,
}
