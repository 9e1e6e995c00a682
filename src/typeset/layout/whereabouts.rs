//! Where things ended up: bookmarks, places that links lead to, and the text that each page
//! begins with.

use super::super::galley::{Marked, Part, Place};
use super::super::identity::identify;
use super::super::page::{notes_top, tops};
use super::super::paged::{Destination, OutlineEntry};
use super::super::paragraph::{Atom, AtomKind};
use super::Layout;
use crate::document::{BlockId, Document, PageMap, PageSpan, PageStart, index_targets};
use crate::geometry::{Length, Point};
use std::ops::Range;

impl Layout<'_> {
    /// The page of a place and the place's distance from the page's upper edge.
    fn place(&self, place: Place) -> (usize, Length) {
        let last = self.pages.len() - 1;
        match place {
            Place::Row(row) | Place::Rows { first: row, .. } => {
                let at = self.pages.partition_point(|page| page.rows.end <= row).min(last);
                let page = &self.pages[at];
                let tops = tops(&self.galley, &self.style, page);
                let top = tops.get(row.saturating_sub(page.rows.start)).or(tops.last());
                (at, top.copied().unwrap_or(self.style.margins.top))
            }
            Place::Note(note) => {
                let row = self.strip.find(note).unwrap_or_default();
                let at = self.pages.partition_point(|page| page.notes.end <= row).min(last);
                let page = &self.pages[at];
                let above = page.notes.start.min(row)..row;
                let top = notes_top(&self.strip, &self.style, page);
                (at, top + self.strip.height(above))
            }
        }
    }

    /// The page where what begins on the page `first` ends. A figure in it may be behind it.
    fn last_page(&self, place: Place, first: usize) -> usize {
        match place {
            Place::Rows { last, .. } => self.place(Place::Row(last)).0.max(first),
            Place::Row(_) | Place::Note(_) => first,
        }
    }

    /// Turns marked rows into bookmarks and destinations.
    pub(super) fn locate(&mut self, marked: &[Marked]) {
        for mark in marked {
            let (page, y) = self.place(mark.place);
            let left = self.style.left_margin(page);
            if let Some((title, level)) = &mark.heading {
                self.outline.push(OutlineEntry {
                    // A bookmark has one line.
                    title: title.replace('\n', " "),
                    level: *level,
                    page,
                    y,
                    element: mark.element,
                });
            }
            if let Some(name) = &mark.name {
                self.destinations.push(Destination {
                    name: name.clone(),
                    page,
                    last_page: self.last_page(mark.place, page),
                    point: Point::new(left, y),
                    element: mark.element,
                });
            }
        }
        self.destinations.sort_by(|a, b| a.name.cmp(&b.name));
        self.destinations.dedup_by(|later, first| later.name == first.name);
    }

    /// Notes what comes first on every page, of the text that goes on from the one before.
    pub(super) fn map_pages(&mut self, document: &Document) {
        let starts = self
            .pages
            .iter()
            .enumerate()
            .map(|(index, page)| {
                self.first_text(page.text()).map(|(block, offset)| PageStart {
                    label: Self::label(index),
                    block,
                    offset,
                })
            })
            .collect::<Vec<_>>();
        // A page with notes alone begins where the next one does, and so does a blank one and
        // one with a figure that floats: DAISY asks for it in the page list, since it counts.
        let mut known = None;
        let mut complete = Vec::with_capacity(starts.len());
        for (index, start) in starts.into_iter().enumerate().rev() {
            let start = start.or_else(|| {
                known
                    .clone()
                    .map(|next: PageStart| PageStart { label: Self::label(index), ..next })
            });
            known.clone_from(&start);
            complete.extend(start);
        }
        complete.reverse();
        let (document_id, content_hash) = identify(document, &self.style);
        let targets = index_targets(&document.blocks);
        let led_to = self.destinations.iter();
        let led_to = led_to.filter(|place| targets.contains(place.name.as_str()));
        let places = led_to.map(|Destination { name, page, last_page, .. }| {
            (name.clone(), PageSpan { first: *page, last: *last_page })
        });
        let places = places.collect();
        self.page_map = PageMap { starts: complete, places, document_id, content_hash };
    }

    fn first_text(&self, rows: Range<usize>) -> Option<(BlockId, usize)> {
        for row in &self.galley.rows[rows] {
            for part in &self.galley.parts[row.parts.0 as usize..row.parts.1 as usize] {
                let Part::Line { paragraph, line, .. } = part else { continue };
                let paragraph = &self.galley.paragraphs[*paragraph as usize];
                let Some(block) = paragraph.block else { continue };
                let Some(line) = paragraph.lines.get(*line as usize) else { continue };
                let offset = word_start(&paragraph.atoms, line.first as usize);
                // The numbers of notes are the converter's words; a page map counts none.
                let before = paragraph.calls.iter().filter(|call| call.at < offset);
                let calls: usize = before.map(|call| call.length).sum();
                return Some((block, offset.saturating_sub(paragraph.made + calls)));
            }
            if let Some(block) = row.block {
                return Some((block, 0));
            }
        }
        None
    }
}

/// Where the word begins that the atom `at` is part of.
fn word_start(atoms: &[Atom], at: usize) -> usize {
    let mut first = at;
    while first > 0 && matches!(atoms[first - 1].kind, AtomKind::Divided(_)) {
        first -= 1;
    }
    atoms.get(first).map_or(0, |atom| atom.start as usize)
}
