//! What the pages leave for the structure: which content belongs to which element.

use crate::typeset::ElementId;
use lopdf::ObjectId;
use std::collections::BTreeMap;

/// What of each page belongs to which element, in the order of painting.
#[derive(Debug, Default)]
pub(in super::super) struct Marks {
    pub(super) kids: Vec<Kid>,
    /// The page of the last marked content, and how many it has.
    page: usize,
    count: usize,
    pub(super) annotations: usize,
    /// Where the images of an element stand on its first page.
    pub(super) bounds: BTreeMap<ElementId, (usize, [i64; 4])>,
}

/// One piece of an element's content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kid {
    /// Whose content it is.
    pub(super) element: ElementId,
    /// The page, counted from 0.
    pub(super) page: usize,
    /// What it is.
    pub(super) kind: KidKind,
}

/// What a piece of content is.
#[derive(Clone, Copy, Debug)]
pub(super) enum KidKind {
    /// Marked content, by its MCID.
    Content(usize),
    /// An annotation.
    Annotation(ObjectId),
}

impl Marks {
    /// The next content of `page` belongs to `element`: its MCID.
    pub(in super::super) fn content(&mut self, element: ElementId, page: usize) -> usize {
        if self.page != page {
            self.page = page;
            self.count = 0;
        }
        let mcid = self.count;
        self.count += 1;
        self.kids.push(Kid { element, page, kind: KidKind::Content(mcid) });
        mcid
    }

    /// An annotation of `page` belongs to `element`: its place among all annotations.
    pub(in super::super) fn annotation(
        &mut self,
        element: ElementId,
        page: usize,
        id: ObjectId,
    ) -> usize {
        self.kids.push(Kid { element, page, kind: KidKind::Annotation(id) });
        self.annotations += 1;
        self.annotations - 1
    }

    /// An image of `element` stands there: left, bottom, width, height.
    pub(in super::super) fn bounds(
        &mut self,
        element: ElementId,
        page: usize,
        rectangle: [i64; 4],
    ) {
        let [left, bottom, width, height] = rectangle;
        let corners = [left, bottom, left + width, bottom + height];
        let (first, own) = self.bounds.entry(element).or_insert((page, corners));
        if *first == page {
            *own = [
                own[0].min(corners[0]),
                own[1].min(corners[1]),
                own[2].max(corners[2]),
                own[3].max(corners[3]),
            ];
        }
    }
}
