//! How a stretch of text looks, and whose it is.

use super::formula::MathBox;
use super::frame::{Color, Mark};
use crate::font::{FaceId, Run};
use crate::geometry::{Length, Size};
use crate::language::Tag;

/// A style's handle: its place in [`Styles`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct StyleId(pub(super) u32);

/// A language's handle: its place in [`Styles`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct LanguageId(pub(super) u16);

/// A link's handle: its place in [`Styles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct LinkId(pub(super) u32);

/// The handle of an object within a line: its place in [`Styles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ObjectId(pub(super) u32);

/// What stands within a line and is no words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineObject {
    /// What it is.
    pub(super) kind: ObjectKind,
    /// Its size on the page.
    pub(super) size: Size,
    /// How far it hangs below the baseline.
    pub(super) depth: Length,
}

/// What an object within a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ObjectKind {
    /// An image: its place in the layout's list.
    Image(usize),
    /// A formula or a part of one: its place in [`Styles`].
    Formula(usize),
}

/// A formula within a line, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LineFormula {
    /// The face for formulas.
    pub(super) face: FaceId,
    /// How it is read.
    pub(super) text: String,
    /// How it is drawn.
    pub(super) set: MathBox,
}

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextStyle {
    /// Face, features and direction.
    pub(super) run: Run,
    /// The size.
    pub(super) size: Length,
    /// How far it stands above the baseline.
    pub(super) raise: Length,
    /// Its color.
    pub(super) color: Color,
    /// The element it belongs to.
    pub(super) mark: Mark,
    /// Its language.
    pub(super) language: LanguageId,
    /// The link it is part of.
    pub(super) link: Option<LinkId>,
    /// The object that stands in place of the words.
    pub(super) object: Option<ObjectId>,
    /// What is drawn with it.
    pub(super) decorations: Decorations,
    /// Whether its words may be divided and its ends may protrude: not so in code.
    pub(super) running: bool,
}

/// What is drawn with words: all that they stand in, as a line below marked words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Decorations {
    /// A bright field behind them.
    pub(super) highlighted: bool,
    /// A line below them.
    pub(super) underlined: bool,
    /// A line through them.
    pub(super) struck: bool,
}

impl Decorations {
    /// Words alone.
    pub(super) const NONE: Self =
        Self { highlighted: false, underlined: false, struck: false };
}

/// A link as the text styles refer to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StyledLink {
    pub(super) target: super::frame::LinkTarget,
    pub(super) element: super::structure::ElementId,
    pub(super) description: String,
}

/// The styles, languages and links of one layout.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    styles: Vec<TextStyle>,
    languages: Vec<Tag>,
    links: Vec<StyledLink>,
    objects: Vec<LineObject>,
    formulas: Vec<LineFormula>,
}

impl Styles {
    /// The handle of `style`; an equal one added last is not added again.
    pub(super) fn add(&mut self, style: TextStyle) -> StyleId {
        if self.styles.last() != Some(&style) {
            self.styles.push(style);
        }
        StyleId(handle(self.styles.len() - 1))
    }

    /// The style behind a handle.
    pub(super) fn get(&self, id: StyleId) -> &TextStyle {
        &self.styles[id.0 as usize]
    }

    /// The handle of a language.
    pub(super) fn language(&mut self, tag: &Tag) -> LanguageId {
        let at =
            self.languages.iter().position(|known| known == tag).unwrap_or_else(|| {
                self.languages.push(tag.clone());
                self.languages.len() - 1
            });
        LanguageId(u16::try_from(at).unwrap_or(u16::MAX))
    }

    /// The language behind a handle.
    pub(super) fn tag(&self, id: LanguageId) -> &Tag {
        &self.languages[usize::from(id.0)]
    }

    /// Adds an object within a line.
    pub(super) fn add_object(&mut self, object: LineObject) -> ObjectId {
        self.objects.push(object);
        ObjectId(handle(self.objects.len() - 1))
    }

    /// The object behind a handle.
    pub(super) fn object(&self, id: ObjectId) -> &LineObject {
        &self.objects[id.0 as usize]
    }

    /// Adds a formula within a line.
    pub(super) fn add_formula(&mut self, formula: LineFormula) -> ObjectId {
        let size = Size::new(formula.set.width, formula.set.ascent + formula.set.descent);
        let depth = formula.set.descent;
        self.formulas.push(formula);
        let kind = ObjectKind::Formula(self.formulas.len() - 1);
        self.add_object(LineObject { kind, size, depth })
    }

    /// The formula at a place.
    pub(super) fn formula(&self, at: usize) -> Option<&LineFormula> {
        self.formulas.get(at)
    }

    /// Adds a link.
    pub(super) fn add_link(&mut self, link: StyledLink) -> LinkId {
        self.links.push(link);
        LinkId(handle(self.links.len() - 1))
    }

    /// The link behind a handle.
    pub(super) fn link(&self, id: LinkId) -> &StyledLink {
        &self.links[id.0 as usize]
    }
}

pub(super) fn handle(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
