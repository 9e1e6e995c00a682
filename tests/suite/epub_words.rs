//! Reads an EPUB as a reading system does: container, package, spine, words.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// The files of a book by name.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The files of an EPUB.
pub(crate) fn files(epub: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).expect("an archive");
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        files.insert(entry.name().to_owned(), bytes);
    }
    files
}

/// The text of one file.
pub(crate) fn file<'a>(files: &'a Files, name: &str) -> &'a str {
    let bytes = files.get(name).unwrap_or_else(|| panic!("{name} is in the book"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .map(|attribute| attribute.expect("an attribute"))
        .find(|attribute| attribute.key.as_ref() == name)
        .map(|attribute| {
            attribute
                .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                .expect("a value")
                .into_owned()
        })
}

/// The content documents in reading order, found as a reading system finds them: from the
/// container through the package and its spine.
pub(crate) fn spine(files: &Files) -> Vec<String> {
    let package = root_file(file(files, "META-INF/container.xml"));
    let (folder, _) = package.rsplit_once('/').expect("a folder");
    let mut hrefs = BTreeMap::new();
    let mut order = Vec::new();
    let mut reader = Reader::from_str(file(files, &package));
    loop {
        match reader.read_event().expect("an event") {
            Event::Eof => break,
            Event::Empty(element) | Event::Start(element) => {
                match element.name().as_ref() {
                    "item" => {
                        let id = attribute(&element, "id").expect("an id");
                        hrefs.insert(id, attribute(&element, "href").expect("an href"));
                    }
                    "itemref" if attribute(&element, "linear").is_none() => {
                        order.push(attribute(&element, "idref").expect("an idref"));
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    order.iter().map(|id| format!("{folder}/{}", hrefs[id])).collect()
}

fn root_file(container: &str) -> String {
    let mut reader = Reader::from_str(container);
    loop {
        match reader.read_event().expect("an event") {
            Event::Eof => panic!("no root file"),
            Event::Empty(element) | Event::Start(element)
                if element.name().as_ref() == "rootfile" =>
            {
                return attribute(&element, "full-path").expect("a path");
            }
            _ => {}
        }
    }
}

/// The words of the source in a content document: the text of its body without the
/// elements that the converter marks as its own (class `generated`) and without formulas,
/// of which the TeX stands as it was written (`alttext`).
pub(crate) fn source_text(xhtml: &str) -> String {
    let mut text = String::new();
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut in_body = false;
    let mut reader = Reader::from_str(xhtml);
    let skipped = |open: &[(String, bool)]| open.iter().any(|(_, skip)| *skip);
    loop {
        match reader.read_event().expect("an event") {
            Event::Eof => break,
            Event::Start(element) => {
                let name = element.name().as_ref().to_owned();
                in_body |= name == "body";
                if !is_inline(&name) && !skipped(&open) {
                    text.push('\n');
                }
                let class = attribute(&element, "class").unwrap_or_default();
                let mut skip = class.split(' ').any(|class| class == "generated");
                if name == "math" && !skipped(&open) {
                    text.push_str(&attribute(&element, "alttext").expect("alttext"));
                    skip = true;
                }
                open.push((name, skip));
            }
            Event::End(_) => {
                let (name, _) = open.pop().expect("an open element");
                if !is_inline(&name) && !skipped(&open) {
                    text.push('\n');
                }
            }
            Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                if name == "br" || !is_inline(&name) {
                    text.push('\n');
                }
            }
            Event::Text(words) if in_body && !skipped(&open) => text.push_str(&words),
            Event::GeneralRef(reference) if in_body && !skipped(&open) => {
                match reference.resolve_char_ref().expect("a reference") {
                    Some(character) => text.push(character),
                    None => text.push_str(match &*reference {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("unknown entity {other}"),
                    }),
                }
            }
            _ => {}
        }
    }
    text
}

/// Elements within a line.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "em"
            | "strong"
            | "s"
            | "sup"
            | "sub"
            | "span"
            | "code"
            | "img"
            | "br"
            | "math"
            | "abbr"
            | "bdi"
            | "bdo"
            | "cite"
            | "dfn"
            | "ins"
            | "kbd"
            | "mark"
            | "rp"
            | "rt"
            | "ruby"
            | "samp"
            | "small"
            | "time"
            | "u"
            | "var"
    )
}

/// The words of the source in a whole book, in reading order.
pub(crate) fn words(epub: &[u8]) -> Vec<String> {
    let files = files(epub);
    let mut words = Vec::new();
    for name in spine(&files) {
        words.extend(split(&source_text(file(&files, &name))));
    }
    words
}

/// Words between white space, with soft hyphens removed.
pub(crate) fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(|word| word.replace('\u{ad}', "")).collect()
}

/// Holds that a text shows words in their order, whatever the converter says between them,
/// and those of `own` no second time.
#[track_caller]
pub(crate) fn shows_once(words: &[String], shown: &str, own: &[&str]) {
    let shown = split(shown);
    let mut rest = shown.iter();
    for word in words {
        assert!(rest.any(|one| one == word), "{word} of {words:?} in {shown:?}");
    }
    for word in own {
        let count = |all: &[String]| all.iter().filter(|one| one == word).count();
        assert_eq!((count(words), count(&shown)), (1, 1), "{word} in {shown:?}");
    }
}
