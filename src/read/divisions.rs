//! pandoc's divisions: blocks between a line `::: {#id .class}` and a line `:::`.
//!
//! Pulldown knows none. Before it reads, each such line becomes a declaration, which is a
//! block of its own wherever it stands; after it has read, the blocks between two of them
//! are put together.

use super::attributes;
use super::blocks::{self, Parser};
use super::origin::{Mosaic, Origin};
use crate::diagnostic::{Diagnostic, Span, catalogue};
use crate::document::{AlertKind, Attributes, Block, BlockKind};
use std::borrow::Cow;

/// A line of colons.
#[derive(Debug)]
struct Fence {
    /// What it says of the blocks behind it; none where it ends them.
    opens: Option<Attributes>,
    /// Where it stands.
    span: Span,
    /// The line without what stands before it.
    written: String,
}

/// The lines of colons of a text.
#[derive(Debug, Default)]
pub(super) struct Fences {
    /// How a fence stands in the text that pulldown reads; its number follows. No such
    /// words stand in the text as it was written.
    mark: String,
    list: Vec<Fence>,
}

impl Fences {
    /// The body, which stands in its source as `origin` tells, with its fences marked: at
    /// the beginning of a line, and behind the marks of quotes, items and the like.
    ///
    /// What turns out to be code or words is written out again by [`Self::restored`].
    pub(super) fn mark(body: Cow<'_, str>, origin: Origin) -> (Cow<'_, str>, Origin, Self) {
        if !body.contains(":::") {
            return (body, origin, Self::default());
        }
        let mut fences = Self { mark: unused_mark(&body), list: Vec::new() };
        let (text, origin) = fences.marked(&body, &origin);
        (Cow::Owned(text), origin, fences)
    }

    fn marked(&mut self, body: &str, origin: &Origin) -> (String, Origin) {
        let mut marked = Mosaic::default();
        // What stands between this byte and the line being read is still to be taken over.
        let mut rest = 0;
        let mut at = 0;
        for line in body.split_inclusive('\n') {
            let lead = lead(line);
            let words = line.get(lead..).unwrap_or("").trim_end();
            if let Some(opens) = fence(words) {
                let colons = at + lead..at + lead + words.len();
                let span = origin.span(colons.clone());
                marked.push(body, rest..colons.start, origin);
                marked.push_made(&format!("{}{}>", self.mark, self.list.len()), span);
                rest = colons.end;
                self.list.push(Fence { opens, span, written: words.to_owned() });
            }
            at += line.len();
        }
        marked.push(body, rest..body.len(), origin);
        marked.finish()
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether a block of HTML is nothing but the mark of a line of colons.
    pub(super) fn is_mark(&self, html: &str) -> bool {
        self.of(html).is_some()
    }

    /// The line of colons whose mark a block of HTML is.
    fn of(&self, html: &str) -> Option<&Fence> {
        if self.is_empty() {
            return None;
        }
        let number = html.trim().strip_prefix(&self.mark)?.strip_suffix('>')?;
        self.list.get(number.parse::<usize>().ok()?)
    }

    fn of_block(&self, block: &Block) -> Option<&Fence> {
        match &block.kind {
            BlockKind::RawHtml(html) => self.of(html),
            _ => None,
        }
    }

    /// Code or words in which lines of colons were marked, as they were written.
    pub(super) fn restored(&self, text: String) -> String {
        if self.is_empty() || !text.contains(&self.mark) {
            return text;
        }
        let mut result = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, behind)) = rest.split_once(&self.mark) {
            result.push_str(before);
            let known = behind.split_once('>').and_then(|(number, behind)| {
                Some((self.list.get(number.parse::<usize>().ok()?)?, behind))
            });
            match known {
                Some((fence, behind)) => {
                    result.push_str(&fence.written);
                    rest = behind;
                }
                None => {
                    result.push_str(&self.mark);
                    rest = behind;
                }
            }
        }
        result + rest
    }
}

/// The beginning of a declaration that the text does not hold.
fn unused_mark(body: &str) -> String {
    let mut name = "sevigne".to_owned();
    loop {
        let mark = format!("<!{name} ");
        if !body.contains(&mark) {
            return mark;
        }
        name.push('e');
    }
}

impl Parser<'_, '_> {
    /// Whether a block stays. A line of colons that begins a division goes a level down,
    /// and one that ends it comes back up; where that would be too deep both are left out.
    pub(super) fn stands(&mut self, block: &Block, divisions: &mut Vec<bool>) -> bool {
        let Some(fence) = self.fences.of_block(block) else { return true };
        if fence.opens.is_some() {
            let is_entered = self.enter(block.span);
            divisions.push(is_entered);
            return is_entered;
        }
        let is_entered = divisions.pop();
        if is_entered == Some(true) {
            self.leave();
        }
        is_entered != Some(false)
    }

    /// Comes up from the divisions that nothing ended.
    pub(super) fn leave_divisions(&mut self, divisions: Vec<bool>) {
        for _ in divisions.into_iter().filter(|is_entered| *is_entered) {
            self.leave();
        }
    }
}

/// The length of the blanks and of the marks of quotes, list items, definitions and notes
/// that a line begins with.
pub(super) fn lead(line: &str) -> usize {
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '>']);
        let digits =
            rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let behind = match digits {
            0 => rest.strip_prefix(['-', '*', '+', ':']).or_else(|| behind_note(rest)),
            _ => rest.get(digits..).and_then(|rest| rest.strip_prefix(['.', ')'])),
        };
        match behind {
            Some(behind) if behind.starts_with([' ', '\t']) => rest = behind,
            Some(_) | None => return line.len() - rest.len(),
        }
    }
}

/// What stands behind the mark of a note, `[^name]:`.
fn behind_note(rest: &str) -> Option<&str> {
    let (name, behind) = rest.strip_prefix("[^")?.split_once("]:")?;
    (!name.contains(['[', ']'])).then_some(behind)
}

/// Whether a line, without what [`lead`] passes, is one of colons.
pub(super) fn is_fence(words: &str) -> bool {
    fence(words.trim_end()).is_some()
}

/// What a line of colons says: it opens with attributes or closes with none.
fn fence(line: &str) -> Option<Option<Attributes>> {
    if !line.starts_with(":::") {
        return None;
    }
    let words = line.trim_matches(':').trim();
    if words.is_empty() {
        return Some(None);
    }
    if let Some((given, length)) = attributes::leading(words) {
        return (length == words.len()).then_some(Some(given));
    }
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let (name, rest) = words.split_at(words.find(|c| !is_name(c)).unwrap_or(words.len()));
    let mut given = Attributes::default();
    given.add_class(name);
    match attributes::leading(rest.trim()) {
        Some((more, length)) if length == rest.trim().len() => {
            attributes::merge(&mut given, &more);
        }
        Some(_) => return None,
        None if rest.is_empty() && !name.is_empty() => {}
        None => return None,
    }
    Some(Some(given))
}

/// Puts the blocks between two fences together.
pub(super) fn group(
    flat: Vec<Block>,
    fences: &Fences,
    remarks: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let mut open: Vec<(&Fence, Vec<Block>)> = Vec::new();
    let mut done: Vec<Block> = Vec::new();
    for block in flat {
        match fences.of_block(&block) {
            None => done.push(block),
            Some(fence) if fence.opens.is_some() => {
                open.push((fence, std::mem::take(&mut done)));
            }
            Some(fence) => match open.pop() {
                Some((start, before)) => {
                    let inside = std::mem::replace(&mut done, before);
                    done.extend(division(start, fence.span, inside));
                }
                None => remarks.push(
                    Diagnostic::new(
                        &catalogue::MARKDOWN_DIVISION,
                        "the line `:::` ends a division that never began",
                    )
                    .at(fence.span)
                    .help("take it away, or begin the division with `::: {.name}`"),
                ),
            },
        }
    }
    while let Some((start, before)) = open.pop() {
        remarks.push(
            Diagnostic::new(
                &catalogue::MARKDOWN_DIVISION,
                "the division that begins here never ends",
            )
            .at(start.span)
            .help("end it with a line `:::`, in the same list or quote"),
        );
        let end = done.last().map_or(start.span, |block| block.span);
        let inside = std::mem::replace(&mut done, before);
        done.extend(division(start, end, inside));
    }
    done
}

/// A division, or what its class makes of it.
fn division(start: &Fence, end: Span, inside: Vec<Block>) -> Vec<Block> {
    let span = start.span.to(end);
    let given = start.opens.clone().unwrap_or_default();
    let mut made = Vec::new();
    if given.has_class("page-break") {
        made.push(blocks::new(start.span, BlockKind::PageBreak));
        if inside.is_empty() {
            return made;
        }
    }
    let kind = match given.classes().iter().find_map(|class| alert(class)) {
        Some(kind) => BlockKind::Alert { kind, blocks: inside },
        None => BlockKind::Division(inside),
    };
    made.push(Block { attributes: given, ..blocks::new(span, kind) });
    made
}

/// The notice that a class names.
fn alert(class: &str) -> Option<AlertKind> {
    AlertKind::ALL.into_iter().find(|kind| kind.name() == class)
}
