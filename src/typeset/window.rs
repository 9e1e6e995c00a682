//! Where things stand on the first page of a letter in an envelope with a window.
//!
//! The measures are those of KOMA-Script's `.lco` files for these norms, and for France those
//! of the address block of La Poste (NF Z 10-011); all from the sheet's upper left corner.

use crate::document::Window;
use crate::geometry::{Length, Point};

/// The places on the first page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Places {
    /// Where the first line of the address stands.
    pub(super) address: Point,
    /// How high the window is from there on.
    pub(super) room: Length,
    /// Where the sender stands; none where it stands above on the left.
    pub(super) sender: Option<Point>,
    /// How far above the address the sender is repeated in a small line.
    pub(super) return_line: Option<Length>,
    /// Where place and date stand at the earliest.
    pub(super) below: Length,
    /// The marks to fold the sheet at.
    pub(super) folds: [Length; 2],
    /// The mark to punch it at.
    pub(super) hole: Option<Length>,
}

/// Tenths of a millimetre.
const fn tenths(count: i64) -> Length {
    Length::from_micrometres(count * 100)
}

const fn at(x: i64, y: i64) -> Point {
    Point::new(tenths(x), tenths(y))
}

/// The places of a window; none where there is none.
pub(super) const fn places(window: Window) -> Option<Places> {
    Some(match window {
        Window::None => return None,
        Window::Nf => Places {
            address: at(1100, 550),
            room: tenths(330),
            sender: None,
            return_line: None,
            below: tenths(990),
            folds: [tenths(990), tenths(1980)],
            hole: None,
        },
        Window::DinA => Places {
            address: at(250, 447),
            room: tenths(273),
            sender: Some(at(1250, 320)),
            return_line: Some(tenths(50)),
            below: tenths(794),
            folds: [tenths(870), tenths(1920)],
            hole: Some(tenths(1485)),
        },
        Window::DinB => Places {
            address: at(250, 627),
            room: tenths(273),
            sender: Some(at(1250, 500)),
            return_line: Some(tenths(50)),
            below: tenths(985),
            folds: [tenths(1050), tenths(2100)],
            hole: Some(tenths(1485)),
        },
        Window::Sn => Places {
            address: at(1120, 550),
            room: tenths(350),
            sender: None,
            return_line: Some(tenths(50)),
            below: tenths(985),
            folds: [tenths(1050), tenths(2100)],
            hole: None,
        },
        Window::SnLeft => Places {
            address: at(250, 455),
            room: tenths(350),
            sender: Some(at(1250, 400)),
            return_line: Some(tenths(50)),
            below: tenths(890),
            folds: [tenths(1050), tenths(2100)],
            hole: None,
        },
        Window::Us => Places {
            address: at(250, 556),
            room: tenths(286),
            sender: None,
            return_line: None,
            below: tenths(873),
            folds: [tenths(953), tenths(1873)],
            hole: None,
        },
    })
}
