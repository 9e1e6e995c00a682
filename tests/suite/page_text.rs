//! What is read on a page that was laid out.

use sevigne::geometry::Length;
use sevigne::typeset::{Item, Mark, Page, TextRun};

/// The runs of text on a page that are no furniture.
pub(crate) fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) if !matches!(run.mark, Mark::Artifact(_)) => Some(run),
        _ => None,
    })
}

/// The lines of a page without its furniture: the depth of each baseline, and the words on it.
pub(crate) fn lines_with_depths(page: &Page) -> Vec<(Length, String)> {
    let mut lines: Vec<(Length, String)> = Vec::new();
    for run in runs(page) {
        match lines.iter_mut().find(|(y, _)| *y == run.origin.y) {
            Some((_, line)) => line.push_str(&run.text),
            None => lines.push((run.origin.y, run.text.clone())),
        }
    }
    lines
}

/// The words on each line of a page without its furniture.
pub(crate) fn lines(page: &Page) -> Vec<String> {
    lines_with_depths(page).into_iter().map(|(_, line)| line).collect()
}
