//! The page list of the EPUB against the pages of the PDF, made in one run.

use crate::epub::page_starts;
use crate::epub_words::{file, files};
use crate::pdf_text::PdfText;
use sevigne::backend::epub::Epub;
use sevigne::diagnostic::Diagnostics;
use sevigne::resource::Directory;
use sevigne::{Conversion, Input, Pdf, ReadOptions};
use std::fmt::Write as _;
use std::path::Path;

/// The EPUB and the PDF of one source.
fn editions(source: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("source");
    let resources = Directory::new(&folder).expect("a folder");
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "long.md",
        bytes: source,
        resources: &resources,
        options: &ReadOptions::default(),
    };
    let conversion =
        Conversion::read(&input, "long", &mut diagnostics).expect("a document");
    // The EPUB first: it needs no PDF to know the pages.
    let epub = conversion.write(&Epub::default(), &mut diagnostics).expect("an EPUB");
    let pdf = conversion.write(&Pdf::default(), &mut diagnostics).expect("a PDF");
    (epub[0].bytes.clone(), pdf[0].bytes.clone())
}

/// What the pages of a PDF begin with: the first letters and digits of the source on each,
/// without the labels that the converter makes and without notes.
fn pdf_starts(pdf: &[u8]) -> Vec<String> {
    let text = PdfText::read(pdf);
    let pieces = text.pieces();
    let made = ["Lbl", "Generated", "Note", "FENote"];
    text.document
        .page_iter()
        .map(|page| {
            let own = pieces
                .iter()
                .filter(|piece| piece.page == Some(page))
                .filter(|piece| {
                    !piece.roles.iter().any(|role| made.contains(&role.as_str()))
                })
                .fold(String::new(), |text, piece| text + &piece.text + " ");
            first_word(&own)
        })
        .collect()
}

fn first_word(text: &str) -> String {
    let rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    rest.chars().take_while(|c| c.is_alphanumeric()).collect()
}

/// Compares page by page.
fn assert_same_starts(source: &[u8], at_least: usize) {
    let (epub, pdf) = editions(source);
    let files = files(&epub);
    let marked = page_starts(&files);
    let starts = pdf_starts(&pdf);
    assert!(starts.len() >= at_least, "{} pages", starts.len());
    assert_eq!(marked.len(), starts.len(), "a mark for every page");
    for (number, ((label, word), start)) in (1_usize..).zip(marked.iter().zip(&starts)) {
        assert_eq!(*label, number.to_string());
        let word = first_word(word);
        // A word divided between two pages belongs to the second.
        let is_rest = word != *start && word.ends_with(start.as_str());
        assert!(
            !start.is_empty() && (word == *start || is_rest),
            "page {label}: {word:?}, {start:?}"
        );
    }
    // The pages are told to be those of the very PDF.
    let package = file(&files, "OEBPS/content.opf");
    let (_, id) = package.split_once("\"pageBreakSource\">").expect("a source");
    let (id, _) = id.split_once('<').expect("its end");
    let bare = id.strip_prefix("uuid:").expect("a UUID");
    let document = &PdfText::read(&pdf).document;
    let is_there = document.objects.values().any(|object| {
        object.as_stream().is_ok_and(|stream| {
            let bytes =
                stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            String::from_utf8_lossy(&bytes).contains(bare)
        })
    });
    assert!(is_there, "the PDF states its DocumentID {id}");
}

#[test]
fn each_page_of_the_letter_begins_with_the_word_that_its_pdf_page_begins_with() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("source/letter.md");
    assert_same_starts(&std::fs::read(path).expect("the letter"), 3);
}

#[test]
fn pages_that_begin_within_code_begin_with_the_same_line() {
    let front = "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\nBefore.\n\n";
    for language in ["rust", "tide"] {
        let mut source = format!("{front}```{language}\n");
        for number in 0..200 {
            writeln!(source, "\tlet\twave{number} = {number};").expect("a string");
            writeln!(source, "\t\tnumber{number}();").expect("a string");
        }
        source.push_str("```\n");
        assert_same_starts(source.as_bytes(), 5);
    }
}

#[test]
fn each_page_of_a_long_document_begins_with_the_word_that_its_pdf_page_begins_with() {
    assert_same_starts(long_document().as_bytes(), 30);
}

/// Words that occur once each, so that no page can begin with the right word by chance.
struct Words(usize);

impl Words {
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ta", "men", "con", "sti", "la", "tion", "per", "ma", "ver", "si", "ble",
            "for", "mu", "dra", "ter", "no",
        ];
        self.0 += 1;
        // Every number has its own syllables; the lengths vary as those of words do.
        let mut rest = self.0.wrapping_mul(40_503) % 65_536;
        let mut word = String::new();
        for _ in 0..4 {
            word.push_str(SYLLABLES[rest % 16]);
            rest /= 16;
        }
        word
    }

    fn sentence(&mut self, length: usize) -> String {
        let words: Vec<String> = (0..length).map(|_| self.word()).collect();
        words.join(" ") + "."
    }
}

/// A French document with notes, tables, lists, quotations and code over many pages.
fn long_document() -> String {
    let mut words = Words(0);
    let mut text =
        String::from("---\ntitle: Un long texte\nlang: fr\ndate: 2020-04-01\n---\n");
    for section in 1..=24 {
        write!(text, "\n# {}\n\n", words.sentence(3)).expect("a string");
        for paragraph in 0..4 {
            let mut line = words.sentence(60 + 13 * paragraph);
            if paragraph % 2 == 0 {
                write!(line, "[^{section}-{paragraph}] {}", words.sentence(50))
                    .expect("a string");
                let note = words.sentence(25);
                write!(text, "{line}\n\n[^{section}-{paragraph}]: {note}\n\n")
                    .expect("a string");
            } else {
                write!(text, "{line}\n\n").expect("a string");
            }
        }
        match section % 4 {
            0 => {
                text.push_str("| tête | autre |\n|---|--:|\n");
                for _ in 0..14 {
                    writeln!(text, "| {} | {} |", words.word(), words.word())
                        .expect("a string");
                }
            }
            1 => {
                for item in 1..=12 {
                    writeln!(text, "{item}. {}", words.sentence(12)).expect("a string");
                }
            }
            2 => {
                for _ in 0..8 {
                    writeln!(text, "- {}\n  - {}", words.sentence(14), words.sentence(6))
                        .expect("a string");
                }
            }
            _ => {
                writeln!(text, "> {}\n\n```\n", words.sentence(40)).expect("a string");
                for _ in 0..16 {
                    writeln!(text, "{} = {}", words.word(), words.word())
                        .expect("a string");
                }
                text.push_str("```\n");
            }
        }
    }
    text
}

#[test]
fn a_page_that_begins_without_words_of_its_own_has_its_place() {
    let mut memory = sevigne::resource::Memory::default();
    memory.insert("a.png", crate::everything::PNG);
    let page = "\n\n::: {.page-break}\n:::\n\n";
    let front = "---\ntitle: T\nlang: fr\ndate: 2020-04-01\n---\n\nUn.";
    let parts = [
        "![Une image](a.png)",
        "> [!WARNING]\n> Danger.",
        "| A |\n|---|\n| b |\n\nTable: Légende",
        "- ![Autre](a.png)",
        "---",
        "![Fin](a.png)",
    ];
    let source = format!("{front}{page}{}\n", parts.join(page));
    let mut diagnostics = Diagnostics::default();
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &memory,
        options: &ReadOptions::default(),
    };
    let conversion = Conversion::read(&input, "a", &mut diagnostics).expect("a document");
    let epub = conversion.write(&Epub::default(), &mut diagnostics).expect("an EPUB");
    let files = files(&epub[0].bytes);
    let text = file(&files, "OEBPS/text.xhtml");
    let pages = text.split("epub:type=\"pagebreak\"").skip(1);
    let expected = ["Un.", "<img", "Avertissement", "Légende", "<img", "<hr", "<img"];
    assert_eq!(pages.clone().count(), expected.len(), "{text}");
    for (number, (page, expected)) in (1_usize..).zip(pages.zip(expected)) {
        assert!(page.contains(expected), "page {number}: {page}");
        // Nothing of the page stands before its mark.
        let before = page.rsplit_once(expected).map_or("", |(before, _)| before);
        assert!(number == 1 || !before.contains("<p>"), "page {number}: {before}");
    }
}

#[test]
fn commas_between_calls_of_notes_count_as_no_words_of_a_page() {
    let words: String =
        (0..1500).map(|number| format!("word{number}[^a][^b][^c] ")).collect();
    let source = format!(
        "---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{words}\n\n\
         [^a]: One\n\n[^b]: Two\n\n[^c]: Three\n"
    );
    assert_same_starts(source.as_bytes(), 4);
}
