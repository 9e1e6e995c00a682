//! Blanks that nobody sees: at the ends of a run of words and beside the line breaks in it.
//! Markdown takes away its own; these are left where a tag or a comment stood.

use crate::document::{Inline, InlineKind, Inlines};

/// Takes away the blanks at both ends of a run and beside the breaks in it, and the breaks
/// behind which nothing comes.
pub(super) fn trim(run: &mut Inlines) {
    let is_word = |inline: &Inline| {
        !matches!(&inline.kind, InlineKind::LineBreak)
            && !matches!(&inline.kind, InlineKind::Text(words) if words.chars().all(|c| c == ' '))
    };
    let end = run.iter().rposition(is_word).map_or(0, |last| last + 1);
    run.truncate(end);
    starts(run, &mut true);
    ends(run, &mut true);
}

/// Takes away the breaks that words begin with behind a displayed formula, whose line ended
/// already.
pub(super) fn trim_breaks(run: &mut Inlines) {
    let is_break = |inline: &&Inline| inline.kind == InlineKind::LineBreak;
    let breaks = run.iter().take_while(is_break).count();
    run.drain(..breaks);
}

/// Takes away the blanks behind an edge. Whether one has just been is handed on.
fn starts(run: &mut Inlines, at_edge: &mut bool) {
    for Inline { span, kind } in run.iter_mut() {
        if let InlineKind::Text(words) = kind {
            if *at_edge && words.starts_with(' ') {
                let rest = words.trim_start_matches(' ');
                if span.range().len() == words.len() {
                    let cut = u32::try_from(words.len() - rest.len()).unwrap_or(0);
                    span.start = span.start.saturating_add(cut);
                }
                *words = rest.to_owned();
            }
            *at_edge &= words.is_empty();
        } else {
            step(kind, at_edge, starts);
        }
    }
    run.retain(|inline| !is_empty(inline));
}

/// The same for blanks before an edge, from the last inline to the first.
fn ends(run: &mut Inlines, at_edge: &mut bool) {
    for Inline { span, kind } in run.iter_mut().rev() {
        if let InlineKind::Text(words) = kind {
            if *at_edge && words.ends_with(' ') {
                let rest = words.trim_end_matches(' ').len();
                if span.range().len() == words.len() {
                    let cut = u32::try_from(words.len() - rest).unwrap_or(0);
                    span.end = span.end.saturating_sub(cut);
                }
                words.truncate(rest);
            }
            *at_edge &= words.is_empty();
        } else {
            step(kind, at_edge, ends);
        }
    }
    run.retain(|inline| !is_empty(inline));
}

fn is_empty(inline: &Inline) -> bool {
    matches!(&inline.kind, InlineKind::Text(words) if words.is_empty())
}

/// Goes on over what is no words.
fn step(kind: &mut InlineKind, at_edge: &mut bool, go: fn(&mut Inlines, &mut bool)) {
    match kind {
        InlineKind::LineBreak => *at_edge = true,
        // A link without words gets some.
        InlineKind::Link(link) if link.content.is_empty() => *at_edge = false,
        InlineKind::Emphasis(_)
        | InlineKind::Strong(_)
        | InlineKind::Strikethrough(_)
        | InlineKind::Superscript(_)
        | InlineKind::Subscript(_)
        | InlineKind::SmallCaps(_)
        | InlineKind::Span { .. }
        | InlineKind::Link(_) => {
            if let Some(content) = kind.content_mut() {
                go(content, at_edge);
            }
        }
        InlineKind::Text(_)
        | InlineKind::SoftBreak
        | InlineKind::Code(_)
        | InlineKind::Math(_)
        | InlineKind::Image(_)
        | InlineKind::NoteCall(_)
        | InlineKind::Generated(_)
        | InlineKind::RawHtml(_) => *at_edge = false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{SourceId, Span};
    use crate::document::plain_text;

    fn text(words: &str) -> Inline {
        Inline::text(Span::new(SourceId::default(), 10..10 + words.len()), words)
    }

    fn of(kind: InlineKind) -> Inline {
        Inline::new(Span::default(), kind)
    }

    #[test]
    fn blanks_beside_breaks_and_at_the_ends_go_with_their_places() {
        let mut run = vec![
            text("  a "),
            of(InlineKind::LineBreak),
            of(InlineKind::Strong(vec![text(" b "), text(" ")])),
            of(InlineKind::LineBreak),
            text("\u{a0}c "),
            of(InlineKind::LineBreak),
            text(" "),
        ];
        trim(&mut run);
        assert_eq!(plain_text(&run), "a\nb\n\u{a0}c");
        assert_eq!(run[0].span.range(), 12..13);
    }

    #[test]
    fn a_blank_before_a_reference_stays() {
        let link = crate::document::Link {
            target: crate::document::Target::Internal("x".to_owned()),
            title: String::new(),
            attributes: crate::document::Attributes::default(),
            content: Inlines::new(),
        };
        let mut run = vec![text("see "), of(InlineKind::Link(Box::new(link)))];
        trim(&mut run);
        assert_eq!(plain_text(&run), "see ");
    }
}
