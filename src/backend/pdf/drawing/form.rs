//! One content stream of a drawing and its resources (ISO 32000-1, 7.8.3).

use super::number::corners;
use crate::backend::pdf::object::name;
use lopdf::{Dictionary, Object, dictionary};
use usvg::Rect;

/// A content stream of a drawing with what it names.
#[derive(Debug, Default)]
pub(super) struct Form {
    pub(super) content: String,
    pub(super) states: Dictionary,
    pub(super) patterns: Dictionary,
    pub(super) shadings: Dictionary,
    pub(super) xobjects: Dictionary,
}

impl Form {
    pub(super) fn resources(&self) -> Dictionary {
        [
            ("ExtGState", &self.states),
            ("Pattern", &self.patterns),
            ("Shading", &self.shadings),
            ("XObject", &self.xobjects),
        ]
        .into_iter()
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(key, entries)| (key, Object::from(entries.clone())))
        .collect()
    }

    pub(super) fn dictionary(&self, bounds: Rect) -> Dictionary {
        dictionary! {
            "Type" => name("XObject"),
            "Subtype" => name("Form"),
            "BBox" => corners(bounds),
            "Resources" => self.resources(),
        }
    }

    /// The dictionary of a transparency group (11.6.6).
    pub(super) fn group_dictionary(&self, bounds: Rect) -> Dictionary {
        let mut dictionary = self.dictionary(bounds);
        let group = dictionary! {
            "S" => name("Transparency"), "CS" => name("DeviceRGB"), "I" => true,
        };
        dictionary.set("Group", group);
        dictionary
    }
}

/// Adds a resource under the next name that begins with `letter`.
pub(super) fn add(
    entries: &mut Dictionary,
    letter: &str,
    object: impl Into<Object>,
) -> String {
    let name = format!("{letter}{}", entries.len());
    entries.set(name.as_bytes(), object);
    name
}
