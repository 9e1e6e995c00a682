//! Drawings made fit for a book: what is missing is added, names are those of XML.

use super::names::{Names, xml_name};
use super::svg::local;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// The vocabulary of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";
/// The vocabulary of older links.
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// A drawing as a book may hold it (EPUBCheck RSC-005): its elements are of the vocabulary of
/// SVG, and every identifier is an XML name that no other element has.
///
/// # Errors
/// Where a prefix stands for nothing, so that no one knows what is meant.
pub(super) fn fit_for_books(drawing: &str) -> Result<String, String> {
    let facts = Facts::of(drawing)?;
    facts.check()?;
    let mut out = String::with_capacity(drawing.len());
    let mut seen = BTreeSet::new();
    let mut reader = Reader::from_str(drawing);
    let mut from = 0;
    // The rules of the style element that is open: its pieces may cut a reference in two.
    let mut rules: Option<String> = None;
    let mut is_root = true;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let to = usize::try_from(reader.buffer_position()).unwrap_or(from);
        let written = drawing.get(from..to).unwrap_or_default();
        from = to;
        if let Some(mut open) = rules.take() {
            match event {
                Event::Eof => return Err("its rules of style do not end".to_owned()),
                Event::End(_) => {
                    out.push_str(&facts.referred(&open));
                    out.push_str(written);
                }
                Event::Start(_)
                | Event::Empty(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_) => {
                    open.push_str(written);
                    rules = Some(open);
                }
            }
            continue;
        }
        match event {
            Event::Eof => break,
            Event::Start(element) => {
                rules = (local(&element) == "style").then(String::new);
                out.push_str(&facts.tag(&element, (written, is_root), &mut seen)?);
                is_root = false;
            }
            Event::Empty(element) => {
                out.push_str(&facts.tag(&element, (written, is_root), &mut seen)?);
                is_root = false;
            }
            Event::End(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => out.push_str(written),
        }
    }
    Ok(out)
}

/// What a drawing names.
#[derive(Debug, Default)]
struct Facts {
    /// Identifiers that are no XML names, with the names that take their place.
    renamed: BTreeMap<String, String>,
    /// Prefixes in use.
    prefixes: BTreeSet<String>,
    /// Prefixes that are declared, the empty one for a vocabulary without a prefix.
    declared: BTreeSet<String>,
}

impl Facts {
    fn of(drawing: &str) -> Result<Self, String> {
        let mut facts = Self::default();
        let mut ids: Vec<String> = Vec::new();
        let mut reader = Reader::from_str(drawing);
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Eof => break,
                Event::Start(element) | Event::Empty(element) => {
                    facts.enter(&element, &mut ids)?;
                }
                Event::End(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_) => {}
            }
        }
        // Names that are right stay as they are; the others make room for them.
        let mut names = Names::default();
        let is_right = |id: &&String| xml_name(id) == **id;
        for id in ids.iter().filter(is_right) {
            names.unused(id);
        }
        for id in ids.iter().filter(|id| !is_right(id)) {
            if !facts.renamed.contains_key(id) {
                let name = names.unused(&xml_name(id));
                facts.renamed.insert(id.clone(), name);
            }
        }
        Ok(facts)
    }

    fn enter(
        &mut self,
        element: &BytesStart<'_>,
        ids: &mut Vec<String>,
    ) -> Result<(), String> {
        self.prefix(element.name().as_ref());
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let key = attribute.key.as_ref();
            match key.split_once(':') {
                Some(("xmlns", prefix)) => {
                    self.declared.insert(prefix.to_owned());
                }
                None if key == "xmlns" => {
                    self.declared.insert(String::new());
                }
                Some(_) | None => self.prefix(key),
            }
            if key == "id" {
                ids.push(attribute.value.to_string());
            }
        }
        Ok(())
    }

    fn prefix(&mut self, name: &str) {
        if let Some((prefix, _)) = name.split_once(':') {
            self.prefixes.insert(prefix.to_owned());
        }
    }

    fn check(&self) -> Result<(), String> {
        let known = |prefix: &&String| {
            self.declared.contains(*prefix) || matches!(prefix.as_str(), "xml" | "xlink")
        };
        match self.prefixes.iter().find(|prefix| !known(prefix)) {
            Some(prefix) => Err(format!(
                "the drawing does not say what its prefix `{prefix}:` stands for"
            )),
            None => Ok(()),
        }
    }

    /// A tag as it is to be: as it was written, where nothing is wrong with it.
    fn tag(
        &self,
        element: &BytesStart<'_>,
        (written, is_root): (&str, bool),
        seen: &mut BTreeSet<String>,
    ) -> Result<String, String> {
        let mut is_changed = false;
        let mut attributes = String::new();
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let key = attribute.key.as_ref();
            let value = attribute.value.as_ref();
            // Whatever refers to the name means the first that has it.
            if key == "id" && (value.trim().is_empty() || !seen.insert(value.to_owned())) {
                is_changed = true;
                continue;
            }
            let new = match key {
                "id" => self.renamed.get(value).map_or(value, String::as_str).to_owned(),
                "href" | "xlink:href" => self.link(value),
                _other => self.referred(value),
            };
            is_changed |= new != value;
            attributes.push_str(&format!(" {key}=\"{}\"", new.replace('"', "&quot;")));
        }
        if is_root {
            let name = element.name();
            let has_prefix = name.as_ref().contains(':');
            for (prefix, address, is_used) in
                [("", SVG, !has_prefix), ("xlink", XLINK, self.prefixes.contains("xlink"))]
            {
                if is_used && !self.declared.contains(prefix) {
                    let key = if prefix.is_empty() { "xmlns" } else { "xmlns:xlink" };
                    attributes.push_str(&format!(" {key}=\"{address}\""));
                    is_changed = true;
                }
            }
        }
        if !is_changed {
            return Ok(written.to_owned());
        }
        let end = if written.ends_with("/>") { "/>" } else { ">" };
        Ok(format!("<{}{attributes}{end}", element.name().as_ref()))
    }

    /// A link into the drawing, by the name that the identifier has now.
    fn link(&self, value: &str) -> String {
        match value.strip_prefix('#').and_then(|id| self.renamed.get(id)) {
            Some(name) => format!("#{name}"),
            None => value.to_owned(),
        }
    }

    /// Rules or values of style, with the names that identifiers have now.
    fn referred(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for (id, name) in &self.renamed {
            for quote in ["", "\"", "'", "&quot;", "&apos;"] {
                let old = format!("url({quote}#{id}{quote})");
                out = out.replace(&old, &format!("url({quote}#{name}{quote})"));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::fit_for_books;

    #[test]
    fn what_is_right_stays_as_it_is() {
        let right = "<?xml version=\"1.0\"?>\n<svg xmlns='http://www.w3.org/2000/svg'><g id = \"a\"/>\n\
                     <use href=\"#a\"/><style><![CDATA[g{fill:url(#a)}]]></style><!-- c --></svg>\n";
        assert_eq!(fit_for_books(right).as_deref(), Ok(right));
    }

    #[test]
    fn a_drawing_without_its_vocabulary_is_given_it() {
        assert_eq!(
            fit_for_books("<svg viewBox='0 0 1 1'><use xlink:href=\"#a\"/></svg>")
                .as_deref(),
            Ok("<svg viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\" \
                xmlns:xlink=\"http://www.w3.org/1999/xlink\"><use xlink:href=\"#a\"/></svg>")
        );
        assert!(fit_for_books("<svg><g inkscape:label=\"a\"/></svg>").is_err());
    }

    #[test]
    fn identifiers_become_names_and_what_refers_to_them_follows() {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"1 a\"/><g id=\"b\"/>\
                       <g id=\"b\"/><use href=\"#1 a\" style=\"fill:url('#1 a')\"/><g id=\"\"/>\
                       <style>g{fill:url(&quot;#1 a&quot;)}</style></svg>";
        assert_eq!(
            fit_for_books(drawing).as_deref(),
            Ok("<svg xmlns=\"http://www.w3.org/2000/svg\"><g id=\"_1-a\"/><g id=\"b\"/>\
                <g/><use href=\"#_1-a\" style=\"fill:url('#_1-a')\"/><g/>\
                <style>g{fill:url(&quot;#_1-a&quot;)}</style></svg>")
        );
    }
}
