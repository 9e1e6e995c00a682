//! Notes at the foot of pages: each once, whole or continued, and never off the sheet.
#![cfg(feature = "typeset")]

use sevigne::diagnostic::{Diagnostic, Diagnostics, Span};
use sevigne::document::{BlockKind, Document, Inline, InlineKind, NoteId};
use sevigne::font::FontBook;
use sevigne::geometry::Length;
use sevigne::resource::Memory;
use sevigne::typeset::{
    Destination, Item, Mark, Page, Paged as _, Style, TextRun, typeset,
};
use sevigne::{Input, ReadOptions, read};

fn read_source(source: &str) -> Document {
    let mut diagnostics = Diagnostics::default();
    let options = ReadOptions::default();
    let input = Input {
        name: "a.md",
        bytes: source.as_bytes(),
        resources: &Memory::default(),
        options: &options,
    };
    read(&input, &mut diagnostics).expect("a document")
}

/// A source set in pages, with its named places.
struct Sheets {
    pages: Vec<Page>,
    destinations: Vec<Destination>,
    bottom: Length,
    told: Vec<Diagnostic>,
}

impl Sheets {
    fn of(body: &str) -> Self {
        let source = format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{body}");
        Self::of_document(&read_source(&source))
    }

    fn of_document(document: &Document) -> Self {
        Self::in_style(document, &Style::of(document))
    }

    fn in_style(document: &Document, style: &Style) -> Self {
        let (book, files) = (FontBook::bundled(), Memory::default());
        let mut diagnostics = Diagnostics::default();
        let layout =
            typeset(document, &book, &files, style, &mut diagnostics).expect("set");
        Self {
            told: diagnostics.list().to_vec(),
            pages: (0..layout.page_count()).map(|index| layout.page(index)).collect(),
            destinations: layout.destinations().to_vec(),
            bottom: style.paper.height - style.margins.bottom,
        }
    }

    /// The runs of text of the document itself, each with its page.
    fn runs(&self) -> Vec<(usize, &TextRun)> {
        let items = self
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, sheet)| sheet.items.iter().map(move |item| (page, item)));
        items
            .filter_map(|(page, item)| match item {
                Item::Text(run) if matches!(run.mark, Mark::Element(_)) => {
                    Some((page, run))
                }
                _ => None,
            })
            .collect()
    }

    /// Page and run of each run that begins with `word`.
    fn places(&self, word: &str) -> Vec<(usize, &TextRun)> {
        self.runs().into_iter().filter(|(_, run)| run.text.starts_with(word)).collect()
    }

    /// The text's words, in the order in which they are painted.
    fn words(&self) -> String {
        let runs = self.runs();
        runs.iter().map(|(_, run)| run.text.trim()).collect::<Vec<_>>().join(" ")
    }

    fn nothing_is_off_the_text(&self) {
        for (page, run) in self.runs() {
            let y = run.origin.y;
            assert!(y > Length::ZERO && y <= self.bottom, "page {page}: {y}: {}", run.text);
        }
    }
}

/// Numbered words, all different.
fn numbered(prefix: &str, count: usize) -> String {
    (0..count).map(|number| format!("{prefix}{number:04}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_note_longer_than_a_page_goes_on_at_the_foot_of_the_next_ones() {
    let source =
        format!("Call.[^a]\n\n{}\n\n[^a]: {}\n", numbered("t", 300), numbered("n", 3000));
    let sheets = Sheets::of(&source);
    sheets.nothing_is_off_the_text();
    let words = sheets.words();
    for number in 0..3000 {
        let word = format!("n{number:04}");
        assert_eq!(words.matches(&word).count(), 1, "{word}");
    }
    let page_of = |word: &str| {
        let runs = sheets.runs();
        let found = runs.iter().find(|(_, run)| run.text.contains(word));
        found.unwrap_or_else(|| panic!("{word}")).0
    };
    assert_eq!(page_of("n0000"), page_of("Call"));
    assert!(page_of("n2999") > page_of("n0000") + 1);
    let note = sheets.destinations.iter().find(|place| place.name == ".note-1");
    assert_eq!(note.map(|place| place.page), Some(page_of("Call")));
}

#[test]
fn three_hundred_notes_of_one_line_are_all_set() {
    let calls: String = (0..300).map(|number| format!("[^{number}]")).collect();
    let notes: String =
        (0..300).map(|number| format!("[^{number}]: note{number:03}\n")).collect();
    let sheets = Sheets::of(&format!("Words{calls}.\n\nAfter.\n\n{notes}"));
    sheets.nothing_is_off_the_text();
    let words = sheets.words();
    for number in 0..300 {
        assert_eq!(words.matches(&format!("note{number:03}")).count(), 1, "{number}");
    }
}

#[test]
fn a_note_that_is_called_twice_stands_at_its_first_call() {
    let sheets = Sheets::of(&format!(
        "One[^a] two[^a].\n\n{}\n\nThree[^a].\n\n[^a]: Unique.\n",
        numbered("t", 1500)
    ));
    let places = sheets.places("Unique");
    assert_eq!(places.iter().map(|(page, _)| *page).collect::<Vec<_>>(), [0]);
}

#[test]
fn a_note_is_set_wherever_it_is_called() {
    let sheets = Sheets::of(
        "# Heading[^h]\n\n| a[^t] | b |\n|---|--:|\n| c | 1[^u] |\n\n\
         Table: A caption[^c]\n\nTerm[^d]\n: words[^e]\n\n\
         [^h]: Headnote\n[^t]: Topnote\n[^u]: Cellnote\n\
         [^c]: Captnote\n[^d]: Termnote\n[^e]: Defnote\n",
    );
    for note in ["Headnote", "Topnote", "Cellnote", "Captnote", "Termnote", "Defnote"] {
        assert_eq!(sheets.places(note).len(), 1, "{note}: {}", sheets.words());
    }
}

#[test]
fn a_note_that_a_subtitle_calls_is_set() {
    let source = "---\ntitle: T\nsubtitle: Below\nlang: en\ndate: 2020-04-01\n---\n\n\
                  Words[^s].\n\n[^s]: Subnote\n";
    let mut document = read_source(source);
    // No front matter says so, but a document may.
    for block in &mut document.blocks {
        let BlockKind::Paragraph(words) = &mut block.kind else { continue };
        words.retain(|inline| !matches!(inline.kind, InlineKind::NoteCall(_)));
    }
    let call = Inline { span: Span::default(), kind: InlineKind::NoteCall(NoteId(0)) };
    let title = document.blocks.iter_mut().find_map(|block| match &mut block.kind {
        BlockKind::Title(title) => Some(title),
        _ => None,
    });
    title.expect("a title").subtitle.push(call);
    let sheets = Sheets::of_document(&document);
    assert_eq!(sheets.places("Subnote").len(), 1, "{}", sheets.words());
}

#[test]
fn a_note_looks_the_same_wherever_it_is_called() {
    let long = "words that go over the line, as this note is one of more than a line, which \
                shows how it is set at its right edge, and at its left one";
    let body = format!(
        "Text[^a].\n\n| a[^b] | b |\n|---|--:|\n| c | 1[^c] |\n\n**Bold[^d]**\n\n\
         Term[^e]\n: words\n\n- a\n  - item[^f]\n\n\
         [^a]: Note{long}\n[^b]: Note{long}\n[^c]: Note{long}\n[^d]: Note{long}\n\
         [^e]: Note{long}\n[^f]: Note{long}\n"
    );
    let sheets = Sheets::of(&body);
    let looks: Vec<_> = sheets
        .places("Note")
        .into_iter()
        .map(|(_, run)| (run.origin.x, run.face, run.size, run.scale, &run.glyphs))
        .collect();
    assert_eq!(looks.len(), 6);
    assert!(looks.windows(2).all(|pair| pair[0] == pair[1]), "{looks:?}");
}

#[test]
fn a_link_leads_to_a_note_that_is_called_in_a_table() {
    let body = format!(
        "{}\n\n| a | b |\n|---|---|\n| c | d[^a] |\n\n[^a]: Cellnote\n",
        numbered("t", 900)
    );
    let sheets = Sheets::of(&body);
    let [(page, run)] = sheets.places("Cellnote")[..] else { panic!("{}", sheets.words()) };
    let place = sheets.destinations.iter().find(|place| place.name == ".note-1");
    let place = place.expect("a place for the note");
    assert!(page > 0);
    assert_eq!(place.page, page);
    assert!(place.point.y < run.origin.y && run.origin.y < place.point.y + run.size * 2);
}

#[test]
fn the_number_of_a_note_has_room_where_paragraphs_are_not_indented() {
    let calls: String = (0..120).map(|number| format!("Word[^{number}], word. ")).collect();
    let notes: String = (0..120).map(|number| format!("[^{number}]: Note\n")).collect();
    let source =
        format!("---\ntitle: T\nlang: en\ndate: 2020-04-01\n---\n\n{calls}\n\n{notes}");
    let document = read_source(&source);
    for indent in [Length::ZERO, Length::POINT * 3, Length::POINT * 60] {
        let sheets = Sheets::in_style(&document, &Style { indent, ..Style::of(&document) });
        let edges: Vec<_> =
            sheets.places("Note").iter().map(|(_, run)| run.origin.x).collect();
        assert_eq!((edges.len(), sheets.told), (120, Vec::new()));
        assert!(edges.windows(2).all(|pair| pair[0] == pair[1]), "{edges:?}");
    }
}

#[test]
fn an_inline_note_stands_at_the_foot_of_the_page_as_any_other() {
    let words = |body: &str| -> Vec<String> {
        Sheets::of(body).runs().iter().map(|(_, run)| run.text.clone()).collect()
    };
    let inline = words("Text^[A *note*.] goes^[on^[In].].\n");
    assert!(inline.iter().any(|run| run.contains("note")), "{inline:?}");
    let apart = "Text[^a] goes[^b].\n\n[^a]: A *note*.\n[^b]: on[^c].\n[^c]: In\n";
    assert_eq!(inline, words(apart));
}

#[test]
fn a_raised_comma_parts_the_numbers_of_two_notes_that_are_called_side_by_side() {
    let sheets = Sheets::of(
        "Text[^a][^b]*x[^c]*[^a]. Apart[^a] [^b]\n\n[^a]: One\n[^b]: Two\n[^c]: Three\n",
    );
    let words: String = sheets.runs().iter().map(|(_, run)| run.text.as_str()).collect();
    assert!(words.contains("Text1,2x3,1."), "{words}");
    assert!(words.contains("Apart1 2"), "{words}");
    let body = sheets.places("Text")[0].1.origin.y;
    let (_, comma) = sheets.places(",")[0];
    assert!(comma.origin.y < body, "raised");
}

#[test]
fn the_last_rule_of_a_table_in_a_note_is_clear_of_the_next_note() {
    let sheets = Sheets::of(
        "Text[^a][^b].\n\n[^a]: One.\n\n    | a |\n    |---|\n    | cell |\n\n[^b]: Two\n",
    );
    let items = &sheets.pages[0].items;
    let rules = items.iter().filter_map(|item| match item {
        Item::Rule { rect, .. } => Some(rect.origin.y + rect.size.height),
        _ => None,
    });
    let (_, next) = sheets.places("Two")[0];
    let lowest = rules.max().expect("rules");
    assert!(next.origin.y - lowest > next.size, "{} below {lowest}", next.origin.y);
}
