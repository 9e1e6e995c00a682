//! How far characters hang out of the measure, so that its edges look straight.
//!
//! Figures: microtype's default and T1 settings (`microtype.cfg` 3.0), in thousandths of
//! the glyph's own advance.

use crate::font::Posture;

/// How far a character hangs out at the beginning and at the end of a line, in thousandths
/// of its advance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Protrusion {
    pub(super) left: i32,
    pub(super) right: i32,
}

/// The protrusion of `character` in a roman or an italic.
pub(super) fn protrusion(character: char, posture: Posture) -> Protrusion {
    let (left, right) = match posture {
        Posture::Upright => upright(character),
        Posture::Italic => italic(character),
    };
    Protrusion { left, right }
}

const fn upright(character: char) -> (i32, i32) {
    match character {
        '.' => (0, 700),
        ',' | ':' => (0, 500),
        ';' => (0, 300),
        '!' | '?' => (0, 100),
        '-' | '\u{AD}' | '\u{2010}' | '\u{2011}' => (500, 500),
        '–' => (200, 200),
        '—' => (150, 150),
        '’' => (300, 400),
        '‘' => (400, 300),
        '“' | '”' => (300, 300),
        '„' | '‚' => (400, 400),
        '«' | '»' => (200, 200),
        '‹' => (400, 300),
        '›' => (300, 400),
        '(' => (100, 0),
        ')' => (0, 200),
        '/' => (100, 200),
        '*' => (200, 200),
        '+' => (250, 250),
        '~' => (200, 250),
        '@' | '%' => (50, 50),
        '¡' | '¿' => (100, 0),
        '°' => (300, 300),
        '©' | '®' | '™' | '_' => (100, 100),
        '−' => (200, 200),
        '{' => (400, 200),
        '}' => (200, 400),
        '<' => (200, 100),
        '>' => (100, 200),
        'A' | 'À' | 'Â' | 'Á' | 'Ä' | 'T' | 'V' | 'W' | 'X' | 'Y' | 'v' | 'w' | 'x'
        | '1' | '4' | '7' | 'А' | 'Т' | 'Х' | 'У' => (50, 50),
        'F' | 'K' | 'L' | 'k' | 'r' | 'y' => (0, 50),
        'J' | 'Æ' => (50, 0),
        _ => (0, 0),
    }
}

const fn italic(character: char) -> (i32, i32) {
    match character {
        '.' | ',' => (0, 500),
        ':' | ';' => (0, 300),
        '-' | '\u{AD}' | '\u{2010}' | '\u{2011}' | '«' | '»' => (300, 300),
        '’' | '“' | '”' => (400, 200),
        '(' => (200, 0),
        ')' => (0, 200),
        '&' => (50, 50),
        '%' => (100, 0),
        '–' => (200, 200),
        '—' => (150, 150),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_hangs_out_more_than_a_semicolon() {
        let right = |c| protrusion(c, Posture::Upright).right;
        assert!(right('.') > right(';'));
        assert_eq!(right('a'), 0);
        assert_eq!(protrusion('À', Posture::Upright), protrusion('A', Posture::Upright));
    }
}
