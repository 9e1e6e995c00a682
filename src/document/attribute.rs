//! What `{#id .class key=value}` says of a block or an inline.

use crate::language::Tag;

/// Direction of writing, where the source states one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As Latin.
    LeftToRight,
    /// As Arabic and Hebrew.
    RightToLeft,
}

impl Direction {
    /// The direction that a language is written in; none where it is not known.
    #[must_use]
    pub fn of(language: &Tag) -> Option<Self> {
        match language.primary() {
            "und" | "mul" | "zxx" => None,
            _ if language.is_right_to_left() => Some(Self::RightToLeft),
            _ => Some(Self::LeftToRight),
        }
    }

    /// The word that HTML, EPUB and pandoc have for it.
    #[must_use]
    pub const fn as_html(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// Identifier, classes and keys; nearly always empty, so the parts share one box.
///
/// ```
/// use sevigne::document::Attributes;
/// let mut attributes = Attributes::default();
/// assert!(attributes.is_empty());
/// attributes.add_class("keep");
/// assert!(attributes.has_class("keep"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Attributes(Option<Box<Parts>>);

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Parts {
    id: Option<String>,
    classes: Vec<String>,
    language: Option<Tag>,
    direction: Option<Direction>,
    other: Vec<(String, String)>,
}

impl Attributes {
    /// Nothing said.
    pub const NONE: Self = Self(None);

    /// Whether nothing is said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The identifier; unique in the document after reading.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.0.as_ref()?.id.as_deref()
    }

    /// The classes, in source order.
    #[must_use]
    pub fn classes(&self) -> &[String] {
        self.0.as_ref().map_or(&[], |parts| &parts.classes)
    }

    /// Whether `class` is among the classes.
    #[must_use]
    pub fn has_class(&self, class: &str) -> bool {
        self.classes().iter().any(|own| own == class)
    }

    /// The language, where it differs from what surrounds it.
    #[must_use]
    pub fn language(&self) -> Option<&Tag> {
        self.0.as_ref()?.language.as_ref()
    }

    /// Whether they take its number from a heading (pandoc's `{-}`).
    #[must_use]
    pub fn is_unnumbered(&self) -> bool {
        self.has_class("unnumbered")
    }

    /// Whether they keep a heading out of the table of contents: pandoc's class `unlisted`
    /// beside `unnumbered`.
    #[must_use]
    pub fn is_unlisted(&self) -> bool {
        self.is_unnumbered() && self.has_class("unlisted")
    }

    /// The direction of writing, where it is stated.
    #[must_use]
    pub fn direction(&self) -> Option<Direction> {
        self.0.as_ref()?.direction
    }

    /// All other keys with their values, in source order.
    #[must_use]
    pub fn others(&self) -> &[(String, String)] {
        self.0.as_ref().map_or(&[], |parts| &parts.other)
    }

    /// The value of the first of the other keys named `key`.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&str> {
        let found = self.others().iter().find(|(own, _)| own == key);
        found.map(|(_, value)| value.as_str())
    }

    /// Names the element.
    pub fn set_id(&mut self, id: impl Into<String>) {
        self.parts().id = Some(id.into());
    }

    /// Adds a class.
    pub fn add_class(&mut self, class: impl Into<String>) {
        self.parts().classes.push(class.into());
    }

    /// Takes a class out.
    pub fn remove_class(&mut self, class: &str) {
        let Some(parts) = self.0.as_mut() else { return };
        parts.classes.retain(|own| own != class);
        if **parts == Parts::default() {
            self.0 = None;
        }
    }

    /// States the language.
    pub fn set_language(&mut self, language: Tag) {
        self.parts().language = Some(language);
    }

    /// Takes the language out.
    pub fn take_language(&mut self) -> Option<Tag> {
        let parts = self.0.as_mut()?;
        let language = parts.language.take();
        if **parts == Parts::default() {
            self.0 = None;
        }
        language
    }

    /// States the direction of writing.
    pub fn set_direction(&mut self, direction: Direction) {
        self.parts().direction = Some(direction);
    }

    /// Adds a key with its value.
    pub fn add(&mut self, key: impl Into<String>, value: impl Into<String>) {
        self.parts().other.push((key.into(), value.into()));
    }

    /// The same but for the identifier.
    #[must_use]
    pub fn without_id(&self) -> Self {
        let mut rest = self.clone();
        if let Some(parts) = &mut rest.0 {
            parts.id = None;
            if **parts == Parts::default() {
                rest.0 = None;
            }
        }
        rest
    }

    /// Adds what `other` says and this does not.
    pub fn add_missing(&mut self, other: &Self) {
        let Some(other) = &other.0 else { return };
        if self.id().is_none()
            && let Some(id) = &other.id
        {
            self.set_id(id.as_str());
        }
        for class in &other.classes {
            if !self.has_class(class) {
                self.add_class(class.as_str());
            }
        }
        if self.language().is_none()
            && let Some(language) = &other.language
        {
            self.set_language(language.clone());
        }
        if self.direction().is_none()
            && let Some(direction) = other.direction
        {
            self.set_direction(direction);
        }
        for (key, value) in &other.other {
            if !self.others().iter().any(|(own, _)| own == key) {
                self.add(key.as_str(), value.as_str());
            }
        }
    }

    /// Takes the first of the other keys named `key` out and gives its value.
    pub fn remove(&mut self, key: &str) -> Option<String> {
        let parts = self.0.as_mut()?;
        let at = parts.other.iter().position(|(own, _)| own == key)?;
        let (_, value) = parts.other.remove(at);
        if **parts == Parts::default() {
            self.0 = None;
        }
        Some(value)
    }

    fn parts(&mut self) -> &mut Parts {
        self.0.get_or_insert_default()
    }
}
