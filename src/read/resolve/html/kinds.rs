//! Of which kind an element is, by its name.

use super::token::Tag;
use crate::document::LinePlace;

/// Where the words of an element stand, and by which of its attributes it says so; `<center>`
/// needs none.
pub(super) fn stated_place(tag: &Tag) -> Option<(&'static str, LinePlace)> {
    let place = |value: &str| match value.trim().to_ascii_lowercase().as_str() {
        "center" => Some(LinePlace::Middle),
        "right" => Some(LinePlace::Right),
        _ => None,
    };
    let styled = |style: &str| {
        let (key, value) = style.trim().trim_end_matches(';').split_once(':')?;
        (key.trim().eq_ignore_ascii_case("text-align")).then(|| place(value))?
    };
    match tag.name.as_str() {
        "center" => Some(("", LinePlace::Middle)),
        "p" | "div" => {
            let aligned = tag.get("align").and_then(place).map(|own| ("align", own));
            aligned.or_else(|| tag.get("style").and_then(styled).map(|own| ("style", own)))
        }
        _ => None,
    }
}

/// Elements whose end HTML lets one leave out.
pub(super) fn may_stay_open(name: &str) -> bool {
    matches!(
        name,
        "body"
            | "caption"
            | "dd"
            | "dt"
            | "html"
            | "li"
            | "p"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
    )
}

/// Elements that hold blocks or are one.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "footer"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "picture"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
