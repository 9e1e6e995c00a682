//! The faces at hand: the bundled families first, then what the user adds.

use super::face::{Face, Posture, Weight};
use std::borrow::Cow;
use std::fmt;

/// A face's handle in its [`FontBook`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(u16);

impl FaceId {
    /// The index in the book.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a family is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Running text.
    Serif,
    /// Captions and labels.
    Sans,
    /// Code.
    Mono,
}

/// Why a font cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontError {
    /// The bytes are no OpenType font; the reason.
    NotAFont(String),
}

impl fmt::Display for FontError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFont(reason) => write!(formatter, "not an OpenType font: {reason}"),
        }
    }
}

impl std::error::Error for FontError {}

/// The faces of one run.
///
/// ```
/// use sevigne::font::{Family, FontBook, Posture, Weight};
/// let book = FontBook::bundled();
/// let id = book.select(Family::Serif, Weight::REGULAR, Posture::Italic);
/// assert_eq!(book.face(id).postscript_name(), "LibertinusSerif-Italic");
/// ```
#[derive(Clone, Debug)]
pub struct FontBook {
    faces: Vec<Face>,
}

/// The bundled fonts, part of the program.
macro_rules! bundled {
    ($($file:literal)*) => {
        [$(include_bytes!(concat!("../../fonts/", $file)).as_slice()),*]
    };
}

impl FontBook {
    /// The families that the program carries: Libertinus Serif, Source Sans 3, Source Code
    /// Pro.
    ///
    /// # Panics
    /// Never: the bundled fonts are part of the program, and a test reads each.
    #[must_use]
    pub fn bundled() -> Self {
        let files: [&'static [u8]; 16] = bundled! {
            "LibertinusSerif/LibertinusSerif-Regular.otf"
            "LibertinusSerif/LibertinusSerif-Italic.otf"
            "LibertinusSerif/LibertinusSerif-Semibold.otf"
            "LibertinusSerif/LibertinusSerif-SemiboldItalic.otf"
            "LibertinusSerif/LibertinusSerif-Bold.otf"
            "LibertinusSerif/LibertinusSerif-BoldItalic.otf"
            "SourceSans3/SourceSans3-Regular.otf"
            "SourceSans3/SourceSans3-It.otf"
            "SourceSans3/SourceSans3-Semibold.otf"
            "SourceSans3/SourceSans3-SemiboldIt.otf"
            "SourceSans3/SourceSans3-Bold.otf"
            "SourceSans3/SourceSans3-BoldIt.otf"
            "SourceCodePro/SourceCodePro-Regular.otf"
            "SourceCodePro/SourceCodePro-It.otf"
            "SourceCodePro/SourceCodePro-Bold.otf"
            "SourceCodePro/SourceCodePro-BoldIt.otf"
        };
        let faces = files
            .into_iter()
            .map(|bytes| {
                Face::parse(Cow::Borrowed(bytes), 0).expect("a bundled font is whole")
            })
            .collect();
        Self { faces }
    }

    /// The face behind a handle.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.index()]
    }

    /// The face of a family nearest to the wanted weight and posture.
    #[must_use]
    pub fn select(&self, family: Family, weight: Weight, posture: Posture) -> FaceId {
        let name = match family {
            Family::Serif => "Libertinus Serif",
            Family::Sans => "Source Sans 3",
            Family::Mono => "Source Code Pro",
        };
        let best = (0_u16..)
            .zip(&self.faces)
            .filter(|(_, face)| face.family() == name)
            .min_by_key(|(_, face)| {
                (face.posture() != posture, face.weight().0.abs_diff(weight.0))
            })
            .map_or(0, |(id, _)| id);
        FaceId(best)
    }
}
