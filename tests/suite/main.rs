//! The suite: one program, so that it links once. A module a chapter.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "all of this is tests, their helpers too, and a test that fails panics"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests read and write files and environments of their own"
)]

#[cfg(all(
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod abstracts;
#[cfg(all(feature = "pdf", feature = "text", feature = "html", feature = "markdown"))]
mod asides;
mod bad_input;
#[cfg(all(
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod captions;
#[cfg(all(feature = "pdf", feature = "epub"))]
mod chapter_openings;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod chapters;
#[cfg(all(
    feature = "cli",
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod citation_notes;
#[cfg(all(
    feature = "cli",
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod citations;
#[cfg(all(feature = "pdf", feature = "epub", feature = "html", feature = "markdown"))]
mod code;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod command;
#[cfg(feature = "pdf")]
mod contents;
#[cfg(feature = "pdf")]
mod converted;
#[cfg(feature = "pdf")]
mod display_lines;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod documentation;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod editions;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod embedded_sources;
#[cfg(feature = "epub")]
mod epub;
#[cfg(feature = "epub")]
mod epub_package;
#[cfg(all(feature = "pdf", feature = "epub"))]
mod epub_pages;
#[cfg(feature = "epub")]
mod epub_text;
#[cfg(feature = "epub")]
mod epub_words;
#[cfg(feature = "epub")]
mod everything;
#[cfg(all(feature = "pdf", feature = "epub", feature = "html"))]
mod floated_pages;
#[cfg(all(feature = "pdf", feature = "epub", feature = "html"))]
mod floating_figures;
mod floors;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod fonts;
#[cfg(feature = "pdf")]
mod formulas;
#[cfg(all(
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod front_divisions;
#[cfg(feature = "pdf")]
mod full_pages;
#[cfg(feature = "pdf")]
mod full_width;
#[cfg(all(feature = "pdf", feature = "epub", feature = "html"))]
mod heading_names;
#[cfg(feature = "epub")]
mod hostile;
#[cfg(all(feature = "pdf", feature = "epub", feature = "html"))]
mod html;
#[cfg(feature = "pdf")]
mod image_rows;
#[cfg(all(feature = "pdf", feature = "epub", feature = "html", feature = "markdown"))]
mod image_sizes;
#[cfg(all(
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod imprint;
#[cfg(feature = "pdf")]
mod indents;
#[cfg(all(
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod index;
#[cfg(all(feature = "pdf", feature = "html"))]
mod index_columns;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod input;
#[cfg(all(
    feature = "cli",
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod keys_page;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod letter_labels;
#[cfg(all(feature = "pdf", feature = "epub", feature = "text", feature = "html"))]
mod letter_parts;
#[cfg(feature = "pdf")]
mod lines;
#[cfg(all(
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod list_numbers;
#[cfg(feature = "pdf")]
mod margins;
#[cfg(all(
    feature = "cli",
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod markdown_edition;
#[cfg(all(feature = "pdf", feature = "epub", feature = "html"))]
mod matter;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod mdbook;
#[cfg(feature = "pdf")]
mod notes_on_pages;
#[cfg(feature = "pdf")]
mod page_ends;
#[cfg(feature = "pdf")]
mod page_looks;
#[cfg(all(feature = "pdf", feature = "xhtml"))]
mod page_options;
#[cfg(feature = "pdf")]
mod page_text;
#[cfg(feature = "pdf")]
mod pages;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod pdf_figures;
#[cfg(feature = "pdf")]
mod pdf_images;
#[cfg(feature = "pdf")]
mod pdf_letter;
#[cfg(feature = "pdf")]
mod pdf_lists;
#[cfg(feature = "pdf")]
mod pdf_standards;
#[cfg(feature = "pdf")]
mod pdf_text;
#[cfg(all(feature = "pdf", feature = "text", feature = "html", feature = "markdown"))]
mod placed_lines;
#[cfg(all(feature = "pdf", feature = "epub"))]
mod printing_colors;
mod reading;
#[cfg(feature = "pdf")]
mod right_to_left;
#[cfg(all(feature = "pdf", feature = "html", feature = "markdown"))]
mod row_headings;
#[cfg(all(
    feature = "epub",
    feature = "pdf",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod ruby;
#[cfg(feature = "pdf")]
mod samples;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod schema;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod schema_options;
mod source_letter;
#[cfg(all(
    target_os = "linux",
    feature = "cli",
    feature = "pdf",
    feature = "epub",
    feature = "text"
))]
mod special_files;
#[cfg(feature = "pdf")]
mod tables;
#[cfg(all(
    target_os = "linux",
    feature = "cli",
    feature = "pdf",
    feature = "epub",
    feature = "text"
))]
mod terminal;
#[cfg(all(
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod title;
#[cfg(feature = "pdf")]
mod typesetting;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod usage;
#[cfg(feature = "pdf")]
mod verse;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod watch;
#[cfg(all(feature = "pdf", feature = "epub", feature = "text", feature = "html"))]
mod web_contents;
#[cfg(feature = "pdf")]
mod window_letters;
#[cfg(all(feature = "cli", feature = "pdf", feature = "epub", feature = "text"))]
mod workshop;
#[cfg(all(
    feature = "pdf",
    feature = "epub",
    feature = "text",
    feature = "html",
    feature = "markdown"
))]
mod writers;
