//! What the book trade asks, typed: mostly pandoc's keys.

use super::typed::{entries, items, line, markdown};
use crate::diagnostic::Sources;
use crate::document::{
    Accessibility, Collection, Cover, Direction, Entry, Inlines, Node, OtherTitle,
    Publication, Subject, TitleKind, plain_text,
};

/// The titles, as pandoc has them: a text, or a list of them with their types.
#[derive(Default)]
pub(super) struct Titles {
    pub(super) title: Inlines,
    pub(super) subtitle: Inlines,
    pub(super) file_as: Option<String>,
    pub(super) others: Vec<OtherTitle>,
}

/// The titles of a document.
pub(super) fn titles(root: &Node, sources: &Sources) -> Titles {
    let mut titles = Titles::default();
    for node in items(root, "title") {
        let words = markdown(node.get("text").unwrap_or(node), sources);
        let kind = node.get("type").and_then(Node::as_scalar);
        if let Some(kind) = kind.and_then(title_kind) {
            let text = plain_text(&words).trim().to_owned();
            if !text.is_empty() {
                titles.others.push(OtherTitle { kind, text });
            }
            continue;
        }
        let is_subtitle = kind == Some("subtitle");
        if is_subtitle && titles.subtitle.is_empty() {
            titles.subtitle = words;
        } else if !is_subtitle && titles.title.is_empty() {
            titles.title = words;
            titles.file_as = node.get("file-as").and_then(line);
        }
    }
    if let Some(subtitle) = root.get("subtitle") {
        titles.subtitle = markdown(subtitle, sources);
    }
    titles
}

/// Which title a word of the front matter means, besides `main` and `subtitle`.
fn title_kind(word: &str) -> Option<TitleKind> {
    // Pandoc's manual has this one under another name.
    let word = if word == "extended" { "expanded" } else { word };
    TitleKind::ALL.into_iter().find(|kind| kind.as_epub() == word)
}

/// The identifiers, each after the name of its scheme where it does not say so itself.
pub(super) fn identifiers(root: &Node) -> Vec<String> {
    let identifier = |node: &Node| {
        if let Some(text) = line(node) {
            return Some(text);
        }
        let text = node.get("text").and_then(line)?;
        let Some(scheme) = node.get("scheme").and_then(line) else { return Some(text) };
        // An address says what it is.
        if ["url", "uri"].contains(&scheme.to_lowercase().as_str()) {
            return Some(text);
        }
        let scheme = scheme.trim_end_matches("-13").trim_end_matches("-10");
        if text.to_lowercase().contains(&scheme.to_lowercase()) {
            Some(text)
        } else {
            Some(format!("{scheme} {text}"))
        }
    };
    items(root, "identifier").into_iter().filter_map(identifier).collect()
}

/// The facts for publishing but the persons.
pub(super) fn publication(
    root: &Node,
    title_file_as: Option<String>,
    other_titles: Vec<OtherTitle>,
) -> Publication {
    let text = |key: &str| root.get(key).and_then(line);
    let direction = |key: &str| match text(key).as_deref() {
        Some("ltr") => Some(Direction::LeftToRight),
        Some("rtl") => Some(Direction::RightToLeft),
        Some(_) | None => None,
    };
    let subject = |node: &Node| {
        let code = |key: &str| node.get(key).and_then(line);
        let text = line(node).or_else(|| code("text")).or_else(|| code("term"))?;
        Some(Subject { text, authority: code("authority"), term: code("term") })
    };
    let edition =
        |entry: &Entry| Some((entry.key.clone(), entry.value.get("isbn").and_then(line)?));
    Publication {
        title_file_as,
        other_titles,
        subjects: items(root, "subject").into_iter().filter_map(subject).collect(),
        collection: text("belongs-to-collection")
            .map(|name| Collection { name, position: text("group-position") }),
        page_progression: direction("page-progression-direction"),
        direction: direction("dir"),
        cover: text("cover-image")
            .map(|path| Cover { path, alternative: text("cover-alt").unwrap_or_default() }),
        style_sheets: items(root, "css").into_iter().filter_map(line).collect(),
        page_source: text("page-source"),
        accessibility: root.get("accessibility").map(accessibility).unwrap_or_default(),
        editions: entries(root, "editions").iter().filter_map(edition).collect(),
        onix: entries(root, "onix"),
        ..Publication::default()
    }
}

fn accessibility(node: &Node) -> Accessibility {
    let text = |key: &str| node.get(key).and_then(line);
    Accessibility {
        conforms: text("conforms"),
        certified_by: text("certified-by"),
        certifier_credential: text("certifier-credential"),
        certifier_report: text("certifier-report"),
        summary: text("summary"),
        hazards: items(node, "hazard").into_iter().filter_map(line).collect(),
        exemption: text("exemption"),
    }
}
