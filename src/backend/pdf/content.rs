//! Content streams (ISO 32000-1, 7.8.2): the operators that pages need, one method each.
//!
//! This is where most of the file's bytes are made, so numbers are written by hand and
//! nothing is allocated for a glyph.

use super::object;
use crate::typeset::{Artifact, Color, Orientation};

/// The bytes of one content stream.
#[derive(Debug, Default)]
pub(super) struct Content {
    bytes: Vec<u8>,
    array: Array,
}

/// Where the operand of `TJ` stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Array {
    /// Not begun.
    #[default]
    Closed,
    /// Behind `[` or a number.
    Open,
    /// Within a string.
    String,
}

impl Content {
    /// What was written.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Forgets all, and keeps the room.
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.array = Array::Closed;
    }

    /// Content of `element`, the `mcid`-th of the page.
    pub(super) fn begin_element(&mut self, tag: &str, mcid: usize) {
        self.bytes.push(b'/');
        self.bytes.extend(tag.as_bytes());
        self.bytes.extend(b"<</MCID ");
        self.integer(i64::try_from(mcid).unwrap_or(i64::MAX));
        self.bytes.extend(b">>BDC\n");
    }

    /// Content that no one reads (14.8.2.2).
    pub(super) fn begin_artifact(&mut self, kind: Artifact) {
        self.bytes.extend(match kind {
            Artifact::Header => {
                b"/Artifact<</Type/Pagination/Subtype/Header>>BDC\n".as_slice()
            }
            Artifact::Footer => b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
            Artifact::Layout => b"/Artifact<</Type/Layout>>BDC\n",
        });
    }

    /// Glyphs that stand for `text` (14.9.4).
    pub(super) fn begin_actual_text(&mut self, text: &str) {
        self.end_show();
        self.bytes.extend(b"/Span<</ActualText");
        object::write_string(&object::text_bytes(text), &mut self.bytes);
        self.bytes.extend(b">>BDC\n");
    }

    /// The end of what any of the three began.
    pub(super) fn end_marked(&mut self) {
        self.end_show();
        self.bytes.extend(b"EMC\n");
    }

    /// Begins a text object; the line origin is (0, 0).
    pub(super) fn begin_text(&mut self) {
        self.bytes.extend(b"BT\n");
    }

    /// Ends the text object.
    pub(super) fn end_text(&mut self) {
        self.end_show();
        self.bytes.extend(b"ET\n");
    }

    /// Moves the line origin, in thousandths of a point.
    pub(super) fn move_line(&mut self, right: i64, up: i64) {
        self.end_show();
        self.decimal(right);
        self.decimal(up);
        self.bytes.extend(b"Td\n");
    }

    /// Takes a font of the resources, its size in thousandths of a point.
    pub(super) fn font(&mut self, font: usize, size: i64) {
        self.end_show();
        self.bytes.extend(b"/T");
        self.integer(i64::try_from(font).unwrap_or(i64::MAX));
        self.decimal(size);
        self.bytes.extend(b"Tf\n");
    }

    /// Scales glyphs horizontally, in thousandths of their width.
    pub(super) fn scale(&mut self, scale: i64) {
        self.end_show();
        // The operand is in percent.
        self.decimal(scale * 100);
        self.bytes.extend(b"Tz\n");
    }

    /// Raises glyphs above the line, in thousandths of a point.
    pub(super) fn rise(&mut self, rise: i64) {
        self.end_show();
        self.decimal(rise);
        self.bytes.extend(b"Ts\n");
    }

    /// Shows the glyph `cid` of the font.
    pub(super) fn glyph(&mut self, cid: u16) {
        match self.array {
            Array::Closed => self.bytes.extend(b"[("),
            Array::Open => self.bytes.push(b'('),
            Array::String => {}
        }
        self.array = Array::String;
        for byte in cid.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.bytes.extend([b'\\', byte]),
                b'\r' => self.bytes.extend(b"\\r"),
                _ => self.bytes.push(byte),
            }
        }
    }

    /// Moves the next glyph to the left, in thousandths of an em.
    pub(super) fn adjust(&mut self, thousandths: i64) {
        match self.array {
            Array::Closed => self.bytes.push(b'['),
            Array::Open => {}
            Array::String => self.bytes.push(b')'),
        }
        self.array = Array::Open;
        self.integer(thousandths);
    }

    /// Shows the glyphs given so far.
    pub(super) fn end_show(&mut self) {
        match self.array {
            Array::Closed => return,
            Array::Open => {}
            Array::String => self.bytes.push(b')'),
        }
        self.bytes.extend(b"]TJ\n");
        self.array = Array::Closed;
    }

    /// Fills with a color of the output intent's sRGB; gray where the parts are equal.
    pub(super) fn fill_color(&mut self, color: Color) {
        self.end_show();
        let Color { red, green, blue } = color;
        if red == green && green == blue {
            self.decimal(channel(red));
            self.bytes.extend(b"g\n");
        } else {
            for part in [red, green, blue] {
                self.decimal(channel(part));
            }
            self.bytes.extend(b"rg\n");
        }
    }

    /// Fills a rectangle: left, bottom, width and height in thousandths of a point.
    pub(super) fn fill_rectangle(&mut self, rectangle: [i64; 4]) {
        for value in rectangle {
            self.decimal(value);
        }
        self.bytes.extend(b"re f\n");
    }

    /// Fills a figure of four corners, in thousandths of a point.
    pub(super) fn fill_polygon(&mut self, corners: [(i64, i64); 4]) {
        for (at, (x, y)) in corners.into_iter().enumerate() {
            self.decimal(x);
            self.decimal(y);
            self.bytes.extend(if at == 0 { b"m\n" } else { b"l\n" });
        }
        self.bytes.extend(b"h f\n");
    }

    /// Draws an XObject of the resources over a rectangle, turned: left, bottom, width and
    /// height in thousandths of a point.
    pub(super) fn draw(
        &mut self,
        image: usize,
        [left, bottom, width, height]: [i64; 4],
        orientation: Orientation,
    ) {
        self.bytes.extend(b"q ");
        let [a, b, c, d, e, f] = orientation.matrix();
        let matrix = [
            a * width,
            b * height,
            c * width,
            d * height,
            left + e * width,
            bottom + f * height,
        ];
        for value in matrix {
            self.decimal(value);
        }
        self.bytes.extend(b"cm /X");
        self.integer(i64::try_from(image).unwrap_or(i64::MAX));
        self.bytes.extend(b" Do Q\n");
    }

    /// An integer, set off from a number before it.
    fn integer(&mut self, value: i64) {
        if self.bytes.last().is_some_and(u8::is_ascii_digit) {
            self.bytes.push(b' ');
        }
        if value < 0 {
            self.bytes.push(b'-');
        }
        self.digits(value.unsigned_abs());
    }

    /// Thousandths as a decimal number, with a space behind it.
    fn decimal(&mut self, thousandths: i64) {
        if self.bytes.last().is_some_and(u8::is_ascii_digit) {
            self.bytes.push(b' ');
        }
        if thousandths < 0 {
            self.bytes.push(b'-');
        }
        let value = thousandths.unsigned_abs();
        let (whole, fraction) = (value / 1000, value % 1000);
        if whole > 0 || fraction == 0 {
            self.digits(whole);
        }
        if fraction > 0 {
            let digit = |of: u64| b'0' + (of % 10) as u8;
            self.bytes.extend([b'.', digit(fraction / 100)]);
            if !fraction.is_multiple_of(100) {
                self.bytes.push(digit(fraction / 10));
                if !fraction.is_multiple_of(10) {
                    self.bytes.push(digit(fraction));
                }
            }
        }
        self.bytes.push(b' ');
    }

    fn digits(&mut self, mut value: u64) {
        let mut digits = [0_u8; 20];
        let mut start = digits.len();
        loop {
            start -= 1;
            let digit = (value % 10) as u8;
            digits[start] = b'0' + digit;
            value /= 10;
            if value == 0 {
                break;
            }
        }
        self.bytes.extend_from_slice(&digits[start..]);
    }
}

/// A color channel in thousandths of full strength.
fn channel(value: u8) -> i64 {
    (i64::from(value) * 1000 + 127) / 255
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Content)) -> String {
        let mut content = Content::default();
        write(&mut content);
        String::from_utf8_lossy(content.bytes()).into_owned()
    }

    #[test]
    fn numbers_are_as_short_as_can_be() {
        for (thousandths, text) in [
            (0, "0 "),
            (1, ".001 "),
            (-1500, "-1.5 "),
            (20, ".02 "),
            (595_276, "595.276 "),
            (12_000, "12 "),
        ] {
            assert_eq!(written(|content| content.decimal(thousandths)), text);
        }
        assert_eq!(written(|content| content.integer(i64::MIN)), i64::MIN.to_string());
    }

    #[test]
    fn glyphs_and_moves_share_one_operator() {
        let text = written(|content| {
            content.glyph(0x4142);
            content.glyph(0x4328);
            content.adjust(-250);
            content.adjust(30);
            content.glyph(0x0D41);
            content.move_line(0, -13_600);
        });
        assert_eq!(text, "[(ABC\\()-250 30(\\rA)]TJ\n0 -13.6 Td\n");
    }

    #[test]
    fn equal_channels_are_gray() {
        assert_eq!(written(|content| content.fill_color(Color::BLACK)), "0 g\n");
        let red = Color { red: 255, green: 0, blue: 51 };
        assert_eq!(written(|content| content.fill_color(red)), "1 0 .2 rg\n");
    }
}
