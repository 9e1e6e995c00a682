//! Which keys a front matter has and what each takes: one table, from which values are
//! checked, misspelt keys are corrected and the JSON Schema is printed.

/// A key of ours.
#[derive(Debug)]
pub(super) struct Field {
    /// The key.
    pub(super) key: &'static str,
    /// What it takes.
    pub(super) shape: Shape,
    /// What it is, in one sentence.
    #[expect(dead_code, reason = "the JSON Schema will print it")]
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
    /// A list of these, or a single one in its place.
    Some(&'static Self),
    /// A text, or a mapping with these keys and no others.
    TextOr(&'static [Field]),
    /// A mapping with these keys and no others.
    Block(&'static [Field]),
    /// A mapping with any keys.
    Map,
}

const fn field(key: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { key, shape, about }
}

/// The keys at the top.
pub(super) static DOCUMENT: &[Field] = &[
    field("title", Shape::Markdown, "The title; without it the first heading is taken."),
    field("subtitle", Shape::Markdown, "What stands below the title."),
    field("author", Shape::Some(&Shape::TextOr(AUTHOR)), "Who wrote it."),
    field("date", Shape::Date, "When it is dated."),
    field("modified", Shape::Instant, "When it was last changed."),
    field("lang", Shape::Language, "Its language, as a BCP 47 tag such as `fr`."),
    field("description", Shape::Text, "What it is about, in a sentence or two."),
    field("keywords", Shape::Some(&Shape::Text), "Words to find it by."),
    field("publisher", Shape::Text, "Who publishes it."),
    field("rights", Shape::Text, "Whose it is."),
    field("identifier", Shape::Some(&Shape::TextOr(IDENTIFIER)), "Its identifiers."),
    field("smart", Shape::Flag, "Whether quotes, dashes and spaces are set right."),
    field("letter", Shape::Block(LETTER), "What a letter has around its text."),
    field("provenance", Shape::Map, "Where the text comes from."),
    field("output", Shape::Map, "Options by format: `output.pdf` and so on."),
    field("extra", Shape::Map, "Keys of other programs, kept without a warning."),
];

/// The keys of an author.
static AUTHOR: &[Field] = &[
    field("name", Shape::Text, "The name as it is written."),
    field("function", Shape::Text, "What the author is."),
];

/// The keys of an identifier.
static IDENTIFIER: &[Field] = &[
    field("scheme", Shape::Text, "What kind of identifier it is, such as `ISBN-13`."),
    field("text", Shape::Text, "The identifier."),
];

/// The keys of the letter block.
static LETTER: &[Field] = &[
    field("style", Shape::Word(&["open", "private"]), "Published, or sent."),
    field("sender", Shape::TextOr(PARTY), "Who writes."),
    field("recipient", Shape::TextOr(PARTY), "Who is written to."),
    field("place", Shape::Markdown, "Where it is written."),
    field("subject", Shape::Markdown, "What it is about."),
    field("salutation", Shape::Markdown, "How the reader is addressed."),
    field("closing", Shape::Markdown, "The last words before the name."),
    field("signature", Shape::TextOr(SIGNATURE), "Who signs, and as what."),
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

/// Keys that well-known programs put at the top of a file. They are never taken for a slip
/// of one of ours, however near: Hugo, Jekyll, Obsidian, pandoc, Quarto and R Markdown.
pub(super) static FOREIGN: &[&str] = &[
    "abstract",
    "aliases",
    "author-meta",
    "bibliography",
    "body",
    "categories",
    "category",
    "classoption",
    "comments",
    "csl",
    "cssclass",
    "cssclasses",
    "data",
    "documentclass",
    "draft",
    "editor",
    "engine",
    "execute",
    "format",
    "header-includes",
    "id",
    "image",
    "images",
    "jupyter",
    "layout",
    "lastmod",
    "link-citations",
    "linkcolor",
    "links",
    "math",
    "mainfont",
    "menu",
    "name",
    "nocite",
    "number-sections",
    "page",
    "permalink",
    "published",
    "publishdate",
    "references",
    "series",
    "sidebar",
    "site",
    "slug",
    "status",
    "summary",
    "tag",
    "tags",
    "theme",
    "time",
    "title-meta",
    "toc",
    "toc-depth",
    "type",
    "updated",
    "url",
    "version",
    "weight",
];
