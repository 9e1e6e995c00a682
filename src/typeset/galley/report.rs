//! What setting a paragraph has to say, at the line and column of the word it is about.

use super::super::paragraph::{Atom, AtomKind, Places, SetLine, StyledText, width};
use super::setter::{Excess, Setter};
use crate::diagnostic::{Diagnostic, catalogue};
use crate::geometry::Length;
use std::collections::BTreeSet;

impl Setter<'_, '_> {
    /// Names the characters that no font has: each once for each run of words.
    pub(super) fn report_missing(&mut self, text: &StyledText, atoms: &[Atom]) {
        let mut named = (0..0, BTreeSet::new());
        let mut found = Vec::new();
        let mut places = Places::new(text, &self.diagnostics.sources);
        for atom in atoms {
            let AtomKind::Word(id) = atom.kind else { continue };
            let missing = self.shaper.word(id).missing;
            if missing.is_empty() {
                continue;
            }
            let bytes = atom.start as usize..atom.end as usize;
            if !named.0.contains(&bytes.start) {
                named = (text.origin(bytes.start).0, BTreeSet::new());
            }
            let word = text.text.get(bytes.clone()).unwrap_or("");
            for (at, character) in word.char_indices() {
                if missing.contains(character) && named.1.insert(character) {
                    let start = bytes.start + at;
                    let span = places.span(start..start + character.len_utf8());
                    found.push((character, span));
                }
            }
        }
        for (character, span) in found {
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::FONT_MISSING_GLYPH,
                    format!("no font has `{character}` (U+{:04X})", u32::from(character)),
                )
                .at(span)
                .help("name a font that has it with `--font-path`"),
            );
        }
    }

    /// Says which lines exceed their measure, at the widest word of each.
    pub(super) fn report_overfull(
        &mut self,
        text: &StyledText,
        atoms: &[Atom],
        lines: &[SetLine],
    ) {
        let mut found = Vec::new();
        let mut places = Places::new(text, &self.diagnostics.sources);
        for line in lines.iter().filter(|line| line.overfull > Length::ZERO) {
            let own = &atoms[line.first as usize..line.last as usize];
            let widest = own.iter().rev().max_by_key(|atom| match atom.kind {
                AtomKind::Word(_) | AtomKind::Divided(_) | AtomKind::Object(_) => {
                    width(&mut self.shaper, &self.styles, atom)
                }
                AtomKind::Space(..) | AtomKind::Gap(_) | AtomKind::LineEnd => Length::ZERO,
            });
            let bytes = widest.map_or(0..0, |atom| atom.start as usize..atom.end as usize);
            found.push((line.overfull, places.span(bytes)));
        }
        for (overfull, span) in found {
            if let Some(widest) = &mut self.gathered {
                if overfull > widest.by {
                    *widest = Excess { by: overfull, span };
                }
                continue;
            }
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::PAGE_OVERFULL_LINE,
                    format!("a line is {overfull} wider than its measure"),
                )
                .at(span)
                .help("allow a break with a soft hyphen (U+00AD) or rephrase"),
            );
        }
    }
    /// Says behind which lines the spaces are very wide, at the word that did not fit.
    pub(super) fn report_loose(
        &mut self,
        text: &StyledText,
        atoms: &[Atom],
        lines: &[SetLine],
    ) {
        let mut places = Places::new(text, &self.diagnostics.sources);
        let loose = lines.iter().filter(|line| line.ratio > VERY_LOOSE);
        let found: Vec<_> = loose
            .filter_map(|line| atoms.get(line.last as usize))
            .map(|next| places.span(next.start as usize..next.end as usize))
            .collect();
        for span in found {
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::PAGE_LOOSE_LINE,
                    "the spaces of the line before this word are very wide".to_owned(),
                )
                .at(span)
                .help("say where the word divides under `hyphenation:`, or rephrase"),
            );
        }
    }
}

/// From which adjustment ratio on, in thousandths, the spaces of a line are told: they are
/// three times as wide as usual and more.
const VERY_LOOSE: i32 = 4_000;
