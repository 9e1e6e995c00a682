//! Lists: hanging marks and numerals.

use super::super::paragraph::Alignment;
use super::super::structure::{ListMarks, Role};
use super::Part;
use super::form::Column;
use super::setter::{Setter, baseline};
use super::voice::Voice;
use crate::diagnostic::Span;
use crate::document::{Delimiter, List, ListItem, ListKind, Numerals};
use crate::font::Features;
use crate::geometry::Length;
use crate::language::{Tag, label};

impl Setter<'_, '_> {
    /// A bulleted or numbered list.
    pub(super) fn list(&mut self, list: &List, column: Column, voice: &Voice) {
        let marks = list_marks(list, (&voice.language, self.list_depth));
        let inner = self.within(Role::List(marks), voice);
        let half = self.style.leading / 2;
        let nested = self.list_depth > 0;
        if !nested || !list.tight {
            self.space(half);
        }
        let indent = self.hanging(list, voice);
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 && !list.tight {
                self.space(half);
            }
            let label = list.kind.label(index);
            let label = mark(label, item, (&voice.language, self.list_depth));
            let first = self.galley.rows.len();
            self.list_depth += 1;
            self.item(item, &label, (column, indent), &inner);
            self.list_depth -= 1;
            let is_last = list.items.len() == index + 1;
            if is_last && index > 0 && self.galley.rows.len() - first <= SHORT_ITEM {
                let penalty = &mut self.galley.rows[first].penalty;
                *penalty = (*penalty).max(LONE_LAST_ITEM);
            }
        }
        if !nested || !list.tight {
            self.space(half);
        }
    }

    /// How far a list's text stands in: wide enough for its widest mark.
    fn hanging(&mut self, list: &List, voice: &Voice) -> Length {
        let usual = self.style.indent.scale(3, 2);
        let ListKind::Ordered { start, style } = list.kind else { return usual };
        let has_boxes = list.items.iter().any(|item| item.task.is_some());
        let boxes = if has_boxes { 120 } else { 0 };
        let width = if style.numerals == Numerals::Decimal {
            let last = start.saturating_add(list.items.len() as u64).saturating_sub(1);
            let digits = i64::try_from(last.to_string().len()).unwrap_or(1);
            let opening = if style.delimiter == Delimiter::Parentheses { 33 } else { 0 };
            // A figure is half an em at most, a parenthesis a third, point and gap are three
            // quarters, the box of a task with its space a little more than one.
            voice.size.scale(digits * 50 + opening + 75 + boxes, 100)
        } else {
            // Letters are of different widths.
            let labels = (0..list.items.len()).filter_map(|at| list.kind.label(at));
            let widths = labels.map(|label| {
                let mut text = voice.text();
                self.words(&label, voice, Span::default(), &mut text);
                self.natural_width(&text)
            });
            let widest = widths.max().unwrap_or_default();
            widest + voice.size.scale(45 + boxes, 100)
        };
        width.max(usual)
    }

    fn item(
        &mut self,
        item: &ListItem,
        label: &str,
        (column, indent): (Column, Length),
        list: &Voice,
    ) {
        let element = self.within(Role::ListItem, list);
        let mut mark = self.within(Role::Label, &element);
        mark.features = mark.features.with(Features::TABULAR);
        let mut text = mark.text();
        self.words(label, &mark, Span::default(), &mut text);
        // The mark ends a third of an em before the text, on the side where lines begin.
        let gap = mark.size.scale(1, 3);
        let text_column = self.indented(column, indent, list);
        let room = Self::mark_room(text_column, (indent, gap), list);
        let form = Self::display(room, self.leading, Alignment::End);
        let paragraph = self.paragraph(&text, form, None);
        let body = self.within(Role::ListBody, &element);
        let first = self.galley.rows.len();
        self.blocks(&item.blocks, text_column, &body);
        let usual = baseline(self.leading, self.style);
        let stands = self.line_baseline(first).unwrap_or(usual);
        let part = Part::Line { paragraph, line: 0, x: room.left, baseline: stands };
        if first == self.galley.rows.len() {
            // An empty item still has its mark.
            self.row(self.leading, &[part]);
        } else {
            self.prepend(first, part);
        }
    }

    /// Where the baseline of a row's first line stands; none where it has no line.
    pub(super) fn line_baseline(&self, row: usize) -> Option<Length> {
        let (from, to) = self.galley.rows.get(row)?.parts;
        first_baseline(self.galley.parts.get(from as usize..to as usize)?)
    }

    /// Puts a part before the others of a row that was set already.
    pub(super) fn prepend(&mut self, row: usize, part: Part) {
        let (from, to) = self.galley.rows[row].parts;
        let old = self.galley.parts[from as usize..to as usize].to_vec();
        let first = super::setter::handle(self.galley.parts.len());
        self.galley.parts.push(part);
        self.galley.parts.extend(old);
        self.galley.rows[row].parts =
            (first, super::setter::handle(self.galley.parts.len()));
    }
}

/// An item of so many rows looks left over where it stands at the head of a page without the
/// items before it, and what that costs: as much as a page three lines short.
const SHORT_ITEM: usize = 2;
const LONE_LAST_ITEM: i32 = 1_000;

/// Where the baseline of the first line among the parts of a row stands.
pub(super) fn first_baseline(parts: &[Part]) -> Option<Length> {
    parts.iter().find_map(|part| match part {
        Part::Line { baseline, .. } => Some(*baseline),
        Part::Rule { .. } | Part::PageNumber { .. } | Part::Image { .. } => None,
    })
}

/// What the items of a list begin with, in a language and inside so many lists.
fn list_marks(list: &List, (language, depth): (&Tag, usize)) -> ListMarks {
    match list.kind {
        ListKind::Ordered { start: _, style } => ListMarks::Numbers(style.numerals),
        ListKind::Bullet => {
            let is_disc = label::list_mark(language, depth) == "•"
                && list.items.iter().all(|item| item.task.is_none());
            if is_disc { ListMarks::Discs } else { ListMarks::Signs }
        }
    }
}

/// An item's mark, which its number is part of where it has one, in a language and inside so
/// many lists.
fn mark(
    number: Option<String>,
    item: &ListItem,
    (language, depth): (&Tag, usize),
) -> String {
    let task = item.task.map(|is_done| if is_done { "☑" } else { "☐" });
    match (number, task) {
        (None, Some(task)) => task.to_owned(),
        (None, None) => label::list_mark(language, depth).to_owned(),
        // The box stands with its number on one line.
        (Some(number), Some(task)) => format!("{number}\u{a0}{task}"),
        (Some(number), None) => number,
    }
}
