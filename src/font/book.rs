//! The faces at hand: the bundled families first, then what the user adds.

use super::face::{Face, Posture, Weight};
use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

/// A face's handle in its [`FontBook`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(u16);

impl FaceId {
    /// The index in the book.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a family is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Running text.
    Serif,
    /// Captions and labels.
    Sans,
    /// Code.
    Mono,
}

impl Family {
    /// The bundled family for the purpose.
    #[must_use]
    pub const fn bundled(self) -> &'static str {
        match self {
            Self::Serif => "Libertinus Serif",
            Self::Sans => "Source Sans 3",
            Self::Mono => "Source Code Pro",
        }
    }
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
    entries: Vec<Entry>,
}

/// A face that is read when it is first asked for: most documents use four of seventeen.
#[derive(Clone, Debug)]
struct Entry {
    family: String,
    weight: Weight,
    posture: Posture,
    bytes: Cow<'static, [u8]>,
    face: OnceLock<Face>,
}

/// A bundled face: its family, weight, posture and file.
type Bundled = (&'static str, Weight, Posture, &'static [u8]);

macro_rules! bundled {
    ($($family:literal $weight:ident $posture:ident $file:literal)*) => {
        [$((
            $family,
            Weight::$weight,
            Posture::$posture,
            include_bytes!(concat!("../../fonts/", $file)).as_slice(),
        )),*]
    };
}

/// The bundled fonts, part of the program.
static BUNDLED: [Bundled; 17] = bundled! {
    "Libertinus Serif" REGULAR Upright "LibertinusSerif/LibertinusSerif-Regular.otf"
    "Libertinus Serif" REGULAR Italic "LibertinusSerif/LibertinusSerif-Italic.otf"
    "Libertinus Serif" SEMIBOLD Upright "LibertinusSerif/LibertinusSerif-Semibold.otf"
    "Libertinus Serif" SEMIBOLD Italic "LibertinusSerif/LibertinusSerif-SemiboldItalic.otf"
    "Libertinus Serif" BOLD Upright "LibertinusSerif/LibertinusSerif-Bold.otf"
    "Libertinus Serif" BOLD Italic "LibertinusSerif/LibertinusSerif-BoldItalic.otf"
    "Source Sans 3" REGULAR Upright "SourceSans3/SourceSans3-Regular.otf"
    "Source Sans 3" REGULAR Italic "SourceSans3/SourceSans3-It.otf"
    "Source Sans 3" SEMIBOLD Upright "SourceSans3/SourceSans3-Semibold.otf"
    "Source Sans 3" SEMIBOLD Italic "SourceSans3/SourceSans3-SemiboldIt.otf"
    "Source Sans 3" BOLD Upright "SourceSans3/SourceSans3-Bold.otf"
    "Source Sans 3" BOLD Italic "SourceSans3/SourceSans3-BoldIt.otf"
    "Source Code Pro" REGULAR Upright "SourceCodePro/SourceCodePro-Regular.otf"
    "Source Code Pro" REGULAR Italic "SourceCodePro/SourceCodePro-It.otf"
    "Source Code Pro" BOLD Upright "SourceCodePro/SourceCodePro-Bold.otf"
    "Source Code Pro" BOLD Italic "SourceCodePro/SourceCodePro-BoldIt.otf"
    "Libertinus Math" REGULAR Upright "LibertinusMath/LibertinusMath-Regular.otf"
};

impl FontBook {
    /// The families that the program carries: Libertinus Serif, Source Sans 3, Source Code
    /// Pro, and Libertinus Math for formulas.
    #[must_use]
    pub fn bundled() -> Self {
        let entries = BUNDLED
            .iter()
            .map(|(family, weight, posture, bytes)| Entry {
                family: (*family).to_owned(),
                weight: *weight,
                posture: *posture,
                bytes: Cow::Borrowed(bytes),
                face: OnceLock::new(),
            })
            .collect();
        Self { entries }
    }

    /// Adds every face of a font file (one, or those of a collection). Added faces are
    /// asked before the bundled ones where these lack a character.
    ///
    /// # Errors
    /// Where the bytes are no OpenType font.
    pub fn add(&mut self, bytes: &[u8]) -> Result<Vec<FaceId>, FontError> {
        let count = Face::count(bytes)?;
        let mut added = Vec::new();
        for index in 0..count {
            let face = Face::parse(Cow::Owned(bytes.to_vec()), index)?;
            let Ok(id) = u16::try_from(self.entries.len()) else { break };
            added.push(FaceId(id));
            self.entries.push(Entry {
                family: face.family().to_owned(),
                weight: face.weight(),
                posture: face.posture(),
                bytes: Cow::Borrowed(&[]),
                face: OnceLock::from(face),
            });
        }
        Ok(added)
    }

    /// The names of all families, each once.
    #[must_use]
    pub fn family_names(&self) -> Vec<&str> {
        let mut names: Vec<_> =
            self.entries.iter().map(|entry| entry.family.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The face behind a handle.
    ///
    /// # Panics
    /// Never for a handle of this book: added fonts were read when they were added, and a
    /// test reads each bundled one.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        let entry = &self.entries[id.index()];
        entry.face.get_or_init(|| {
            Face::parse(entry.bytes.clone(), 0).expect("a bundled font is whole")
        })
    }

    /// All faces, the bundled ones first.
    pub(crate) fn faces(&self) -> impl Iterator<Item = &Face> {
        (0..self.entries.len())
            .filter_map(|at| u16::try_from(at).ok())
            .map(|at| self.face(FaceId(at)))
    }

    /// Whether a face is upright or italic; does not read it.
    #[must_use]
    pub fn posture(&self, id: FaceId) -> Posture {
        self.entries[id.index()].posture
    }

    /// The bundled face for a purpose, nearest to the wanted posture, then weight.
    #[must_use]
    pub fn select(&self, family: Family, weight: Weight, posture: Posture) -> FaceId {
        self.select_named(family.bundled(), weight, posture).unwrap_or(FaceId(0))
    }

    /// The face for formulas.
    #[must_use]
    pub fn math(&self) -> Option<FaceId> {
        self.select_named("Libertinus Math", Weight::REGULAR, Posture::Upright)
    }

    /// The face of the family `name` (in any case) nearest to the wanted posture, then
    /// weight; none where the book has no such family.
    #[must_use]
    pub fn select_named(
        &self,
        name: &str,
        weight: Weight,
        posture: Posture,
    ) -> Option<FaceId> {
        (0_u16..)
            .zip(&self.entries)
            .filter(|(_, entry)| entry.family.eq_ignore_ascii_case(name))
            .min_by_key(|(_, entry)| {
                (entry.posture != posture, entry.weight.0.abs_diff(weight.0))
            })
            .map(|(id, _)| FaceId(id))
    }

    /// The faces to ask for a character that `face` lacks, best first: those the user
    /// added, then the bundled ones, each nearest in weight and posture first.
    #[must_use]
    pub fn fallbacks(&self, face: FaceId) -> Vec<FaceId> {
        let wanted = &self.entries[face.index()];
        let mut ids: Vec<u16> = (0_u16..)
            .zip(&self.entries)
            .map(|(id, _)| id)
            .filter(|id| *id != face.0)
            .collect();
        ids.sort_by_key(|id| {
            let entry = &self.entries[usize::from(*id)];
            (
                usize::from(*id) < BUNDLED.len(),
                entry.posture != wanted.posture,
                entry.weight.0.abs_diff(wanted.weight.0),
                *id,
            )
        });
        ids.into_iter().map(FaceId).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_font_is_what_the_table_says() {
        let book = FontBook::bundled();
        for (index, (family, weight, posture, _)) in (0_u16..).zip(&BUNDLED) {
            let face = book.face(FaceId(index));
            assert_eq!(face.family(), *family, "{face:?}");
            assert_eq!(face.weight(), *weight, "{face:?}");
            assert_eq!(face.posture(), *posture, "{face:?}");
        }
    }

    #[test]
    fn what_is_no_font_is_refused() {
        let mut book = FontBook::bundled();
        assert!(book.add(b"no font at all").is_err());
        assert!(book.add(&[]).is_err());
    }

    #[test]
    fn an_added_font_is_asked_first() {
        let mut book = FontBook::bundled();
        let added = book.add(BUNDLED[6].3).expect("a font");
        let serif = book.select(Family::Serif, Weight::REGULAR, Posture::Upright);
        assert_eq!(book.fallbacks(serif).first(), added.first());
    }
}
