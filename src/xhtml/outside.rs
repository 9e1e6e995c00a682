//! What a drawing shows from outside: left out, as pages leave it out.

use super::svg::{is_inside, local};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::ops::Range;

/// Elements that show what their address leads to, in small letters.
const SHOWING: [&str; 4] = ["image", "use", "feimage", "tref"];

/// The most characters of an address that a remark shows.
const SHOWN: usize = 60;

/// A drawing without what it shows from outside, and the addresses of that. One that is not
/// well-formed stays as it is, and is told of later.
pub(super) fn without_outside(drawing: Vec<u8>) -> (Vec<u8>, BTreeSet<String>) {
    let found = std::str::from_utf8(&drawing).ok().and_then(outside);
    let Some((ranges, addresses)) = found.filter(|(ranges, _)| !ranges.is_empty()) else {
        return (drawing, BTreeSet::new());
    };
    let mut kept = Vec::with_capacity(drawing.len());
    let mut from = 0;
    for range in ranges {
        kept.extend_from_slice(drawing.get(from..range.start).unwrap_or_default());
        from = range.end;
    }
    kept.extend_from_slice(drawing.get(from..).unwrap_or_default());
    (kept, addresses)
}

/// Where the elements stand that show something from outside, ascending and apart from each
/// other, and the addresses of it.
fn outside(text: &str) -> Option<(Vec<Range<usize>>, BTreeSet<String>)> {
    let mut reader = Reader::from_str(text);
    let (mut ranges, mut addresses) = (Vec::new(), BTreeSet::new());
    // Where the outermost of them began, and how many elements are open in it.
    let mut within: Option<(usize, usize)> = None;
    let mut start = 0;
    loop {
        let event = reader.read_event().ok()?;
        let end = usize::try_from(reader.buffer_position()).unwrap_or(start);
        match (&event, &mut within) {
            (Event::Eof, _) => return Some((ranges, addresses)),
            (Event::Start(_), Some((_, open))) => *open += 1,
            (Event::End(_), Some((_, open))) if *open > 0 => *open -= 1,
            (Event::End(_), Some((began, _))) => {
                ranges.push(*began..end);
                within = None;
            }
            (Event::Start(element), None) => {
                if let Some(address) = address(element) {
                    addresses.insert(address);
                    within = Some((start, 0));
                }
            }
            (Event::Empty(element), None) => {
                if let Some(address) = address(element) {
                    addresses.insert(address);
                    ranges.push(start..end);
                }
            }
            (_, _) => {}
        }
        start = end;
    }
}

/// The address of what an element shows, where that lies outside the drawing.
fn address(element: &BytesStart<'_>) -> Option<String> {
    if !SHOWING.contains(&local(element).as_str()) {
        return None;
    }
    element.attributes().flatten().find_map(|attribute| {
        let key = attribute.key.as_ref().to_ascii_lowercase();
        let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok()?;
        (key.rsplit(':').next() == Some("href") && !is_inside(&value))
            .then(|| value.chars().take(SHOWN).collect())
    })
}
