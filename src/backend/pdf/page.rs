//! The page tree (ISO 32000-1, 7.7.3) and the pages' labels (12.4.2).

use super::object::{integer, name, number, references, text};
use super::save::File;
use super::tree::number_tree;
use crate::geometry::Size;
use crate::language::roman;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// Kids of a node: a reader finds a page among thousands in two steps.
const NODE_KIDS: usize = 64;

/// The numbers of all pages, given out before any page is painted, since links lead ahead.
#[derive(Debug)]
pub(super) struct PageTree {
    /// The root.
    pub(super) root: ObjectId,
    /// The nodes between root and pages; none where one node holds all pages.
    nodes: Vec<ObjectId>,
    /// The pages.
    pub(super) pages: Vec<ObjectId>,
}

impl PageTree {
    /// Gives out numbers for `count` pages.
    pub(super) fn reserve(count: usize, file: &mut File) -> Self {
        let root = file.reserve();
        let nodes = if count > NODE_KIDS { count.div_ceil(NODE_KIDS) } else { 0 };
        Self {
            root,
            nodes: (0..nodes).map(|_| file.reserve()).collect(),
            pages: (0..count).map(|_| file.reserve()).collect(),
        }
    }

    /// Writes a page.
    pub(super) fn put_page(&self, index: usize, page: &Sheet, file: &mut File) {
        let mut dictionary = dictionary! {
            "Type" => name("Page"),
            "Parent" => self.nodes.get(index / NODE_KIDS).copied().unwrap_or(self.root),
            "MediaBox" => vec![
                Object::Integer(0), Object::Integer(0), number(page.size.width), number(page.size.height),
            ],
            "Resources" => page.resources,
            "Contents" => page.content,
            "StructParents" => integer(index),
            // Links are reached in the order of the structure (PDF/UA-1, 7.18.3).
            "Tabs" => name("S"),
        };
        if !page.annotations.is_empty() {
            dictionary.set("Annots", references(page.annotations.iter().copied()));
        }
        file.put(self.pages[index], dictionary);
    }

    /// Writes the nodes.
    pub(super) fn finish(&self, file: &mut File) {
        let mut root = dictionary! {
            "Type" => name("Pages"),
            "Count" => integer(self.pages.len()),
        };
        if self.nodes.is_empty() {
            root.set("Kids", references(self.pages.iter().copied()));
        } else {
            root.set("Kids", references(self.nodes.iter().copied()));
        }
        file.put(self.root, root);
        for (node, pages) in self.nodes.iter().zip(self.pages.chunks(NODE_KIDS)) {
            file.put(
                *node,
                dictionary! {
                    "Type" => name("Pages"),
                    "Parent" => self.root,
                    "Count" => integer(pages.len()),
                    "Kids" => references(pages.iter().copied()),
                },
            );
        }
    }
}

/// What a page consists of.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The sheet of paper.
    pub(super) size: Size,
    /// Fonts and images.
    pub(super) resources: ObjectId,
    /// The content stream.
    pub(super) content: ObjectId,
    /// The links.
    pub(super) annotations: Vec<ObjectId>,
}

/// Writes the labels, neighbors that count on as one range.
pub(super) fn labels(labels: &[String], file: &mut File) -> ObjectId {
    let mut ranges: Vec<(usize, Object)> = Vec::new();
    let mut expected = None;
    for (index, label) in labels.iter().enumerate() {
        let label = Label::parse(label);
        if expected.as_ref() != Some(&label) {
            ranges.push((index, label.dictionary().into()));
        }
        expected = label.next();
    }
    number_tree(ranges, file)
}

/// A page's label.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Label {
    Decimal(u32),
    Roman(u32),
    Other(String),
}

impl Label {
    fn parse(text: &str) -> Self {
        match text.parse::<u32>() {
            Ok(number) if number > 0 && number.to_string() == text => Self::Decimal(number),
            Ok(_) | Err(_) => match roman::value(text) {
                Some(number) => Self::Roman(number),
                None => Self::Other(text.to_owned()),
            },
        }
    }

    fn next(&self) -> Option<Self> {
        match self {
            Self::Decimal(number) => Some(Self::Decimal(number.saturating_add(1))),
            Self::Roman(number) => Some(Self::Roman(number.saturating_add(1))),
            Self::Other(_) => None,
        }
    }

    fn dictionary(&self) -> Dictionary {
        match self {
            Self::Decimal(number) => dictionary! { "S" => name("D"), "St" => *number },
            Self::Roman(number) => dictionary! { "S" => name("r"), "St" => *number },
            Self::Other(label) => dictionary! { "P" => text(label) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_by_their_form() {
        assert_eq!(Label::parse("12"), Label::Decimal(12));
        assert_eq!(Label::parse("xiv"), Label::Roman(14));
        for other in ["", "A-1", "012", "0", "iiii"] {
            assert_eq!(Label::parse(other), Label::Other(other.to_owned()));
        }
    }
}
