//! One document with everything the model can say, built by hand: a writer that gives it
//! all gives any document.

use sevigne::diagnostic::Span;
use sevigne::document::{
    AlertKind, Alignment, Attributes, Author, Block, BlockId, BlockKind, Cell, Code, Date,
    Definition, Delimiter, Document, Figure, HeadingLevel, Image, Inline, InlineKind,
    Inlines, Letter, LetterLines, LetterRole, Link, List, ListItem, ListKind, Metadata,
    Note, NoteId, NumberStyle, Row, Table, Target, Timestamp, TitleBlock,
};
use sevigne::language::Tag;
use sevigne::resource::Memory;

/// A red point: the smallest PNG.
pub(crate) const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0,
    0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, b'I', b'D',
    b'A', b'T', 8, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0,
    0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// The files that the document names.
pub(crate) fn resources() -> Memory {
    let mut files = Memory::default();
    files.insert("images/seal.png", PNG);
    files
}

/// Gives blocks their numbers in reading order.
#[derive(Default)]
struct Numbers(u32);

pub(crate) fn text(words: &str) -> Inline {
    Inline::text(Span::default(), words)
}

pub(crate) fn inline(kind: InlineKind) -> Inline {
    Inline::new(Span::default(), kind)
}

pub(crate) fn words(words: &str) -> Inlines {
    vec![text(words)]
}

pub(crate) fn block(kind: BlockKind) -> Block {
    Block { id: BlockId(0), span: Span::default(), attributes: Attributes::default(), kind }
}

pub(crate) fn paragraph(content: Inlines) -> Block {
    block(BlockKind::Paragraph(content))
}

pub(crate) fn heading(level: u8, id: &str, content: Inlines) -> Block {
    let mut heading =
        block(BlockKind::Heading { level: HeadingLevel::new(level), content });
    heading.attributes.set_id(id);
    heading
}

pub(crate) fn letter(role: LetterRole, lines: Vec<Inlines>) -> Block {
    block(BlockKind::Letter(LetterLines { role, lines }))
}

pub(crate) fn tag(text: &str) -> Tag {
    Tag::parse(text).expect("a tag")
}

fn image(alternative: &str, decorative: bool) -> Image {
    Image {
        path: "images/seal.png".to_owned(),
        alternative: alternative.to_owned(),
        title: String::new(),
        decorative,
        attributes: Attributes::default(),
    }
}

fn link(target: Target, title: &str, content: Inlines) -> Inline {
    inline(InlineKind::Link(Box::new(Link {
        target,
        title: title.to_owned(),
        attributes: Attributes::default(),
        content,
    })))
}

fn item(task: Option<bool>, blocks: Vec<Block>) -> ListItem {
    ListItem { span: Span::default(), task, blocks }
}

fn list(kind: ListKind, tight: bool, items: Vec<ListItem>) -> Block {
    block(BlockKind::List(List { kind, tight, items }))
}

fn cell(content: Inlines) -> Cell {
    let blocks = if content.is_empty() { Vec::new() } else { vec![paragraph(content)] };
    Cell::new(blocks)
}

/// Numbers blocks in reading order, as reading does: those of the notes after the body's.
pub(crate) fn number(document: &mut Document) {
    let mut numbers = Numbers::default();
    number_all(&mut document.blocks, &mut numbers);
    for note in &mut document.notes {
        number_all(&mut note.blocks, &mut numbers);
    }
}

fn number_all(blocks: &mut [Block], numbers: &mut Numbers) {
    for block in blocks {
        block.id = BlockId(numbers.0);
        numbers.0 += 1;
        match &mut block.kind {
            BlockKind::List(list) => {
                for item in &mut list.items {
                    number_all(&mut item.blocks, numbers);
                }
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    number_all(&mut definition.terms, numbers);
                    for blocks in &mut definition.definitions {
                        number_all(blocks, numbers);
                    }
                }
            }
            BlockKind::Quote(blocks)
            | BlockKind::Alert { kind: _, blocks }
            | BlockKind::Division(blocks) => number_all(blocks, numbers),
            BlockKind::Table(table) => {
                for row in table.head.iter_mut().chain(&mut table.body) {
                    for cell in &mut row.cells {
                        number_all(&mut cell.blocks, numbers);
                    }
                }
            }
            BlockKind::Title(_)
            | BlockKind::Letter(_)
            | BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Code(_)
            | BlockKind::Math(_)
            | BlockKind::Figure(_)
            | BlockKind::Rule
            | BlockKind::PageBreak
            | BlockKind::RawHtml(_) => {}
        }
    }
}

/// A short French letter: title, two sections, a list in a list, closing and signature.
pub(crate) fn short_letter() -> Document {
    let inner = list(
        ListKind::Bullet,
        true,
        vec![
            item(None, vec![paragraph(words("Vidéos de formation"))]),
            item(None, vec![paragraph(words("Séances en direct\u{202f};"))]),
        ],
    );
    let mut document = Document {
        metadata: Metadata {
            title: "Lettre à tous".to_owned(),
            authors: vec![Author {
                name: "Éric S. Yuan".to_owned(),
                function: Some("Fondateur".to_owned()),
                ..Author::default()
            }],
            date: Date::parse("2020-04-01"),
            modified: Timestamp::parse("2020-04-02"),
            timestamp: Timestamp::parse("2020-04-02").expect("a date"),
            language: tag("fr"),
            ..Metadata::default()
        },
        letter: Some(Letter::default()),
        blocks: vec![
            block(BlockKind::Title(Box::new(TitleBlock {
                title: words("Lettre à tous"),
                date: vec![inline(InlineKind::Generated("1er avril 2020".to_owned()))],
                ..TitleBlock::default()
            }))),
            letter(LetterRole::Salutation, vec![words("Chers amis,")]),
            paragraph(words(
                "L’affiche dit\u{a0}: «\u{202f}Bienvenue\u{202f}» à 90\u{202f}000 écoles.",
            )),
            heading(2, "ce-que-nous-avons-fait", words("Ce que nous avons fait")),
            paragraph(words("D’abord, peu de chose.")),
            list(
                ListKind::Bullet,
                true,
                vec![
                    item(None, vec![paragraph(words("Nous offrons\u{a0}:")), inner]),
                    item(None, vec![paragraph(words("Nous écoutons."))]),
                ],
            ),
            heading(2, "ce-que-nous-allons-faire", words("Ce que nous allons faire")),
            paragraph(words("Tout le reste.")),
            letter(LetterRole::Closing, vec![words("Soyez bien,")]),
            letter(LetterRole::Signature, vec![words("Éric S. Yuan"), words("Fondateur")]),
        ],
        ..Document::default()
    };
    number(&mut document);
    document
}

/// A document with every block and every inline.
pub(crate) fn everything() -> Document {
    let mut greek = Attributes::default();
    greek.set_language(tag("el"));
    let mut division =
        block(BlockKind::Division(vec![paragraph(words("An English aside."))]));
    division.attributes.set_language(tag("en"));
    division.attributes.set_id("aside");
    division.attributes.add_class("aside");
    let mut term = paragraph(words("Galée"));
    term.attributes.set_id("term-galee");
    let inlines = vec![
        text("Mots "),
        inline(InlineKind::Emphasis(vec![
            text("appuyés "),
            inline(InlineKind::Emphasis(words("deux fois"))),
        ])),
        text(", "),
        inline(InlineKind::Strong(words("forts"))),
        text(", "),
        inline(InlineKind::Strikethrough(words("rayés"))),
        text(", 2"),
        inline(InlineKind::Superscript(words("e"))),
        text(", H"),
        inline(InlineKind::Subscript(words("2"))),
        text("O, "),
        inline(InlineKind::SmallCaps(words("Yuan"))),
        text(", "),
        inline(InlineKind::Span { attributes: greek, content: words("λόγος") }),
        text(", "),
        inline(InlineKind::Code("a < b && \"c\"".to_owned())),
        text(", "),
        inline(InlineKind::Math(r"\frac{a}{b} < 1".to_owned())),
        text(","),
        inline(InlineKind::LineBreak),
        text("à la ligne, "),
        link(
            Target::External("https://example.org/a?b=1&c=2".to_owned()),
            "Un titre",
            words("dehors"),
        ),
        text(", "),
        link(Target::Internal("fin".to_owned()), "", words("dedans")),
        text(", "),
        inline(InlineKind::Image(Box::new(image("Un sceau.", false)))),
        text(" note"),
        inline(InlineKind::NoteCall(NoteId(0))),
        text(" et encore"),
        inline(InlineKind::NoteCall(NoteId(1))),
        text(", deux fois"),
        inline(InlineKind::NoteCall(NoteId(0))),
        text(", voir "),
        inline(InlineKind::Generated("figure 1".to_owned())),
        text("."),
    ];
    let table = Table {
        columns: vec![Alignment::Start, Alignment::Center, Alignment::Right],
        head: vec![Row {
            cells: vec![cell(words("Pays")), cell(words("Écoles")), cell(words("Part"))],
        }],
        body: vec![
            Row {
                cells: vec![
                    cell(words("France")),
                    cell(words("12")),
                    cell(words("3,5\u{a0}%")),
                ],
            },
            Row {
                cells: vec![
                    cell(words("Japon")),
                    cell(Vec::new()),
                    cell(words("1\u{a0}%")),
                ],
            },
        ],
        caption: words("Écoles par pays"),
    };
    let alert = |kind, said: &str| {
        block(BlockKind::Alert { kind, blocks: vec![paragraph(words(said))] })
    };
    let mut document = Document {
        metadata: Metadata {
            title: "Tout & le reste".to_owned(),
            subtitle: Some("Un essai <complet>".to_owned()),
            authors: vec![
                Author { name: "Éric S. Yuan".to_owned(), ..Author::default() },
                Author { name: "Marie de Rabutin-Chantal".to_owned(), ..Author::default() },
            ],
            date: Date::parse("2020-04"),
            timestamp: Timestamp::parse("2020-04-01").expect("a date"),
            language: tag("fr"),
            description: Some("De tout, & d’un peu plus.".to_owned()),
            keywords: vec!["essai".to_owned(), "A & B".to_owned()],
            publisher: Some("Éditions <X>".to_owned()),
            rights: Some("© 2020".to_owned()),
            identifiers: vec!["978-2-07-036024-6".to_owned(), "10.1000/182".to_owned()],
            ..Metadata::default()
        },
        letter: Some(Letter::default()),
        blocks: vec![
            block(BlockKind::Title(Box::new(TitleBlock {
                title: vec![
                    text("Tout & "),
                    inline(InlineKind::Emphasis(words("le reste"))),
                ],
                subtitle: words("Un essai <complet>"),
                authors: vec![words("Éric S. Yuan"), words("Marie de Rabutin-Chantal")],
                contributors: vec![vec![
                    inline(InlineKind::Generated("Traduit par ".to_owned())),
                    text("Luc <X>"),
                ]],
                date: vec![inline(InlineKind::Generated("avril 2020".to_owned()))],
            }))),
            letter(LetterRole::Sender, vec![words("Éric S. Yuan"), words("1, rue du Bac")]),
            letter(LetterRole::Recipient, vec![words("À tous"), words("Partout")]),
            letter(
                LetterRole::Dateline,
                vec![vec![
                    text("Paris, "),
                    inline(InlineKind::Generated("le 1er avril 2020".to_owned())),
                ]],
            ),
            letter(
                LetterRole::Subject,
                vec![vec![
                    inline(InlineKind::Generated("Objet\u{a0}: ".to_owned())),
                    text("tout"),
                ]],
            ),
            letter(LetterRole::Salutation, vec![words("Mesdames, Messieurs,")]),
            paragraph(inlines),
            heading(2, "listes", words("Listes")),
            list(
                ListKind::Bullet,
                false,
                vec![
                    item(
                        None,
                        vec![paragraph(words("un")), paragraph(words("suite de un"))],
                    ),
                    item(None, vec![paragraph(words("deux"))]),
                ],
            ),
            list(
                ListKind::Ordered { start: 3, style: NumberStyle::default() },
                true,
                vec![
                    item(None, vec![paragraph(words("trois"))]),
                    item(None, vec![paragraph(words("quatre"))]),
                ],
            ),
            list(
                ListKind::Ordered {
                    start: 1,
                    style: NumberStyle {
                        delimiter: Delimiter::Parenthesis,
                        ..NumberStyle::default()
                    },
                },
                true,
                vec![item(None, vec![paragraph(words("parenthèse"))])],
            ),
            list(
                ListKind::Bullet,
                true,
                vec![
                    item(Some(true), vec![paragraph(words("accompli"))]),
                    item(Some(false), vec![paragraph(words("ouvert"))]),
                ],
            ),
            block(BlockKind::Definitions(vec![Definition {
                terms: vec![term, paragraph(words("Galley"))],
                definitions: vec![
                    vec![paragraph(words("Une longue colonne."))],
                    vec![
                        paragraph(words("Aussi, un navire")),
                        paragraph(words("à rames.")),
                    ],
                ],
            }])),
            heading(3, "a-part", words("À part")),
            block(BlockKind::Quote(vec![paragraph(words("Citation."))])),
            alert(AlertKind::Note, "annotation"),
            alert(AlertKind::Tip, "suggestion"),
            alert(AlertKind::Important, "nécessité"),
            alert(AlertKind::Warning, "mise en garde"),
            alert(AlertKind::Caution, "péril"),
            division,
            block(BlockKind::Rule),
            heading(2, "90 jours: après", words("90 jours\u{a0}: après")),
            block(BlockKind::Code(Code {
                language: Some("rust".to_owned()),
                text: "fn main() {\n    // <&>\n}\n".to_owned(),
            })),
            block(BlockKind::Math(r"\sum_{i=0}^{n} x_i".to_owned())),
            block(BlockKind::Figure(Figure {
                image: image("Un sceau rouge.", false),
                caption: words("Le sceau"),
            })),
            block(BlockKind::Figure(Figure {
                image: image("", true),
                caption: Vec::new(),
            })),
            block(BlockKind::Table(table)),
            block(BlockKind::PageBreak),
            heading(2, "fin", words("Fin")),
            paragraph(words("La fin.")),
            letter(LetterRole::Closing, vec![words("Bien à vous,")]),
            letter(LetterRole::Signature, vec![words("Éric S. Yuan"), words("Fondateur")]),
            letter(LetterRole::Postscript, vec![words("P.-S. Encore un mot.")]),
            letter(LetterRole::Enclosures, vec![words("Un plan"), words("Une carte")]),
            letter(LetterRole::Copies, vec![words("Les archives")]),
        ],
        notes: vec![
            Note {
                name: "a".to_owned(),
                span: Span::default(),
                blocks: vec![paragraph(words("Première note."))],
            },
            Note {
                name: "b".to_owned(),
                span: Span::default(),
                blocks: vec![
                    paragraph(words("Seconde note,")),
                    block(BlockKind::Code(Code {
                        language: None,
                        text: "avec du code\n".to_owned(),
                    })),
                ],
            },
        ],
        ..Document::default()
    };
    number(&mut document);
    document
}
