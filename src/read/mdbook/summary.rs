//! `SUMMARY.md`: the chapters in reading order, grouped in parts.

use super::line;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceId, Span, catalogue};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, List, Target};
use crate::read::blocks;
use crate::read::book::{Chapter, Place};
use crate::read::files::address;
use crate::read::origin::Origin;
use crate::read::syntax::Syntax;

/// The chapters that a summary lists.
pub(super) fn read(
    text: &str,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Vec<Chapter> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let origin = Origin::Slice(source, start);
    let parsed = blocks::parse(text.get(start..).unwrap_or(""), &origin, Syntax::Book);
    let mut reader =
        Reader { diagnostics, chapters: Vec::new(), part: None, is_first: true };
    for block in parsed.blocks {
        let is_comment = matches!(block.kind, BlockKind::RawHtml(_));
        reader.block(block);
        reader.is_first &= is_comment;
    }
    reader.close();
    reader.chapters
}

struct Reader<'d> {
    diagnostics: &'d mut Diagnostics,
    chapters: Vec<Chapter>,
    /// The part that is open: it takes the numbered chapters.
    part: Option<Chapter>,
    /// Whether nothing was read yet.
    is_first: bool,
}

impl Reader<'_> {
    fn block(&mut self, block: Block) {
        match block.kind {
            // A heading that comes first names the summary, any other a part.
            BlockKind::Heading { .. } if self.is_first => {}
            BlockKind::Heading { level: _, content } => {
                self.close();
                self.part = Some(part(content, block.span));
            }
            BlockKind::List(list) => {
                let mut chapters = self.list(list);
                match &mut self.part {
                    Some(part) => part.chapters.append(&mut chapters),
                    None => self.chapters.append(&mut chapters),
                }
            }
            BlockKind::Paragraph(content) => {
                // A chapter before the numbered ones or after them stands in no part.
                self.close();
                for inline in content {
                    match inline.kind {
                        InlineKind::Link(_) => self.chapters.extend(chapter(inline)),
                        InlineKind::SoftBreak | InlineKind::LineBreak => {}
                        InlineKind::Text(words) if words.trim().is_empty() => {}
                        _ => self.out_of_place(inline.span),
                    }
                }
            }
            BlockKind::Rule => self.close(),
            BlockKind::RawHtml(html) if html.trim_start().starts_with("<!--") => {}
            BlockKind::Title(_)
            | BlockKind::Letter(_)
            | BlockKind::Definitions(_)
            | BlockKind::Quote(_)
            | BlockKind::Alert { .. }
            | BlockKind::Code(_)
            | BlockKind::Math(_)
            | BlockKind::Figure(_)
            | BlockKind::Table(_)
            | BlockKind::PageBreak
            | BlockKind::Division(_)
            | BlockKind::RawHtml(_) => self.out_of_place(block.span),
        }
    }

    fn close(&mut self) {
        self.chapters.extend(self.part.take());
    }

    fn list(&mut self, list: List) -> Vec<Chapter> {
        let mut chapters: Vec<Chapter> = Vec::new();
        for item in list.items {
            let mut own: Option<Chapter> = None;
            for block in item.blocks {
                match block.kind {
                    BlockKind::Paragraph(content) if own.is_none() => {
                        own = self.item(content, block.span);
                    }
                    BlockKind::List(list) => {
                        let below = self.list(list);
                        match &mut own {
                            Some(own) => own.chapters.extend(below),
                            None => chapters.extend(below),
                        }
                    }
                    _ => self.out_of_place(block.span),
                }
            }
            chapters.extend(own);
        }
        chapters
    }

    fn item(&mut self, content: Inlines, span: Span) -> Option<Chapter> {
        let mut own = None;
        for inline in content {
            match &inline.kind {
                InlineKind::Link(_) if own.is_none() => own = chapter(inline),
                InlineKind::SoftBreak | InlineKind::LineBreak => {}
                InlineKind::Text(words) if words.trim().is_empty() => {}
                _ if own.is_some() => self.out_of_place(inline.span),
                _ => {}
            }
        }
        if own.is_none() {
            self.diagnostics.error(
                Diagnostic::new(
                    &catalogue::BOOK_SUMMARY,
                    "this item of the summary is no link",
                )
                .at(span)
                .help(
                    "write `- [Title](file.md)`, or `- [Title]()` for a chapter that is \
                         still to be written",
                ),
            );
        }
        own
    }

    fn out_of_place(&mut self, span: Span) {
        self.diagnostics.report(
            Diagnostic::new(
                &catalogue::BOOK_SUMMARY_TEXT,
                "this is neither a chapter nor a part, and is left out",
            )
            .at(span)
            .help("the summary is a list of links: put text into a chapter"),
        );
    }
}

fn part(title: Inlines, span: Span) -> Chapter {
    Chapter { title, span, file: None, place: Place::AtChapter, chapters: Vec::new() }
}

/// The chapter that a link names; a draft where it leads nowhere.
fn chapter(link: Inline) -> Option<Chapter> {
    let Inline { span, kind: InlineKind::Link(link) } = link else { return None };
    let Target::External(written) = &link.target else { return None };
    let (path, _) = address(written.trim());
    let mut title = link.content;
    if line(&title).is_empty() {
        title.clear();
    }
    let file = Some(path).filter(|path| !path.is_empty());
    Some(Chapter { title, span, file, place: Place::AtChapter, chapters: Vec::new() })
}
