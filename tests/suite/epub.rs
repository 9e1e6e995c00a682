//! The EPUB, read back.

use crate::epub_words::{Files, file, files, source_text, spine, split, words};
use crate::everything::{everything, resources, short_letter};
use sevigne::backend::epub::{Cover, Epub, PageList};
use sevigne::backend::{Backend, Job, PageSource};
use sevigne::diagnostic::{Diagnostics, Reported};
use sevigne::document::{
    Block, BlockId, BlockKind, Document, Inline, InlineKind, Inlines, PageMap, PageStart,
    descend,
};
use sevigne::font::{Face, FontBook};
use sevigne::resource::Memory;
use sevigne::typeset::{Destination, ImageData, OutlineEntry, Page, Paged, Structure};
use sevigne::xhtml::{FontChoice, NarrowSpace, Split};
use std::collections::BTreeMap;

/// Pages that are told, not laid out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    map: PageMap,
    structure: Structure,
}

impl Told {
    /// The same pages, told to be those of `document`.
    fn told_of(mut self, document: &Document) -> Self {
        self.map.content_hash = sevigne::typeset::content_hash(document);
        self
    }
}

impl Paged for Told {
    fn page_count(&self) -> usize {
        self.map.starts.len().max(1)
    }
    fn page(&self, index: usize) -> Page {
        panic!("an EPUB paints no page, but page {index} was asked for")
    }
    fn structure(&self) -> &Structure {
        &self.structure
    }
    fn outline(&self) -> &[OutlineEntry] {
        &[]
    }
    fn destinations(&self) -> &[Destination] {
        &[]
    }
    fn images(&self) -> &[ImageData] {
        &[]
    }
    fn page_map(&self) -> &PageMap {
        &self.map
    }
}

impl PageSource for Told {
    fn layout(&self, _diagnostics: &mut Diagnostics) -> Result<&dyn Paged, Reported> {
        Ok(self)
    }

    fn page_map(&self, _diagnostics: &mut Diagnostics) -> Result<&PageMap, Reported> {
        Ok(&self.map)
    }
}

fn write(document: &Document, epub: &Epub, pages: &Told) -> (Vec<u8>, Diagnostics) {
    make(document, &resources(), epub, pages)
}

/// The one artifact that a writer makes of a document.
pub(crate) fn make(
    document: &Document,
    resources: &Memory,
    backend: &dyn Backend,
    pages: &Told,
) -> (Vec<u8>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let fonts = FontBook::bundled();
    let mut output: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let pages = pages.clone().told_of(document);
    let mut job = Job {
        document,
        resources,
        fonts: &fonts,
        pages: &pages,
        stem: "book",
        moved: None,
        diagnostics: &mut diagnostics,
    };
    backend.write(&mut job, &mut output).expect("an edition");
    let (_, bytes) = output.pop_first().expect("an artifact");
    assert!(output.is_empty());
    (bytes, diagnostics)
}

fn plain(document: &Document) -> Vec<u8> {
    write(document, &Epub::default(), &Told::default()).0
}

/// The words of the source in the order of a book: a file's blocks, then its notes.
pub(crate) fn document_words(document: &Document) -> Vec<String> {
    let mut text = String::new();
    for block in &document.blocks {
        block_text(block, &mut text);
    }
    for note in &document.notes {
        for block in &note.blocks {
            block_text(block, &mut text);
        }
    }
    split(&text)
}

fn block_text(block: &Block, text: &mut String) {
    text.push('\n');
    match &block.kind {
        BlockKind::Title(title) => {
            for line in [&title.title, &title.subtitle]
                .into_iter()
                .chain(&title.authors)
                .chain(&title.contributors)
                .chain([&title.date])
            {
                inline_text(line, text);
                text.push('\n');
            }
        }
        BlockKind::Letter(part) => {
            for line in &part.lines {
                inline_text(line, text);
                text.push('\n');
            }
        }
        BlockKind::Heading { level: _, content } | BlockKind::Paragraph(content) => {
            inline_text(content, text);
        }
        BlockKind::Code(code) => text.push_str(&code.text),
        BlockKind::Math(tex) => text.push_str(tex),
        BlockKind::Figure(figure) => inline_text(&figure.caption, text),
        BlockKind::Table(table) => inline_text(&table.caption, text),
        BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert { .. }
        | BlockKind::Rule
        | BlockKind::PageBreak
        | BlockKind::Division(_) => {}
        BlockKind::RawHtml(_) => panic!("no writer meets raw HTML"),
    }
    for children in descend(block) {
        for child in children {
            block_text(child, text);
        }
    }
}

fn inline_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(words) | InlineKind::Code(words) | InlineKind::Math(words) => {
                text.push_str(words);
            }
            InlineKind::LineBreak | InlineKind::SoftBreak => text.push('\n'),
            InlineKind::Emphasis(content)
            | InlineKind::Strong(content)
            | InlineKind::Strikethrough(content)
            | InlineKind::Superscript(content)
            | InlineKind::Subscript(content)
            | InlineKind::SmallCaps(content)
            | InlineKind::Span { attributes: _, content } => inline_text(content, text),
            InlineKind::Link(link) => inline_text(&link.content, text),
            InlineKind::Image(_)
            | InlineKind::NoteCall(_)
            | InlineKind::Generated(_)
            | InlineKind::RawHtml(_) => {}
        }
    }
}

/// The own text of each block that has some, by its number.
fn own_texts(document: &Document) -> Vec<(BlockId, String)> {
    let mut texts = Vec::new();
    sevigne::document::visit_blocks(&document.blocks, &mut |block| {
        let plain = |inlines: &Inlines| sevigne::document::plain_text(inlines);
        match &block.kind {
            BlockKind::Heading { level: _, content } | BlockKind::Paragraph(content) => {
                texts.push((block.id, plain(content)));
            }
            BlockKind::Title(title) => texts.push((block.id, plain(&title.title))),
            BlockKind::Code(code) => texts.push((block.id, code.text.clone())),
            _ => {}
        }
    });
    texts
}

#[test]
fn the_words_of_the_book_are_the_words_of_the_document() {
    for document in [short_letter(), everything()] {
        assert_eq!(words(&plain(&document)), document_words(&document));
    }
}

#[test]
fn a_book_in_many_files_loses_no_word_and_keeps_its_order_in_each() {
    let mut document = everything();
    document.notes.clear();
    remove_calls(&mut document.blocks);
    let epub = Epub { split: Split::Section, ..Epub::default() };
    let (bytes, _) = write(&document, &epub, &Told::default());
    assert_eq!(spine(&files(&bytes)).len(), 5, "cover, front and three sections");
    assert_eq!(words(&bytes), document_words(&document));
}

fn remove_calls(blocks: &mut [Block]) {
    for block in blocks {
        if let BlockKind::Paragraph(content) = &mut block.kind {
            content.retain(|inline| !matches!(inline.kind, InlineKind::NoteCall(_)));
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = everything();
    assert!(plain(&document) == plain(&document), "the bytes differ");
}

#[test]
fn the_archive_begins_with_its_media_type_stored_and_bears_the_documents_time() {
    let bytes = plain(&short_letter());
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("an archive");
    for index in 0..archive.len() {
        let entry = archive.by_index(index).expect("an entry");
        let time = entry.last_modified().expect("a time");
        assert_eq!(
            (time.year(), time.month(), time.day()),
            (2020, 4, 2),
            "{}",
            entry.name()
        );
        assert_eq!(entry.compression() == zip::CompressionMethod::Stored, {
            index == 0 || entry.name().ends_with(".jpg")
        });
    }
}

#[test]
fn page_marks_stand_before_the_word_that_begins_each_page() {
    let mut document = everything();
    // No page begins inside a formula or an image.
    for block in &mut document.blocks {
        if let BlockKind::Paragraph(content) = &mut block.kind {
            content.retain(|inline| {
                !matches!(inline.kind, InlineKind::Math(_) | InlineKind::Image(_))
            });
        }
    }
    // A page for each word of every block: harsher than any layout.
    let mut starts = Vec::new();
    let mut firsts = Vec::new();
    for (block, text) in own_texts(&document) {
        for (offset, word) in text.split(' ').scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        }) {
            let first = word.split_whitespace().next().unwrap_or_default();
            if !first.is_empty() {
                starts.push(PageStart {
                    label: (starts.len() + 1).to_string(),
                    block,
                    offset,
                });
                firsts.push(first.to_owned());
            }
        }
    }
    let told = Told {
        map: PageMap { starts, document_id: "uuid:0123".to_owned(), ..PageMap::default() },
        ..Told::default()
    };
    for split_into in [Split::None, Split::Section] {
        let epub = Epub { split: split_into, fonts: FontChoice::None, ..Epub::default() };
        let (bytes, _) = write(&document, &epub, &told);
        let files = files(&bytes);
        let marked = page_starts(&files);
        assert_eq!(marked.len(), firsts.len());
        for (number, ((label, next), first)) in (1_usize..).zip(marked.iter().zip(&firsts))
        {
            assert_eq!(*label, number.to_string());
            assert!(
                first.starts_with(next) || next.starts_with(first.as_str()),
                "page {label} begins with {next:?}, not {first:?}"
            );
        }
        let package = file(&files, "OEBPS/content.opf");
        assert!(package.contains("<meta property=\"pageBreakSource\">uuid:0123</meta>"));
        assert!(file(&files, "OEBPS/toc.ncx").contains("<pageTarget"));
    }
    let (bytes, _) =
        write(&document, &Epub { page_list: PageList::None, ..Epub::default() }, &told);
    assert!(!file(&files(&bytes), "OEBPS/nav.xhtml").contains("page-list"));
}

/// Each page's label and the first word after its mark, as the page list leads to it.
pub(crate) fn page_starts(files: &Files) -> Vec<(String, String)> {
    page_list(file(files, "OEBPS/nav.xhtml"))
        .into_iter()
        .map(|(label, href)| {
            let (name, id) = href.split_once('#').expect("a fragment");
            let text = file(files, &format!("OEBPS/{name}"));
            let mark = format!("id=\"{id}\"");
            let after = text.split_once(&mark).expect("the mark").1;
            let (_, after) = after.split_once("</span>").expect("its end");
            let after = source_text(&format!("<body>{}</body>", balanced(after)));
            (label, after.split_whitespace().next().unwrap_or_default().to_owned())
        })
        .collect()
}

/// What follows a mark, cut before the first tag that closes what the mark stands in.
fn balanced(markup: &str) -> String {
    let mut out = String::new();
    let mut open = 0_usize;
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        out.push_str(text);
        let end = tag.find('>').expect("the end of a tag") + 1;
        let (tag, after) = tag.split_at(end);
        rest = after;
        if tag.starts_with("</") {
            if open == 0 {
                out.push(' ');
                continue;
            }
            open -= 1;
        } else if !tag.ends_with("/>") {
            open += 1;
        }
        out.push_str(tag);
    }
    // What is still open is closed by whoever reads on.
    let mut names = Vec::new();
    let mut scan = out.as_str();
    while let Some(at) = scan.find('<') {
        let tag = scan.split_at(at).1;
        let end = tag.find('>').expect("the end of a tag") + 1;
        let (tag, after) = tag.split_at(end);
        scan = after;
        if tag.starts_with("</") {
            names.pop();
        } else if !tag.ends_with("/>") {
            let name =
                tag.trim_start_matches('<').split([' ', '>']).next().expect("a name");
            names.push(name.to_owned());
        }
    }
    for name in names.iter().rev() {
        out.push_str(&format!("</{name}>"));
    }
    out
}

fn page_list(navigation: &str) -> Vec<(String, String)> {
    let (_, list) = navigation.split_once("epub:type=\"page-list\"").expect("a page list");
    list.split("<a href=\"")
        .skip(1)
        .map(|entry| {
            let (href, rest) = entry.split_once("\">").expect("an entry");
            let (label, _) = rest.split_once("</a>").expect("its end");
            (label.to_owned(), href.to_owned())
        })
        .collect()
}

#[test]
fn pages_of_another_text_are_refused() {
    let document = short_letter();
    let mut changed = document.clone();
    changed.metadata.title.push('s');
    let fonts = FontBook::bundled();
    let pages = Told::default().told_of(&changed);
    let told = |epub: &Epub| {
        let mut diagnostics = Diagnostics::default();
        let mut output: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        let mut job = Job {
            document: &document,
            resources: &resources(),
            fonts: &fonts,
            pages: &pages,
            stem: "book",
            moved: None,
            diagnostics: &mut diagnostics,
        };
        let is_written = epub.write(&mut job, &mut output).is_ok();
        (
            is_written,
            diagnostics.list().iter().map(|remark| remark.code.id).collect::<Vec<_>>(),
        )
    };
    assert_eq!(told(&Epub::default()), (false, vec!["epub/stale-pages"]));
    let none = Epub { page_list: PageList::None, ..Epub::default() };
    assert_eq!(told(&none), (true, vec![]));
}

#[test]
fn notes_lead_to_their_calls_and_calls_to_their_notes() {
    let bytes = plain(&everything());
    let files = files(&bytes);
    let text = file(&files, "OEBPS/text.xhtml");
    for (id, href) in
        [("noteref-1", "note-1"), ("noteref-1-2", "note-1"), ("noteref-2", "note-2")]
    {
        assert!(
            text.contains(&format!(
                "<a id=\"{id}\" class=\"noteref generated\" href=\"#{href}\" epub:type=\"noteref\" role=\"doc-noteref\">"
            )),
            "{id}"
        );
    }
    for number in [1, 2] {
        assert!(text.contains(&format!("<aside id=\"note-{number}\" class=\"footnote\"")));
        assert!(
            text.contains(&format!("href=\"#noteref-{number}\" role=\"doc-backlink\""))
        );
    }
}

#[test]
fn every_change_of_language_is_said_twice() {
    let bytes = plain(&everything());
    let files = files(&bytes);
    let text = file(&files, "OEBPS/text.xhtml");
    assert!(text.contains("<span lang=\"el\" xml:lang=\"el\">λόγος</span>"));
    assert!(
        text.contains("<div id=\"aside\" class=\"aside\" lang=\"en\" xml:lang=\"en\">")
    );
    assert!(text.contains("lang=\"fr\" xml:lang=\"fr\">"));
}

#[test]
fn fonts_in_the_book_are_those_that_the_text_uses() {
    let letter = short_letter();
    let bytes = plain(&letter);
    let names: Vec<String> =
        files(&bytes).into_keys().filter(|name| name.contains("fonts/")).collect();
    assert_eq!(
        names,
        [
            // What the signer is stands in italics.
            "OEBPS/fonts/LibertinusSerif-Italic.otf",
            "OEBPS/fonts/LibertinusSerif-Regular.otf",
            "OEBPS/fonts/LibertinusSerif-Semibold.otf",
        ]
    );
    assert!(files(&bytes).contains_key("META-INF/licenses/OFL-LibertinusSerif.txt"));
    let none = Epub { fonts: FontChoice::None, ..Epub::default() };
    let (bytes, _) = write(&letter, &none, &Told::default());
    let bare = files(&bytes);
    assert!(bare.keys().all(|name| !name.contains("fonts/")));
    assert!(!file(&bare, "OEBPS/stylesheet.css").contains("@font-face"));
}

#[test]
fn the_contents_are_drawn_from_the_fonts_of_the_book() {
    let letter = short_letter();
    let book = files(&plain(&letter));
    let face = |name: &str| {
        let bytes = book[&format!("OEBPS/fonts/LibertinusSerif-{name}.otf")].clone();
        Face::parse(bytes.into(), 0).expect("a font")
    };
    let (regular, semibold) = (face("Regular"), face("Semibold"));
    let drawn = |face: &Face, words: &str| {
        words.chars().all(|c| c.is_whitespace() || face.glyph(c).is_some())
    };
    assert!(drawn(&semibold, "Table des matières"));
    // Numbers of the list, and the words of each entry.
    assert!(drawn(&regular, "0123456789."));
    assert!(drawn(&regular, &letter.metadata.title));
    assert!(!drawn(&semibold, "Ω"), "a subset has what is used and no more");
}

#[test]
fn a_reserved_font_name_is_in_no_book() {
    let bytes = plain(&everything());
    let style_sheet = files(&bytes);
    let css = file(&style_sheet, "OEBPS/stylesheet.css");
    assert!(css.contains("\"Doc Mono\"") && !css.contains("\"Source"), "{css}");
}

#[test]
fn the_cover_can_be_left_out() {
    let none = Epub { cover: Cover::None, ..Epub::default() };
    let (bytes, _) = write(&short_letter(), &none, &Told::default());
    assert!(files(&bytes).keys().all(|name| !name.contains("cover")));
    assert!(files(&plain(&short_letter())).contains_key("OEBPS/cover.jpg"));
}

#[test]
fn readers_without_the_narrow_space_can_be_given_the_wide_one() {
    let wide = Epub { narrow_space: NarrowSpace::NoBreakSpace, ..Epub::default() };
    let (bytes, _) = write(&short_letter(), &wide, &Told::default());
    let files = files(&bytes);
    let text = file(&files, "OEBPS/text.xhtml");
    assert!(text.contains("«\u{a0}Bienvenue\u{a0}»") && !text.contains('\u{202f}'));
}

#[test]
fn nothing_is_claimed_that_is_not_so() {
    let mut document = everything();
    let claims = |document: &Document| {
        let bytes = plain(document);
        file(&files(&bytes), "OEBPS/content.opf").to_owned()
    };
    let all = claims(&document);
    assert!(all.contains(">alternativeText<") && all.contains(">visual<"));
    assert!(
        all.contains("accessibilityHazard\">none<"),
        "the raster images in the book stand still"
    );
    assert!(!all.contains("conformsTo"));
    if let BlockKind::Figure(figure) = &mut document
        .blocks
        .iter_mut()
        .find(|block| matches!(block.kind, BlockKind::Figure(_)))
        .expect("a figure")
        .kind
    {
        figure.image.alternative.clear();
    }
    let text = plain(&document);
    let text = files(&text);
    // No word of ours stands in the place of the missing ones: checkers are to see it.
    let text = file(&text, "OEBPS/text.xhtml");
    let images = text.split("src=\"images/1.png\"").skip(1);
    let mut attributes = images.map(|image| image.split('>').next().unwrap_or_default());
    assert!(attributes.any(|own| !own.contains("alt=")), "{text}");
    let undescribed = claims(&document);
    assert!(!undescribed.contains(">alternativeText<"));
    assert!(!undescribed.contains("accessModeSufficient\">textual<"));
    let letter = claims(&short_letter());
    assert!(letter.contains("accessibilityHazard\">none<") && !letter.contains(">visual<"));
}

#[test]
fn nothing_in_a_hostile_document_becomes_markup_or_a_program() {
    let evil = "\"><script>alert(1)</script>&nbsp;\u{1}\u{fffe}]]>";
    let mut document = short_letter();
    document.metadata.title = evil.to_owned();
    document.metadata.authors[0].name = evil.to_owned();
    document.metadata.description = Some(evil.to_owned());
    document.metadata.keywords = vec![evil.to_owned()];
    document.metadata.identifiers = vec![evil.to_owned(), "978-2-07-036024-7".to_owned()];
    for block in &mut document.blocks {
        block.attributes.set_id(evil);
        block.attributes.add_class(evil);
        block.attributes.add_class("generated");
        block.attributes.add("onclick", evil);
        block.attributes.add("width", "1\" onload=\"x");
    }
    if let BlockKind::Paragraph(content) = &mut document.blocks[2].kind {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "//example.org/x",
            "\\\\host\\share",
            "other.pdf",
        ] {
            content.push(Inline::new(
                sevigne::diagnostic::Span::default(),
                InlineKind::Link(Box::new(sevigne::document::Link {
                    target: sevigne::document::Target::External(address.to_owned()),
                    title: evil.to_owned(),
                    attributes: sevigne::document::Attributes::default(),
                    content: vec![Inline::text(
                        sevigne::diagnostic::Span::default(),
                        " lien",
                    )],
                })),
            ));
        }
    }
    let (bytes, diagnostics) = write(&document, &Epub::default(), &Told::default());
    let files = files(&bytes);
    for name in ["text.xhtml", "content.opf", "nav.xhtml", "toc.ncx", "cover.xhtml"] {
        let text = file(&files, &format!("OEBPS/{name}"));
        assert!(!text.contains("<script") && !text.contains("&nbsp;"), "{name}");
        for address in ["javascript", "vbscript", "data:", "file:", "other.pdf"] {
            assert!(!text.to_lowercase().contains(&format!("href=\"{address}")), "{name}");
        }
        assert!(!text.contains(" onclick=") && !text.contains(" onload=\""), "{name}");
    }
    let refused = diagnostics.list().iter().filter(|remark| remark.code.id == "xhtml/link");
    assert_eq!(refused.count(), 10);
    assert!(diagnostics.list().iter().any(|r| r.code.id == "xhtml/illegal-character"));
    // The words of the links stay, and no class of the source hides words from the proof.
    let text = source_text(file(&files, "OEBPS/text.xhtml"));
    assert_eq!(text.matches("lien").count(), 10);
    assert!(text.contains("Bienvenue"));
}

#[test]
fn a_drawing_that_runs_a_program_stops_the_book() {
    let mut evil = Memory::default();
    evil.insert("images/seal.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>");
    let mut diagnostics = Diagnostics::default();
    let document = everything();
    let fonts = FontBook::bundled();
    let mut output: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut job = Job {
        document: &document,
        resources: &evil,
        fonts: &fonts,
        pages: &Told::default().told_of(&document),
        stem: "book",
        moved: None,
        diagnostics: &mut diagnostics,
    };
    assert!(Epub::default().write(&mut job, &mut output).is_err());
    assert!(output.is_empty());
}
