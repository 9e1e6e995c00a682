//! Identifiers: the document's own made fit for XML, and ours beside them.

use crate::document::{Attributes, Block, Document, each_attributes, visit_blocks};
use std::collections::{BTreeMap, BTreeSet};

/// The identifiers of one edition: none occurs twice, each is an XML name, and none needs
/// an escape in a link.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    own: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    /// The number that the next name on a base gets, where the base was taken before.
    numbers: BTreeMap<String, usize>,
}

impl Names {
    /// The names of a document's blocks and inlines.
    pub(super) fn of(document: &Document) -> Self {
        let mut names = Self::default();
        let mut enter = |attributes: &Attributes| {
            if let Some(id) = attributes.id() {
                let name = names.unused(&xml_name(id));
                names.own.entry(id.to_owned()).or_insert(name);
            }
        };
        let mut block = |block: &Block| each_attributes(block, &mut |own, _| enter(own));
        visit_blocks(&document.blocks, &mut block);
        for note in &document.notes {
            visit_blocks(&note.blocks, &mut block);
        }
        names
    }

    /// The name behind an identifier of the document.
    pub(super) fn get(&self, id: &str) -> Option<&str> {
        self.own.get(id).map(String::as_str)
    }

    /// A name for an element that the converter makes: `base`, or `base` with a number
    /// where the document took it.
    pub(super) fn unused(&mut self, base: &str) -> String {
        if self.taken.insert(base.to_owned()) {
            return base.to_owned();
        }
        let number = self.numbers.entry(base.to_owned()).or_insert(2);
        loop {
            let name = format!("{base}-{number}");
            *number += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// The identifier with what no XML name holds turned into `-`.
pub(super) fn xml_name(id: &str) -> String {
    let mut name: String = id
        .chars()
        .map(|c| {
            let is_more = matches!(c, '0'..='9' | '-' | '.' | '\u{300}'..='\u{36f}');
            if is_name_start(c) || is_more { c } else { '-' }
        })
        .collect();
    if !name.starts_with(is_name_start) {
        name.insert(0, '_');
    }
    name
}

/// What a name may begin with (XML 1.0, fifth edition, production 4), without the joiners.
const fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_identifier_becomes_an_xml_name() {
        for (id, name) in
            [("été", "été"), ("90 jours", "_90-jours"), ("a:b/c%20", "a-b-c-20"), ("", "_")]
        {
            assert_eq!(xml_name(id), name);
        }
    }

    #[test]
    fn a_name_of_ours_gives_way_to_the_documents() {
        let mut names = Names::default();
        assert_eq!(names.unused("note-1"), "note-1");
        assert_eq!(names.unused("note-1"), "note-1-2");
        assert_eq!(names.unused("note-1-4"), "note-1-4");
        assert_eq!(names.unused("note-1"), "note-1-3");
        assert_eq!(names.unused("note-1"), "note-1-5");
    }
}
