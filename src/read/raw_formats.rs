//! pandoc's raw attributes: code that says by `{=html}` for which format it is written. That
//! for HTML is read as any HTML in the source; what is for another format is no words.

use crate::diagnostic::{Diagnostic, Span, catalogue};

/// The name of the format in the braces that `text` begins with, and their length in bytes.
pub(super) fn leading(text: &str) -> Option<(&str, usize)> {
    let (format, _) = text.strip_prefix("{=")?.split_once('}')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+');
    let length = format.len() + "{=}".len();
    (!format.is_empty() && format.chars().all(is_name)).then_some((format, length))
}

/// The HTML that code for a format is; none where it is for another one.
pub(super) fn html(code: &str, format: &str) -> Option<String> {
    matches!(format, "html" | "html4" | "html5").then(|| code.to_owned())
}

/// Says that code for a format is left out.
pub(super) fn left_out(format: &str, span: Span) -> Diagnostic {
    Diagnostic::new(
        &catalogue::MARKDOWN_RAW_FORMAT,
        format!("what is written for `{format}` alone is left out"),
    )
    .at(span)
    .help("write it as Markdown, or as HTML behind `{=html}`")
}
