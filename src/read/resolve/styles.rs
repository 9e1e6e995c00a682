//! Attributes that say how something looks in another program: no edition shows them.

use crate::diagnostic::{Diagnostic, Diagnostics, catalogue};
use crate::document::{
    Attributes, Block, BlockKind, Code, Document, each_attributes, visit_blocks,
};

/// The key of what an element looks like, as HTML has it.
const STYLE_KEY: &str = "style";

/// Keys that say where an image stands: HTML's and Quarto's.
const PLACE_KEYS: [&str; 2] = ["align", "fig-align"];

/// Quarto's keys for blocks beside each other.
const LAYOUT_KEYS: [&str; 3] = ["layout", "layout-ncol", "layout-nrow"];

/// pandoc's class for a division whose parts stand beside each other.
const COLUMNS_CLASS: &str = "columns";

/// pandoc's classes for code whose lines have numbers.
const NUMBERS_CLASSES: [&str; 2] = ["numberLines", "number-lines"];

/// pandoc's and Quarto's keys for the same.
const NUMBERS_KEYS: [&str; 3] = ["startFrom", "start-from", "code-line-numbers"];

/// Keys for the words above code: pandoc-crossref's and Quarto's.
const CAPTION_KEYS: [&str; 3] = ["caption", "lst-cap", "filename"];

/// How many characters of a style are shown.
const MOST_SHOWN: usize = 40;

/// Says where attributes state a look. Those of HTML are told where it is read.
pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let mut look = |block: &Block| {
        if let BlockKind::Code(code) = &block.kind {
            let remarks = on_code(&block.attributes, code);
            remarks
                .into_iter()
                .for_each(|remark| diagnostics.report(remark.at(block.span)));
        }
        let mut told = None;
        each_attributes(block, &mut |attributes, span| {
            // A figure takes over what its image states.
            if told != Some(span)
                && let Some(remark) = remark(attributes)
            {
                told = Some(span);
                diagnostics.report(remark.at(span));
            }
        });
    };
    visit_blocks(&document.blocks, &mut look);
    for note in &document.notes {
        visit_blocks(&note.blocks, &mut look);
    }
}

/// What there is to say of attributes, if they state a look.
fn remark(attributes: &Attributes) -> Option<Diagnostic> {
    let (fact, help) = if let Some(style) = attributes.value(STYLE_KEY) {
        (
            format!("no edition shows the style `{}`", shown(style)),
            "take it away; or write a class such as `{.name}`, and its look in a style sheet \
             that `css:` names",
        )
    } else if let Some((key, place)) = stated(attributes, &PLACE_KEYS) {
        if place == "center" {
            // Where a figure stands without it.
            return None;
        }
        (
            format!("no edition sets anything by `{key}={}`", shown(place)),
            "take it away; `::: {.center}` and `::: {.right}` around paragraphs move their \
             lines, and figures stand in the middle",
        )
    } else if attributes.has_class(COLUMNS_CLASS)
        || stated(attributes, &LAYOUT_KEYS).is_some()
    {
        (
            "the parts of the division stand one below the other, not beside each other"
                .to_owned(),
            "write a table where they have to stand beside each other; its cells may hold \
             images",
        )
    } else {
        return None;
    };
    Some(Diagnostic::new(&catalogue::MARKDOWN_STYLE, fact).help(help))
}

/// What there is to say of the attributes of code: words that stand in no edition, and numbers.
fn on_code(attributes: &Attributes, code: &Code) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    if let Some((key, words)) = stated(attributes, &CAPTION_KEYS) {
        let fact = format!(
            "no edition shows the words of `{key}`, \u{201c}{}\u{201d}",
            shown(words)
        );
        let help = "write them as a paragraph above the code or below it";
        remarks
            .push(Diagnostic::new(&catalogue::MARKDOWN_CODE_ATTRIBUTES, fact).help(help));
    }
    let is_named =
        |name: &&str| attributes.has_class(name) || code.language.as_deref() == Some(*name);
    if NUMBERS_CLASSES.iter().any(is_named) || stated(attributes, &NUMBERS_KEYS).is_some() {
        let fact = "no edition sets numbers beside the lines of code";
        let help = "take `.numberLines` away; where words speak of a line, mark it in the code \
                    by a comment";
        remarks
            .push(Diagnostic::new(&catalogue::MARKDOWN_CODE_ATTRIBUTES, fact).help(help));
    }
    remarks
}

/// The first of `keys` that the attributes state, with its value.
fn stated<'a>(
    attributes: &'a Attributes,
    keys: &[&'static str],
) -> Option<(&'static str, &'a str)> {
    keys.iter().find_map(|&key| Some((key, attributes.value(key)?)))
}

/// A value as it stands in a message.
fn shown(value: &str) -> String {
    let shown: String = value.chars().take(MOST_SHOWN).collect();
    shown.replace('`', "'")
}
