//! Keys of other programs: which they are, and what they are called here.

use super::relator;
use crate::document::{Entry, Node, NodeKind};

/// What keys of other programs are called here, by path: the variables by which pandoc lays
/// out pages (its manual, «Variables»), a few names of Hugo and Quarto, and what people write
/// for the trade.
static COUNTERPARTS: &[(&str, &str)] = &[
    ("copyright", "rights"),
    ("cover", "cover-image"),
    ("doi", "identifier"),
    ("epub-cover-image", "cover-image"),
    ("fontsize", "output.pdf.size"),
    ("geometry", "output.pdf.margins"),
    ("highlight-style", "syntax-highlighting"),
    ("indent", "output.pdf.indent"),
    ("isbn", "identifier"),
    ("language", "lang"),
    ("lastmod", "modified"),
    ("licence", "rights"),
    ("license", "rights"),
    ("linestretch", "output.pdf.leading"),
    ("linkcolor", "output.pdf.link-color"),
    ("mainfont", "output.pdf.fonts.serif"),
    ("margin-bottom", "output.pdf.margins.bottom"),
    ("margin-left", "output.pdf.margins.left"),
    ("margin-right", "output.pdf.margins.right"),
    ("margin-top", "output.pdf.margins.top"),
    ("monofont", "output.pdf.fonts.mono"),
    ("number-sections", "output.pdf.section-numbers"),
    ("numbersections", "output.pdf.section-numbers"),
    ("papersize", "output.pdf.paper"),
    ("sansfont", "output.pdf.fonts.sans"),
    ("series", "belongs-to-collection"),
    ("stylesheet", "css"),
    ("summary", "description"),
    ("tags", "keywords"),
    ("toc", "output.pdf.contents"),
    ("updated", "modified"),
    ("urlcolor", "output.pdf.link-color"),
];

/// The most bytes of a value that a remark says again.
const MAX_SHOWN: usize = 60;

/// What a key of another program is called here.
pub(super) fn counterpart(key: &str) -> Option<&'static str> {
    let is_part = role(key).is_some();
    let found = COUNTERPARTS.iter().find(|(theirs, _)| *theirs == key);
    found.map(|(_, ours)| *ours).or(is_part.then_some("contributor"))
}

/// The role of those whom a key names by the part they had in the work: `translator`,
/// `illustrators`. Who wrote it is named by keys of ours.
fn role(key: &str) -> Option<String> {
    const PARTS: [&str; 6] =
        ["editor", "illustrator", "narrator", "photographer", "proofreader", "translator"];
    let name = key.strip_suffix('s').unwrap_or(key);
    PARTS.contains(&name).then(|| relator::code(name)).flatten()
}

/// How an entry of another program is written here, with its value where that is one of plain
/// words; nothing where it is called as it is or is none of ours.
pub(super) fn written(entry: &Entry) -> Option<String> {
    let key = entry.key.as_str();
    let ours = counterpart(key)?;
    // RStudio's editor of the file.
    let value = entry.value.as_scalar().map(str::trim);
    if key == "editor" && matches!(value, None | Some("visual" | "source")) {
        return None;
    }
    let is_plain = |text: &&str| {
        let is_of_word = |c: char| c.is_alphanumeric() || " .-’()©/".contains(c);
        let is_short = text.len() <= MAX_SHOWN;
        is_short && text.starts_with(char::is_alphanumeric) && text.chars().all(is_of_word)
    };
    let value = value.filter(is_plain).unwrap_or("…");
    Some(match role(key) {
        Some(role) => format!("contributor: {{name: {value}, role: {role}}}"),
        None if value == "…" || ours.contains('.') || key == "highlight-style" => {
            ours.to_owned()
        }
        None => {
            let scheme = match key {
                "isbn" => "ISBN ",
                "doi" => "doi:",
                _ => "",
            };
            format!("{ours}: {scheme}{value}")
        }
    })
}

/// Keys that well-known programs put at the top of a file. They are never taken for a slip
/// of one of ours, however near: Hugo, Jekyll, Obsidian, pandoc, Quarto and R Markdown.
pub(super) static FOREIGN: &[&str] = &[
    "aliases",
    "author-meta",
    "body",
    "categories",
    "category",
    "classoption",
    "comments",
    "csl",
    "cssclass",
    "cssclasses",
    "data",
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

/// Keys that pandoc's templates, Quarto and R Markdown put below an author.
static FOREIGN_TO_AUTHORS: &[&str] = &[
    "affiliations",
    "attributes",
    "correspondence",
    "corresponding",
    "deceased",
    "degrees",
    "email",
    "equal-contributor",
    "equal_contributor",
    "id",
    "institute",
    "institution",
    "metadata",
    "note",
    "orcid",
    "phone",
    "roles",
    "url",
    "website",
];

/// Whether what is said of a person is meant for another program: by its key, or as the
/// number of an affiliation that stands elsewhere there.
pub(super) fn is_of_other_program(entry: &Entry) -> bool {
    let has_words = |node: &Node| {
        let text = node.as_scalar();
        text.is_some_and(|text| text.contains(char::is_alphabetic))
    };
    FOREIGN_TO_AUTHORS.contains(&entry.key.as_str())
        || entry.key == "affiliation"
            && match &entry.value.kind {
                NodeKind::Null => false,
                NodeKind::List(items) => !items.iter().all(has_words),
                NodeKind::Scalar(_) | NodeKind::Map(_) => !has_words(&entry.value),
            }
}

#[cfg(test)]
mod tests {
    use super::super::schema::DOCUMENT;
    use super::*;
    use crate::document::PagedEdition;

    #[test]
    fn each_counterpart_is_a_key_and_none_is_called_as_one_of_ours() {
        let paged = schemars::schema_for!(PagedEdition);
        for (theirs, ours) in COUNTERPARTS {
            assert!(DOCUMENT.iter().all(|field| field.key != *theirs), "{theirs}");
            let known = match ours.strip_prefix("output.pdf.") {
                Some(path) => {
                    let key = path.split('.').next().expect("a key");
                    paged.pointer(&format!("/properties/{key}")).is_some()
                }
                None => DOCUMENT.iter().any(|field| field.key == *ours),
            };
            assert!(known, "{ours}");
        }
    }
}
