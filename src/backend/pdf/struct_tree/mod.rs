//! The logical structure as structure elements (ISO 32000-1, 14.7 and 14.8), with the way
//! back from content to elements.

mod marks;
mod order;
mod structure_type;

pub(super) use marks::Marks;
pub(super) use structure_type::tag;

use super::conformance::Claim;
use super::object::{bytes, integer, name, references, text};
use super::save::File;
use super::tree::{name_tree, number_tree};
use crate::document::Numerals;
use crate::typeset::{Element, ElementId, ListMarks, Paged, Role};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use marks::KidKind;
use order::{Order, index_u32};
use std::collections::BTreeMap;
use structure_type::{PDF_2_NAMESPACE, ROLE_MAP, holds_text, is_of_pdf_2};

/// The tree as others refer to it.
#[derive(Debug)]
pub(super) struct Tree {
    /// The root.
    pub(super) root: ObjectId,
    /// The structure element of each element that is there.
    pub(super) elements: Vec<Option<ObjectId>>,
}

/// Writes the tree over all that `marks` has seen. The elements of the structure that show
/// nothing are left out, but for those that links lead to and for the cells of tables,
/// which keep their columns.
pub(super) fn write(
    paged: &dyn Paged,
    marks: &Marks,
    pages: &[ObjectId],
    claim: Claim,
    file: &mut File,
) -> Tree {
    let structure = paged.structure();
    let order = Order::new(structure, marks);
    let root = file.reserve();
    let elements: Vec<Option<ObjectId>> =
        order.kept.iter().map(|kept| kept.then(|| file.reserve())).collect();
    let namespace = claim.is_second_edition().then(|| {
        file.add(dictionary! { "Type" => name("Namespace"), "NS" => text(PDF_2_NAMESPACE) })
    });
    let targets: BTreeMap<&str, ElementId> = paged
        .destinations()
        .iter()
        .map(|place| (place.name.as_str(), place.element))
        .collect();
    let mut named = BTreeMap::new();
    let mut top = Vec::new();
    for (index, element) in structure.elements.iter().enumerate() {
        let Some(id) = elements[index] else { continue };
        let parent = element.parent.and_then(|parent| elements[parent.index()]);
        if parent.is_none() {
            top.push(id);
        }
        let mut dictionary = dictionary! {
            "S" => name(match (namespace, element.role) {
                // PDF 2.0 has notes of its own.
                (Some(_), Role::Note) => "FENote",
                (_, _) => tag(structure, ElementId(index_u32(index))),
            }),
            "P" => parent.unwrap_or(root),
        };
        if let (Some(namespace), true) = (namespace, is_of_pdf_2(element.role)) {
            dictionary.set("NS", namespace);
        }
        describe(element, claim, &mut dictionary);
        // PDF/UA-2, 8.2.5.8.
        if let (Some(_), Some(target)) = (namespace, &element.target)
            && let Some(Some(target)) =
                targets.get(target.as_str()).map(|target| elements[target.index()])
        {
            dictionary.set("Ref", references([target]));
        }
        if let Some(key) = identifier(index, element) {
            dictionary.set("ID", bytes(key.as_bytes()));
            named.insert(key.into_bytes(), Object::Reference(id));
        }
        if let Some(bounds) = marks.bounds.get(&ElementId(index_u32(index))) {
            let is_inline =
                element.parent.is_some_and(|parent| holds_text(structure.get(parent).role));
            let placement = if is_inline { "Inline" } else { "Block" };
            dictionary.set("A", layout_attributes(placement, bounds.1));
        }
        kids(index, &order, marks, &elements, pages, &mut dictionary);
        file.put(id, dictionary);
    }
    let mut dictionary = dictionary! {
        "Type" => name("StructTreeRoot"),
        "K" => references(top),
        "ParentTree" => parent_tree(marks, &elements, pages.len(), file),
        "ParentTreeNextKey" => integer(pages.len() + marks.annotations),
        "RoleMap" => ROLE_MAP.iter().map(|(own, standard)| (*own, name(standard))).collect::<Dictionary>(),
    };
    if !named.is_empty() {
        dictionary.set("IDTree", name_tree(named.into_iter().collect(), file));
    }
    if let Some(namespace) = namespace {
        dictionary.set("Namespaces", references([namespace]));
    }
    file.put(root, dictionary);
    Tree { root, elements }
}

/// Language, descriptions and attributes.
fn describe(element: &Element, claim: Claim, dictionary: &mut Dictionary) {
    if let Some(language) = &element.language {
        dictionary.set("Lang", text(language.as_str()));
    }
    if let Some(alternative) = &element.alternative {
        dictionary.set("Alt", text(alternative));
    }
    if let Some(actual) = &element.actual_text {
        dictionary.set("ActualText", text(actual));
    }
    match element.role {
        Role::List(marks) => {
            let numbering = list_numbering(marks, claim.is_second_edition());
            dictionary.set(
                "A",
                dictionary! { "O" => name("List"), "ListNumbering" => name(numbering) },
            );
        }
        Role::HeaderCell => dictionary.set("A", scope("Column")),
        Role::RowHeading => dictionary.set("A", scope("Row")),
        Role::Document
        | Role::Section
        | Role::Title
        | Role::Heading(_)
        | Role::Paragraph
        | Role::Generated
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
        | Role::Cell
        | Role::Note
        | Role::Reference
        | Role::Link
        | Role::Emphasis
        | Role::Strong
        | Role::Span
        | Role::Contents
        | Role::ContentsItem
        | Role::Index => {}
    }
}

/// What a heading in a table is the heading of (14.8.5.7).
fn scope(of: &str) -> Dictionary {
    dictionary! { "O" => name("Table"), "Scope" => name(of) }
}

/// How a list is numbered (ISO 32000-1, table 347; the second edition, table 382, has names
/// for lists whose marks are none of the first's, too).
const fn list_numbering(marks: ListMarks, is_second_edition: bool) -> &'static str {
    match (marks, is_second_edition) {
        (ListMarks::Discs, _) => "Disc",
        (ListMarks::Numbers(Numerals::Decimal), _) => "Decimal",
        (ListMarks::Numbers(Numerals::LowerLetter), _) => "LowerAlpha",
        (ListMarks::Numbers(Numerals::UpperLetter), _) => "UpperAlpha",
        (ListMarks::Numbers(Numerals::LowerRoman), _) => "LowerRoman",
        (ListMarks::Numbers(Numerals::UpperRoman), _) => "UpperRoman",
        (ListMarks::Signs, true) => "Unordered",
        (ListMarks::Terms, true) => "Description",
        (ListMarks::Signs | ListMarks::Terms, false) | (ListMarks::None, _) => "None",
    }
}

/// The identifier of a note, which PDF/UA-1 asks for (7.9), and of what has a name.
fn identifier(index: usize, element: &Element) -> Option<String> {
    match (&element.name, element.role) {
        (Some(name), _) => Some(name.clone()),
        // No identifier of a document has a space in it.
        (None, Role::Note) => Some(format!("note {index}")),
        (None, _) => None,
    }
}

fn layout_attributes(placement: &str, corners: [i64; 4]) -> Dictionary {
    let corners = corners.map(|corner| {
        super::object::number(crate::geometry::Length::POINT.scale(corner, 1000))
    });
    dictionary! {
        "O" => name("Layout"),
        "Placement" => name(placement),
        "BBox" => corners.to_vec(),
    }
}

/// The kids of an element: its elements in the order of the structure, between them its own
/// content in the order of painting.
fn kids(
    index: usize,
    order: &Order<'_>,
    marks: &Marks,
    elements: &[Option<ObjectId>],
    pages: &[ObjectId],
    dictionary: &mut Dictionary,
) {
    let mut kids = Vec::new();
    let mut own = order.own.of(index).iter().copied().peekable();
    let mut home = None;
    let mut content = |place: u32, kids: &mut Vec<Object>| {
        let kid = marks.kids[place as usize];
        kids.push(match kid.kind {
            KidKind::Content(mcid) if *home.get_or_insert(kid.page) == kid.page => {
                integer(mcid)
            }
            KidKind::Content(mcid) => {
                dictionary! { "Type" => name("MCR"), "Pg" => pages[kid.page], "MCID" => integer(mcid) }
                    .into()
            }
            KidKind::Annotation(id) => {
                dictionary! { "Type" => name("OBJR"), "Pg" => pages[kid.page], "Obj" => id }.into()
            }
        });
    };
    for &child in order.children.of(index) {
        let Some(id) = elements[child as usize] else { continue };
        while let Some(place) = own.next_if(|place| *place < order.place(child)) {
            content(place, &mut kids);
        }
        kids.push(id.into());
    }
    for place in own {
        content(place, &mut kids);
    }
    if let Some(home) = home {
        dictionary.set("Pg", pages[home]);
    }
    match kids.len() {
        0 => {}
        1 => dictionary.set("K", kids.remove(0)),
        _ => dictionary.set("K", kids),
    }
}

/// From the content of each page, and from each annotation, to its element (14.7.4.4).
fn parent_tree(
    marks: &Marks,
    elements: &[Option<ObjectId>],
    pages: usize,
    file: &mut File,
) -> ObjectId {
    let mut of_pages = vec![Vec::new(); pages];
    let mut of_annotations = Vec::new();
    for kid in &marks.kids {
        let Some(element) = elements[kid.element.index()] else { continue };
        match kid.kind {
            KidKind::Content(_) => of_pages[kid.page].push(element),
            KidKind::Annotation(_) => of_annotations.push(Object::Reference(element)),
        }
    }
    let of_pages = of_pages.into_iter().map(references);
    number_tree(of_pages.chain(of_annotations).enumerate().collect(), file)
}
