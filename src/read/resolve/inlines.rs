//! Inlines: soft breaks become spaces, links and images are checked, what cannot be shown
//! goes.

use super::calls::{inline_note, labels, note_in_title, take_calls};
use super::ids::Ids;
use super::images::{self, Images, Usable};
use super::{blanks, html, links};
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, BlockKind, CONTINUED, Inline, InlineKind, Inlines, descend_mut, texts_mut,
};
use crate::read::inlines::is_escaped;

/// Settles inlines, with all that this asks for.
pub(super) struct Inlining<'a> {
    pub(super) ids: &'a Ids<'a>,
    pub(super) images: Images<'a>,
    /// Whether these are words of an image's title, in which nothing is called.
    in_title: bool,
    /// Whether these are words of the front matter, which has no notes.
    in_front_matter: bool,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl<'a> Inlining<'a> {
    pub(super) fn new(
        ids: &'a Ids<'a>,
        images: Images<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { ids, images, in_title: false, in_front_matter: false, diagnostics }
    }

    /// Settles the inlines of the blocks and of all inside them.
    pub(super) fn blocks(&mut self, blocks: &mut Vec<Block>) {
        for block in blocks.iter_mut() {
            let span = block.span;
            tell_empty_lines(block, self.diagnostics);
            // The words of a title stay that where its image cannot be shown.
            self.in_title = is_title(block);
            match &mut block.kind {
                BlockKind::Code(code) => self.printable(&mut code.text, span),
                BlockKind::Math(tex) => self.printable(tex, span),
                BlockKind::Figure(figure) => {
                    let image = &mut figure.image;
                    if self.images.check(image, span, self.diagnostics) == Usable::No {
                        let mut words = images::instead(image, span);
                        if !figure.caption.is_empty() {
                            words.push(Inline::text(span, " "));
                            words.append(&mut figure.caption);
                        }
                        block.kind = if words.is_empty() {
                            BlockKind::Division(Vec::new())
                        } else {
                            BlockKind::Paragraph(words)
                        };
                    }
                }
                _ => {}
            }
            self.in_front_matter = matches!(block.kind, BlockKind::Title(_));
            let goes_on = block.attributes.has_class(CONTINUED);
            for run in texts_mut(block) {
                self.single(run);
                if goes_on {
                    blanks::trim_breaks(run);
                }
            }
            self.in_title = false;
            self.in_front_matter = false;
            for children in descend_mut(block) {
                self.blocks(children);
            }
            if let BlockKind::Definitions(definitions) = &mut block.kind {
                definitions.retain(|it| !it.terms.is_empty() || !it.definitions.is_empty());
            }
        }
        // What lost all its words to a warning is no paragraph any more.
        blocks.retain(|block| !says_nothing(block));
    }

    /// Settles one run of the front matter.
    pub(super) fn of_front_matter(&mut self, run: &mut Inlines) {
        self.in_front_matter = true;
        self.single(run);
        self.in_front_matter = false;
    }

    /// Settles one run.
    pub(super) fn single(&mut self, run: &mut Inlines) {
        if self.in_front_matter
            && !self.in_title
            && let Some(span) = inline_note(run)
        {
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::NOTE_UNDEFINED,
                    "a note begins where no note can stand",
                )
                .at(span)
                .help(
                    "write the note in the text below; or write `\\^[` if these are words",
                ),
            );
        }
        if self.in_title {
            note_in_title(run, self.diagnostics);
        }
        let content = std::mem::take(run);
        self.run(content, run);
        blanks::trim(run);
    }

    /// Settles the inlines of `content` and adds them to `run`.
    fn run(&mut self, content: Inlines, run: &mut Inlines) {
        let mut content = content.into_iter().peekable();
        while let Some(Inline { span, mut kind }) = content.next() {
            match &mut kind {
                InlineKind::Text(words) => {
                    self.printable(words, span);
                    if words.contains(['\t', '\n']) {
                        *words = words.replace(['\t', '\n'], " ");
                    }
                    self.calls(words, span);
                    push_words(run, span, std::mem::take(words));
                    continue;
                }
                // A line of Chinese or Japanese ends anywhere: no blank is meant there.
                InlineKind::SoftBreak
                    if is_unspaced(run.last(), |words| words.chars().next_back())
                        && is_unspaced(content.peek(), |words| words.chars().next()) =>
                {
                    continue;
                }
                InlineKind::SoftBreak => {
                    push_words(run, span, " ".to_owned());
                    continue;
                }
                InlineKind::RawHtml(tag) => {
                    html::tell(tag, span, self.diagnostics);
                    continue;
                }
                InlineKind::Code(words) => self.printable(words, span),
                InlineKind::Math(tex) => {
                    self.printable(tex, span);
                    if tex.contains('\n') {
                        *tex = tex_in_one_line(tex);
                    }
                }
                // Its language was none.
                InlineKind::Span { attributes, content } if attributes.is_empty() => {
                    self.run(std::mem::take(content), run);
                    continue;
                }
                InlineKind::Emphasis(content)
                | InlineKind::Strong(content)
                | InlineKind::Strikethrough(content)
                | InlineKind::Superscript(content)
                | InlineKind::Subscript(content)
                | InlineKind::SmallCaps(content)
                | InlineKind::Span { attributes: _, content } => {
                    let inner = std::mem::take(content);
                    self.run(inner, content);
                }
                InlineKind::Link(link) => {
                    let inner = std::mem::take(&mut link.content);
                    self.run(inner, &mut link.content);
                    // A call is a link itself, and none stands within another.
                    let mut calls = Inlines::new();
                    take_calls(&mut link.content, &mut calls);
                    if links::check(link, span, self.ids, self.diagnostics) {
                        run.push(Inline::new(span, kind));
                    } else {
                        // The link goes, its words stay.
                        run.append(&mut link.content);
                    }
                    run.append(&mut calls);
                    continue;
                }
                InlineKind::Image(image) => {
                    let title = [Inline::text(span, image.title.as_str())];
                    note_in_title(&title, self.diagnostics);
                    if self.images.check(image, span, self.diagnostics) == Usable::No {
                        run.append(&mut images::instead(image, span));
                        continue;
                    }
                }
                InlineKind::LineBreak
                | InlineKind::NoteCall(_)
                | InlineKind::Generated(_) => {}
            }
            run.push(Inline::new(span, kind));
        }
    }

    /// Says which notes are called in these words: a call that has a note is no text.
    fn calls(&mut self, words: &str, span: Span) {
        if self.in_title {
            return;
        }
        for (at, label) in labels(words) {
            let start = span.start.saturating_add(u32::try_from(at).unwrap_or(0));
            let end = start.saturating_add(u32::try_from(label.len() + 3).unwrap_or(0));
            // Entities are longer in the source than in the text: then the run is the place.
            let exact = Span { start, end, ..span };
            let span = if span.range().len() == words.len() { exact } else { span };
            self.diagnostics.report(
                Diagnostic::new(
                    &catalogue::NOTE_UNDEFINED,
                    format!("the note `{label}` is called but not written"),
                )
                .at(span)
                .help(format!(
                    "write it in a paragraph that begins with `[^{label}]:`; or write \
                     `\\[^{label}]` if these are words"
                )),
            );
        }
    }

    /// Takes away what neither XML 1.0 (production 2) nor a font has.
    fn printable(&mut self, words: &mut String, span: Span) {
        let is_printable = |c: char| {
            matches!(c, '\t' | '\n' | '\u{20}'..)
                && !matches!(c, '\u{7f}' | '\u{fffe}' | '\u{ffff}')
        };
        let Some(first) = words.chars().find(|c| !is_printable(*c)) else { return };
        words.retain(is_printable);
        self.diagnostics.report(
            Diagnostic::new(
                &catalogue::TEXT_CONTROL,
                format!("the control character U+{:04X} is left out", u32::from(first)),
            )
            .at(span)
            .help("take it out of the source"),
        );
    }
}

/// A formula in one line. A line end is a blank in TeX too; a comment ends with its line,
/// and the blanks at the beginning of the next one are none (TeXbook, ch. 8).
fn tex_in_one_line(tex: &str) -> String {
    let mut lines = tex.split('\n').map(str::trim).peekable();
    let mut whole = String::new();
    while let Some(line) = lines.next() {
        let is_last = lines.peek().is_none();
        let comment = line.match_indices('%').map(|(at, _)| at).find(|at| {
            let before = line.get(..*at).unwrap_or("");
            (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
        });
        match comment {
            Some(at) if !is_last => whole.push_str(line.get(..at).unwrap_or("")),
            Some(_) | None if is_last => whole.push_str(line),
            Some(_) | None => {
                whole.push_str(line);
                whole.push(' ');
            }
        }
    }
    whole.trim().to_owned()
}

/// Whether the character at one end of words is of a script without spaces between words:
/// ideographs, kana and their punctuation.
fn is_unspaced(inline: Option<&Inline>, end: fn(&str) -> Option<char>) -> bool {
    let Some(Inline { kind: InlineKind::Text(words), .. }) = inline else { return false };
    end(words).is_some_and(|c| {
        matches!(c,
            '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{4dbf}' | '\u{4e00}'..='\u{a4cf}'
            | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}'
            | '\u{20000}'..='\u{3ffff}')
    })
}

/// Whether the words of a block are an image's title: they stand where the image does.
fn is_title(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Figure(figure) => {
            figure.caption.iter().all(|inline| inline.span == block.span)
        }
        _ => false,
    }
}

/// Whether a block says nothing and names no place.
pub(in crate::read) fn says_nothing(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(content) => {
            block.attributes.id().is_none() && is_blank(content)
        }
        BlockKind::Division(inside) => block.attributes.is_empty() && inside.is_empty(),
        BlockKind::Definitions(own) => block.attributes.is_empty() && own.is_empty(),
        _ => false,
    }
}

/// Tells of a paragraph of nothing but breaks, which is left out.
fn tell_empty_lines(block: &Block, diagnostics: &mut Diagnostics) {
    let BlockKind::Paragraph(content) = &block.kind else { return };
    let breaks =
        content.iter().filter(|inline| inline.kind == InlineKind::LineBreak).count();
    let is_empty = content.iter().all(|inline| match &inline.kind {
        InlineKind::Text(words) => words.chars().all(|c| c == ' '),
        InlineKind::LineBreak | InlineKind::SoftBreak => true,
        _ => false,
    });
    if breaks > 1 && is_empty {
        diagnostics.report(
            Diagnostic::new(
                &catalogue::HTML_DROPPED,
                "breaks without words make no room and are left out",
            )
            .at(block.span)
            .help("write `&nbsp;` in a paragraph of its own for each empty line"),
        );
    }
}

/// Whether a run says nothing.
fn is_blank(run: &[Inline]) -> bool {
    run.iter().all(|inline| match &inline.kind {
        InlineKind::Text(words) => words.chars().all(|c| c == ' '),
        InlineKind::LineBreak => true,
        _ => false,
    })
}

/// Adds words; those that adjoin are one, save a character behind a backslash, which means
/// itself and stays apart until the orthotypography is done. Of the blanks on both sides of
/// what fell out between them one is left.
fn push_words(run: &mut Inlines, span: Span, words: String) {
    match run.last_mut() {
        Some(Inline { span: last, kind: InlineKind::Text(text) })
            if !is_escaped(*last, text) && !is_escaped(span, &words) =>
        {
            let is_blank = text.ends_with(' ');
            text.push_str(if is_blank { words.trim_start_matches(' ') } else { &words });
            *last = last.to(span);
        }
        Some(_) | None => run.push(Inline::text(span, words)),
    }
}
