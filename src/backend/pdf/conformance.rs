//! Which standards the file claims, and what keeps it from claiming them.

use super::glyph::PrivateUse;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceId, Span, catalogue};
use crate::document::Standard;
use crate::typeset::{Role, Structure};
use std::collections::BTreeSet;

/// What the file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    standard: Standard,
    attached: Attached,
    accessible: bool,
}

/// Whether files travel inside the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attached {
    /// None.
    Nothing,
    /// At least one.
    Files,
}

impl Claim {
    /// What can be claimed of a structure: where a figure or a formula says nothing in
    /// words, archiving alone.
    pub(super) fn new(
        standard: Standard,
        attached: Attached,
        structure: &Structure,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let silent = structure
            .elements
            .iter()
            .filter(|element| matches!(element.role, Role::Figure | Role::Formula))
            .filter(|element| {
                element.alternative.is_none() && element.actual_text.is_none()
            })
            .count();
        let claim = Self { standard, attached, accessible: silent == 0 };
        if silent > 0 {
            diagnostics.report(
                Diagnostic::new(
                    &catalogue::PDF_NOT_ACCESSIBLE,
                    format!("{silent} of the figures and formulas have no text for readers who do not see them; the PDF claims PDF/A-{}{} alone", claim.part(), claim.level().to_ascii_lowercase()),
                )
                .help("write what the image shows, `![a map of Paris](map.png)`, or mark it, `![](line.png){.decorative}`"),
            );
        }
        claim
    }

    /// How characters of private use are said.
    pub(super) const fn private_use(self) -> PrivateUse {
        match self.standard {
            Standard::A2aUa1 => PrivateUse::Spoken,
            Standard::A4Ua2 => PrivateUse::Replaced,
        }
    }

    /// The version of PDF.
    pub(super) const fn version(self) -> &'static str {
        match self.standard {
            Standard::A2aUa1 => "1.7",
            Standard::A4Ua2 => "2.0",
        }
    }

    /// Whether the file is PDF 2.0: its structure has namespaces, its destinations lead to
    /// elements, and it has no information dictionary.
    pub(super) const fn is_second_edition(self) -> bool {
        matches!(self.standard, Standard::A4Ua2)
    }

    /// The part of PDF/A (ISO 19005). Part 2 allows no attachments, part 3 all.
    pub(super) const fn part(self) -> u8 {
        match (self.standard, self.attached) {
            (Standard::A2aUa1, Attached::Nothing) => 2,
            (Standard::A2aUa1, Attached::Files) => 3,
            (Standard::A4Ua2, _) => 4,
        }
    }

    /// The level of the part; may be empty.
    pub(super) const fn level(self) -> &'static str {
        match (self.standard, self.attached, self.accessible) {
            (Standard::A2aUa1, _, true) => "A",
            (Standard::A2aUa1, _, false) => "U",
            (Standard::A4Ua2, Attached::Nothing, _) => "",
            // Part 4 has a level for attachments, which asks for at least one.
            (Standard::A4Ua2, Attached::Files, _) => "F",
        }
    }

    /// The year of the part, where the part is told with it.
    pub(super) const fn revision(self) -> Option<u16> {
        match self.standard {
            Standard::A2aUa1 => None,
            Standard::A4Ua2 => Some(2020),
        }
    }

    /// The part of PDF/UA (ISO 14289) and its year, where the part is told with one; none
    /// where the file is not accessible.
    pub(super) const fn accessibility(self) -> Option<(u8, Option<u16>)> {
        match (self.accessible, self.standard) {
            (false, _) => None,
            (true, Standard::A2aUa1) => Some((1, None)),
            (true, Standard::A4Ua2) => Some((2, Some(2024))),
        }
    }
}

/// Says which characters of private use the file has no text for, each where it stands
/// first in `sources`.
pub(super) fn report_private_use(
    replaced: &BTreeSet<char>,
    sources: &[SourceId],
    diagnostics: &mut Diagnostics,
) {
    for character in replaced {
        let place = sources.iter().find_map(|source| {
            let at = diagnostics.sources.get(*source).text().find(*character)?;
            Some(Span::new(*source, at..at + character.len_utf8()))
        });
        let remark = Diagnostic::new(
            &catalogue::PDF_PRIVATE_USE,
            format!(
                "the text of the PDF has U+FFFD in place of the private character U+{:04X}",
                u32::from(*character)
            ),
        )
        .help("write a character that Unicode has, or take `standard: a-2a+ua-1`");
        diagnostics.report(match place {
            Some(place) => remark.at(place),
            None => remark,
        });
    }
}
