//! Lines kept as they are: code. One that is wider than its measure goes on below itself.

use super::super::text_style::{Styles, handle};
use super::atoms::{Atom, AtomKind, word_space};
use super::lines::{SetLine, scaled};
use crate::font::Shaper;
use crate::geometry::Length;
use crate::line_break::Break;
use std::ops::Range;

/// Sets each line of `atoms` on one of its own. A line wider than `measure` goes on two
/// cells to the right of where it began: it ends behind a space where it can, else behind a
/// sign, else anywhere, and nothing is added, so that its text stays what it is.
pub(crate) fn keep_lines(
    shaper: &mut Shaper<'_>,
    styles: &Styles,
    atoms: &[Atom],
    measure: Length,
) -> (Vec<Atom>, Vec<SetLine>) {
    let (all, lines) = (Vec::with_capacity(atoms.len()), Vec::new());
    let mut keeper = Keeper { shaper, styles, measure: measure.raw(), atoms: all, lines };
    for line in atoms.split_inclusive(|atom| atom.kind == AtomKind::LineEnd) {
        keeper.line(line);
    }
    // Behind the last line feed an empty line stands.
    if atoms.last().is_some_and(|atom| atom.kind == AtomKind::LineEnd) {
        keeper.line(&[]);
    }
    (keeper.atoms, keeper.lines)
}

/// The most of its measure that a line which goes on may be indented by, as a divisor.
const LEAST_ROOM: i64 = 2;

struct Keeper<'a, 'b> {
    shaper: &'a mut Shaper<'b>,
    styles: &'a Styles,
    measure: i64,
    atoms: Vec<Atom>,
    lines: Vec<SetLine>,
}

/// What is never cut: a letter with its marks, a space, a word from right to left.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Its atom, by its place in the line.
    atom: usize,
    /// Its bytes in the paragraph's text.
    start: u32,
    end: u32,
    width: i64,
    /// What a line's end behind it is.
    end_behind: End,
}

/// How well a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// In the middle of a word, or in the indentation.
    Anywhere,
    /// Behind a sign.
    Sign,
    /// Behind a space.
    Space,
}

impl Keeper<'_, '_> {
    /// Sets one line of the source, in as many rows as it takes.
    fn line(&mut self, line: &[Atom]) {
        let pieces = self.pieces(line);
        let lead = pieces.iter().take_while(|piece| is_space(line, piece));
        let (lead, indent) =
            lead.fold((0, 0), |(count, width), piece| (count + 1, width + piece.width));
        let cell = line
            .first()
            .map_or(0, |atom| word_space(self.shaper, self.styles.get(atom.style)).raw());
        let hang = (indent + 2 * cell).min(self.measure / LEAST_ROOM);
        let mut from = 0;
        loop {
            let (shift, least) = if from == 0 { (0, lead + 1) } else { (hang, from + 1) };
            let to = self.row_end(line, &pieces, from, least, self.measure - shift);
            self.row(line, &pieces[from..to], shift);
            from = to;
            if from >= pieces.len() {
                break;
            }
        }
    }

    /// The pieces of a line, whose widths are told.
    fn pieces(&mut self, line: &[Atom]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (at, atom) in line.iter().enumerate() {
            let style = *self.styles.get(atom.style);
            let mut add = |start, end, width, end_behind| {
                pieces.push(Piece { atom: at, start, end, width, end_behind });
            };
            match atom.kind {
                AtomKind::Word(id) | AtomKind::Divided(id) => {
                    let word = self.shaper.word(id);
                    let bytes = (atom.end - atom.start) as usize;
                    if word.text.len() != bytes || atom.level % 2 == 1 {
                        add(
                            atom.start,
                            atom.end,
                            scaled(&style, word.width),
                            End::Anywhere,
                        );
                        continue;
                    }
                    for glyph in word.glyphs {
                        let width = scaled(&style, glyph.advance);
                        match pieces.last_mut() {
                            Some(last) if glyph.start == glyph.end && last.atom == at => {
                                last.width += width;
                            }
                            Some(_) | None => pieces.push(Piece {
                                atom: at,
                                start: atom.start + glyph.start,
                                end: atom.start + glyph.end,
                                width,
                                end_behind: end_behind(word.text, glyph.end as usize),
                            }),
                        }
                    }
                }
                AtomKind::Space(spacing, _) => {
                    let width = spacing.glue(word_space(self.shaper, &style)).width;
                    add(atom.start, atom.end, width, End::Space);
                }
                AtomKind::Gap(gap) => {
                    add(atom.start, atom.end, gap.glue(&style).width, End::Sign);
                }
                AtomKind::Object(id) => {
                    let width = self.styles.object(id).size.width.raw();
                    add(atom.start, atom.end, width, End::Anywhere);
                }
                AtomKind::LineEnd => add(atom.start, atom.end, 0, End::Space),
            }
        }
        pieces
    }

    /// The piece behind the last one of the row that begins with the piece `from`, has
    /// `room` and holds what stands before `least`. Spaces at its end hang out.
    fn row_end(
        &self,
        line: &[Atom],
        pieces: &[Piece],
        from: usize,
        least: usize,
        room: i64,
    ) -> usize {
        let mut width = 0;
        // By how well the row ends there: the last such place, and in the row's second half.
        let mut ends = [None; 3];
        let mut late = [None; 3];
        for (at, piece) in pieces.iter().enumerate().skip(from) {
            width += piece.width;
            if width > room && at >= least && !is_space(line, piece) {
                let found = [
                    late[End::Space as usize],
                    late[End::Sign as usize],
                    ends[End::Space as usize].filter(|_| self.fits(pieces, at)),
                    late[End::Anywhere as usize],
                    ends[End::Sign as usize],
                ];
                return found.into_iter().flatten().next().unwrap_or(at);
            }
            if at + 1 > least {
                ends[piece.end_behind as usize] = Some(at + 1);
                if width > room / 2 {
                    late[piece.end_behind as usize] = Some(at + 1);
                }
            }
        }
        pieces.len()
    }

    /// Whether the word around the piece `at` fits on half a line.
    fn fits(&self, pieces: &[Piece], at: usize) -> bool {
        let is_inner = |piece: &&Piece| piece.end_behind != End::Space;
        let before: i64 =
            pieces[..at].iter().rev().take_while(is_inner).map(|piece| piece.width).sum();
        let behind: i64 =
            pieces[at..].iter().take_while(is_inner).map(|piece| piece.width).sum();
        before + behind <= self.measure / LEAST_ROOM
    }

    /// Adds a row of `pieces`.
    fn row(&mut self, line: &[Atom], pieces: &[Piece], shift: i64) {
        let first = self.atoms.len();
        for part in pieces.chunk_by(|one, other| one.atom == other.atom) {
            let atom =
                self.part(line[part[0].atom], part[0].start..part[part.len() - 1].end);
            self.atoms.push(atom);
        }
        let inked = pieces.iter().rposition(|piece| !is_space(line, piece));
        let natural = pieces[..inked.map_or(0, |at| at + 1)].iter();
        let natural: i64 = natural.map(|piece| piece.width).sum();
        self.lines.push(SetLine {
            first: handle(first),
            last: handle(self.atoms.len()),
            shift: Length::from_raw(shift),
            natural: Length::from_raw(natural),
            measure: Length::from_raw(self.measure),
            overfull: Length::from_raw((natural + shift - self.measure).max(0)),
            ..SetLine::default()
        });
    }

    /// The atom itself where `bytes` are all of it, else that part of the word shaped anew.
    fn part(&mut self, atom: Atom, bytes: Range<u32>) -> Atom {
        let AtomKind::Word(id) = atom.kind else { return atom };
        if bytes == (atom.start..atom.end) {
            return atom;
        }
        let within = (bytes.start - atom.start) as usize..(bytes.end - atom.start) as usize;
        let text = self.shaper.word(id).text.get(within).unwrap_or("").to_owned();
        let id = self.shaper.shape(self.styles.get(atom.style).run, &text);
        Atom {
            kind: AtomKind::Word(id),
            start: bytes.start,
            end: bytes.end,
            penalty: Break::FORBIDDEN,
            ..atom
        }
    }
}

/// Whether a piece is white space or the line's end.
fn is_space(line: &[Atom], piece: &Piece) -> bool {
    matches!(line[piece.atom].kind, AtomKind::Space(..) | AtomKind::LineEnd)
}

/// How well a line ends behind the byte `at` of a word: after a sign that opens or parts,
/// never before one that goes with it.
fn end_behind(word: &str, at: usize) -> End {
    let (Some(before), Some(behind)) = (word.get(..at), word.get(at..)) else {
        return End::Anywhere;
    };
    let is_sign = |c: char| "(,;:./\\_-=&|?".contains(c);
    let begins = |c: char| !is_sign(c) && !")]}>".contains(c);
    if before.ends_with(is_sign) && behind.starts_with(begins) {
        End::Sign
    } else {
        End::Anywhere
    }
}
