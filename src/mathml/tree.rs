//! MathML as a tree.

use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The deepest tree that is read: each level is one of the stack where it is set, and no
/// formula that a reader follows is near it.
const MAX_DEPTH: usize = 64;

/// An element of MathML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its name: `mfrac`.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) children: Vec<Self>,
    /// Its own words.
    pub(crate) text: String,
    attributes: Vec<(String, String)>,
}

impl Node {
    /// Reads an element with all that stands in it.
    ///
    /// # Errors
    /// Where it is not well-formed or more than 64 levels deep; the reason.
    pub(crate) fn parse(markup: &str) -> Result<Self, String> {
        let mut reader = Reader::from_str(markup);
        let mut open: Vec<Self> = vec![Self::default()];
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(start) => {
                    if open.len() > MAX_DEPTH {
                        return Err("it is too deep to be drawn".to_owned());
                    }
                    open.push(Self::element(&start)?);
                }
                Event::Empty(start) => {
                    let node = Self::element(&start)?;
                    last(&mut open)?.children.push(node);
                }
                Event::End(_) => {
                    let node = open.pop().unwrap_or_default();
                    last(&mut open)?.children.push(node);
                }
                Event::Text(text) => last(&mut open)?.text.push_str(&text),
                Event::GeneralRef(reference) => {
                    let own = match &*reference {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _other => reference.resolve_char_ref().unwrap_or_default(),
                    };
                    last(&mut open)?.text.extend(own);
                }
                Event::Eof => break,
                Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
        let root = open.pop().and_then(|mut root| root.children.pop());
        root.ok_or_else(|| "there is no formula".to_owned())
    }

    /// A row of elements.
    pub(crate) fn row(children: Vec<Self>) -> Self {
        Self { name: "mrow".to_owned(), children, ..Self::default() }
    }

    /// It and all that stands in it as markup.
    pub(super) fn markup(&self) -> String {
        let mut markup = String::new();
        self.write(&mut markup);
        markup
    }

    fn write(&self, markup: &mut String) {
        markup.push('<');
        markup.push_str(&self.name);
        for (name, value) in &self.attributes {
            let value = escape(value.as_str());
            markup.push_str(&format!(" {name}=\"{value}\""));
        }
        markup.push('>');
        markup.push_str(&partial_escape(self.text.as_str()));
        self.children.iter().for_each(|child| child.write(markup));
        markup.push_str(&format!("</{}>", self.name));
    }

    /// Gives an attribute a value, whatever it was.
    pub(super) fn set_attribute(&mut self, name: &str, value: String) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, own)) => *own = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    fn element(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|error| error.to_string())?;
            attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        Ok(Self { name: start.name().as_ref().to_owned(), attributes, ..Self::default() })
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let own = self.attributes.iter().find(|(key, _)| key == name);
        own.map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is `true` or `false`, where it is stated.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        self.attribute(name).map(|value| value == "true")
    }
}

fn last(open: &mut [Node]) -> Result<&mut Node, String> {
    open.last_mut().ok_or_else(|| "an element ends that did not begin".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_have_names_attributes_children_and_words() {
        let markup = r#"<math display="block"><mfrac><mn>1</mn><mi>x</mi></mfrac><mo stretchy="false">&lt;</mo></math>"#;
        let root = Node::parse(markup).expect("a formula");
        assert_eq!(
            (root.name.as_str(), root.attribute("display")),
            ("math", Some("block"))
        );
        assert_eq!(root.children[0].children[1].text, "x");
        assert_eq!(root.children[1].text, "<");
        assert_eq!(root.children[1].flag("stretchy"), Some(false));
        assert_eq!(root.children[1].flag("fence"), None);
    }

    #[test]
    fn what_is_broken_or_too_deep_is_refused() {
        assert!(Node::parse("").is_err());
        assert!(Node::parse("<mi>x").is_err());
        let deep = format!("{}{}", "<mrow>".repeat(500), "</mrow>".repeat(500));
        assert_eq!(Node::parse(&deep), Err("it is too deep to be drawn".to_owned()));
    }
}
