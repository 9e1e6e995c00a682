//! The gate: every part is parsed once more before it is written.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Parses a whole XML document and says what is wrong with it.
///
/// Named entities other than XML's five are refused, since no document type defines them.
///
/// # Errors
/// Where it is not well-formed; the reason and the byte.
pub fn check(xml: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_comments = true;
    let mut depth = 0_usize;
    let mut roots = 0_usize;
    loop {
        let at = reader.buffer_position();
        let told = |what: &str| format!("{what} at byte {at}");
        match reader.read_event() {
            Err(error) => return Err(told(&error.to_string())),
            Ok(Event::Eof) => break,
            Ok(Event::Start(start)) => {
                if depth == 0 {
                    roots += 1;
                }
                depth += 1;
                attributes(&start).map_err(|error| told(&error))?;
            }
            Ok(Event::Empty(start)) => {
                if depth == 0 {
                    roots += 1;
                }
                attributes(&start).map_err(|error| told(&error))?;
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::GeneralRef(reference)) => {
                let name = reference.to_string();
                let known = matches!(name.as_str(), "amp" | "lt" | "gt" | "quot" | "apos");
                if !known && !matches!(reference.resolve_char_ref(), Ok(Some(_))) {
                    return Err(told(&format!("the entity `{name}` is not defined")));
                }
            }
            Ok(Event::Text(text)) => {
                if depth == 0 && !text.chars().all(|c| c.is_ascii_whitespace()) {
                    return Err(told("text stands outside the root element"));
                }
            }
            Ok(
                Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_),
            ) => {}
        }
    }
    if depth > 0 {
        return Err("an element is not closed".to_owned());
    }
    if roots == 1 { Ok(()) } else { Err(format!("there are {roots} root elements")) }
}

fn attributes(start: &quick_xml::events::BytesStart<'_>) -> Result<(), String> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        if attribute.value.contains('<') {
            return Err("an attribute holds `<`".to_owned());
        }
        attribute
            .normalized_value(quick_xml::XmlVersion::Explicit1_0)
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for wrong in [
            "",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a>&nbsp;</a>",
            "<a b='1' b='2'/>",
            "<a b=\"&eacute;\"/>",
            "<a b=1/>",
            "<a/>x",
            "<a b='<'/>",
        ] {
            assert!(check(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            check("<?xml version=\"1.0\"?>\n<a b='&amp;'>&#233;&lt;<c/></a>\n"),
            Ok(())
        );
    }
}
