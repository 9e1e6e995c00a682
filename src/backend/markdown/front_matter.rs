//! The front matter: what is known of the document, as YAML.

use super::Smart;
use super::inlines::in_one_line;
use super::scope::Scope;
use super::yaml::{Values, Yaml, scalar};
use crate::diagnostic::Span;
use crate::document::{
    Accessibility, Author, Bibliography, BlockKind, CitationStyle, Direction, Imprint,
    Inline, InlineKind, Inlines, Letter, LetterStyle, Party, Publication, Subject,
    SyntaxHighlighting, TitleBlock,
};

/// The front matter with the lines around it.
pub(super) fn front_matter(scope: Scope<'_>) -> String {
    let document = scope.document;
    let mut yaml = Yaml::default();
    let metadata = &document.metadata;
    let shown = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Title(title) => Some(title.as_ref()),
        _ => None,
    });
    title(scope, shown, &mut yaml);
    persons("author", &metadata.authors, &mut yaml);
    persons("contributor", &metadata.publication.contributors, &mut yaml);
    yaml.optional("date", metadata.date.map(|date| date.to_string()).as_deref());
    let modified = metadata.modified.map(|instant| instant.to_string());
    let modified =
        modified.as_deref().map(|text| text.strip_suffix("T00:00:00Z").unwrap_or(text));
    yaml.optional("modified", modified);
    if metadata.language.as_str() != "und" {
        yaml.entry("lang", metadata.language.as_str());
    }
    if let Some(words) = &metadata.description {
        yaml.entry("description", &description(words, scope));
    }
    yaml.texts("keywords", &metadata.keywords);
    yaml.optional("publisher", metadata.publisher.as_deref());
    yaml.optional("rights", metadata.rights.as_deref());
    yaml.texts("identifier", &metadata.identifiers);
    let fonts: Vec<_> =
        metadata.fonts.iter().map(|font| scope.path(&font.path).into_owned()).collect();
    yaml.texts("fonts", &fonts);
    publication(&metadata.publication, scope, &mut yaml);
    if document.is_declared_book {
        yaml.line("documentclass: book");
    }
    match document.imprint {
        Imprint::None | Imprint::Made => {}
        Imprint::Unwanted => yaml.line("imprint: false"),
    }
    if scope.smart == Smart::Off {
        yaml.line("smart: false");
    }
    if let Some(own) = &document.bibliography {
        bibliography(own, scope, &mut yaml);
    }
    yaml.texts("hyphenation", &document.hyphenation);
    match document.syntax_highlighting {
        SyntaxHighlighting::Default => {}
        SyntaxHighlighting::None => yaml.line("syntax-highlighting: none"),
    }
    if let Some(letter) = &document.letter {
        yaml.key("letter");
        yaml.deeper(|yaml| letter_block(letter, scope, yaml));
    }
    yaml.entries("provenance", &metadata.provenance);
    yaml.entries("extra", &metadata.extra);
    yaml.values = Values::Options;
    yaml.entries("output", &document.output);
    if yaml.text.is_empty() {
        return String::new();
    }
    format!("---\n{}---\n\n", yaml.text)
}

/// Words that are read as Markdown: with backslashes where a sign in them could have a meaning.
fn description(words: &str, scope: Scope<'_>) -> String {
    let signs = ['*', '_', '`', '[', '\\', '~', '^', '<', '&', '$', '=', '%', '{'];
    match words.contains(signs) {
        true => in_one_line(&[Inline::text(Span::default(), words)], scope),
        false => words.to_owned(),
    }
}

/// Authors or contributors: a name alone, or a list.
fn persons(key: &str, persons: &[Author], yaml: &mut Yaml) {
    match persons {
        [] => {}
        [single] if is_name_alone(single) => yaml.entry(key, &single.name),
        persons => {
            yaml.key(key);
            yaml.deeper(|yaml| {
                for person in persons {
                    yaml.item();
                    yaml.deeper(|yaml| {
                        yaml.entry("name", &person.name);
                        yaml.optional("function", person.function.as_deref());
                        yaml.texts("affiliation", &person.affiliations);
                        yaml.optional("file-as", person.file_as.as_deref());
                        yaml.optional("role", person.role.as_deref());
                        yaml.pairs(&person.extra);
                    });
                }
            });
        }
    }
}

/// What is said of the works that are cited.
fn bibliography(own: &Bibliography, scope: Scope<'_>, yaml: &mut Yaml) {
    let files: Vec<_> =
        own.files.iter().map(|path| scope.path(path).into_owned()).collect();
    yaml.texts("bibliography", &files);
    match own.style {
        CitationStyle::AuthorDate => {}
        CitationStyle::Numeric | CitationStyle::Notes => {
            yaml.entry("citation-style", own.style.name());
        }
    }
    yaml.optional("nocite", own.uncited.as_deref());
}

/// What the book trade asks.
fn publication(own: &Publication, scope: Scope<'_>, yaml: &mut Yaml) {
    let Publication {
        // It stands at the title, and these where the authors do.
        title_file_as: _,
        other_titles: _,
        contributors: _,
        subjects,
        collection,
        page_progression,
        direction,
        cover,
        style_sheets,
        page_source,
        accessibility,
        editions,
        onix,
    } = own;
    if !subjects.is_empty() {
        yaml.key("subject");
        yaml.deeper(|yaml| subjects.iter().for_each(|own| subject(own, yaml)));
    }
    if let Some(collection) = collection {
        yaml.entry("belongs-to-collection", &collection.name);
        yaml.optional("group-position", collection.position.as_deref());
    }
    let words = |direction: &Option<Direction>| direction.map(Direction::as_html);
    yaml.optional("dir", words(direction));
    yaml.optional("page-progression-direction", words(page_progression));
    if let Some(cover) = cover {
        yaml.entry("cover-image", &scope.path(&cover.path));
        yaml.filled("cover-alt", &cover.alternative);
    }
    let style_sheets: Vec<_> =
        style_sheets.iter().map(|path| scope.path(path).into_owned()).collect();
    yaml.texts("css", &style_sheets);
    yaml.optional("page-source", page_source.as_deref());
    if *accessibility != Accessibility::default() {
        yaml.key("accessibility");
        yaml.deeper(|yaml| {
            for (key, value) in [
                ("conforms", &accessibility.conforms),
                ("certified-by", &accessibility.certified_by),
                ("certifier-credential", &accessibility.certifier_credential),
                ("certifier-report", &accessibility.certifier_report),
                ("summary", &accessibility.summary),
                ("exemption", &accessibility.exemption),
            ] {
                yaml.optional(key, value.as_deref());
            }
            yaml.texts("hazard", &accessibility.hazards);
        });
    }
    if !editions.is_empty() {
        yaml.key("editions");
        yaml.deeper(|yaml| {
            for (name, isbn) in editions {
                yaml.key(name);
                yaml.deeper(|yaml| yaml.entry("isbn", isbn));
            }
        });
    }
    yaml.entries("onix", onix);
}

/// A subject in words, or with its code.
fn subject(own: &Subject, yaml: &mut Yaml) {
    if own.authority.is_none() && own.term.is_none() {
        yaml.line(&format!("- {}", scalar(&own.text)));
        return;
    }
    yaml.item();
    yaml.deeper(|yaml| {
        yaml.entry("text", &own.text);
        yaml.optional("authority", own.authority.as_deref());
        yaml.optional("term", own.term.as_deref());
    });
}

fn is_name_alone(author: &Author) -> bool {
    *author == Author { name: author.name.clone(), ..Author::default() }
}

fn title(scope: Scope<'_>, shown: Option<&TitleBlock>, yaml: &mut Yaml) {
    let metadata = &scope.document.metadata;
    let words = match shown {
        // A title that is the file's name is not the source's.
        Some(title) if is_generated(&title.title) => None,
        // Nor is one that a heading in the text gives.
        Some(title) if title.title.is_empty() => None,
        // One that stands in the text is said here where something is to be added to it.
        Some(_)
            if scope.title_in_text().is_some()
                && metadata.publication.title_file_as.is_none() =>
        {
            None
        }
        Some(title) => Some(in_one_line(&title.title, scope)),
        None => Some(metadata.title.clone()),
    };
    let Publication { title_file_as: file_as, other_titles, .. } = &metadata.publication;
    match words {
        Some(words) if file_as.is_none() && other_titles.is_empty() => {
            yaml.entry("title", &words);
        }
        None if other_titles.is_empty() => {}
        words => {
            yaml.key("title");
            yaml.deeper(|yaml| {
                if let Some(words) = words {
                    yaml.item();
                    yaml.deeper(|yaml| {
                        yaml.entry("text", &words);
                        yaml.optional("file-as", file_as.as_deref());
                    });
                }
                for title in other_titles {
                    yaml.item();
                    yaml.deeper(|yaml| {
                        yaml.entry("type", title.kind.as_epub());
                        yaml.entry("text", &title.text);
                    });
                }
            });
        }
    }
    match shown {
        Some(title) if !title.subtitle.is_empty() => {
            yaml.entry("subtitle", &in_one_line(&title.subtitle, scope));
        }
        Some(_) | None => yaml.optional("subtitle", metadata.subtitle.as_deref()),
    }
}

fn is_generated(words: &[Inline]) -> bool {
    words.iter().any(|inline| matches!(inline.kind, InlineKind::Generated(_)))
}

fn letter_block(letter: &Letter, scope: Scope<'_>, yaml: &mut Yaml) {
    yaml.entry(
        "style",
        match letter.style {
            LetterStyle::Open => "open",
            LetterStyle::Private => "private",
        },
    );
    for (key, party) in [("sender", &letter.sender), ("recipient", &letter.recipient)] {
        if let Some(party) = party {
            party_block(key, party, scope, yaml);
        }
    }
    let words = |words: &[Inline]| in_one_line(words, scope);
    let list = |lines: &[Inlines]| lines.iter().map(|line| words(line)).collect::<Vec<_>>();
    yaml.filled("place", &words(&letter.place));
    yaml.texts("reference", &list(&letter.reference));
    for (key, content) in [
        ("subject", &letter.subject),
        ("salutation", &letter.salutation),
        ("closing", &letter.closing),
    ] {
        yaml.filled(key, &words(content));
    }
    if !letter.signatures.is_empty() {
        yaml.key("signature");
    }
    for signature in &letter.signatures {
        yaml.deeper(|yaml| {
            let lines = |yaml: &mut Yaml| {
                yaml.filled("name", &words(&signature.name));
                yaml.filled("function", &words(&signature.function));
            };
            match letter.signatures.as_slice() {
                [_] => lines(yaml),
                _ => {
                    yaml.item();
                    yaml.deeper(lines);
                }
            }
        });
    }
    yaml.filled("postscript", &words(&letter.postscript));
    for (key, lines) in [("enclosures", &letter.enclosures), ("copies", &letter.copies)] {
        yaml.texts(key, &list(lines));
    }
}

fn party_block(key: &str, party: &Party, scope: Scope<'_>, yaml: &mut Yaml) {
    yaml.key(key);
    yaml.deeper(|yaml| {
        yaml.filled("name", &in_one_line(&party.name, scope));
        let lines: Vec<_> =
            party.address.iter().map(|line| in_one_line(line, scope)).collect();
        yaml.texts("address", &lines);
    });
}
