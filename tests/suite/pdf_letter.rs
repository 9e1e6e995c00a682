//! The letter as a PDF: its words are those of the source, in order.

use super::pdf_text::PdfText;
use super::samples::keep_pdf;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use sevigne::backend::pdf::Pdf;
use sevigne::diagnostic::Diagnostics;
use sevigne::document::{
    BlockKind, Document, Inline, InlineKind, Inlines, plain_text, visit_blocks,
};
use sevigne::{Conversion, Input, Memory, ReadOptions};
use unicode_normalization::UnicodeNormalization as _;

/// The largest that the letter may be, tagged and archival.
const MAX_BYTES: usize = 44 * 1024;

/// The words of a text: UAX #29 after NFC, soft hyphens removed.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text: String = text.nfc().filter(|character| *character != '\u{ad}').collect();
    let segmenter = WordSegmenter::new_auto(WordBreakInvariantOptions::default());
    segmenter
        .segment_str(&text)
        .iter_with_word_type()
        .scan(0, |start, (end, kind)| {
            let word = text.get(*start..end).expect("boundaries lie between characters");
            *start = end;
            Some((word, kind))
        })
        .filter(|(_, kind)| kind.is_word_like())
        .map(|(word, _)| word.to_owned())
        .collect()
}

/// What the source says, block by block, without the words that the converter makes.
fn source_text(document: &Document) -> String {
    let mut text = String::new();
    visit_blocks(&document.blocks, &mut |block| {
        let own: Vec<&Inlines> = match &block.kind {
            BlockKind::Title(title) => vec![&title.title, &title.subtitle],
            BlockKind::Letter(part) => part.lines.iter().collect(),
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                vec![content]
            }
            _ => Vec::new(),
        };
        for inlines in own {
            let made = |inline: &Inline| matches!(inline.kind, InlineKind::Generated(_));
            let written: Inlines =
                inlines.iter().filter(|inline| !made(inline)).cloned().collect();
            text.push_str(&plain_text(&written));
            text.push('\n');
        }
    });
    text
}

fn letter() -> (Document, Vec<u8>) {
    let mut diagnostics = Diagnostics::default();
    let files = Memory::default();
    let input = Input {
        name: "letter.md",
        bytes: include_bytes!("../../source/letter.md"),
        resources: &files,
        options: &ReadOptions::default(),
    };
    let conversion =
        Conversion::read(&input, "letter", &mut diagnostics).expect("a letter");
    let mut artifacts = conversion.write(&Pdf::default(), &mut diagnostics).expect("a PDF");
    assert_eq!(diagnostics.list(), []);
    let bytes = artifacts.remove(0).bytes;
    keep_pdf(&bytes);
    (conversion.document().clone(), bytes)
}

#[test]
fn the_words_of_the_letter_are_the_words_of_its_source() {
    let (document, bytes) = letter();
    let text = PdfText::read(&bytes);
    assert_eq!(text.loose, "");
    let made = ["Generated", "GeneratedSpan", "Lbl"];
    let shown = text.text(|roles| !roles.iter().any(|role| made.contains(&role.as_str())));
    let expected = words(&source_text(&document));
    assert!(expected.len() > 1000, "{}", expected.len());
    let shown = words(&shown);
    // The first difference says more than two thousand words.
    let at = shown.iter().zip(&expected).take_while(|(one, other)| one == other).count();
    let near =
        |list: &[String]| list[at.saturating_sub(4)..list.len().min(at + 5)].to_vec();
    assert_eq!(near(&shown), near(&expected), "word {at}");
    assert_eq!(shown.len(), expected.len());
}

#[test]
fn the_letter_is_small() {
    let (_, bytes) = letter();
    assert!(bytes.len() <= MAX_BYTES, "{} bytes", bytes.len());
}
