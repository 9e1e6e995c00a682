//! What means something to other programs that read Markdown, and nothing here: it is printed
//! as it stands, which is said, once of each kind.

use super::super::bare_links::part;
use super::super::blocks::PAGE_BREAKS;
use super::super::inlines::is_escaped;
use super::foreign_signs;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, catalogue};
use crate::document::{
    Block, BlockKind, Document, Inline, InlineKind, plain_text, visit_blocks, visit_inlines,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// Says where marks of other programs stand in the words of a document.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let is_citing = document.bibliography.is_some();
    let mut finder =
        Finder { told: BTreeSet::new(), comment: None, is_citing, diagnostics };
    finder.title_block(&document.blocks);
    let mut look = |block: &Block| finder.block(block);
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}

/// What is meant by a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// `![[a.png]]`, of Obsidian.
    Embedding,
    /// `[[Page]]`, of wikis and of Obsidian.
    WikiLink,
    /// `%%words`, of Obsidian, whose end is missing.
    Comment,
    /// `\begin{align}`, of LaTeX.
    Formula,
    /// `\begin{itemize}`, of LaTeX.
    Environment,
    /// `\vspace{3cm}`, of LaTeX.
    Command,
    /// `{.name}` behind a paragraph, of kramdown and others.
    Attributes,
    /// `\newpage`, of LaTeX, among words.
    PageBreak,
    /// `:smile:`, of GitHub and Slack.
    Shortcode,
    /// `  ~ words`, of pandoc.
    Definition,
    /// `% Title`, of pandoc.
    TitleBlock,
    /// `[@key]`, of pandoc.
    Citation,
    /// `@fig:name`, of pandoc-crossref and Quarto.
    Reference,
    /// `[TOC]`, of many.
    Contents,
    /// `(@) words`, of pandoc.
    Example,
    /// `\(x^2\)`, of LaTeX.
    Brackets,
    /// A backslash on a line of its own.
    Backslash,
}

impl Kind {
    /// What the mark means elsewhere.
    fn meaning(self) -> &'static str {
        match self {
            Self::Embedding => "is Obsidian's way to show a file",
            Self::WikiLink => "is a link between pages of a wiki",
            Self::Comment => {
                "begins a comment of Obsidian that does not end in its paragraph"
            }
            Self::Formula => "begins a formula of LaTeX, which stands between no `$$`",
            Self::Environment | Self::Command => "is LaTeX",
            Self::Attributes => "is an attribute, which paragraphs do not take",
            Self::PageBreak => "is LaTeX for the end of a page, and stands among words",
            Self::Shortcode => "is a name for an emoji",
            Self::Definition => "begins a definition of pandoc",
            Self::TitleBlock => "begins a title block of pandoc",
            Self::Citation => "is a citation",
            Self::Reference => "is a reference of pandoc-crossref and Quarto",
            Self::Contents => "asks for a table of contents elsewhere",
            Self::Example => "begins an example that pandoc counts",
            Self::Brackets => "is a formula of LaTeX, whose brackets Markdown unescapes",
            Self::Backslash => "ends no line where nothing stands before it",
        }
    }

    /// How it is written so that it is read.
    fn help(self) -> &'static str {
        match self {
            Self::Embedding => "write `![what it shows](file.png)`",
            Self::WikiLink => {
                "write `[words](page.md)`, or `[](#name)` within the document"
            }
            Self::Comment => {
                "end it with `%%` in the same paragraph, or write `<!-- … -->`; write `\\%%` \
                 for the signs themselves"
            }
            Self::Formula => "put all of it, up to its `\\end`, between two lines `$$`",
            Self::Environment => "write it as Markdown",
            Self::Command => {
                "write it as Markdown, or between two `$` where it is a formula"
            }
            Self::Attributes => {
                "put the paragraph between two lines, `::: {.name}` and `:::`"
            }
            Self::PageBreak => "leave a blank line before it and behind it",
            Self::Shortcode => "write the character itself",
            Self::Definition => "begin it with `: ` in place of `~ `",
            Self::TitleBlock => {
                "write `title: …`, `author: …` and `date: …` between two lines `---`"
            }
            Self::Citation => {
                "name a file of works in the front matter: `bibliography: works.bib`"
            }
            Self::Reference => "write `[](#name)`, with the name that stands behind `{#`",
            Self::Contents => {
                "take it away, and write `contents: true` below `output: pdf:` in the front \
                 matter"
            }
            Self::Example => "write its number: `(1)`",
            Self::Brackets => "write it between two `$`, or `$$` where it stands alone",
            Self::Backslash => "write `&nbsp;` in a paragraph of its own for an empty line",
        }
    }
}

struct Finder<'d> {
    /// What was said already.
    told: BTreeSet<Kind>,
    /// Where words begin that Obsidian may hide up to another paragraph.
    comment: Option<Span>,
    /// Whether the document names works to be cited: what cites none is told elsewhere.
    is_citing: bool,
    diagnostics: &'d mut Diagnostics,
}

impl Finder<'_> {
    fn tell(&mut self, kind: Kind, written: &str, span: Span) {
        if !self.told.insert(kind) {
            return;
        }
        let shown: String = written.chars().take(40).collect();
        let shown = shown.replace('`', "'");
        self.diagnostics.report(
            Diagnostic::new(
                &catalogue::MARKDOWN_FOREIGN,
                format!("`{shown}` {}: it is printed as it stands", kind.meaning()),
            )
            .at(span)
            .help(kind.help()),
        );
    }

    fn block(&mut self, block: &Block) {
        if let BlockKind::Paragraph(content) = &block.kind {
            if let Some(kind) = alone(&plain_text(content)) {
                return self.tell(kind, &plain_text(content), block.span);
            }
            self.lines(content);
            if let Some((written, span)) = foreign_signs::bracketed_formula(content) {
                self.tell(Kind::Brackets, &written, span);
            }
            if let Some(Inline { span, kind: InlineKind::Text(words) }) = content.last()
                && !is_escaped(*span, words)
                && let Some(range) = trailing_attributes(words)
                && (range.start > 0
                    || content
                        .iter()
                        .nth_back(1)
                        .is_none_or(|inline| inline.kind.ends_line()))
            {
                let written = words.get(range.clone()).unwrap_or("");
                self.tell(Kind::Attributes, written, part(*span, words, &range));
            }
        }
        visit_inlines(block, &mut |inline| {
            if let InlineKind::Text(words) = &inline.kind {
                self.words(words, inline.span);
            }
        });
    }

    /// Looks at what the lines of a paragraph begin with.
    fn lines(&mut self, content: &[Inline]) {
        for (number, line) in content.split(|inline| inline.kind.ends_line()).enumerate() {
            let Some(Inline { span, kind: InlineKind::Text(words) }) = line.first() else {
                continue;
            };
            if words.starts_with("%%") && !words.starts_with("%%%") {
                self.tell(Kind::Comment, words, *span);
            }
            if number > 0 && self.is_definition(words, *span) {
                self.tell(Kind::Definition, words, *span);
            }
            if foreign_signs::is_example(words) {
                self.tell(Kind::Example, words, *span);
            }
            if line.len() == 1 && PAGE_BREAKS.contains(&words.as_str()) {
                self.tell(Kind::PageBreak, words, *span);
            }
        }
    }

    /// Whether a line begins as a definition does; one that is not set in is a signature or
    /// says that something is about as large.
    fn is_definition(&self, words: &str, span: Span) -> bool {
        let Some(start) = span.start.checked_sub(1) else { return false };
        let before = self.diagnostics.sources.text(Span { start, end: span.start, ..span });
        let said = words.strip_prefix("~ ").map(str::trim_start);
        before == " " && said.is_some_and(|said| said.starts_with(char::is_alphabetic))
    }

    fn words(&mut self, words: &str, span: Span) {
        self.comment(words, span);
        let shortcode = shortcode(words).map(|range| (Kind::Shortcode, range));
        let reference = foreign_signs::reference(words).filter(|_| !self.is_citing);
        let citation = citation(words).filter(|_| !self.is_citing && reference.is_none());
        let citation = citation.map(|range| (Kind::Citation, range));
        let found = wiki_links(words)
            .chain(environment(words))
            .chain(command(words))
            .chain(foreign_signs::bare_command(words).map(|range| (Kind::Command, range)))
            .chain(reference.map(|range| (Kind::Reference, range)))
            .chain(shortcode)
            .chain(citation);
        for (kind, range) in found {
            let written = words.get(range.clone()).unwrap_or("");
            self.tell(kind, written, part(span, words, &range));
        }
    }

    /// Looks for `%%words` and for `words%%` in another paragraph behind it. By itself
    /// neither says that something was to be hidden.
    fn comment(&mut self, words: &str, span: Span) {
        let is_apart = |at: usize| {
            let before = words.get(..at).unwrap_or("");
            let behind = words.get(at + 2..).unwrap_or("");
            !before.ends_with(|c: char| !c.is_whitespace())
                && behind.starts_with(char::is_alphabetic)
        };
        let opening = words.match_indices("%%").map(|(at, _)| at).find(|at| is_apart(*at));
        match (self.comment, opening) {
            (Some(place), _) if words.ends_with("%%") && !words.ends_with(" %%") => {
                self.tell(Kind::Comment, "%%", place);
            }
            (None, Some(at)) => self.comment = Some(part(span, words, &(at..at + 2))),
            (Some(_), _) | (None, None) => {}
        }
    }

    /// Looks whether the file begins with lines `% Title`.
    fn title_block(&mut self, blocks: &[Block]) {
        let is_text = |block: &&Block| !matches!(block.kind, BlockKind::Title(_));
        let Some(Block { span, kind: BlockKind::Paragraph(content), .. }) =
            blocks.iter().find(is_text)
        else {
            return;
        };
        let begins = span.start <= u32::try_from('\u{feff}'.len_utf8()).unwrap_or(0);
        let first: String = plain_text(content).lines().take(1).collect();
        if begins && first.starts_with("% ") {
            self.tell(Kind::TitleBlock, &first, *span);
        }
    }
}

/// What the words of a paragraph are by themselves.
fn alone(words: &str) -> Option<Kind> {
    match words {
        "\\" => Some(Kind::Backslash),
        _ if foreign_signs::asks_for_contents(words) => Some(Kind::Contents),
        _ => None,
    }
}

/// Every `[[Page]]` and `![[a.png]]`. Numbers in two brackets are none, nor what stands
/// apart from them, as in the tests of a shell.
fn wiki_links(words: &str) -> impl Iterator<Item = (Kind, Range<usize>)> {
    words.match_indices("[[").filter_map(|(open, _)| {
        let inside = words.get(open + 2..)?;
        let length = inside.find(['[', ']', '\n'])?;
        let (name, behind) = inside.split_at_checked(length)?;
        let before = words.get(..open)?;
        let is_name = behind.starts_with("]]")
            && name.trim() == name
            && name.contains(char::is_alphabetic)
            && !before.ends_with(char::is_alphanumeric);
        let end = open + 2 + length + 2;
        is_name.then(|| match before.ends_with('!') {
            true => (Kind::Embedding, open - 1..end),
            false => (Kind::WikiLink, open..end),
        })
    })
}

/// The first `[@key]` or `[-@key, p. 3]`.
fn citation(words: &str) -> Option<Range<usize>> {
    words.match_indices('[').find_map(|(open, _)| {
        let inside = words.get(open + 1..)?;
        let inside = inside.get(..inside.find(['[', ']'])?)?;
        let key = inside.strip_prefix('-').unwrap_or(inside).strip_prefix('@')?;
        let is_closed = words.get(open + 1 + inside.len()..)?.starts_with(']');
        (is_closed && key.starts_with(char::is_alphanumeric))
            .then_some(open..open + inside.len() + 2)
    })
}

/// The formulas of LaTeX, and what stands in them.
const FORMULAS: [&str; 19] = [
    "align",
    "alignat",
    "aligned",
    "array",
    "bmatrix",
    "cases",
    "eqnarray",
    "equation",
    "flalign",
    "gather",
    "gathered",
    "math",
    "displaymath",
    "matrix",
    "multline",
    "pmatrix",
    "smallmatrix",
    "split",
    "vmatrix",
];

/// The first `\begin{name}`.
fn environment(words: &str) -> Option<(Kind, Range<usize>)> {
    let start = words.find("\\begin{")?;
    let inside = words.get(start + "\\begin{".len()..)?;
    let length = inside.find('}')?;
    let name = inside.get(..length)?;
    let is_name = |c: char| c.is_ascii_alphabetic() || c == '*';
    let kind = match FORMULAS.contains(&name.trim_end_matches('*')) {
        true => Kind::Formula,
        false => Kind::Environment,
    };
    let end = start + "\\begin{".len() + length + 1;
    (!name.is_empty() && name.chars().all(is_name)).then_some((kind, start..end))
}

/// The first `\vspace{3cm}`: a command of two letters at least, `\begin` and `\end` left out,
/// with its argument. One letter is an escape of a program, such as `\u{a0}`.
fn command(words: &str) -> Option<(Kind, Range<usize>)> {
    words.match_indices('\\').find_map(|(at, _)| {
        let behind = words.get(at + 1..)?;
        let length = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, argument) = behind.split_at_checked(length)?;
        let end = argument.strip_prefix('{')?.find('}')?;
        let is_path = words.get(..at)?.ends_with([':', '\\', '/']);
        let is_command = length > 1 && !is_path && !matches!(name, "begin" | "end");
        is_command.then_some((Kind::Command, at..at + 1 + length + 1 + end + 1))
    })
}

/// The `{.name}` or `{#name}` that words end with, a blank before it; kramdown has a colon
/// in it.
fn trailing_attributes(words: &str) -> Option<Range<usize>> {
    let inside = words.strip_suffix('}')?;
    let open = inside.rfind('{')?;
    let (before, inside) = inside.split_at_checked(open)?;
    let inside = inside.trim_start_matches(['{', ':', ' ']);
    let name = inside.strip_prefix(['.', '#'])?;
    // What stands behind other braces is no attribute of the paragraph.
    let is_apart = before.is_empty()
        || (before.ends_with(char::is_whitespace)
            && before.trim_end().ends_with(|c: char| c != '}'));
    (is_apart && name.starts_with(char::is_alphabetic)).then_some(open..words.len())
}

/// Well-known names of emoji: such as no program, hour or list has between colons.
const SHORTCODES: [&str; 48] = [
    "+1",
    "-1",
    "arrow_right",
    "ballot_box_with_check",
    "beers",
    "blush",
    "broken_heart",
    "bulb",
    "clap",
    "confused",
    "construction",
    "cry",
    "exclamation",
    "eyes",
    "fire",
    "grin",
    "grinning",
    "heart",
    "heart_eyes",
    "heavy_check_mark",
    "information_source",
    "joy",
    "laughing",
    "memo",
    "muscle",
    "ok_hand",
    "partying_face",
    "point_left",
    "point_right",
    "pray",
    "pushpin",
    "rage",
    "raised_hands",
    "rocket",
    "scream",
    "slightly_smiling_face",
    "smile",
    "smiley",
    "smirk",
    "sob",
    "sparkles",
    "star",
    "stuck_out_tongue",
    "sunglasses",
    "tada",
    "thumbsdown",
    "thumbsup",
    "white_check_mark",
];

/// The first `:smile:`.
fn shortcode(words: &str) -> Option<Range<usize>> {
    words.match_indices(':').find_map(|(open, _)| {
        let inside = words.get(open + 1..)?;
        let length = inside.find(':')?;
        let (name, behind) = inside.split_at_checked(length)?;
        let is_edge = |c: char| c.is_alphanumeric() || c == ':';
        let before = words.get(..open)?;
        let behind = behind.get(1..)?;
        (SHORTCODES.contains(&name)
            && !before.ends_with(is_edge)
            && !behind.starts_with(is_edge))
        .then(|| open..open + length + 2)
    })
}
