//! The structure types of both editions of PDF (ISO 32000-1, 14.8.4; ISO 32000-2, 14.8.4).

use crate::typeset::{ElementId, Role, Structure};

/// The structure type that an element's content is tagged with (14.8.4).
pub(in super::super) fn tag(structure: &Structure, element: ElementId) -> &'static str {
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
pub(super) const fn holds_text(role: Role) -> bool {
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
        | Role::RowHeading
        | Role::Cell
        | Role::Note
        | Role::Contents
        | Role::ContentsItem
        | Role::Index => false,
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
        Role::HeaderCell | Role::RowHeading => "TH",
        Role::Cell => "TD",
        Role::Note => "Note",
        Role::Reference => "Reference",
        Role::Link => "Link",
        Role::Emphasis => "Em",
        Role::Strong => "Strong",
        Role::Line | Role::Span => "Span",
        Role::Contents => "TOC",
        Role::ContentsItem => "TOCI",
        Role::Index => "Index",
    }
}

/// Types of our own and the standard ones they are read as. `Em` and `Strong` are standard
/// from PDF 2.0 on.
pub(super) const ROLE_MAP: [(&str, &str); 4] =
    [("Generated", "P"), ("GeneratedSpan", "Span"), ("Em", "Span"), ("Strong", "Span")];

/// The namespace of PDF 2.0's structure types (ISO 32000-2, 14.8.6).
pub(super) const PDF_2_NAMESPACE: &str = "http://iso.org/pdf2/ssn";

/// Whether PDF 2.0 has a role's structure type in its own namespace. The others are those
/// of PDF 1.7, which is the default namespace.
pub(super) const fn is_of_pdf_2(role: Role) -> bool {
    match role {
        Role::Generated
        | Role::BlockQuote
        | Role::Code
        | Role::Reference
        | Role::Contents
        | Role::ContentsItem
        | Role::Index => false,
        Role::Document
        | Role::Section
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
        | Role::RowHeading
        | Role::Cell
        | Role::Link
        | Role::Emphasis
        | Role::Strong
        | Role::Span => true,
    }
}
