//! The ways into the book: contents, landmarks and pages, for readers of today and of
//! yesterday.

use super::identity::identifier;
use super::package::{Book, Item, Properties};
use crate::document::Direction;
use crate::language::{Label, Tag};
use crate::xhtml::{
    Content, ContentsEntry, DocumentType, Element, Elements as _, FaceStyle, FaceWeight,
    NarrowSpace, Writer, add_entry_faces, contents_entries, contents_groups, direction,
    label_language,
};

/// Notes what the contents show, for the fonts: their heading, the entries and the numbers
/// before them.
pub(super) fn note_faces(content: &mut Content, language: &Tag, narrow_space: NarrowSpace) {
    let heading = FaceStyle { weight: FaceWeight::Semibold, ..FaceStyle::default() };
    content.faces.add(heading, Label::Contents.in_language(language));
    content.faces.add(FaceStyle::default(), "0123456789.");
    for entry in &content.contents {
        add_entry_faces(&mut content.faces, entry, FaceStyle::default(), narrow_space);
    }
}

/// The text of `nav.xhtml`.
pub(super) fn navigation(book: &Book<'_>) -> String {
    let language = &book.document.metadata.language;
    let own = label_language(language).unwrap_or_else(|| language.clone());
    let word = |label: Label| label.in_language(language);
    let mut writer = Writer::document(DocumentType::Xhtml);
    let html = Element::new("html")
        .attribute("xmlns", "http://www.w3.org/1999/xhtml")
        .attribute("xmlns:epub", "http://www.idpf.org/2007/ops")
        .language(&own);
    writer.element(html, |writer| {
        writer.element("head", |writer| {
            writer.element("title", |writer| writer.text(word(Label::Contents)));
            writer.empty(
                Element::new("link")
                    .attribute("rel", "stylesheet")
                    .attribute("type", "text/css")
                    .attribute("href", "stylesheet.css"),
            );
        });
        writer.element("body", |writer| {
            let contents = list("toc", "doc-toc", word(Label::Contents));
            writer.element(contents, |writer| {
                writer.element("h1", |writer| writer.text(word(Label::Contents)));
                let list = Element::new("ol");
                let list = if own == *language { list } else { list.language(language) };
                let list =
                    list.maybe("dir", direction(book.document).map(Direction::as_html));
                writer.element(list, |writer| {
                    contents_entries(writer, &book.content.contents);
                });
            });
            let landmarks = Element::new("nav")
                .attribute("epub:type", "landmarks")
                .attribute("hidden", "hidden")
                .attribute("aria-label", word(Label::Landmarks));
            writer.element(landmarks, |writer| {
                writer.element("ol", |writer| {
                    if let Some(cover) = cover(book.items) {
                        landmark(writer, "cover", &cover.href, None, word(Label::Cover));
                    }
                    if let Some(href) = &book.content.imprint {
                        landmark(
                            writer,
                            "copyright-page",
                            href,
                            None,
                            word(Label::CopyrightPage),
                        );
                    }
                    // Kindle's «Go to» wants it.
                    landmark(writer, "toc", "nav.xhtml#toc", None, word(Label::Contents));
                    landmark(
                        writer,
                        "bodymatter",
                        &book.content.body,
                        None,
                        word(Label::Body),
                    );
                    let spoken = (own != *language).then_some(language);
                    for part in &book.content.landmarks {
                        let language = part.language.as_ref().or(spoken);
                        landmark(writer, part.kind, &part.href, language, &part.title);
                    }
                });
            });
            if !book.content.pages.is_empty() {
                let pages = list("page-list", "doc-pagelist", word(Label::PageList))
                    .attribute("hidden", "hidden");
                writer.element(pages, |writer| {
                    writer.element("ol", |writer| {
                        for page in &book.content.pages {
                            writer.element("li", |writer| {
                                link(writer, &page.href, &page.label);
                            });
                        }
                    });
                });
            }
        });
    });
    writer.finish()
}

fn list(kind: &'static str, role: &'static str, label: &str) -> Element {
    Element::new("nav")
        .attribute("epub:type", kind)
        .attribute("role", role)
        .attribute("id", kind)
        .attribute("aria-label", label)
}

fn link(writer: &mut Writer, href: &str, words: &str) {
    writer.element(Element::new("a").attribute("href", href), |writer| writer.text(words));
}

fn landmark(
    writer: &mut Writer,
    kind: &'static str,
    href: &str,
    language: Option<&Tag>,
    words: &str,
) {
    writer.element("li", |writer| {
        let element =
            Element::new("a").attribute("epub:type", kind).attribute("href", href);
        let element = match language {
            Some(language) => element.language(language),
            None => element,
        };
        writer.element(element, |writer| writer.text(words));
    });
}

fn cover(items: &[Item]) -> Option<&Item> {
    items.iter().find(|item| item.properties == Properties::CoverPage)
}

/// The text of `toc.ncx`: contents and pages for the readers of EPUB 2.
pub(super) fn ncx(book: &Book<'_>) -> String {
    let metadata = &book.document.metadata;
    let contents = &book.content.contents;
    let pages = &book.content.pages;
    let depth = contents.iter().map(|entry| entry.level).max().unwrap_or(1);
    let greatest =
        pages.iter().filter_map(|page| page.label.parse::<u32>().ok()).max().unwrap_or(0);
    let mut writer = Writer::document(DocumentType::None);
    let root = Element::new("ncx")
        .attribute("xmlns", "http://www.daisy.org/z3986/2005/ncx/")
        .attribute("version", "2005-1")
        .attribute("xml:lang", metadata.language.as_str());
    writer.element(root, |writer| {
        writer.element("head", |writer| {
            for (name, content) in [
                ("dtb:uid", identifier(metadata)),
                ("dtb:depth", depth.to_string()),
                ("dtb:totalPageCount", pages.len().to_string()),
                ("dtb:maxPageNumber", greatest.to_string()),
            ] {
                writer.empty(
                    Element::new("meta")
                        .attribute("name", name)
                        .attribute("content", content),
                );
            }
        });
        labelled(writer, "docTitle", &metadata.title);
        for author in &metadata.authors {
            labelled(writer, "docAuthor", &author.name);
        }
        let mut order = 0_usize;
        writer.element("navMap", |writer| {
            for (entry, inner) in contents_groups(contents) {
                point(writer, entry, &mut order, |writer, order| {
                    for entry in inner {
                        point(writer, entry, order, |_, _| {});
                    }
                });
            }
        });
        if !pages.is_empty() {
            writer.element("pageList", |writer| {
                labelled(
                    writer,
                    "navLabel",
                    Label::PageList.in_language(&metadata.language),
                );
                for (number, page) in (1_usize..).zip(pages) {
                    order += 1;
                    let numeric = page.label.parse::<u32>().ok();
                    let target = Element::new("pageTarget")
                        .attribute("id", format!("page-target-{number}"))
                        .attribute(
                            "type",
                            if numeric.is_some() { "normal" } else { "special" },
                        )
                        .maybe("value", numeric.map(|value| value.to_string()))
                        .attribute("playOrder", order.to_string());
                    writer.element(target, |writer| {
                        labelled(writer, "navLabel", &page.label);
                        writer.empty(Element::new("content").attribute("src", &page.href));
                    });
                }
            });
        }
    });
    writer.finish()
}

fn labelled(writer: &mut Writer, element: &'static str, words: &str) {
    writer.element(element, |writer| {
        writer.element("text", |writer| writer.text(words));
    });
}

fn point(
    writer: &mut Writer,
    entry: &ContentsEntry,
    order: &mut usize,
    inner: impl FnOnce(&mut Writer, &mut usize),
) {
    *order += 1;
    let element = Element::new("navPoint")
        .attribute("id", format!("point-{order}"))
        .attribute("playOrder", order.to_string());
    writer.element(element, |writer| {
        labelled(writer, "navLabel", &entry.title);
        writer.empty(Element::new("content").attribute("src", &entry.href));
        inner(writer, order);
    });
}
