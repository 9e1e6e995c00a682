//! Bookmarks: the headings as a tree (ISO 32000-1, 12.3.3).

use super::link::Places;
use super::object::{name, text};
use super::save::File;
use crate::geometry::{Length, Point};
use crate::typeset::OutlineEntry;
use lopdf::{ObjectId, dictionary};

/// Entries below this level are folded when the document is opened: what is open fits on a
/// screen.
const OPEN_LEVEL: u8 = 1;

/// Writes the outline; none where there is no heading.
pub(super) fn write(
    entries: &[OutlineEntry],
    places: &Places<'_>,
    file: &mut File,
) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = file.reserve();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.reserve()).collect();
    let family = Family::new(entries);
    for (index, entry) in entries.iter().enumerate() {
        let mut dictionary = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => family.parents[index].map_or(root, |parent| ids[parent]),
        };
        let point = Point::new(Length::ZERO, entry.y);
        if let Some(mut action) = places.dictionary(entry.page, point, entry.element) {
            action.set("S", name("GoTo"));
            dictionary.set("A", action);
        }
        if let Some(previous) = family.previous[index] {
            dictionary.set("Prev", ids[previous]);
        }
        if let Some(next) = family.next[index] {
            dictionary.set("Next", ids[next]);
        }
        if let Some((first, last, count)) = family.children(Some(index)) {
            dictionary.set("First", ids[first]);
            dictionary.set("Last", ids[last]);
            dictionary.set("Count", if entry.level > OPEN_LEVEL { -count } else { count });
        }
        file.put(ids[index], dictionary);
    }
    let (first, last, count) = family.children(None)?;
    // All entries that are seen when the document is opened.
    let open: i64 = (0..entries.len())
        .filter(|index| {
            family.parents[*index].is_none() && entries[*index].level <= OPEN_LEVEL
        })
        .filter_map(|index| family.children(Some(index)))
        .map(|(_, _, count)| count)
        .sum();
    file.put(
        root,
        dictionary! {
            "Type" => name("Outlines"),
            "First" => ids[first],
            "Last" => ids[last],
            "Count" => count + open,
        },
    );
    Some(root)
}

/// Who stands below and beside whom.
#[derive(Debug)]
struct Family {
    parents: Vec<Option<usize>>,
    previous: Vec<Option<usize>>,
    next: Vec<Option<usize>>,
    /// First child, last child and their number; the root's at the end.
    children: Vec<Option<(usize, usize, i64)>>,
}

impl Family {
    fn new(entries: &[OutlineEntry]) -> Self {
        let count = entries.len();
        let mut family = Self {
            parents: vec![None; count],
            previous: vec![None; count],
            next: vec![None; count],
            children: vec![None; count + 1],
        };
        // The entries that are open towards the one at hand, levels rising.
        let mut open: Vec<usize> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            while open.last().is_some_and(|last| entries[*last].level >= entry.level) {
                open.pop();
            }
            let parent = open.last().copied();
            family.parents[index] = parent;
            match &mut family.children[parent.unwrap_or(count)] {
                Some((_, last, number)) => {
                    family.previous[index] = Some(*last);
                    family.next[*last] = Some(index);
                    *last = index;
                    *number += 1;
                }
                none => *none = Some((index, index, 1)),
            }
            open.push(index);
        }
        family
    }

    fn children(&self, parent: Option<usize>) -> Option<(usize, usize, i64)> {
        self.children[parent.unwrap_or(self.parents.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::ElementId;

    fn entries(levels: &[u8]) -> Vec<OutlineEntry> {
        levels
            .iter()
            .map(|&level| OutlineEntry {
                title: String::new(),
                level,
                page: 0,
                y: Length::ZERO,
                element: ElementId(0),
            })
            .collect()
    }

    #[test]
    fn headings_stand_below_the_nearest_higher_one() {
        let family = Family::new(&entries(&[1, 2, 3, 3, 2, 4, 2]));
        assert_eq!(
            family.parents,
            [None, Some(0), Some(1), Some(1), Some(0), Some(4), Some(0)]
        );
        assert_eq!(family.next[1], Some(4));
        assert_eq!(family.previous[6], Some(4));
        assert_eq!(family.children(Some(0)), Some((1, 6, 3)));
        assert_eq!(family.children(None), Some((0, 0, 1)));
    }

    #[test]
    fn a_document_without_a_title_has_several_tops() {
        let family = Family::new(&entries(&[3, 2, 2]));
        assert_eq!(family.parents, [None, None, None]);
        assert_eq!(family.children(None), Some((0, 2, 3)));
    }
}
