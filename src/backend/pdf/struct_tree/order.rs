//! In which order the structure tree has what pages paint in another.

use super::marks::Marks;
use crate::typeset::{ElementId, Role, Structure};

/// In which order elements and content stand.
#[derive(Debug)]
pub(super) struct Order<'a> {
    structure: &'a Structure,
    /// By element: the elements in it.
    pub(super) children: Groups,
    /// By element: the places in [`Marks::kids`].
    pub(super) own: Groups,
    /// By element: the first place that it or an element in it is painted.
    first: Vec<u32>,
    /// By element: whether it is written.
    pub(super) kept: Vec<bool>,
}

impl<'a> Order<'a> {
    /// The order of `structure` with the content that `marks` saw.
    pub(super) fn new(structure: &'a Structure, marks: &Marks) -> Self {
        let count = structure.elements.len();
        let children = Groups::new(
            count,
            structure.elements.iter().map(|element| element.parent.map(ElementId::index)),
        );
        let own =
            Groups::new(count, marks.kids.iter().map(|kid| Some(kid.element.index())));
        let mut first = vec![u32::MAX; count];
        let mut kept = vec![false; count];
        // Every element stands behind its parent, so this meets children before parents.
        for index in (0..count).rev() {
            let element = &structure.elements[index];
            if let Some(&place) = own.of(index).first() {
                first[index] = first[index].min(place);
            }
            kept[index] |= first[index] != u32::MAX
                || element.name.is_some()
                || matches!(
                    element.role,
                    Role::Document | Role::Cell | Role::HeaderCell | Role::RowHeading
                );
            if let Some(parent) = element.parent {
                first[parent.index()] = first[parent.index()].min(first[index]);
                kept[parent.index()] |= kept[index];
            }
        }
        Self { structure, children, own, first, kept }
    }

    /// Before which content an element stands in its parent.
    pub(super) fn place(&self, element: u32) -> u32 {
        match self.structure.get(ElementId(element)).role {
            // A note is painted at the foot of the page and read where it is called.
            Role::Note => 0,
            Role::Document
            | Role::Section
            | Role::Title
            | Role::Heading(_)
            | Role::Paragraph
            | Role::Generated
            | Role::List(_)
            | Role::ListItem
            | Role::Label
            | Role::ListBody
            | Role::BlockQuote
            | Role::Code
            | Role::Line
            | Role::Formula
            | Role::Figure
            | Role::Caption
            | Role::Table
            | Role::TableHead
            | Role::TableBody
            | Role::TableRow
            | Role::HeaderCell
            | Role::RowHeading
            | Role::Cell
            | Role::Reference
            | Role::Link
            | Role::Emphasis
            | Role::Strong
            | Role::Span
            | Role::Contents
            | Role::ContentsItem
            | Role::Index => match self.first[element as usize] {
                u32::MAX => 0,
                first => first,
            },
        }
    }
}

/// Numbers in groups, in their order: one list with a range for each group.
#[derive(Debug)]
pub(super) struct Groups {
    starts: Vec<u32>,
    members: Vec<u32>,
}

impl Groups {
    /// `count` groups; the member `n` is in the `n`-th group given.
    fn new(count: usize, groups: impl Iterator<Item = Option<usize>> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for group in groups.clone().flatten() {
            starts[group + 1] += 1;
        }
        for group in 0..count {
            starts[group + 1] += starts[group];
        }
        let mut next = starts.clone();
        let mut members = vec![0; starts[count] as usize];
        for (member, group) in groups.enumerate() {
            if let Some(group) = group {
                members[next[group] as usize] = index_u32(member);
                next[group] += 1;
            }
        }
        Self { starts, members }
    }

    /// The members of a group.
    pub(super) fn of(&self, group: usize) -> &[u32] {
        &self.members[self.starts[group] as usize..self.starts[group + 1] as usize]
    }
}

/// An index into the structure, which stays far below 2³².
pub(super) fn index_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
