//! Blocks as Markdown, a blank line between two.

use super::inlines::{attributes, image, inlines, longest_run};
use crate::document::{
    AlertKind, Alignment, Attributes, Block, BlockKind, Code, Document, Inline, List,
    ListKind, NumberStyle, Table, descend, plain_text,
};

/// The body and the notes.
pub(super) fn body(document: &Document) -> String {
    let mut parts = list(&document.blocks, document);
    for note in &document.notes {
        let text = list(&note.blocks, document).join("\n\n");
        parts.push(hung(&format!("[^{}]: ", note.name), "    ", &text));
    }
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Each block that is not the front matter's.
fn list(blocks: &[Block], document: &Document) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last: Option<&BlockKind> = None;
    for block in blocks {
        let Some(text) = one(block, document) else { continue };
        // Two lists in a row would be one.
        let are_one = matches!((last, &block.kind), (Some(BlockKind::List(one)), BlockKind::List(other))
            if std::mem::discriminant(&one.kind) == std::mem::discriminant(&other.kind));
        if are_one {
            parts.push("<!-- -->".to_owned());
        }
        parts.push(text);
        last = Some(&block.kind);
    }
    parts
}

fn one(block: &Block, document: &Document) -> Option<String> {
    Some(match &block.kind {
        BlockKind::Title(_) | BlockKind::Letter(_) | BlockKind::RawHtml(_) => return None,
        BlockKind::Heading { level, content } => {
            // A heading is one line: a line end in it is a tag.
            let words = inlines(content, document).replace("\\\n", "<br>");
            let own = attributes(&without_own_id(&block.attributes, content));
            let space = if own.is_empty() { "" } else { " " };
            let signs = "#".repeat(usize::from(level.get()));
            // Closing signs of the words themselves are none of the heading's.
            let words = match words.strip_suffix('#') {
                Some(rest) => format!("{rest}\\#"),
                None => words,
            };
            format!("{signs} {words}{space}{own}").trim_end().to_owned()
        }
        BlockKind::Paragraph(content) => {
            let text = paragraph(content, document);
            if text.is_empty() {
                return None;
            }
            text
        }
        BlockKind::List(list) => items(list, document),
        BlockKind::Definitions(definitions) => definitions
            .iter()
            .map(|definition| {
                let mut text = list(&definition.terms, document).join("\n");
                for blocks in &definition.definitions {
                    text.push('\n');
                    text.push_str(&hung(": ", "  ", &list(blocks, document).join("\n\n")));
                }
                text
            })
            .collect::<Vec<_>>()
            .join("\n\n"),
        BlockKind::Quote(blocks) => quoted(&list(blocks, document).join("\n\n")),
        BlockKind::Alert { kind, blocks } => {
            let name = match kind {
                AlertKind::Note => "NOTE",
                AlertKind::Tip => "TIP",
                AlertKind::Important => "IMPORTANT",
                AlertKind::Warning => "WARNING",
                AlertKind::Caution => "CAUTION",
            };
            quoted(&format!("[!{name}]\n{}", list(blocks, document).join("\n\n")))
        }
        BlockKind::Code(own) => code(own, &block.attributes),
        BlockKind::Math(tex) => format!("$$\n{}\n$$", tex.trim_matches('\n')),
        BlockKind::Figure(figure) => {
            let mut own = figure.image.clone();
            own.title = plain_text(&figure.caption);
            let mut text = String::new();
            image(&own, &mut text);
            text
        }
        BlockKind::Table(own) => table(own, document),
        // Three hyphens behind the mark of an item would be a rule themselves.
        BlockKind::Rule => "***".to_owned(),
        BlockKind::PageBreak => "::: {.page-break}\n:::".to_owned(),
        BlockKind::Division(blocks) => {
            let inner = list(blocks, document).join("\n\n");
            let fence = ":".repeat(3 + depth(blocks));
            format!("{fence} {}\n{inner}\n{fence}", attributes(&block.attributes))
        }
    })
}

/// How many divisions stand inside one another in blocks.
fn depth(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| {
            let inner = descend(block).into_iter().map(depth).max().unwrap_or(0);
            let own = matches!(block.kind, BlockKind::Division(_) | BlockKind::PageBreak);
            inner + usize::from(own)
        })
        .max()
        .unwrap_or(0)
}

/// Attributes without the identifier that a heading has of its words.
fn without_own_id(own: &Attributes, content: &[Inline]) -> Attributes {
    let mut slug = String::new();
    for c in plain_text(content).trim().chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_') {
            slug.extend(c.to_lowercase());
        } else if c.is_whitespace() {
            slug.push('-');
        }
    }
    if own.id() != Some(slug.as_str()) || !slug.starts_with(char::is_alphabetic) {
        return own.clone();
    }
    let mut rest = Attributes::default();
    for class in own.classes() {
        rest.add_class(class.as_str());
    }
    if let Some(language) = own.language() {
        rest.set_language(language.clone());
    }
    if let Some(direction) = own.direction() {
        rest.set_direction(direction);
    }
    for (key, value) in own.others() {
        rest.add(key.as_str(), value.as_str());
    }
    rest
}

/// A paragraph; what would begin another block at the beginning of a line is escaped.
fn paragraph(content: &[Inline], document: &Document) -> String {
    let mut text = inlines(content, document);
    // Blanks at either end are lost unless they are named.
    if text.starts_with(' ') {
        text.replace_range(..1, "&#32;");
    }
    if text.ends_with(' ') {
        text.truncate(text.len() - 1);
        text.push_str("&#32;");
    }
    text.split('\n').map(guarded).collect::<Vec<_>>().join("\n")
}

fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if line.starts_with(['#', '>', '+', '-', '=', ':', '%']) {
        return format!("\\{line}");
    }
    match line.get(digits..) {
        Some(rest) if digits > 0 && rest.starts_with(['.', ')']) => {
            format!("{}\\{rest}", line.get(..digits).unwrap_or(""))
        }
        Some(_) | None => line.to_owned(),
    }
}

fn items(own: &List, document: &Document) -> String {
    let items = own.items.iter().enumerate().map(|(index, item)| {
        let mark = match own.kind {
            ListKind::Bullet => "- ".to_owned(),
            ListKind::Ordered { start, style } => {
                let number = start.saturating_add(u64::try_from(index).unwrap_or(u64::MAX));
                match style {
                    NumberStyle::Decimal => format!("{number}. "),
                    NumberStyle::DecimalParenthesis => format!("{number}) "),
                }
            }
        };
        let room = " ".repeat(mark.len());
        let task = match item.task {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let between = if own.tight { "\n" } else { "\n\n" };
        let text = list(&item.blocks, document).join(between);
        hung(&mark, &room, &format!("{task}{text}"))
    });
    items.collect::<Vec<_>>().join(if own.tight { "\n" } else { "\n\n" })
}

/// `text` with `mark` before its first line and `room` before all others.
fn hung(mark: &str, room: &str, text: &str) -> String {
    let mut lines = text.split('\n');
    let mut result = format!("{mark}{}", lines.next().unwrap_or("")).trim_end().to_owned();
    for line in lines {
        result.push('\n');
        if !line.is_empty() {
            result.push_str(room);
            result.push_str(line);
        }
    }
    result
}

fn quoted(text: &str) -> String {
    text.split('\n')
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

fn code(own: &Code, around: &Attributes) -> String {
    let mut info = own.language.clone().unwrap_or_default();
    let more = attributes(around);
    if !more.is_empty() {
        info.push(' ');
        info.push_str(&more);
    }
    // CommonMark 0.31.2, 4.5: no backtick behind a fence of backticks.
    let sign = if info.contains('`') { '~' } else { '`' };
    let fence = sign.to_string().repeat(3.max(longest_run(&own.text, sign) + 1));
    let end = if own.text.is_empty() || own.text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{}\n{}{end}{fence}", info.trim(), own.text)
}

fn table(own: &Table, document: &Document) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let words = |cell: &crate::document::Cell| {
        let parts = cell.blocks.iter().filter_map(|block| one(block, document));
        parts.collect::<Vec<_>>().join(" ").replace("\\\n", "<br>").replace('\n', " ")
    };
    let mut lines = Vec::new();
    match own.head.first() {
        Some(head) => lines.push(row(head.cells.iter().map(words).collect())),
        None => lines.push(row(vec![String::new(); own.columns.len()])),
    }
    let rules = own.columns.iter().map(|alignment| match alignment {
        Alignment::Start => "---".to_owned(),
        Alignment::Center => ":-:".to_owned(),
        Alignment::End => "--:".to_owned(),
    });
    lines.push(row(rules.collect()));
    for body in own.head.iter().skip(1).chain(&own.body) {
        lines.push(row(body.cells.iter().map(words).collect()));
    }
    if !own.caption.is_empty() {
        lines.push(String::new());
        lines.push(format!(": {}", inlines(&own.caption, document)));
    }
    lines.join("\n")
}
