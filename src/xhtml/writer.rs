//! XML that is well-formed by construction: an element closes where its content ends, and
//! every word and every value is escaped on its way in.

use crate::language;
use std::borrow::Cow;

/// An element about to be written: its name and its attributes, in the order they were
/// given.
///
/// ```
/// use sevigne::xhtml::{Element, Elements as _, Writer};
/// let mut writer = Writer::default();
/// writer.element(Element::new("p").class("salutation"), |writer| {
///     writer.text("Vous & moi");
///     writer.empty("br");
/// });
/// assert_eq!(writer.finish().trim(), r#"<p class="salutation">Vous &amp; moi<br/></p>"#);
/// ```
#[derive(Clone, Debug)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(Cow<'static, str>, String)>,
}

impl Element {
    /// The element `name`, with no attribute yet.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new() }
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Adds an attribute. A second value for the same name replaces the first.
    #[must_use]
    pub fn attribute(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<String>,
    ) -> Self {
        let name = name.into();
        let value = value.into();
        match self.attributes.iter_mut().find(|(own, _)| *own == name) {
            Some((_, old)) => *old = value,
            None => self.attributes.push((name, value)),
        }
        self
    }

    /// Adds an attribute where there is a value for it.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// Adds a class to those it has.
    #[must_use]
    pub fn class(mut self, class: &str) -> Self {
        match self.attributes.iter_mut().find(|(own, _)| own == "class") {
            Some((_, classes)) => {
                classes.push(' ');
                classes.push_str(class);
                self
            }
            None => self.attribute("class", class),
        }
    }

    /// States the language twice: `lang` for HTML, `xml:lang` for XML.
    #[must_use]
    pub fn language(self, tag: &language::Tag) -> Self {
        self.attribute("lang", tag.as_str()).attribute("xml:lang", tag.as_str())
    }
}

impl From<&'static str> for Element {
    fn from(name: &'static str) -> Self {
        Self::new(name)
    }
}

/// Writes XML into a string.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    out: String,
    dropped: usize,
}

impl Writer {
    /// A document that begins with the XML declaration, and for XHTML with its document
    /// type. No other declaration is ever written, so that no entity can be defined.
    #[must_use]
    pub fn document(document_type: DocumentType) -> Self {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        match document_type {
            DocumentType::None => {}
            DocumentType::Xhtml => out.push_str("<!DOCTYPE html>\n"),
        }
        Self { out, dropped: 0 }
    }

    /// A document of the HTML syntax, whose elements are written so that an XML parser
    /// would take them too.
    #[must_use]
    pub fn html() -> Self {
        Self { out: String::from("<!DOCTYPE html>\n"), dropped: 0 }
    }

    /// Writes words.
    pub fn text(&mut self, words: &str) {
        self.escaped(words, Place::Text);
    }

    /// Writes an element that has no content: `<br/>`.
    pub fn empty(&mut self, element: impl Into<Element>) {
        let element = element.into();
        self.tag(&element);
        self.out.push_str("/>");
        if form(element.name) != Form::Inline {
            self.out.push('\n');
        }
    }

    /// Takes over what another writer wrote.
    pub fn append(&mut self, other: &Self) {
        self.out.push_str(&other.out);
        self.dropped += other.dropped;
    }

    /// Takes over markup that is known to be well-formed: MathML by its own writer, our
    /// style sheet. Whoever calls has parsed it.
    pub fn verbatim(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// How many characters had no place in XML and were left out.
    #[must_use]
    pub const fn dropped(&self) -> usize {
        self.dropped
    }

    /// What was written.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, element: &Element) {
        self.tag(element);
        self.out.push('>');
        if form(element.name) == Form::Container {
            self.out.push('\n');
        }
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if form(name) != Form::Inline {
            self.out.push('\n');
        }
    }

    fn tag(&mut self, element: &Element) {
        self.out.push('<');
        self.out.push_str(element.name);
        for (name, value) in &element.attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escaped(value, Place::Attribute);
            self.out.push('"');
        }
    }

    fn escaped(&mut self, words: &str, place: Place) {
        for character in words.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' if place == Place::Attribute => self.out.push_str("&quot;"),
                // A parser would turn these into spaces or line feeds (XML 1.0, 2.11, 3.3.3).
                '\t' | '\n' if place == Place::Attribute => {
                    self.out.push_str(if character == '\t' { "&#9;" } else { "&#10;" });
                }
                '\r' => self.out.push_str("&#13;"),
                character if is_xml(character) => self.out.push(character),
                _ => self.dropped += 1,
            }
        }
    }
}

/// What stands before the root element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentType {
    /// Nothing: package document, NCX, SVG.
    None,
    /// `<!DOCTYPE html>`.
    Xhtml,
}

/// Writes elements around what a closure writes.
pub trait Elements: Sized {
    /// Where the markup goes.
    fn writer(&mut self) -> &mut Writer;

    /// Writes an element with the content that `content` writes.
    fn element(&mut self, element: impl Into<Element>, content: impl FnOnce(&mut Self)) {
        let element = element.into();
        self.writer().start(&element);
        content(self);
        self.writer().end(element.name);
    }
}

impl Elements for Writer {
    fn writer(&mut self) -> &mut Writer {
        self
    }
}

/// Whether XML 1.0 has a place for the character (production 2). Noncharacters at the end
/// of the planes are legal but no reader takes them.
const fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
        && !matches!(character, '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}')
        && (character as u32) & 0xfffe != 0xfffe
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Attribute,
}

/// Where line feeds may stand around an element without being read as words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Within a line: none.
    Inline,
    /// On a line of its own.
    Line,
    /// On lines of its own, and so is its content.
    Container,
}

fn form(name: &str) -> Form {
    match name {
        "html" | "head" | "body" | "section" | "header" | "hgroup" | "main" | "div"
        | "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tr" | "blockquote"
        | "aside" | "figure" | "nav" | "package" | "metadata" | "manifest" | "spine"
        | "ncx" | "navMap" | "navPoint" | "pageList" | "pageTarget" | "docTitle"
        | "docAuthor" | "navLabel" => Form::Container,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "dt" | "dd" | "td"
        | "th" | "pre" | "hr" | "caption" | "figcaption" | "title" | "meta" | "link"
        | "style" | "script" | "item" | "itemref" | "dc:identifier" | "dc:title"
        | "dc:language" | "dc:creator" | "dc:contributor" | "dc:date" | "dc:publisher"
        | "dc:rights" | "dc:description" | "dc:subject" | "dc:source" | "text"
        | "content" => Form::Line,
        _ => Form::Inline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_written_as_words_becomes_markup() {
        let mut writer = Writer::default();
        writer.element(
            Element::new("a").attribute("href", "x\"><script>\n&amp;"),
            |writer| {
                writer.text("]]></a><script>&lt;\u{1}\u{fffe}\u{85}");
            },
        );
        assert_eq!(writer.dropped(), 2);
        assert_eq!(
            writer.finish(),
            "<a href=\"x&quot;&gt;&lt;script&gt;&#10;&amp;amp;\">]]&gt;&lt;/a&gt;&lt;script&gt;&amp;lt;\u{85}</a>"
        );
    }

    #[test]
    fn a_second_value_replaces_the_first_and_classes_add_up() {
        let mut writer = Writer::default();
        writer.empty(
            Element::new("img")
                .attribute("id", "a")
                .class("x")
                .attribute("id", "b")
                .class("y")
                .maybe("title", None::<String>),
        );
        assert_eq!(writer.finish(), r#"<img id="b" class="x y"/>"#);
    }
}
