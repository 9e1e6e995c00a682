//! The logical structure as structure elements (ISO 32000-1, 14.7 and 14.8), with the way
//! back from content to elements.

use super::conformance::Claim;
use super::object::{bytes, integer, name, references, text};
use super::save::File;
use crate::document::NumberStyle;
use crate::typeset::{Element, ElementId, Role, Structure};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// Entries in a leaf of a number tree or name tree.
pub(super) const LEAF_ENTRIES: usize = 64;

/// What of each page belongs to which element, in the order of painting.
#[derive(Debug, Default)]
pub(super) struct Marks {
    kids: Vec<Kid>,
    /// The page of the last marked content, and how many it has.
    page: usize,
    count: usize,
    annotations: usize,
    /// Where the images of an element stand on its first page.
    bounds: BTreeMap<ElementId, (usize, [i64; 4])>,
}

/// One piece of an element's content.
#[derive(Clone, Copy, Debug)]
struct Kid {
    element: ElementId,
    page: usize,
    kind: KidKind,
}

#[derive(Clone, Copy, Debug)]
enum KidKind {
    /// Marked content, by its MCID.
    Content(usize),
    /// An annotation.
    Annotation(ObjectId),
}

impl Marks {
    /// The next content of `page` belongs to `element`: its MCID.
    pub(super) fn content(&mut self, element: ElementId, page: usize) -> usize {
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
    pub(super) fn annotation(
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
    pub(super) fn bounds(&mut self, element: ElementId, page: usize, rectangle: [i64; 4]) {
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

/// The structure type that an element's content is tagged with (14.8.4).
pub(super) fn tag(structure: &Structure, element: ElementId) -> &'static str {
    let element = structure.get(element);
    let parent = element.parent.map(|parent| structure.get(parent).role);
    match (element.role, parent) {
        // Words within a text, not a text: a paragraph holds no paragraph.
        (Role::Generated, Some(parent)) if holds_text(parent) => "GeneratedSpan",
        (Role::Paragraph, Some(parent)) if holds_text(parent) => "Span",
        (role, _) => structure_type(role),
    }
}

/// Whether what stands in an element of this role stands in its lines.
const fn holds_text(role: Role) -> bool {
    match role {
        Role::Title
        | Role::Heading(_)
        | Role::Paragraph
        | Role::Generated
        | Role::Label
        | Role::Code
        | Role::Line
        | Role::Caption
        | Role::Reference
        | Role::Link
        | Role::Emphasis
        | Role::Strong
        | Role::Span => true,
        Role::Document
        | Role::Section
        | Role::List(_)
        | Role::ListItem
        | Role::ListBody
        | Role::BlockQuote
        | Role::Formula
        | Role::Figure
        | Role::Table
        | Role::TableHead
        | Role::TableBody
        | Role::TableRow
        | Role::HeaderCell
        | Role::Cell
        | Role::Note
        | Role::Contents
        | Role::ContentsItem => false,
    }
}

const fn structure_type(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Title | Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::Generated => "Generated",
        Role::List(_) => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::BlockQuote => "BlockQuote",
        Role::Code => "Code",
        Role::Formula => "Formula",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::HeaderCell => "TH",
        Role::Cell => "TD",
        Role::Note => "Note",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Emphasis => "Em",
        Role::Strong => "Strong",
        Role::Line | Role::Span => "Span",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
    }
}

/// Types of our own and the standard ones they are read as. `Em` and `Strong` are standard
/// from PDF 2.0 on.
const ROLE_MAP: [(&str, &str); 4] =
    [("Generated", "P"), ("GeneratedSpan", "Span"), ("Em", "Span"), ("Strong", "Span")];

/// The namespace of PDF 2.0's structure types (ISO 32000-2, 14.8.6).
const PDF_2_NAMESPACE: &str = "http://iso.org/pdf2/ssn";

/// Whether PDF 2.0 has a role's structure type in its own namespace. The others are those
/// of PDF 1.7, which is the default namespace.
const fn is_of_pdf_2(role: Role) -> bool {
    match role {
        Role::Generated | Role::BlockQuote | Role::Code | Role::Reference => false,
        Role::Document
        | Role::Section
        | Role::Contents
        | Role::ContentsItem
        | Role::Title
        | Role::Heading(_)
        | Role::Paragraph
        | Role::Note
        | Role::List(_)
        | Role::ListItem
        | Role::Label
        | Role::ListBody
        | Role::Line
        | Role::Formula
        | Role::Figure
        | Role::Caption
        | Role::Table
        | Role::TableHead
        | Role::TableBody
        | Role::TableRow
        | Role::HeaderCell
        | Role::Cell
        | Role::Link
        | Role::Emphasis
        | Role::Strong
        | Role::Span => true,
    }
}

/// The tree as others refer to it.
#[derive(Debug)]
pub(super) struct Tree {
    /// The root.
    pub(super) root: ObjectId,
    /// The structure element of each element that is there.
    pub(super) elements: Vec<Option<ObjectId>>,
}

/// Writes the tree over all that `marks` has seen. The elements of `structure` that show
/// nothing are left out, but for those that links lead to and for the cells of tables,
/// which keep their columns.
pub(super) fn write(
    structure: &Structure,
    marks: &Marks,
    pages: &[ObjectId],
    claim: Claim,
    file: &mut File,
) -> Tree {
    let order = Order::new(structure, marks);
    let root = file.reserve();
    let elements: Vec<Option<ObjectId>> =
        order.kept.iter().map(|kept| kept.then(|| file.reserve())).collect();
    let namespace = claim.is_second_edition().then(|| {
        file.add(dictionary! { "Type" => name("Namespace"), "NS" => text(PDF_2_NAMESPACE) })
    });
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
                // ISO/TS 32005 takes no link as an entry of a table of contents.
                // The entry's page number is a P, which no P may hold.
                (Some(_), Role::Contents | Role::ContentsItem) => "Div",
                (_, _) => tag(structure, ElementId(index_u32(index))),
            }),
            "P" => parent.unwrap_or(root),
        };
        if let (Some(namespace), true) = (namespace, is_of_pdf_2(element.role)) {
            dictionary.set("NS", namespace);
        }
        describe(element, &mut dictionary);
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
fn describe(element: &Element, dictionary: &mut Dictionary) {
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
        Role::List(numbering) => {
            let numbering = match numbering {
                None => "Disc",
                Some(NumberStyle::Decimal | NumberStyle::DecimalParenthesis) => "Decimal",
            };
            dictionary.set(
                "A",
                dictionary! { "O" => name("List"), "ListNumbering" => name(numbering) },
            );
        }
        Role::HeaderCell => dictionary
            .set("A", dictionary! { "O" => name("Table"), "Scope" => name("Column") }),
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
        | Role::ContentsItem => {}
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

/// In which order elements and content stand.
#[derive(Debug)]
struct Order<'a> {
    structure: &'a Structure,
    children: Groups,
    /// By element: the places in [`Marks::kids`].
    own: Groups,
    /// By element: the first place that it or an element in it is painted.
    first: Vec<u32>,
    kept: Vec<bool>,
}

impl<'a> Order<'a> {
    fn new(structure: &'a Structure, marks: &Marks) -> Self {
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
                || matches!(element.role, Role::Document | Role::Cell | Role::HeaderCell);
            if let Some(parent) = element.parent {
                first[parent.index()] = first[parent.index()].min(first[index]);
                kept[parent.index()] |= kept[index];
            }
        }
        Self { structure, children, own, first, kept }
    }

    /// Before which content an element stands in its parent.
    fn place(&self, element: u32) -> u32 {
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
            | Role::Cell
            | Role::Reference
            | Role::Link
            | Role::Emphasis
            | Role::Strong
            | Role::Span
            | Role::Contents
            | Role::ContentsItem => match self.first[element as usize] {
                u32::MAX => 0,
                first => first,
            },
        }
    }
}

/// Numbers in groups, in their order: one list with a range for each group.
#[derive(Debug)]
struct Groups {
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

    fn of(&self, group: usize) -> &[u32] {
        &self.members[self.starts[group] as usize..self.starts[group + 1] as usize]
    }
}

fn index_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
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

/// A number tree (7.9.7) over entries in rising order.
pub(super) fn number_tree(entries: Vec<(usize, Object)>, file: &mut File) -> ObjectId {
    let entries = entries.into_iter().map(|(key, value)| (integer(key), value)).collect();
    tree("Nums", entries, file)
}

/// A name tree (7.9.6) over entries in rising order.
pub(super) fn name_tree(entries: Vec<(Vec<u8>, Object)>, file: &mut File) -> ObjectId {
    let entries = entries.into_iter().map(|(key, value)| (bytes(key), value)).collect();
    tree("Names", entries, file)
}

fn tree(key: &str, entries: Vec<(Object, Object)>, file: &mut File) -> ObjectId {
    if entries.len() <= LEAF_ENTRIES {
        return file.add(dictionary! { key => pairs(entries) });
    }
    let mut leaves = Vec::new();
    let mut entries = entries.into_iter().peekable();
    while entries.peek().is_some() {
        let leaf: Vec<_> = entries.by_ref().take(LEAF_ENTRIES).collect();
        let limits: Vec<Object> = leaf
            .first()
            .into_iter()
            .chain(leaf.last())
            .map(|(key, _)| key.clone())
            .collect();
        leaves.push(file.add(dictionary! { "Limits" => limits, key => pairs(leaf) }));
    }
    file.add(dictionary! { "Kids" => references(leaves) })
}

fn pairs(entries: Vec<(Object, Object)>) -> Vec<Object> {
    entries.into_iter().flat_map(|(key, value)| [key, value]).collect()
}
