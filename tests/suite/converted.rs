//! A source converted from memory, for tests that look at what became of it.

use sevigne::diagnostic::Diagnostics;
use sevigne::resource::Memory;
use sevigne::typeset::{OutlineEntry, Page, Paged as _, Score, Structure, Style};
use sevigne::{Conversion, Input, ReadOptions};

/// What a conversion of `source`, with the files it names, gives to `look`.
pub(crate) fn converted<T>(
    source: &str,
    named: &[(&str, &str)],
    look: impl FnOnce(&Conversion<'_>, &mut Diagnostics) -> T,
) -> T {
    let mut memory = Memory::default();
    for (path, text) in named {
        memory.insert(*path, text.as_bytes());
    }
    let mut diagnostics = Diagnostics::default();
    let options = ReadOptions::default();
    let input = Input {
        name: "book.md",
        bytes: source.as_bytes(),
        resources: &memory,
        options: &options,
    };
    let conversion =
        Conversion::read(&input, "book", &mut diagnostics).expect("a document");
    look(&conversion, &mut diagnostics)
}

/// A source in pages, with all that is known of them and what was said.
pub(crate) struct LaidOut {
    pub(crate) pages: Vec<Page>,
    pub(crate) style: Style,
    pub(crate) structure: Structure,
    pub(crate) outline: Vec<OutlineEntry>,
    pub(crate) score: Score,
    pub(crate) diagnostics: Diagnostics,
}

/// Lays `source` out, with the files it names.
pub(crate) fn laid_out(source: &str, named: &[(&str, &str)]) -> LaidOut {
    converted(source, named, |conversion, diagnostics| {
        let layout = conversion.pages(diagnostics).expect("set");
        LaidOut {
            pages: (0..layout.page_count()).map(|index| layout.page(index)).collect(),
            style: layout.style().clone(),
            structure: layout.structure().clone(),
            outline: layout.outline().to_vec(),
            score: layout.score(),
            diagnostics: std::mem::take(diagnostics),
        }
    })
}

/// The edition that `backend` makes of `source`, with the files it names.
#[cfg(feature = "html")]
pub(crate) fn edition(
    source: &str,
    named: &[(&str, &str)],
    backend: &dyn sevigne::Backend,
) -> Vec<u8> {
    converted(source, named, |conversion, diagnostics| {
        let mut artifacts = conversion.write(backend, diagnostics).expect("an edition");
        artifacts.remove(0).bytes
    })
}

/// The same of an edition that is text.
#[cfg(feature = "html")]
pub(crate) fn written(
    source: &str,
    named: &[(&str, &str)],
    backend: &dyn sevigne::Backend,
) -> String {
    String::from_utf8(edition(source, named, backend)).expect("UTF-8")
}
