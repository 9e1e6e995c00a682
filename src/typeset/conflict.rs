//! Options that contradict each other: what no page can have is refused.

use super::style::{Letters, Style, least_margin, letters, wanted_margins};
use crate::document::{Document, PagedEdition};
use crate::geometry::Length;

/// An option that contradicts the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The option's key.
    pub option: &'static str,
    /// What is the case.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The least width of the text, in sizes of its letters: fifteen letters, two or three words.
const LEAST_WIDTH: i64 = 6;

/// The least height of the text, in lines: a heading with two lines below it.
const LEAST_HEIGHT: i64 = 3;

impl Style {
    /// What is asked for and contradicts the rest, so that no page can have it.
    #[must_use]
    pub fn conflicts(document: &Document, options: &PagedEdition) -> Vec<Conflict> {
        let letters = letters(document, options);
        let sides = side_margins(document, options, &letters);
        [
            measure(options, &letters),
            sides.or_else(|| upright_margins(document, options, &letters)),
            leading(options, &letters),
            indent(options, Self::resolve(document, options).measure()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn measure(options: &PagedEdition, letters: &Letters) -> Option<Conflict> {
    let asked = options.measure?;
    let (least, width) = (letters.size * LEAST_WIDTH, letters.paper.width);
    let (message, help) = if asked >= width {
        (
            format!("a measure of {asked} is wider than the paper of {width}"),
            "write a measure narrower than the paper, or choose a larger `paper`"
                .to_owned(),
        )
    } else if asked < least {
        (
            format!("a measure of {asked} has no room for words of {}", letters.size),
            format!("write a measure of {least} at least, or a smaller `size`"),
        )
    } else {
        return None;
    };
    Some(Conflict { option: "measure", message, help })
}

/// Margins at the sides that leave too little of the paper's width.
fn side_margins(
    document: &Document,
    options: &PagedEdition,
    letters: &Letters,
) -> Option<Conflict> {
    let stated = options.margins?;
    let wanted = wanted_margins(document, options);
    let (paper, least) = (letters.paper.width, letters.size * LEAST_WIDTH);
    let most = paper - least;
    let both = match (stated.left, stated.right) {
        (None, None) => return None,
        (Some(_), Some(_)) => wanted.left + wanted.right,
        (Some(one), None) => return one_margin(("left", one), most, options, letters),
        (None, Some(one)) => return one_margin(("right", one), most, options, letters),
    };
    (both > most).then(|| Conflict {
        option: "margins",
        message: format!(
            "margins of {both} at the sides leave no room for text on a paper {paper} wide"
        ),
        help: format!(
            "write `left` and `right` that are {most} together at most, or choose a larger \
             `paper`"
        ),
    })
}

/// A margin at one side that leaves too little of the paper's width to the text and the
/// other one; `most` is what both may take.
fn one_margin(
    (key, margin): (&str, Length),
    most: Length,
    options: &PagedEdition,
    letters: &Letters,
) -> Option<Conflict> {
    let paper = letters.paper.width;
    let (message, help) = match options.measure {
        Some(measure) if margin + measure > paper => (
            format!(
                "a margin of {margin} and a measure of {measure} are wider together than the \
                 paper of {paper}"
            ),
            format!(
                "write a `{key}` of {} at most, or a narrower `measure`",
                (paper - measure).max(Length::ZERO)
            ),
        ),
        None if margin > most - least_margin(letters.paper) => (
            format!(
                "a margin of {margin} on the {key} leaves no room for text on a paper \
                 {paper} wide"
            ),
            format!(
                "write a `{key}` from 0pt to {}, or choose a larger `paper`",
                (most - least_margin(letters.paper)).max(Length::ZERO)
            ),
        ),
        Some(_) | None => return None,
    };
    Some(Conflict { option: "margins", message, help })
}

/// Margins above and below that leave too little of the paper's height.
fn upright_margins(
    document: &Document,
    options: &PagedEdition,
    letters: &Letters,
) -> Option<Conflict> {
    let stated = options.margins?;
    let wanted = wanted_margins(document, options);
    let both = match (stated.top, stated.bottom) {
        (None, None) => return None,
        (Some(_), _) | (None, Some(_)) => wanted.top + wanted.bottom,
    };
    let paper = letters.paper.height;
    let most = paper - letters.leading * LEAST_HEIGHT;
    (both > most).then(|| Conflict {
        option: "margins",
        message: format!(
            "margins of {both} above and below leave no room for text on a paper {paper} high"
        ),
        help: format!(
            "write `top` and `bottom` that are {most} together at most, or choose a larger \
             `paper`"
        ),
    })
}

fn leading(options: &PagedEdition, letters: &Letters) -> Option<Conflict> {
    let size = letters.size;
    let (least, most) = (size, size * 4);
    let leading = options.leading.filter(|it| *it < least || *it > most)?;
    Some(Conflict {
        option: "leading",
        message: format!("a leading of {leading} does not suit a size of {size}"),
        help: format!("write a leading from {least} to {most}"),
    })
}

fn indent(options: &PagedEdition, measure: Length) -> Option<Conflict> {
    // Lists and quotations stand in by more: beyond a third nothing would be left for them.
    let most = measure / 3;
    let indent = options.indent.filter(|indent| *indent > most)?;
    Some(Conflict {
        option: "indent",
        message: format!(
            "an indent of {indent} is more than a third of a line of {measure}"
        ),
        help: format!("write an indent of {most} at most"),
    })
}
