//! One YAML+Markdown source, set right: PDF, EPUB, plain text, HTML and Markdown.
//!
//! # The map
//!
//! source → [`mod@read`] → [`Document`] → one of the writers in [`backend`]:
//!
#![cfg_attr(
    feature = "typeset",
    doc = "- [`typeset`] → pages, a display list with its logical structure → PDF;"
)]
#![cfg_attr(
    not(feature = "typeset"),
    doc = "- pages, a display list with its logical structure → PDF;"
)]
//! - content documents (XHTML) → EPUB, or HTML as one page of the web;
//! - lines → text;
//! - the source again, in its normal form → Markdown.
//!
//! [`Conversion`] reads once and serves any number of editions; [`convert`] makes one with
//! typed options; [`Registry`] finds a writer by its name and types its options from the
//! front matter. All on the way is told to [`Diagnostics`]; all that is read besides the
//! source comes through [`Resources`].
//!
//! # Floors
//!
//! A module imports from lower floors only, never sideways; a test holds it.
//!
//! | floor | modules | what |
//! |---|---|---|
//! | 8 | `cli` | arguments in, editions, remarks and an exit status out |
//! | 7 | [`Conversion`], [`convert()`] | one reading, many editions |
//! | 6 | [`backend`] | the writers and their contract; no writer knows another |
//! | 5 | `typeset`, `xhtml` | document → pages; document → content documents |
//! | 4 | [`mod@read`] | bytes → document |
//! | 3 | [`resource`], `font`, `highlight`, `mathml` | the outside door; faces and shaping; code in tokens; formulas |
//! | 2 | [`document`] | the model that all writers share |
//! | 1 | [`language`], [`line_break`] | rules of each language; lines by optimal fit |
//! | 0 | [`diagnostic`], [`geometry`], `date` | remarks and places; exact lengths; days and moments |
//!
//! # Invariants
//!
//! - After [`mod@read`] nothing in a [`Document`] dangles: links have targets, notes are
//!   numbered, ids are unique, headings skip no level and orthotypography is done. Writers
//!   decide nothing about content.
//! - [`document`] knows no font, no file and no output format.
//! - Editions are a pure function of source, resources and options: no clock, no chance, no
//!   hash order. The same source gives the same bytes.
//! - Whatever is lost is a [`diagnostic`]; whatever fails has said why ([`Reported`]).
//! - The library never prints, never exits and never panics on an input.
//!
//! # Many editions from one reading
//!
//! ```
//! use sevigne::{Conversion, Diagnostics, Input, Memory, ReadOptions, Registry};
//!
//! let mut diagnostics = Diagnostics::default();
//! let input = Input {
//!     name: "letter.md",
//!     bytes: b"---\ntitle: A letter\nlang: en\ndate: 2020-04-01\n---\nGood morning.\n",
//!     resources: &Memory::default(),
//!     options: &ReadOptions::default(),
//! };
//! let conversion = Conversion::read(&input, "letter", &mut diagnostics)?;
//! let registry = Registry::built_in();
//! for format in registry.formats() {
//!     let backend = registry.backend(format.name, conversion.document(), &mut diagnostics)?;
//!     let artifacts = conversion.write(backend.as_ref(), &mut diagnostics)?;
//!     assert_eq!(artifacts[0].name.as_str(), format!("letter.{}", format.extension));
//! }
//! # Ok::<(), sevigne::Reported>(())
//! ```

pub mod backend;
#[cfg(feature = "cli")]
pub mod cli;
mod conversion;
mod date;
pub mod diagnostic;
pub mod document;
#[cfg(feature = "typeset")]
pub mod font;
pub mod geometry;
#[cfg(feature = "typeset")]
pub mod highlight;
pub mod language;
pub mod line_break;
#[cfg(feature = "typeset")]
mod mathml;
pub mod read;
pub mod resource;
#[cfg(feature = "typeset")]
pub mod typeset;
#[cfg(feature = "xhtml")]
pub mod xhtml;

#[cfg(feature = "pdf")]
pub use backend::pdf::Pdf;
#[cfg(feature = "text")]
pub use backend::text::Text;
pub use backend::{Artifact, Backend, Registry};
pub use conversion::{Conversion, Edition, convert};
pub use diagnostic::{Diagnostic, Diagnostics, Reported, Severity};
pub use document::{Document, Metadata};
pub use read::{Input, Options as ReadOptions, read};
pub use resource::{Directory, Memory, Resources};

/// The examples of the README run as they stand there.
#[cfg(all(doctest, feature = "pdf"))]
#[doc = include_str!("../README.md")]
mod readme {}
