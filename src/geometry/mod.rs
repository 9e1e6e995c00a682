//! Fixed-point lengths and the shapes made of them.
//!
//! Invariant: no floating-point number lives in here but at two doors, [`Length::from_points`]
//! and [`Length::to_points`]; sums of lengths are exact, so that the same source gives the
//! same page on every machine.

mod length;

pub use length::{Length, ParseLengthError};

/// A place on a page; the origin is the page's top left corner, y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Length,
    /// Distance from the top edge.
    pub y: Length,
}

impl Point {
    /// The point `x` to the right of and `y` below the top left corner.
    #[must_use]
    pub const fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Horizontal extent.
    pub width: Length,
    /// Vertical extent.
    pub height: Length,
}

impl Size {
    /// A size of `width` by `height`.
    #[must_use]
    pub const fn new(width: Length, height: Length) -> Self {
        Self { width, height }
    }
}

/// A rectangle: its top left corner and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// The extent to the right and downwards.
    pub size: Size,
}

impl Rect {
    /// The rectangle with its top left corner at (`x`, `y`).
    #[must_use]
    pub const fn new(x: Length, y: Length, width: Length, height: Length) -> Self {
        Self { origin: Point::new(x, y), size: Size::new(width, height) }
    }

    /// The same further to the right and down by the coordinates of `by`.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self { origin: Point::new(self.origin.x + by.x, self.origin.y + by.y), ..self }
    }

    /// The x of the right edge.
    #[must_use]
    pub fn right(&self) -> Length {
        self.origin.x + self.size.width
    }

    /// The y of the bottom edge.
    #[must_use]
    pub fn bottom(&self) -> Length {
        self.origin.y + self.size.height
    }
}

/// One length for each side of a box: margins, padding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sides {
    /// The upper side.
    pub top: Length,
    /// The right-hand side (the outer one of a recto page).
    pub right: Length,
    /// The lower side.
    pub bottom: Length,
    /// The left-hand side (the inner one of a recto page).
    pub left: Length,
}
