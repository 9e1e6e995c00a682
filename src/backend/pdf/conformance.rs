//! Which standards the file claims, and what keeps it from claiming them.

use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::Standard;
use crate::typeset::{Role, Structure};

/// What the file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    /// The part of PDF/A (ISO 19005).
    pub(super) part: u8,
    /// Its level: `A` or `U`.
    pub(super) level: &'static str,
    /// The part of PDF/UA (ISO 14289); none where the file is not accessible.
    pub(super) accessible: Option<u8>,
    /// The version in the header.
    pub(super) version: &'static str,
}

impl Claim {
    /// What can be claimed of a structure: where a figure or a formula says nothing in
    /// words, archiving alone.
    pub(super) fn new(
        standard: Standard,
        structure: &Structure,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let (Standard::A2aUa1 | Standard::A4Ua2) = standard;
        let silent = structure
            .elements
            .iter()
            .filter(|element| matches!(element.role, Role::Figure | Role::Formula))
            .filter(|element| {
                element.alternative.is_none() && element.actual_text.is_none()
            })
            .count();
        if silent == 0 {
            return Self { part: 2, level: "A", accessible: Some(1), version: "1.7" };
        }
        diagnostics.report(
            Diagnostic::new(
                &catalogue::PDF_NOT_ACCESSIBLE,
                format!("{silent} of the figures and formulas have no text for readers who do not see them; the PDF claims PDF/A-2u alone"),
            )
            .help("write what the image shows, `![a map of Paris](map.png)`, or mark it, `![](line.png){.decorative}`"),
        );
        Self { part: 2, level: "U", accessible: None, version: "1.7" }
    }
}
