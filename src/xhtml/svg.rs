//! Drawings from outside: taken as they are, or refused with the reason.

use super::check;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements that run, move, sound or hold another language, in small letters.
const REFUSED: [&str; 18] = [
    "script",
    "handler",
    "listener",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "link",
    "set",
    "animate",
    "animatecolor",
    "animatemotion",
    "animatetransform",
    "discard",
    "mpath",
];

/// A drawing without its document type declaration where that only names the DTD of SVG, as
/// many programs write it; one that declares things of its own stays, and is refused.
pub(super) fn without_doctype(mut drawing: Vec<u8>) -> Vec<u8> {
    const BEGIN: &[u8] = b"<!DOCTYPE";
    let find = |what: &[u8]| drawing.windows(what.len()).position(|part| part == what);
    let Some(from) = find(BEGIN) else { return drawing };
    let is_in_front = find(b"<svg").is_some_and(|root| from < root);
    let length = drawing[from..].iter().position(|byte| matches!(byte, b'>' | b'['));
    match length {
        Some(length) if is_in_front && drawing[from + length] == b'>' => {
            drawing.drain(from..=from + length);
            drawing
        }
        Some(_) | None => drawing,
    }
}

/// Whether an SVG file is safe to carry: no script, nothing from outside, no entity, no
/// movement.
///
/// # Errors
/// The reason why it is not.
pub fn check_svg(bytes: &[u8]) -> Result<(), String> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| "the drawing is not UTF-8".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check(text).map_err(|reason| format!("the drawing is not well-formed: {reason}"))?;
    let mut reader = Reader::from_str(text);
    let mut root_seen = false;
    let mut in_style = false;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => break,
            Event::DocType(_) => return Err("the drawing has a document type".to_owned()),
            Event::PI(_) => {
                return Err("the drawing has a processing instruction".to_owned());
            }
            Event::Start(element) => {
                in_style = local(&element) == "style";
                enter(&element, &mut root_seen)?;
            }
            Event::Empty(element) => enter(&element, &mut root_seen)?,
            Event::End(_) => in_style = false,
            Event::Text(text) if in_style => value(&text)?,
            Event::CData(text) if in_style => value(&text)?,
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::GeneralRef(_) => {}
        }
    }
    if root_seen { Ok(()) } else { Err("it holds no drawing".to_owned()) }
}

pub(super) fn local(element: &BytesStart<'_>) -> String {
    let name = element.name().as_ref().to_ascii_lowercase();
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

fn enter(element: &BytesStart<'_>, root_seen: &mut bool) -> Result<(), String> {
    let name = local(element);
    if !*root_seen && name != "svg" {
        return Err("it holds no drawing".to_owned());
    }
    *root_seen = true;
    if REFUSED.contains(&name.as_str()) {
        return Err(format!("the drawing holds `{name}`"));
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = attribute.key.as_ref().to_ascii_lowercase();
        let key = key.rsplit(':').next().unwrap_or_default().to_owned();
        let text = attribute
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .map_err(|error| error.to_string())?;
        if key.starts_with("on") {
            return Err(format!("the drawing holds `{key}`"));
        }
        if matches!(key.as_str(), "href" | "src") && !is_inside(&text) {
            return Err("the drawing refers to what lies outside it".to_owned());
        }
        value(&text)?;
    }
    Ok(())
}

/// A reference into the drawing itself, or to a picture that it carries.
fn is_inside(address: &str) -> bool {
    let bare = bare(address);
    bare.starts_with('#')
        || bare.starts_with("data:image/png;base64,")
        || bare.starts_with("data:image/jpeg;base64,")
}

/// Refuses style rules and values that reach outside.
fn value(text: &str) -> Result<(), String> {
    let bare = bare(text);
    let outside = bare
        .split("url(")
        .skip(1)
        .any(|rest| !rest.trim_start_matches(['"', '\'']).starts_with('#'));
    // A backslash spells characters in CSS; no drawing needs it to say something honest.
    let hidden = [
        "@import",
        "image-set(",
        "image(",
        "src(",
        "javascript:",
        "vbscript:",
        "expression(",
        "-moz-binding",
        "\\",
    ]
    .iter()
    .any(|word| bare.contains(word));
    if outside || hidden {
        Err("the drawing refers to what lies outside it".to_owned())
    } else {
        Ok(())
    }
}

/// Whether a drawing that was taken may move or flash: by its style, or in a picture that it
/// carries.
pub(super) fn may_move(drawing: &str) -> bool {
    let bare = bare(drawing);
    ["@keyframes", "animation", "transition", "data:image/"]
        .iter()
        .any(|word| bare.contains(word))
}

/// As a browser looks at it: small letters without white space and controls.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{check_svg, without_doctype};

    fn drawing(inside: &str) -> Result<(), String> {
        check_svg(
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
                .as_bytes(),
        )
    }

    #[test]
    fn what_runs_moves_or_reaches_outside_is_refused() {
        for wrong in [
            "<script>x</script>",
            "<g onload=\"x\"/>",
            "<g ONLOAD=\"x\"/>",
            "<foreignObject/>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
            "<a href=\"java&#115;cript:x\"/>",
            "<image href=\"https://example.org/a.png\"/>",
            "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"//e.org/a\"/>",
            "<image href=\"file:///etc/passwd\"/>",
            "<use href=\"other.svg#a\"/>",
            "<use href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<g style=\"fill:url( 'http://e.org/#a')\"/>",
            "<g style=\"fill:u\\72l(//e.org)\"/>",
            "<g style=\"fill:image-set('https://e.org/a.png' 1x)\"/>",
            "<style>g { mask-image: -webkit-image-set('a.png' 1x); }</style>",
            "<style>@import 'x.css';</style>",
            "<style><![CDATA[g{fill:url(x.svg)}]]></style>",
            "<animate attributeName=\"x\"/>",
            "<g>",
            "&nbsp;",
        ] {
            assert!(drawing(wrong).is_err(), "{wrong}");
        }
        for wrong in [
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<?xml-stylesheet href=\"x.css\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<html/>",
            "",
        ] {
            assert!(check_svg(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_honest_drawing_is_taken() {
        for right in [
            "<title>Un sceau</title><circle r=\"3\" fill=\"url(#g)\"/>",
            "<use href=\"#a\"/><style>circle { fill: url(\"#g\"); }</style>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
        ] {
            assert_eq!(drawing(right), Ok(()), "{right}");
        }
    }

    #[test]
    fn a_declaration_that_only_names_the_dtd_goes_and_no_other() {
        let root = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        let named = format!(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n{root}"
        );
        let clean = without_doctype(named.into_bytes());
        assert_eq!(clean, format!("<?xml version=\"1.0\"?>\n\n{root}").into_bytes());
        assert!(check_svg(&clean).is_ok());
        for kept in [
            format!("<!DOCTYPE svg [<!ENTITY a \"b\">]>{root}"),
            "<!DOCTYPE svg".to_owned(),
            format!("{root}<!-- <!DOCTYPE svg> -->"),
            root.to_owned(),
        ] {
            assert_eq!(
                without_doctype(kept.clone().into_bytes()),
                kept.as_bytes(),
                "{kept}"
            );
        }
    }
}
