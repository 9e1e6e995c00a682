//! Which faces the style sheet asks for, and for which characters.

use std::collections::{BTreeMap, BTreeSet};

/// A face as the style sheet asks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FaceStyle {
    /// Whether it is the face of code.
    pub mono: bool,
    /// How heavy.
    pub weight: FaceWeight,
    /// Whether it is italic.
    pub italic: bool,
}

/// The weights of the style sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaceWeight {
    /// 400: running text.
    #[default]
    Regular,
    /// 600: headings, heads of tables, terms.
    Semibold,
    /// 700: strong words.
    Bold,
}

/// The characters set in each face.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaceUse {
    faces: BTreeMap<FaceStyle, BTreeSet<char>>,
}

impl FaceUse {
    /// Notes that `words` are set in `face`.
    pub fn add(&mut self, face: FaceStyle, words: &str) {
        if !words.is_empty() {
            self.faces.entry(face).or_default().extend(words.chars());
        }
    }

    /// The faces in use, in order, each with its characters.
    pub fn iter(&self) -> impl Iterator<Item = (FaceStyle, &BTreeSet<char>)> {
        self.faces.iter().map(|(face, characters)| (*face, characters))
    }
}
