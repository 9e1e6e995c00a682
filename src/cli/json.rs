//! Remarks and artifacts as programs read them: one JSON object a line.

use crate::diagnostic::{Diagnostic, Label, Sources};
use serde::Serialize;

/// One line of `--message-format json`.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(super) enum Message<'a> {
    Diagnostic {
        severity: String,
        code: &'a str,
        message: &'a str,
        /// The place in question, where there is one.
        place: Option<Place<'a>>,
        /// Other places that explain it.
        related: Vec<Place<'a>>,
        help: Option<&'a str>,
    },
    Artifact {
        path: &'a str,
        format: &'a str,
        pages: Option<usize>,
        bytes: usize,
    },
    /// How well the pages of a document are set; ratios are shares of lines, r as the
    /// library's `Score` has it. The total counts rivers and runts in a hundred lines.
    #[cfg(feature = "typeset")]
    Score {
        document: &'a str,
        total: f64,
        #[serde(rename = "rivers-in-100-lines")]
        rivers_in_hundred: f64,
        #[serde(rename = "runts-in-100-lines")]
        runts_in_hundred: f64,
        #[serde(flatten)]
        score: &'a crate::typeset::Score,
    },
    Format {
        name: &'a str,
        extension: &'a str,
        media_type: &'a str,
        summary: &'a str,
        in_all: bool,
    },
}

/// A place in a source: lines and columns from 1, columns in characters; bytes from 0. The
/// end is the place after the last character.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: u32,
    end: u32,
    label: Option<&'a str>,
}

impl<'a> Message<'a> {
    /// The remark with its places resolved.
    pub(super) fn diagnostic(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Self {
        let place = |label| Place::new(label, sources);
        Self::Diagnostic {
            severity: diagnostic.severity.to_string(),
            code: diagnostic.code.id,
            message: &diagnostic.message,
            place: diagnostic.primary.as_ref().map(place),
            related: diagnostic.secondary.iter().map(place).collect(),
            help: diagnostic.help.as_deref(),
        }
    }

    /// The object on one line, ended by a line feed.
    pub(super) fn line(&self) -> String {
        // A message holds nothing that JSON has no form for.
        let mut line = serde_json::to_string(self).expect("a message is plain data");
        line.push('\n');
        line
    }
}

impl<'a> Place<'a> {
    fn new(label: &'a Label, sources: &'a Sources) -> Self {
        let span = label.span;
        let source = sources.get(span.source);
        let start = source.position(span.start as usize);
        let end = source.position(span.end as usize);
        Self {
            file: source.name(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start: span.start,
            end: span.end,
            label: (!label.text.is_empty()).then_some(label.text.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Span, catalogue};

    #[test]
    fn a_remark_is_one_line_with_line_and_column() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "Éa\n\"b\"\n");
        let diagnostic = Diagnostic::new(&catalogue::SOURCE_EMPTY, "say \"b\"\n")
            .labelled(Span::new(id, 4..7), "here");
        let line = Message::diagnostic(&diagnostic, &sources).line();
        assert_eq!(
            line,
            concat!(
                r#"{"type":"diagnostic","severity":"error","code":"source/empty","#,
                r#""message":"say \"b\"\n","place":{"file":"a.md","line":2,"column":1,"#,
                r#""end-line":2,"end-column":4,"start":4,"end":7,"label":"here"},"#,
                r#""related":[],"help":null}"#,
                "\n"
            )
        );
    }
}
