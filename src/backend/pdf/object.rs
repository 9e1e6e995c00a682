//! PDF objects (ISO 32000-1, 7.3): short ways to make them, and their bytes.

use crate::geometry::Length;
use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// A name: `/Text`.
pub(super) fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// A string of bytes that are no text.
pub(super) fn bytes(bytes: impl Into<Vec<u8>>) -> Object {
    Object::String(bytes.into(), StringFormat::Literal)
}

/// A text string (7.9.2.2): ASCII as it is, all else as UTF-16BE behind its mark.
pub(super) fn text(text: &str) -> Object {
    bytes(text_bytes(text))
}

/// The bytes of a text string.
pub(super) fn text_bytes(text: &str) -> Vec<u8> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.as_bytes().to_vec();
    }
    let mut bytes = Vec::with_capacity(2 + 2 * text.len());
    bytes.extend([0xFE, 0xFF]);
    for unit in text.encode_utf16() {
        bytes.extend(unit.to_be_bytes());
    }
    bytes
}

/// A length in thousandths of a point, the precision of everything on a page.
pub(super) const fn thousandths(length: Length) -> i64 {
    length.scale(1000, Length::POINT.raw()).raw()
}

/// A length as a number of points.
pub(super) fn number(length: Length) -> Object {
    let value = thousandths(length);
    if value % 1000 == 0 {
        Object::Integer(value / 1000)
    } else {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "thousandths of a point on a page fit into 24 bits"
        )]
        Object::Real((value as f64 / 1000.0) as f32)
    }
}

/// A count or an index.
pub(super) fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// References, as an array.
pub(super) fn references(ids: impl IntoIterator<Item = ObjectId>) -> Object {
    Object::Array(ids.into_iter().map(Object::Reference).collect())
}

/// Appends the bytes of `object`, in the shortest form.
pub(super) fn write(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => token(b"null", out),
        Object::Boolean(true) => token(b"true", out),
        Object::Boolean(false) => token(b"false", out),
        Object::Integer(value) => token(value.to_string().as_bytes(), out),
        Object::Real(value) => token(value.to_string().as_bytes(), out),
        Object::Name(text) => write_name(text, out),
        Object::String(text, _) => write_string(text, out),
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                write(item, out);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(dictionary, out),
        // Streams are indirect objects, which `save` writes.
        Object::Stream(stream) => write_dictionary(&stream.dict, out),
        Object::Reference((number, generation)) => {
            token(format!("{number} {generation} R").as_bytes(), out);
        }
    }
}

/// Appends the bytes of a dictionary.
pub(super) fn write_dictionary(dictionary: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        write_name(key, out);
        write(value, out);
    }
    out.extend(b">>");
}

/// A token that needs a space behind another one of its kind.
fn token(text: &[u8], out: &mut Vec<u8>) {
    if out.last().is_some_and(|byte| !b"[]<>()/{} \n".contains(byte)) {
        out.push(b' ');
    }
    out.extend(text);
}

fn write_name(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for &byte in text {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.extend(format!("#{byte:02X}").as_bytes());
        }
    }
}

/// Appends a literal string (7.3.4.2). A carriage return would be read as a line feed.
pub(super) fn write_string(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for &byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn written(object: impl Into<Object>) -> String {
        let mut out = Vec::new();
        write(&object.into(), &mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn objects_are_written_without_needless_space() {
        let object = dictionary! {
            "Type" => name("A B"),
            "Kids" => references([(1, 0), (2, 0)]),
            "Rect" => vec![Object::Integer(0), number(Length::from_points(1.5)), Object::Null],
            "Open" => true,
        };
        assert_eq!(
            written(object),
            "<</Type/A#20B/Kids[1 0 R 2 0 R]/Rect[0 1.5 null]/Open true>>"
        );
    }

    #[test]
    fn text_strings_are_ascii_or_utf_16() {
        assert_eq!(text_bytes("a(b"), b"a(b");
        assert_eq!(text_bytes("é"), [0xFE, 0xFF, 0x00, 0xE9]);
        assert_eq!(written(text("(\\)")), "(\\(\\\\\\))");
        assert_eq!(written(bytes(*b"\r")), "(\\r)");
    }
}
