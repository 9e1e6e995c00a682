//! Drawings from outside: taken as they are, or refused with the reason.

use super::check;
use super::css::{Addresses, reaches_outside};
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

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

/// Why a drawing is refused that tells a program what to do.
const INSTRUCTION: &str = "the drawing has a processing instruction";

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

/// A drawing without the foreign objects that have an alternative: `switch` shows the first
/// of its children that a reader can show (SVG 1.1, 5.8.2), and the next one serves readers
/// that know no other language in drawings. Drawing programs write labels in this way.
pub(super) fn without_foreign_objects(drawing: Vec<u8>) -> Vec<u8> {
    let ranges = std::str::from_utf8(&drawing).map(spare_foreign_objects);
    let Ok(ranges) = ranges else { return drawing };
    let mut kept = Vec::with_capacity(drawing.len());
    let mut from = 0;
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        // One inside another goes with it.
        if range.start >= from {
            kept.extend_from_slice(&drawing[from..range.start]);
            from = range.end;
        }
    }
    kept.extend_from_slice(&drawing[from..]);
    kept
}

/// An element of a drawing that has begun.
#[derive(Default)]
struct Begun {
    name: String,
    start: usize,
    /// Where its children are that are foreign objects.
    foreign: Vec<Range<usize>>,
    has_others: bool,
}

/// Where the foreign objects stand that have an alternative; none where the drawing is not
/// well-formed, which is told later.
fn spare_foreign_objects(text: &str) -> Vec<Range<usize>> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Begun> = Vec::new();
    let mut spare = Vec::new();
    let mut start = 0;
    loop {
        let Ok(event) = reader.read_event() else { return Vec::new() };
        let end = usize::try_from(reader.buffer_position()).unwrap_or(start);
        match event {
            Event::Eof => break,
            Event::Start(element) => {
                open.push(Begun { name: local(&element), start, ..Begun::default() });
            }
            Event::Empty(_) => {
                if let Some(around) = open.last_mut() {
                    around.has_others = true;
                }
            }
            Event::End(_) => {
                let Some(ended) = open.pop() else { return Vec::new() };
                if ended.name == "switch" && ended.has_others {
                    spare.extend(ended.foreign);
                }
                if let Some(around) = open.last_mut() {
                    if ended.name == "foreignobject" {
                        around.foreign.push(ended.start..end);
                    } else {
                        around.has_others = true;
                    }
                }
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
        start = end;
    }
    spare.sort_by_key(|range| range.start);
    spare
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
    // The rules of the style element that is open: judged when all of them are known.
    let mut rules: Option<String> = None;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        if let Some(open) = &mut rules {
            if matches!(event, Event::End(_)) {
                value(open)?;
                rules = None;
            } else {
                open.push_str(&words(&event)?);
            }
            continue;
        }
        match event {
            Event::Eof => break,
            Event::DocType(_) => return Err("the drawing has a document type".to_owned()),
            Event::PI(_) => return Err(INSTRUCTION.to_owned()),
            Event::Start(element) => {
                rules = (local(&element) == "style").then(String::new);
                enter(&element, &mut root_seen)?;
            }
            Event::Empty(element) => enter(&element, &mut root_seen)?,
            Event::End(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::GeneralRef(_) => {}
        }
    }
    if root_seen { Ok(()) } else { Err("it holds no drawing".to_owned()) }
}

/// The words of a piece of a style element; a browser takes comments out of them.
fn words(event: &Event<'_>) -> Result<String, String> {
    match event {
        Event::Text(text) => Ok(text.to_string()),
        Event::CData(text) => Ok(text.to_string()),
        Event::GeneralRef(reference) => {
            let known = resolve_xml_entity(reference).map(str::to_owned);
            let sign = || reference.resolve_char_ref().ok().flatten().map(String::from);
            known.or_else(sign).ok_or_else(|| format!("`&{}` is unknown", &**reference))
        }
        Event::Comment(_) => Ok(String::new()),
        Event::PI(_) => Err(INSTRUCTION.to_owned()),
        Event::Start(_) | Event::Empty(_) => {
            Err("the drawing has an element within `style`".to_owned())
        }
        Event::End(_) | Event::Decl(_) | Event::DocType(_) | Event::Eof => {
            Err("its rules of style do not end".to_owned())
        }
    }
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
        let is_link = name == "a" && key == "href" && is_on_the_web(&text);
        if matches!(key.as_str(), "href" | "src") && !is_inside(&text) && !is_link {
            return Err("the drawing refers to what lies outside it".to_owned());
        }
        value(&text)?;
    }
    Ok(())
}

/// A reference into the drawing itself, or to a picture that it carries.
pub(super) fn is_inside(address: &str) -> bool {
    let address = condensed(address);
    address.starts_with('#')
        || address.starts_with("data:image/png;base64,")
        || address.starts_with("data:image/jpeg;base64,")
}

/// An address that a reader follows when asked, and nobody loads.
fn is_on_the_web(address: &str) -> bool {
    let address = condensed(address);
    address.starts_with("https://") || address.starts_with("http://")
}

/// Refuses style rules and values that reach outside.
fn value(text: &str) -> Result<(), String> {
    // A backslash spells characters in CSS; no drawing needs it to say something honest.
    if text.contains('\\') || reaches_outside(text, Addresses::Fragments).is_some() {
        Err("the drawing refers to what lies outside it".to_owned())
    } else {
        Ok(())
    }
}

/// Whether a drawing that was taken may move or flash: by its style, or in a picture that it
/// carries.
pub(super) fn may_move(drawing: &str) -> bool {
    let condensed = condensed(drawing);
    ["@keyframes", "animation", "transition", "data:image/"]
        .iter()
        .any(|word| condensed.contains(word))
}

/// As a browser looks at an address: small letters without white space and controls.
fn condensed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{check_svg, without_doctype, without_foreign_objects};

    #[test]
    fn a_foreign_object_goes_where_it_has_an_alternative() {
        let left = |drawing: &str| {
            String::from_utf8(without_foreign_objects(drawing.into())).expect("UTF-8")
        };
        let label = "<foreignObject><div>a<switch><b/></switch></div></foreignObject>";
        assert_eq!(
            left(&format!("<svg><switch>{label}<text>a</text></switch>é{label}</svg>")),
            format!("<svg><switch><text>a</text></switch>é{label}</svg>")
        );
        for kept in
            [format!("<svg><switch>{label}</switch></svg>"), "<svg><a></svg>".into()]
        {
            assert_eq!(left(&kept), kept);
        }
    }

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
            "<style>g{fill:ur&#108;(https://e.org/a)}</style>",
            "<style>g{fill:ur&#x6C;(https://e.org/a)}</style>",
            "<style>g{fill:ur<!-- -->l(https://e.org/a)}</style>",
            "<style>g{fill:ur<![CDATA[l(https://e.org/a)]]>}</style>",
            "<style><g></g>@import 'x.css';</style>",
            "<style><g/>g { fill: red }</style>",
            "<style>ur<g>x</g>l(https://e.org/a)</style>",
            "<style>g{}<?a b?></style>",
            "<style>g{fill:vbscript:x}</style>",
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
            "<style>a &gt; b { fill: url(&quot;#g&apos;) }<!-- url(x) --></style><style/><g/>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
            "<a href=\"https://example.org/\"><text>a</text></a>",
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
