//! Lines by optimal fit, ragged: the same algorithm that sets the pages.

use super::edition::{Line, columns};
use super::flow::Flow;
use crate::language::segment::segment;
use crate::language::{Opportunity, OpportunityKind, Tag};
use crate::line_break::{
    Break, Glue, Paragraph, Parameters, Pass, Runt, Setting, Widths, optimum_fit,
};

/// The measure of a paragraph in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    /// The first line's.
    pub(super) first: usize,
    /// All other lines'.
    pub(super) rest: usize,
    /// By how much deeper what is left over of a verse stands; 0 where the text is none.
    pub(super) hang: usize,
}

/// Where lines may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ends {
    /// Wherever the language lets them.
    Anywhere,
    /// At spaces alone: what RFC 3676 can tell.
    AtSpaces,
    /// Where the text says so.
    WhereStated,
}

/// A line and how it ended.
#[derive(Clone, Debug)]
pub(super) struct Wrapped {
    pub(super) line: Line,
    /// Whether the text goes on in the next line.
    pub(super) goes_on: bool,
    /// How deep it stands, where it is the rest of a verse.
    pub(super) depth: usize,
}

/// The lines of a flow.
pub(super) fn wrap(flow: &Flow, tag: &Tag, measure: Measure, ends: Ends) -> Vec<Wrapped> {
    let mut opportunities = Vec::new();
    segment(&flow.text, tag, &mut opportunities);
    let mut lines = Vec::new();
    let mut start = 0;
    let mut first = measure.first;
    let mut own = Vec::new();
    let end =
        Opportunity { at: flow.text.len(), kind: OpportunityKind::Mandatory, penalty: 0 };
    for place in opportunities.into_iter().chain([end]) {
        if place.kind != OpportunityKind::Mandatory {
            own.push(place);
            continue;
        }
        let depth = match measure.hang {
            0 => 0,
            hang => {
                let verse = flow.text.get(start..place.at).unwrap_or("");
                let words = verse.trim_start_matches('\u{a0}');
                (hang + verse.chars().count() - words.chars().count()).min(measure.rest / 2)
            }
        };
        let widths = Widths { first: wide(first), rest: wide(measure.rest - depth) };
        let breaks = lines_of(flow, start, place.at, &own, widths, ends);
        for (index, at) in breaks.iter().enumerate() {
            let mut line = flow.line(start..*at);
            line.trim();
            let depth = if index == 0 { 0 } else { depth };
            lines.push(Wrapped { line, goes_on: index + 1 < breaks.len(), depth });
            start = *at;
        }
        own.clear();
        first = measure.rest;
    }
    lines
}

/// Where the lines between two forced ends end. Addresses stay whole: one that is wider than
/// its line stands out, so that it can be copied and followed.
fn lines_of(
    flow: &Flow,
    start: usize,
    end: usize,
    places: &[Opportunity],
    widths: Widths,
    ends: Ends,
) -> Vec<usize> {
    if ends == Ends::WhereStated {
        return vec![end];
    }
    let is_let = |place: &Opportunity| match (ends, place.kind) {
        (_, OpportunityKind::Space) => true,
        (Ends::Anywhere, kind) => kind != OpportunityKind::Address,
        (Ends::AtSpaces | Ends::WhereStated, _) => false,
    };
    let whole: Vec<_> = places.iter().copied().filter(is_let).collect();
    fit(flow, start, end, &whole, widths)
}

/// Where the lines end.
fn fit(
    flow: &Flow,
    start: usize,
    end: usize,
    places: &[Opportunity],
    widths: Widths,
) -> Vec<usize> {
    let mut paragraph = Paragraph::default();
    let mut from = start;
    for place in places {
        let piece = flow.text.get(from..place.at).unwrap_or("");
        let (words, space) = match place.kind {
            OpportunityKind::Space => {
                let words = piece.trim_end_matches(|c: char| {
                    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
                });
                (words, columns(piece) - columns(words))
            }
            OpportunityKind::Mandatory
            | OpportunityKind::Hyphen
            | OpportunityKind::SoftHyphen
            | OpportunityKind::Address
            | OpportunityKind::ZeroWidthSpace
            | OpportunityKind::Plain => (piece, 0),
        };
        paragraph.text(wide(columns(words)), 0);
        paragraph.space(
            Glue { width: wide(space), ..Glue::default() },
            Some(Break {
                penalty: penalty(place),
                mark: u32::try_from(place.at).unwrap_or(u32::MAX),
                ..Break::default()
            }),
        );
        from = place.at;
    }
    let piece = flow.text.get(from..end).unwrap_or("").trim_end();
    paragraph.text(wide(columns(piece)), 0);
    let paragraph = paragraph.finish(u32::try_from(end).unwrap_or(u32::MAX));
    let lines = optimum_fit(&paragraph, widths, &parameters(widths));
    lines.iter().map(|line| line.end.mark as usize).collect()
}

/// What a line's end costs. Ragged lines cost less than justified ones of the same
/// shortfall, so that what words cost that hold together comes down with them; but there is
/// always another end than a hyphen.
const fn penalty(place: &Opportunity) -> i32 {
    match place.kind {
        OpportunityKind::Hyphen | OpportunityKind::SoftHyphen => 100,
        OpportunityKind::Mandatory
        | OpportunityKind::Space
        | OpportunityKind::Address
        | OpportunityKind::ZeroWidthSpace
        | OpportunityKind::Plain => place.penalty / 4,
    }
}

/// A line costs the cube of what it falls short of its measure, whatever that is; a last
/// line under ten columns costs besides.
fn parameters(widths: Widths) -> Parameters {
    let any = Pass { tolerance: i64::MAX, emergency_stretch: 0 };
    Parameters {
        setting: Setting::Ragged { stretch: (widths.rest / 6).max(1) },
        double_hyphen: 0,
        final_hyphen: 0,
        adjacent: 0,
        runt: Runt { refused_below: 0, penalized_below: 10, demerits: 3_000 },
        passes: [any, any],
        ..Parameters::default()
    }
}

/// Columns as widths for the algorithm.
fn wide(columns: usize) -> i64 {
    i64::try_from(columns).unwrap_or(i64::MAX / 4)
}
