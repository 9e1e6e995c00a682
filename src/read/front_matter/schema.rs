//! Which keys a front matter has and what each takes: one table, from which values are
//! checked, misspelled keys are corrected and the JSON Schema is printed.

/// A key of ours.
#[derive(Debug)]
pub(super) struct Field {
    /// The key.
    pub(super) key: &'static str,
    /// What it takes.
    pub(super) shape: Shape,
    /// What it is, in one sentence.
    pub(super) about: &'static str,
}

/// What a value may be.
#[derive(Debug)]
pub(super) enum Shape {
    /// A text, taken as it stands.
    Text,
    /// A text with inline Markdown.
    Markdown,
    /// `2020-04-01`, `2020-04` or `2020`.
    Date,
    /// A date, or an instant as RFC 3339 has it.
    Instant,
    /// A BCP 47 tag.
    Language,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A MARC relator code, three letters, or the name of one.
    Relator,
    /// An ISBN; its check digit is verified.
    Isbn,
    /// An identifier: text, or a mapping of scheme and text. An ISBN is verified.
    Identifier,
    /// A place in a series: a number, or several with points, such as `3` or `2.1`.
    Position,
    /// An address on the web: `http://…` or `https://…`.
    WebAddress,
    /// The path of a file.
    Path,
    /// A word with hyphens where it may be divided.
    Division,
    /// A path, or a mapping of chapters that holds others.
    Chapter,
    /// A mapping with any keys, each with this.
    Each(&'static Self),
    /// A list of these, or a single one in its place.
    Some(&'static Self),
    /// A name, or a mapping of what is said of a person.
    Person,
    /// A text, or a mapping with these keys and no others.
    TextOr(&'static [Field]),
    /// A mapping with these keys and no others.
    Block(&'static [Field]),
    /// A mapping of formats, whose options each writer types.
    Options,
    /// A mapping with any keys.
    Map,
}

const fn field(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { key, shape, about }
}

/// The keys at the top. pandoc's names are taken where it has one.
pub(super) static DOCUMENT: &[Field] = &[
    field(
        "title",
        Shape::Some(&Shape::TextOr(TITLE)),
        "The title; without it the first heading is taken.",
    ),
    field("subtitle", Shape::Markdown, "What stands below the title."),
    field("author", Shape::Some(&Shape::Person), "Who wrote it."),
    field("creator", Shape::Some(&Shape::Person), "Who wrote it, with roles."),
    field("contributor", Shape::Some(&Shape::Person), "Who else had a part in it."),
    field("date", Shape::Date, "When it is dated."),
    field("modified", Shape::Instant, "When it was last changed."),
    field("lang", Shape::Language, "Its language, as a BCP 47 tag such as `fr`."),
    field("dir", Shape::Word(DIRECTIONS), "In which direction the text runs."),
    field("description", Shape::Markdown, "What it is about, in a sentence or two."),
    field(
        "abstract",
        Shape::Text,
        "What it says, in short: Markdown, set below the title.",
    ),
    field("keywords", Shape::Some(&Shape::Text), "Words to find it by."),
    field("subject", Shape::Some(&Shape::TextOr(SUBJECT)), "What it is about, by codes."),
    field("publisher", Shape::Text, "Who publishes it."),
    field("rights", Shape::Text, "Whose it is."),
    field(
        "identifier",
        Shape::Some(&Shape::Identifier),
        "Its identifiers, such as an ISBN.",
    ),
    field(
        "imprint",
        Shape::Flag,
        "Whether a book has an imprint, which says publisher, rights and ISBN.",
    ),
    field("belongs-to-collection", Shape::Text, "The series it belongs to."),
    field("group-position", Shape::Position, "Its place in the series."),
    field(
        "page-progression-direction",
        Shape::Word(DIRECTIONS),
        "In which direction pages are turned.",
    ),
    field("cover-image", Shape::Text, "The image for the cover, as a path."),
    field("cover-alt", Shape::Text, "What the cover shows, in words."),
    field(
        "fonts",
        Shape::Some(&Shape::Text),
        "Font files besides those at hand, as paths; families are chosen by `output.pdf.fonts`.",
    ),
    field("css", Shape::Some(&Shape::Text), "Style sheets for reflowable editions."),
    field("page-source", Shape::Text, "The edition whose page numbers are kept."),
    field(
        "accessibility",
        Shape::Block(ACCESSIBILITY),
        "What is claimed of accessibility.",
    ),
    field("editions", Shape::Each(&Shape::Block(EDITION)), "The ISBN of each edition."),
    field("onix", Shape::Map, "Codes for ONIX."),
    field(
        "include",
        Shape::Some(&Shape::Path),
        "Files whose text follows, with the headings they have.",
    ),
    field(
        "chapters",
        Shape::Some(&Shape::Chapter),
        "Files that are chapters, each a path or a mapping, in order.",
    ),
    field(
        "bibliography",
        Shape::Some(&Shape::Path),
        "Files in the form of BibTeX with the works that `[@key]` cites.",
    ),
    field(
        "citation-style",
        Shape::Word(&["author-date", "numeric", "notes"]),
        "How works are cited: `author-date` (Knuth 1984) where nothing is said, by number (`numeric`), or in footnotes (`notes`).",
    ),
    field(
        "nocite",
        Shape::Text,
        "Works that are listed though nothing cites them: `@key`, or `@*` for all.",
    ),
    field(
        "documentclass",
        Shape::Text,
        "What it is, as a class of LaTeX: `book` has its chapters on new pages.",
    ),
    field("smart", Shape::Flag, "Whether quotes, dashes and spaces are set right."),
    field(
        "hyphenation",
        Shape::Some(&Shape::Division),
        "Words with the places where they may be divided, for every edition in pages.",
    ),
    field(
        "syntax-highlighting",
        Shape::Word(&["default", "none"]),
        "Whether code is shown in colors where its language is known.",
    ),
    field("letter", Shape::Block(LETTER), "What a letter has around its text."),
    field("provenance", Shape::Map, "Where the text comes from."),
    field("output", Shape::Options, "Options by format: `output.pdf` and so on."),
    field("extra", Shape::Map, "Keys of other programs, kept without a warning."),
];

static DIRECTIONS: &[&str] = &["ltr", "rtl"];

/// The keys of a title.
static TITLE: &[Field] = &[
    field(
        "type",
        Shape::Word(&[
            "main",
            "subtitle",
            "short",
            "collection",
            "edition",
            "expanded",
            "extended",
        ]),
        "Which title it is.",
    ),
    field("text", Shape::Markdown, "The title."),
    field("file-as", Shape::Text, "The title as a catalogue sorts it."),
];

/// The keys of a chapter.
pub(super) static CHAPTER: &[Field] = &[
    field("file", Shape::Path, "Its file; without one the chapter is a part of the book."),
    field("title", Shape::Markdown, "Its heading, where the file has none."),
    field("chapters", Shape::Some(&Shape::Chapter), "The chapters below it."),
];

/// The keys of an author or a contributor.
pub(super) static AUTHOR: &[Field] = &[
    field("name", Shape::Text, "The name as it is written."),
    field("text", Shape::Text, "The name as it is written: pandoc's key for it."),
    field("function", Shape::Text, "What the author is."),
    field(
        "affiliation",
        Shape::Some(&Shape::Text),
        "Where the author works, below the name.",
    ),
    field("file-as", Shape::Text, "The name as a catalogue sorts it."),
    field(
        "role",
        Shape::Relator,
        "The part in the work, by code or name: `trl` or `translator`.",
    ),
];

/// The keys of an identifier.
pub(super) static IDENTIFIER: &[Field] = &[
    field("scheme", Shape::Text, "What kind of identifier it is, such as `ISBN-13`."),
    field("text", Shape::Text, "The identifier."),
];

/// The keys of a subject.
static SUBJECT: &[Field] = &[
    field("text", Shape::Text, "The subject in words."),
    field("authority", Shape::Text, "The scheme of the code, such as `Thema`."),
    field("term", Shape::Text, "The code."),
];

/// The keys of an edition.
static EDITION: &[Field] = &[field("isbn", Shape::Isbn, "Its ISBN.")];

/// The keys of the accessibility block.
static ACCESSIBILITY: &[Field] = &[
    field(
        "conforms",
        Shape::Word(&[
            "wcag20a",
            "wcag20aa",
            "wcag20aaa",
            "wcag21a",
            "wcag21aa",
            "wcag21aaa",
            "wcag22a",
            "wcag22aa",
            "wcag22aaa",
        ]),
        "The level that is met.",
    ),
    field("certified-by", Shape::Text, "Who says so."),
    field("certifier-credential", Shape::Text, "By what right they say so."),
    field("certifier-report", Shape::WebAddress, "Where their report is."),
    field("summary", Shape::Text, "A summary in words."),
    field(
        "hazard",
        Shape::Some(&Shape::Word(&[
            "none",
            "unknown",
            "flashing",
            "motion-simulation",
            "sound",
        ])),
        "What may harm a reader.",
    ),
    field(
        "exemption",
        Shape::Word(&[
            "none",
            "eaa-disproportionate-burden",
            "eaa-fundamental-alteration",
            "eaa-microenterprise",
        ]),
        "The exemption from the European Accessibility Act that is claimed.",
    ),
];

/// The keys of the letter block.
pub(super) static LETTER: &[Field] = &[
    field("style", Shape::Word(&["open", "private"]), "Published, or sent."),
    field("sender", Shape::TextOr(PARTY), "Who writes."),
    field("recipient", Shape::TextOr(PARTY), "Who is written to."),
    field("place", Shape::Markdown, "Where it is written."),
    field(
        "reference",
        Shape::Some(&Shape::Markdown),
        "What it is filed and answered under, above the subject.",
    ),
    field("subject", Shape::Markdown, "What it is about."),
    field("salutation", Shape::Markdown, "How the reader is addressed."),
    field("closing", Shape::Markdown, "The last words before the name."),
    field("signature", Shape::Some(&Shape::TextOr(SIGNATURE)), "Who signs, and as what."),
    field("postscript", Shape::Markdown, "What was added after the signature."),
    field("enclosures", Shape::Some(&Shape::Markdown), "What lies in the envelope."),
    field("copies", Shape::Some(&Shape::Markdown), "Who else receives it."),
];

/// The keys of sender and recipient.
static PARTY: &[Field] = &[
    field("name", Shape::Markdown, "The name."),
    field("address", Shape::Some(&Shape::Markdown), "The lines of the address."),
];

/// The keys of a signature.
static SIGNATURE: &[Field] = &[
    field("name", Shape::Markdown, "The name."),
    field("function", Shape::Markdown, "What the signer is."),
];
