//! The files that a front matter names: `include` and `chapters`.

use super::{Chapter, Place};
use crate::diagnostic::Sources;
use crate::document::{Inlines, Node, NodeKind};
use crate::read::inlines;

/// The files of `include`, which follow the text as they are.
pub(in crate::read) fn included(node: &Node) -> Vec<Chapter> {
    items(node)
        .filter_map(|item| {
            Some(Chapter {
                title: Inlines::new(),
                span: item.span,
                file: Some(path(item)?),
                place: Place::AsWritten,
                chapters: Vec::new(),
            })
        })
        .collect()
}

/// The files of `chapters`: paths, or mappings of `file`, `title` and `chapters`.
pub(in crate::read) fn chapters(node: &Node, sources: &Sources) -> Vec<Chapter> {
    items(node)
        .filter_map(|item| {
            let place = Place::AtChapter;
            if let Some(path) = path(item) {
                let title = Inlines::new();
                let chapters = Vec::new();
                return Some(Chapter {
                    title,
                    span: item.span,
                    file: Some(path),
                    place,
                    chapters,
                });
            }
            let title = item.get("title");
            let file = item.get("file");
            let below = item.get("chapters");
            let named = title.or(file).or(below)?;
            Some(Chapter {
                title: title.map_or_else(Inlines::new, |it| inlines::scalar(it, sources)),
                span: file.unwrap_or(named).span,
                file: file.and_then(path),
                place,
                chapters: below.map_or_else(Vec::new, |it| chapters(it, sources)),
            })
        })
        .collect()
}

/// The items of a list, or the single value in its place.
fn items(node: &Node) -> impl Iterator<Item = &Node> {
    match &node.kind {
        NodeKind::List(items) => items.iter(),
        NodeKind::Null | NodeKind::Scalar(_) | NodeKind::Map(_) => {
            std::slice::from_ref(node).iter()
        }
    }
}

fn path(node: &Node) -> Option<String> {
    node.as_scalar().map(|path| path.trim().to_owned()).filter(|path| !path.is_empty())
}
