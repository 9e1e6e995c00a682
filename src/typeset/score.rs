//! The typographic score: how even the lines are, and what went wrong on pages.

use super::galley::{Galley, Part, Row, SetParagraph, Standing};
use super::page::PageRows;
use super::paragraph::{AtomKind, SetLine, spaces_of};
use super::text_style::Styles;
use crate::font::{Shaper, WordId};
use crate::geometry::Length;

/// What a document's setting measures.
///
/// The adjustment ratio r of a line is what its spaces took up after font expansion took
/// its part: 1 is a space stretched by half its width, −1 one shrunk by a third. Last
/// lines, which are not stretched, are not counted. Where no paragraph is justified, nothing
/// is said of spaces, and the rest is that of all paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Score {
    /// Pages.
    pub pages: usize,
    /// Justified paragraphs; all where none is justified.
    pub paragraphs: usize,
    /// Their lines, last lines included.
    pub lines: usize,
    /// Lines that were stretched or shrunk to the measure.
    pub justified: usize,
    /// The mean of |r|.
    pub mean_ratio: f64,
    /// The root of the mean of r².
    pub rms_ratio: f64,
    /// The share of lines with |r| above one half.
    pub uneven: f64,
    /// Lines with r above 1.
    pub loose: usize,
    /// Lines that end with a hyphen.
    pub hyphens: usize,
    /// Hyphens per justified line; per line where none is justified.
    pub hyphen_ratio: f64,
    /// The most hyphens in a row.
    pub hyphen_run: usize,
    /// The share of neighboring lines whose r differ by more than 1.
    pub jumps: f64,
    /// Last lines shorter than an eighth of their measure.
    pub runts: usize,
    /// Rivers: spaces that overlap the one above in five lines running or more.
    pub rivers: usize,
    /// Neighboring lines that begin or end with the same word of more than three letters.
    pub repeats: usize,
    /// Last lines alone at the head of a page: of a paragraph, a stanza, code, a quotation or a
    /// notice, last rows of a table.
    pub widows: usize,
    /// First ones alone at the foot of a page.
    pub orphans: usize,
    /// Pages that end with a hyphen.
    pub hyphens_at_foot: usize,
    /// Lines wider than their measure.
    pub overfull: usize,
}

impl Score {
    /// One number from 0 to 100, the best.
    ///
    /// Spacing takes up to 40 of it, hyphens up to 20, jumps and loose lines up to 10 each.
    /// What a long text has more of is counted in a hundred lines: each river in them takes
    /// 2, each runt 5. What goes wrong on pages is counted as it is: each widow and each
    /// orphan takes 20, each overfull line 50.
    #[must_use]
    pub fn total(&self) -> f64 {
        let lines = count(self.justified).max(1.0);
        let loose = count(self.loose) / lines;
        let total = 100.0
            - 40.0 * self.rms_ratio.min(1.0)
            - 20.0 * (self.hyphen_ratio / 0.25).min(1.0)
            - 10.0 * (self.jumps / 0.15).min(1.0)
            - 10.0 * (loose / 0.05).min(1.0)
            - 2.0 * self.in_hundred_lines(self.rivers)
            - 5.0 * self.in_hundred_lines(self.runts)
            - 20.0 * count(self.widows + self.orphans)
            - 50.0 * count(self.overfull);
        total.max(0.0)
    }

    /// How many of `faults` there are in a hundred justified lines, or in a hundred lines where
    /// none is justified; a text of fewer lines counts as one of a hundred.
    #[must_use]
    pub fn in_hundred_lines(&self, faults: usize) -> f64 {
        let lines = if self.justified == 0 { self.lines } else { self.justified };
        count(faults) * 100.0 / count(lines).max(100.0)
    }
}

fn count(faults: usize) -> f64 {
    f64::from(u32::try_from(faults).unwrap_or(u32::MAX))
}

/// Measures a galley cut into `pages`.
pub(super) fn score(
    galley: &Galley,
    pages: &[PageRows],
    (shaper, styles): (&mut Shaper<'_>, &Styles),
) -> Score {
    let mut score = Score { pages: pages.len(), ..Score::default() };
    let mut tally = Tally::default();
    let is_ragged = !galley.paragraphs.iter().any(|paragraph| paragraph.justified);
    for paragraph in galley.paragraphs.iter().filter(|it| it.justified || is_ragged) {
        score.paragraphs += 1;
        score.lines += paragraph.lines.len();
        score_lines(paragraph, &mut score, &mut tally);
        if paragraph.justified {
            score.rivers += rivers(paragraph, shaper, styles);
        }
        score.repeats += repeats(paragraph, shaper);
    }
    tally.fill(&mut score);
    if is_ragged {
        score.hyphen_ratio = count(score.hyphens) / count(score.lines).max(1.0);
    }
    score_pages(galley, pages, &mut score);
    score
}

fn score_lines(paragraph: &SetParagraph, score: &mut Score, tally: &mut Tally) {
    let mut before: Option<i32> = None;
    let mut run = 0;
    for (at, line) in paragraph.lines.iter().enumerate() {
        score.overfull += usize::from(line.overfull > Length::ZERO);
        let last = at + 1 == paragraph.lines.len();
        if last && at > 0 && line.natural < line.measure / 8 {
            score.runts += 1;
        }
        let atoms = &paragraph.atoms[line.first as usize..line.last as usize];
        let ended = matches!(atoms.last().map(|atom| atom.kind), Some(AtomKind::LineEnd));
        if last || ended {
            before = None;
            continue;
        }
        if paragraph.justified {
            tally.add(line.ratio);
        }
        run = if line.hyphen { run + 1 } else { 0 };
        score.hyphens += usize::from(line.hyphen);
        score.hyphen_run = score.hyphen_run.max(run);
        if let Some(before) = before.filter(|_| paragraph.justified) {
            tally.pairs += 1;
            tally.jumps += u32::from((before - line.ratio).abs() > 1000);
        }
        before = Some(line.ratio);
    }
}

/// How many lines running a river takes.
const RIVER: usize = 5;

/// Counts chains of spaces, each overlapping the one in the line above.
fn rivers(paragraph: &SetParagraph, shaper: &mut Shaper<'_>, styles: &Styles) -> usize {
    let mut count = 0;
    // The spaces of the line above with the length of the chain that ends in each.
    let mut above: Vec<((Length, Length), usize)> = Vec::new();
    for line in &paragraph.lines {
        let spaces = spaces_of(shaper, styles, &paragraph.atoms, line);
        let chained = |space: (Length, Length)| {
            let overlapping =
                above.iter().filter(|(other, _)| other.0 < space.1 && space.0 < other.1);
            overlapping.map(|(_, length)| *length).max().unwrap_or(0) + 1
        };
        let chains: Vec<_> =
            spaces.into_iter().map(|space| (space, chained(space))).collect();
        count += chains.iter().filter(|(_, length)| *length == RIVER).count();
        above = chains;
    }
    count
}

/// Counts neighboring lines that begin or end alike (homeoarchy).
fn repeats(paragraph: &SetParagraph, shaper: &Shaper<'_>) -> usize {
    let words = |line: &SetLine| -> Vec<WordId> {
        let atoms = &paragraph.atoms[line.first as usize..line.last as usize];
        atoms
            .iter()
            .filter_map(|atom| match atom.kind {
                AtomKind::Word(id) | AtomKind::Divided(id) => Some(id),
                AtomKind::Object(_)
                | AtomKind::Space(..)
                | AtomKind::Gap(_)
                | AtomKind::LineEnd => None,
            })
            .collect()
    };
    let same = |a: Option<&WordId>, b: Option<&WordId>| {
        a.is_some()
            && a == b
            && a.is_some_and(|id| shaper.word(*id).text.chars().count() > 3)
    };
    let lines: Vec<Vec<WordId>> = paragraph.lines.iter().map(words).collect();
    lines
        .windows(2)
        .map(|pair| {
            let (above, below) = (&pair[0], &pair[1]);
            usize::from(same(above.first(), below.first()))
                + usize::from(same(above.last(), below.last()))
        })
        .sum()
}

fn score_pages(galley: &Galley, pages: &[PageRows], score: &mut Score) {
    let is_ragged = score.justified == 0;
    for (page, on_page) in pages.iter().enumerate() {
        // A last line below a figure that floats is alone all the same.
        let rows = &galley.rows[on_page.rows.clone()];
        let text = &galley.rows[on_page.text()];
        let stands = |row: Option<&Row>, standing| {
            usize::from(row.is_some_and(|row| row.standing == standing))
        };
        if page > 0 {
            score.widows += stands(text.first(), Standing::Last);
        }
        if page + 1 < pages.len() {
            score.orphans += stands(rows.last(), Standing::First);
            let line = line_of(galley, rows.last(), is_ragged);
            let hyphen = line.is_some_and(|(paragraph, line)| {
                galley.paragraphs[paragraph].lines[line].hyphen
            });
            score.hyphens_at_foot += usize::from(hyphen);
        }
    }
}

#[derive(Default)]
struct Tally {
    lines: u32,
    sum: i64,
    squares: i64,
    uneven: u32,
    loose: u32,
    pairs: u32,
    jumps: u32,
}

impl Tally {
    fn add(&mut self, ratio: i32) {
        let ratio = i64::from(ratio);
        self.lines += 1;
        self.sum += ratio.abs();
        self.squares += ratio * ratio;
        self.uneven += u32::from(ratio.abs() > 500);
        self.loose += u32::from(ratio > 1000);
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "sums of a document's lines are far below 2⁵³"
    )]
    fn fill(&self, score: &mut Score) {
        let lines = f64::from(self.lines.max(1));
        score.justified = self.lines as usize;
        score.mean_ratio = self.sum as f64 / 1000.0 / lines;
        score.rms_ratio = (self.squares as f64 / lines).sqrt() / 1000.0;
        score.uneven = f64::from(self.uneven) / lines;
        score.loose = self.loose as usize;
        score.hyphen_ratio = score.hyphens as f64 / lines;
        score.jumps = f64::from(self.jumps) / f64::from(self.pairs.max(1));
    }
}

/// The running text in a row: its paragraph and line. In a ragged document any text is.
fn line_of(galley: &Galley, row: Option<&Row>, is_ragged: bool) -> Option<(usize, usize)> {
    let (from, to) = row?.parts;
    galley.parts[from as usize..to as usize].iter().find_map(|part| match part {
        Part::Line { paragraph, line, .. } => {
            let at = *paragraph as usize;
            let counts = galley.paragraphs[at].justified || is_ragged;
            counts.then_some((at, *line as usize))
        }
        Part::Rule { .. } | Part::Image { .. } | Part::PageNumber { .. } => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_lines(justified: usize) -> Score {
        Score { justified, ..Score::default() }
    }

    #[test]
    fn a_long_text_without_faults_on_its_pages_is_not_far_from_the_best() {
        // What a book of 231 pages was given: less than nothing for its runts.
        let score = Score { runts: 26, rivers: 12, rms_ratio: 0.3, ..of_lines(9_000) };
        assert!(score.total() > 80.0, "{}", score.total());
    }

    #[test]
    fn runts_are_counted_in_a_hundred_lines_and_faults_of_pages_as_they_are() {
        let total = |score: Score| format!("{:.1}", score.total());
        assert_eq!(total(Score { runts: 1, ..of_lines(20) }), "95.0");
        assert_eq!(total(Score { runts: 10, ..of_lines(1_000) }), "95.0");
        assert_eq!(total(Score { rivers: 10, ..of_lines(1_000) }), "98.0");
        assert_eq!(total(Score { widows: 1, ..of_lines(1_000) }), "80.0");
        // Of a ragged text all lines count.
        assert_eq!(total(Score { runts: 10, lines: 1_000, ..of_lines(0) }), "95.0");
        assert_eq!(total(Score { overfull: 1, ..of_lines(1_000) }), "50.0");
    }

    #[test]
    fn nothing_is_worse_than_nothing() {
        let score = Score { overfull: 7, widows: 3, ..of_lines(50) };
        assert!(score.total().abs() < f64::EPSILON);
    }
}
