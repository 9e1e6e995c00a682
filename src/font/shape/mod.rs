//! Shaping: words to glyphs, each distinct word once.

mod half;
mod piece;
mod prepared;

use super::book::{FaceId, FontBook};
use super::features::{Features, Writing};
use harfrust::{Buffer, ClusterLevel, ShapeOptions, ShaperFont};
use piece::{Drawn, Piece};
use prepared::{Nominal, Prepared};
use rustc_hash::FxHashMap;

/// A glyph of a shaped word. Advances and offsets are in 1/65536 em.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ShapedGlyph {
    /// Its index in the face; never 0.
    pub id: u16,
    /// The face it is drawn from.
    pub face: FaceId,
    /// From its origin to the next glyph's, kerning included.
    pub advance: i32,
    /// Moves it to the right.
    pub offset_x: i32,
    /// Moves it upwards.
    pub offset_y: i32,
    /// The first byte of the word that it shows.
    pub start: u32,
    /// The byte after the last one; glyphs after the first of a cluster show none.
    pub end: u32,
    /// Whether it looks as it does for what stands before it: cut there, both sides have to
    /// be shaped anew (HarfBuzz's «unsafe to break»).
    pub bound: bool,
}

/// A shaped word's handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

/// How a word is to be shaped: one key of the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// The face asked first.
    pub face: FaceId,
    /// The features.
    pub features: Features,
    /// Which way it is written.
    pub writing: Writing,
}

/// A shaped word.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its glyphs from left to right.
    pub glyphs: &'a [ShapedGlyph],
    /// The sum of the advances, in 1/65536 em: more than 32 bits hold for a word of 75,000
    /// letters.
    pub width: i64,
    /// The characters that no font has, drawn as boxes; each once.
    pub missing: &'a str,
}

#[derive(Clone, Debug)]
struct Record {
    text: (u32, u32),
    glyphs: (u32, u32),
    width: i64,
    missing: Box<str>,
}

/// Shapes words and keeps the result: in running text nine words of ten were seen before.
///
/// ```
/// use sevigne::font::{Family, Features, FontBook, Posture, Run, Shaper, Weight, Writing};
/// let book = FontBook::bundled();
/// let face = book.select(Family::Serif, Weight::REGULAR, Posture::Upright);
/// let run = Run { face, features: Features::TEXT, writing: Writing::LeftToRight };
/// let mut shaper = Shaper::new(&book);
/// let id = shaper.shape(run, "difficile");
/// let word = shaper.word(id);
/// // The three letters `ffi` are one glyph.
/// assert_eq!((word.text.len(), word.glyphs.len()), (9, 7));
/// assert_eq!(shaper.shape(run, "difficile"), id);
/// ```
pub struct Shaper<'a> {
    book: &'a FontBook,
    prepared: Vec<Option<Prepared>>,
    known: FxHashMap<Run, FxHashMap<Box<str>, WordId>>,
    /// Signs without the half of their em that is blank; none where a glyph fills more.
    halves: FxHashMap<(Run, char), Option<WordId>>,
    records: Vec<Record>,
    glyphs: Vec<ShapedGlyph>,
    text: String,
    buffer: Buffer,
    /// Room for the parts of the word under way.
    pieces: Vec<Piece>,
}

/// Drawn as a hyphen at the edge of a part of a word.
const SOFT_HYPHEN: char = '\u{AD}';

impl<'a> Shaper<'a> {
    /// A shaper over the faces of `book`.
    #[must_use]
    pub fn new(book: &'a FontBook) -> Self {
        Self {
            book,
            prepared: Vec::new(),
            known: FxHashMap::default(),
            halves: FxHashMap::default(),
            records: Vec::new(),
            glyphs: Vec::new(),
            text: String::new(),
            buffer: Buffer::new(),
            pieces: Vec::new(),
        }
    }

    /// The faces.
    #[must_use]
    pub const fn book(&self) -> &'a FontBook {
        self.book
    }

    /// Shapes `text` as one run, or recalls it. Text in several scripts is split, and each
    /// character that the face lacks is looked for in the other faces; one that no face has
    /// becomes a box, and the word says so. A soft hyphen at either end is drawn as a hyphen.
    pub fn shape(&mut self, run: Run, text: &str) -> WordId {
        if let Some(id) = self.known.get(&run).and_then(|words| words.get(text)) {
            return *id;
        }
        let id = if text.starts_with(SOFT_HYPHEN) || text.ends_with(SOFT_HYPHEN) {
            self.shape_as(run, text, &text.replace(SOFT_HYPHEN, "-"))
        } else {
            self.shape_as(run, text, text)
        };
        self.known.entry(run).or_default().insert(text.into(), id);
        id
    }

    /// Shapes what is drawn for `text` where that is something else: as many characters,
    /// of which each glyph shows those of `text`. Nothing is recalled.
    pub fn shape_as(&mut self, run: Run, text: &str, drawn: &str) -> WordId {
        let id = WordId(index(self.records.len()));
        let first = self.glyphs.len();
        let missing = self.shape_anew(run, drawn);
        if text != drawn {
            let ends =
                |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            let (of_drawn, of_text) = (ends(drawn), ends(text));
            let shown = |at: u32| {
                let character = of_drawn.partition_point(|start| *start < at as usize);
                index(of_text.get(character).copied().unwrap_or(text.len()))
            };
            for glyph in &mut self.glyphs[first..] {
                (glyph.start, glyph.end) = (shown(glyph.start), shown(glyph.end));
            }
        }
        let width = self.glyphs[first..].iter().map(|glyph| i64::from(glyph.advance)).sum();
        let start = self.text.len();
        self.text.push_str(text);
        self.records.push(Record {
            text: (index(start), index(self.text.len())),
            glyphs: (index(first), index(self.glyphs.len())),
            width,
            missing: missing.into_boxed_str(),
        });
        id
    }

    /// The word behind a handle.
    #[must_use]
    pub fn word(&self, id: WordId) -> Word<'_> {
        let record = &self.records[id.0 as usize];
        let range = |(start, end): (u32, u32)| start as usize..end as usize;
        Word {
            text: self.text.get(range(record.text)).unwrap_or(""),
            glyphs: &self.glyphs[range(record.glyphs)],
            width: record.width,
            missing: &record.missing,
        }
    }

    /// The glyph of a character in a face, and its advance in 1/65536 em; none where the
    /// face lacks it.
    pub fn glyph(&mut self, face: FaceId, character: char) -> Option<(u16, i32)> {
        self.nominal(face, character).map(|glyph| (glyph.id, glyph.advance))
    }

    /// Whether a face has a character.
    fn has(&mut self, face: FaceId, character: char) -> bool {
        self.nominal(face, character).is_some()
    }

    fn nominal(&mut self, id: FaceId, character: char) -> Option<Nominal> {
        let face = self.book.face(id);
        self.prepare(id).nominal(face, character)
    }

    /// Shapes each piece of the text. Gives the characters that no face has.
    fn shape_anew(&mut self, run: Run, text: &str) -> String {
        let mut pieces = std::mem::take(&mut self.pieces);
        let missing = self.cut(run.face, text, &mut pieces);
        if run.writing == Writing::RightToLeft {
            pieces.reverse();
        }
        for piece in pieces.drain(..) {
            let part = text.get(piece.start..piece.end).unwrap_or("");
            match piece.drawn {
                Drawn::Glyphs => self.shape_piece(run, &piece, part),
                Drawn::Box => self.draw_box(run.face, piece.start, part.len()),
            }
        }
        self.pieces = pieces;
        missing
    }

    fn shape_piece(&mut self, run: Run, piece: &Piece, text: &str) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.reset();
        buffer.push_str(text);
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.set_script(piece.script);
        buffer.set_direction(run.writing.direction());
        let prepared = self.prepare(piece.face);
        let units_per_em = prepared.units_per_em;
        let (font, plan) = prepared.plan((run.features, run.writing, piece.script));
        let options = ShapeOptions::new().plan(Some(&plan.plan)).features(&plan.features);
        let shaped = harfrust::shape(&ShaperFont::new(font), &mut buffer, options);
        if shaped.is_ok() {
            let start = index(piece.start);
            let first = self.glyphs.len();
            self.glyphs.extend(
                buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(
                    |(info, position)| ShapedGlyph {
                        id: u16::try_from(info.glyph_id).unwrap_or(0),
                        face: piece.face,
                        advance: em(position.x_advance.into(), units_per_em),
                        offset_x: em(position.x_offset.into(), units_per_em),
                        offset_y: em(position.y_offset.into(), units_per_em),
                        start: start + info.cluster,
                        end: start + info.cluster,
                        bound: info.unsafe_to_break(),
                    },
                ),
            );
            let end = start + index(text.len());
            share_clusters(&mut self.glyphs[first..], end, run.writing);
        }
        self.buffer = buffer;
    }

    /// Stands for a character that no face has: the bundled face's white square.
    fn draw_box(&mut self, face: FaceId, start: usize, length: usize) {
        let mut faces = self.book.fallbacks(face);
        faces.insert(0, face);
        let found = ['\u{25A1}', '\u{25AF}', '?'].into_iter().find_map(|square| {
            let face = faces.iter().find(|face| self.has(**face, square))?;
            self.glyph(*face, square).map(|(id, advance)| (*face, id, advance))
        });
        if let Some((face, id, advance)) = found {
            self.glyphs.push(ShapedGlyph {
                id,
                face,
                advance,
                start: index(start),
                end: index(start + length),
                ..ShapedGlyph::default()
            });
        }
    }

    fn prepare(&mut self, face: FaceId) -> &mut Prepared {
        let at = face.index();
        if self.prepared.len() <= at {
            self.prepared.resize_with(at + 1, || None);
        }
        let book = self.book;
        self.prepared[at].get_or_insert_with(|| Prepared::new(book.face(face)))
    }
}

impl std::fmt::Debug for Shaper<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Shaper")
            .field("words", &self.records.len())
            .field("glyphs", &self.glyphs.len())
            .finish_non_exhaustive()
    }
}

/// Gives the first glyph of every cluster the bytes up to the next cluster, or up to `end`.
fn share_clusters(glyphs: &mut [ShapedGlyph], end: u32, writing: Writing) {
    // Clusters ascend from left to right, and descend from right to left.
    let mut next = end;
    let mut share = |glyph: &mut ShapedGlyph, before: Option<u32>| {
        if before == Some(glyph.start) {
            glyph.end = glyph.start;
        } else {
            glyph.end = next;
            next = glyph.start;
        }
    };
    match writing {
        Writing::LeftToRight => {
            for at in (0..glyphs.len()).rev() {
                let before = at.checked_sub(1).map(|before| glyphs[before].start);
                share(&mut glyphs[at], before);
            }
        }
        Writing::RightToLeft => {
            let mut before = None;
            for glyph in glyphs {
                share(glyph, before);
                before = Some(glyph.start);
            }
        }
    }
}

/// Font units as 1/65536 em.
#[expect(clippy::cast_possible_truncation, reason = "an advance is a few em at most")]
fn em(units: i64, units_per_em: i64) -> i32 {
    (units * 65536 / units_per_em.max(1)) as i32
}

/// An index into the shaper's own lists, which stay far below 2³².
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::{Family, Posture, Weight};
    use super::*;

    fn serif(book: &FontBook, features: Features) -> Run {
        Run {
            face: book.select(Family::Serif, Weight::REGULAR, Posture::Upright),
            features,
            writing: Writing::LeftToRight,
        }
    }

    #[test]
    fn a_ligature_is_one_glyph_and_carries_its_letters() {
        let book = FontBook::bundled();
        let mut shaper = Shaper::new(&book);
        let id = shaper.shape(serif(&book, Features::TEXT), "difficile");
        let clusters: Vec<u32> =
            shaper.word(id).glyphs.iter().map(|glyph| glyph.start).collect();
        assert_eq!(clusters, [0, 1, 2, 5, 6, 7, 8]);
        let plain = shaper.shape(serif(&book, Features::NO_LIGATURES), "difficile");
        assert_eq!(shaper.word(plain).glyphs.len(), 9);
    }

    #[test]
    fn pairs_are_kerned() {
        let book = FontBook::bundled();
        let mut shaper = Shaper::new(&book);
        let run = serif(&book, Features::TEXT);
        let width = |shaper: &mut Shaper<'_>, text: &str| {
            let id = shaper.shape(run, text);
            shaper.word(id).width
        };
        let apart = width(&mut shaper, "A") + width(&mut shaper, "V");
        assert!(width(&mut shaper, "AV") < apart);
    }

    #[test]
    fn a_word_seen_before_is_recalled() {
        let book = FontBook::bundled();
        let mut shaper = Shaper::new(&book);
        let run = serif(&book, Features::TEXT);
        assert_eq!(shaper.shape(run, "mot"), shaper.shape(run, "mot"));
        assert_ne!(
            shaper.shape(run, "mot"),
            shaper.shape(serif(&book, Features::SMALL_CAPS), "mot")
        );
    }

    #[test]
    fn a_character_of_another_face_is_found_there() {
        let book = FontBook::bundled();
        let mut shaper = Shaper::new(&book);
        let run = serif(&book, Features::TEXT);
        // Libertinus Serif lacks U+2713, Source Sans 3 has it.
        let id = shaper.shape(run, "a✓b");
        let word = shaper.word(id);
        assert_eq!(word.missing, "");
        let families: Vec<&str> =
            word.glyphs.iter().map(|glyph| book.face(glyph.face).family()).collect();
        assert_eq!(families, ["Libertinus Serif", "Source Sans 3", "Libertinus Serif"]);
    }

    #[test]
    fn a_character_that_no_face_has_is_a_box_and_is_named() {
        let book = FontBook::bundled();
        let mut shaper = Shaper::new(&book);
        let id = shaper.shape(serif(&book, Features::TEXT), "a漢字漢");
        let word = shaper.word(id);
        assert_eq!(word.missing, "漢字");
        assert_eq!(word.glyphs.len(), 4);
        assert!(word.glyphs.iter().all(|glyph| glyph.id != 0 && glyph.advance > 0));

        let emoji = shaper.shape(serif(&book, Features::TEXT), "\u{2757}\u{FE0F}!");
        assert_eq!(shaper.word(emoji).missing, "\u{2757}", "a selector is no character");
    }

    #[test]
    fn a_mark_that_a_face_lacks_takes_its_base_to_a_face_that_has_both() {
        let book = FontBook::bundled();
        let mut shaper = Shaper::new(&book);
        let mut faces = |text: &str| {
            let id = shaper.shape(serif(&book, Features::TEXT), text);
            let word = shaper.word(id);
            assert!(word.glyphs.iter().all(|glyph| glyph.id != 0), "{text}");
            assert_eq!(word.missing, "", "{text}");
            let families = word.glyphs.iter().map(|glyph| book.face(glyph.face).family());
            families.collect::<Vec<_>>()
        };
        // Libertinus Serif has no arrow above, Libertinus Math has one.
        assert_eq!(faces("vA\u{20D7}b")[0], "Libertinus Serif");
        assert_eq!(faces("vA\u{20D7}b")[1..3], ["Libertinus Math"; 2]);
        assert_eq!(faces("A\u{20D7}"), ["Libertinus Math"; 2]);
        assert_eq!(faces("e\u{301}"), ["Libertinus Serif"], "é");
        let id = shaper.shape(serif(&book, Features::TEXT), "a\u{1DC4}");
        assert!(shaper.word(id).glyphs.iter().all(|glyph| glyph.id != 0), "in no face");
    }

    #[test]
    fn the_hyphen_of_a_divided_word_shows_the_soft_hyphen() {
        let book = FontBook::bundled();
        let mut shaper = Shaper::new(&book);
        let run = serif(&book, Features::TEXT);
        let text = "incroya\u{AD}";
        let id = shaper.shape(run, text);
        let last = shaper.word(id).glyphs.last().copied().unwrap();
        assert_eq!(text.get(last.start as usize..last.end as usize), Some("\u{AD}"));
    }
}
