//! Paragraphs as lines behind their margins, with the blank lines that are owed.

use super::LEAST_WIDTH;
use super::blocks::Writer;
use super::edition::{Line, Origin, columns};
use super::flow::Flow;
use super::wrap::{Ends, Measure, wrap};
use crate::document::LinePlace;

/// By how many columns the rest of a verse stands deeper than its beginning, so that it is not
/// read as a verse of its own.
const VERSE_HANG: usize = 4;

impl Writer<'_> {
    /// Writes a flow as a paragraph, and gives the width of its widest line.
    pub(super) fn paragraph(&mut self, flow: &Flow) -> usize {
        self.set_lines(flow, 0)
    }

    /// Writes the lines of verse: the rest of one that is too long stands deeper.
    pub(super) fn verse(&mut self, flow: &Flow) {
        // RFC 3676: a program that joins lines would keep the blanks.
        let hang = if self.options.flowed { 0 } else { VERSE_HANG };
        self.set_lines(flow, hang);
    }

    fn set_lines(&mut self, flow: &Flow, hang: usize) -> usize {
        if flow.is_empty() {
            return 0;
        }
        let room = |margin: &str| {
            self.width().saturating_sub(columns(margin) + self.right).max(LEAST_WIDTH / 2)
        };
        let rest = room(&self.margin);
        let measure =
            Measure { first: self.first.as_deref().map_or(rest, room), rest, hang };
        let ends = match (self.options.linear, self.options.flowed) {
            (true, _) => Ends::WhereStated,
            (false, true) => Ends::AtSpaces,
            (false, false) => Ends::Anywhere,
        };
        let mut widest = 0;
        for wrapped in wrap(flow, self.language(), measure, ends) {
            let mut line = Line::of(&" ".repeat(wrapped.depth), Origin::Generated);
            line.append(&wrapped.line);
            widest = widest.max(line.width());
            if self.options.flowed && wrapped.goes_on {
                self.flowed(&line);
            } else {
                self.line(&line);
            }
        }
        widest
    }

    /// Writes a flow in the middle of its lines, and gives the width of the widest one.
    pub(super) fn centered(&mut self, flow: &Flow) -> usize {
        self.placed_lines(flow, LinePlace::Middle)
    }

    /// Writes a flow in the middle or at the right of its lines, and gives the width of the
    /// widest one. A linear edition has no middle.
    pub(super) fn placed_lines(&mut self, flow: &Flow, place: LinePlace) -> usize {
        if self.is_linear() || self.options.flowed {
            return self.paragraph(flow);
        }
        let taken = columns(&self.margin) + self.right;
        let width = self.width().saturating_sub(taken).max(LEAST_WIDTH / 2);
        let measure = Measure { first: width, rest: width, hang: 0 };
        let mut widest = 0;
        for wrapped in wrap(flow, self.language(), measure, Ends::Anywhere) {
            let own = wrapped.line.width();
            widest = widest.max(own);
            let free = width.saturating_sub(own);
            let before = match place {
                LinePlace::Middle => free / 2,
                LinePlace::Right => free,
            };
            let mut line = Line::of(&" ".repeat(before), Origin::Generated);
            line.append(&wrapped.line);
            self.line(&line);
        }
        widest
    }

    /// A rule `width` wide in the middle.
    pub(super) fn drawn(&mut self, sign: char, width: usize) {
        let left =
            if self.options.flowed { 0 } else { self.width().saturating_sub(width) / 2 };
        let mut line = Line::of(&" ".repeat(left), Origin::Generated);
        line.push(&sign.to_string().repeat(width), Origin::Generated);
        self.line(&line);
    }

    /// Writes one line behind its margin, with the blank lines that are owed.
    pub(super) fn line(&mut self, content: &Line) {
        let mut line = self.begun();
        line.append(content);
        line.trim();
        self.stuff(&mut line);
        self.lines.push(line);
    }

    /// Writes a line whose paragraph goes on: it ends with a space (RFC 3676, 4.1).
    fn flowed(&mut self, content: &Line) {
        let mut line = self.begun();
        line.append(content);
        line.trim();
        self.stuff(&mut line);
        line.push(" ", Origin::Generated);
        self.lines.push(line);
    }

    /// A line with its margin, the blank lines before it written.
    fn begun(&mut self) -> Line {
        self.write_gap();
        let margin = self.first.take().unwrap_or_else(|| self.margin.clone());
        Line::of(&margin, Origin::Generated)
    }

    /// Writes the blank lines that are owed.
    pub(super) fn write_gap(&mut self) {
        if !self.lines.is_empty() && !self.fresh {
            let mut blank = Line::of(&self.margin, Origin::Generated);
            blank.trim();
            self.lines.extend(std::iter::repeat_n(blank, self.gap));
        }
        self.gap = 0;
        self.fresh = false;
    }

    /// RFC 3676, 4.4: what could be taken for a quote or a mailbox gets a space before it.
    fn stuff(&self, line: &mut Line) {
        let quoted = self.margin.starts_with('>');
        let Some(first) = line.segments.first() else { return };
        let needs = first.text.starts_with([' ', '>']) || first.text.starts_with("From ");
        if self.options.flowed && needs && !quoted {
            let mut stuffed = Line::of(" ", Origin::Generated);
            stuffed.append(line);
            *line = stuffed;
        }
    }
}
