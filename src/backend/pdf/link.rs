//! Links as annotations (ISO 32000-1, 12.5.6.5) and the places they lead to.

use super::object::{bytes, integer, name, number, text};
use super::save::File;
use super::struct_tree::Marks;
use super::tree::name_tree;
use crate::geometry::{Length, Point, Rect};
use crate::typeset::{Destination, ElementId, Item, LinkTarget, Page, Structure};
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// Writes the annotations of a page: one for each link, over as many lines as it has there.
pub(super) fn annotations(
    index: usize,
    page: &Page,
    pages: &[ObjectId],
    marks: &mut Marks,
    file: &mut File,
) -> Vec<ObjectId> {
    links(page)
        .into_iter()
        .map(|link| {
            let id = file.reserve();
            // Keys of the parent tree: pages first, then annotations.
            let key = pages.len() + marks.annotation(link.element, index, id);
            let mut dictionary = link.dictionary(page.size.height);
            dictionary.set("P", pages[index]);
            dictionary.set("StructParent", integer(key));
            file.put(id, dictionary);
            id
        })
        .collect()
}

/// A link on one page.
#[derive(Debug)]
struct Link<'a> {
    element: ElementId,
    target: &'a LinkTarget,
    description: &'a str,
    lines: Vec<Rect>,
}

/// The links of a page, in the order of their first parts.
fn links(page: &Page) -> Vec<Link<'_>> {
    let mut links: Vec<Link<'_>> = Vec::new();
    for item in &page.items {
        let Item::Link { rect, target, element, description } = item else { continue };
        match links.iter_mut().rev().find(|link| link.element == *element) {
            Some(link) => link.lines.push(*rect),
            None => links.push(Link {
                element: *element,
                target,
                description,
                lines: vec![*rect],
            }),
        }
    }
    links
}

impl Link<'_> {
    fn dictionary(&self, height: Length) -> Dictionary {
        let edges = |side: fn(&Rect) -> Length| self.lines.iter().map(side);
        let left = edges(|rect| rect.origin.x).min().unwrap_or_default();
        let right = edges(Rect::right).max().unwrap_or_default();
        let top = edges(|rect| rect.origin.y).min().unwrap_or_default();
        let bottom = edges(Rect::bottom).max().unwrap_or_default();
        let mut dictionary = dictionary! {
            "Type" => name("Annot"),
            "Subtype" => name("Link"),
            "Rect" => [left, height - bottom, right, height - top].map(number).to_vec(),
            // Printed with the page (PDF/A-2, 6.3.2), without a frame.
            "F" => 4,
            "Border" => vec![Object::Integer(0); 3],
            "Contents" => text(self.words()),
        };
        if self.lines.len() > 1 {
            // The order that viewers read: upper left, upper right, lower left, lower right.
            let corners = self.lines.iter().flat_map(|rect| {
                let (left, right) = (rect.origin.x, rect.right());
                let (top, bottom) = (height - rect.origin.y, height - rect.bottom());
                [left, top, right, top, left, bottom, right, bottom]
            });
            dictionary.set("QuadPoints", corners.map(number).collect::<Vec<_>>());
        }
        let action = match self.target {
            LinkTarget::External(address) => {
                dictionary! { "S" => name("URI"), "URI" => bytes(ascii_address(address)) }
            }
            LinkTarget::Internal(place) => {
                dictionary! { "S" => name("GoTo"), "D" => bytes(place.as_bytes()) }
            }
        };
        dictionary.set("A", action);
        dictionary
    }

    /// What programs that describe links say; never empty (PDF/UA-1, 7.18.5).
    fn words(&self) -> &str {
        if !self.description.trim().is_empty() {
            return self.description;
        }
        match self.target {
            LinkTarget::External(target) | LinkTarget::Internal(target) => target,
        }
    }
}

/// An address in ASCII (12.6.4.7): all other characters, percent-encoded as RFC 3987 has it.
fn ascii_address(address: &str) -> String {
    let mut ascii = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(char::from(byte));
        } else {
            ascii.push_str(&format!("%{byte:02X}"));
        }
    }
    ascii
}

/// Where destinations lead: what is known when all pages and the structure are written.
#[derive(Debug)]
pub(super) struct Places<'a> {
    /// Each page with its height.
    pub(super) pages: &'a [(ObjectId, Length)],
    /// The structure element of each element that is there.
    pub(super) elements: &'a [Option<ObjectId>],
    /// What the elements stand in.
    pub(super) structure: &'a Structure,
    /// Whether destinations lead to elements too (PDF/UA-2, 8.8).
    pub(super) structural: bool,
}

impl Places<'_> {
    /// A place as a dictionary: `D` on the page, `SD` in the structure. Zoom is the
    /// reader's.
    pub(super) fn dictionary(
        &self,
        page: usize,
        point: Point,
        element: ElementId,
    ) -> Option<Dictionary> {
        let (id, height) = self.pages.get(page)?;
        let place = |target: ObjectId| {
            let (x, y) = (number(point.x), number(*height - point.y));
            vec![Object::Reference(target), name("XYZ"), x, y, Object::Null]
        };
        let mut dictionary = dictionary! { "D" => place(*id) };
        if let (true, Some(element)) = (self.structural, self.element(element)) {
            dictionary.set("SD", place(element));
        }
        Some(dictionary)
    }

    /// The structure element of an element; where it holds nothing, as a paragraph with a
    /// named place alone, that of what it stands in.
    fn element(&self, element: ElementId) -> Option<ObjectId> {
        let parent = |element: &ElementId| self.structure.get(*element).parent;
        let mut all = std::iter::successors(Some(element), parent);
        all.find_map(|element| *self.elements.get(element.index())?)
    }
}

/// Writes the named destinations as a name tree.
pub(super) fn destinations(
    destinations: &[Destination],
    places: &Places<'_>,
    file: &mut File,
) -> Option<ObjectId> {
    let entries: Vec<_> = destinations
        .iter()
        .filter_map(|destination| {
            let place = places.dictionary(
                destination.page,
                destination.point,
                destination.element,
            )?;
            Some((destination.name.clone().into_bytes(), place.into()))
        })
        .collect();
    (!entries.is_empty()).then(|| name_tree(entries, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(
            ascii_address("https://a.fr/é b?x=%20"),
            "https://a.fr/%C3%A9%20b?x=%20"
        );
    }
}
