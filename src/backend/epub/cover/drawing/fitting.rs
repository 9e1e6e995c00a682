//! The size and the lines at which words fit the picture.

use super::{MEASURE, Sheet, Style};
use crate::language::hyphenate::points;

/// From which share of its size on a title has its longest words divided.
const DIVIDED: f32 = 0.5;

impl Sheet<'_> {
    /// The size and the lines: the largest at which no word is too wide and the lines are
    /// few, then as even as can be. From [`DIVIDED`] of the size on words are divided, so
    /// that a long one does not make all letters small.
    pub(super) fn fitted(&mut self, words: &[&str], style: Style) -> (f32, Vec<String>) {
        let whole: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let mut size = style.size;
        loop {
            let words = if size > style.size * DIVIDED {
                whole.clone()
            } else {
                self.divided(&whole, Style { size, ..style })
            };
            let lines = self.broken(&words, Style { size, ..style });
            let widest = lines
                .iter()
                .map(|line| self.width(line, Style { size, ..style }))
                .fold(0.0_f32, f32::max);
            if (widest <= MEASURE && lines.len() <= 5) || size < 30.0 {
                return (size, lines);
            }
            size *= 0.92;
        }
    }

    /// The fewest lines that fit the measure, as even as can be: the narrowest measure that
    /// gives no more of them.
    fn broken(&mut self, words: &[String], style: Style) -> Vec<String> {
        let fewest = self.greedy(words, style, MEASURE);
        let mut best = fewest.clone();
        let mut measure = MEASURE;
        while measure > MEASURE / 4.0 {
            measure -= 20.0;
            let narrower = self.greedy(words, style, measure);
            if narrower.len() > fewest.len() {
                break;
            }
            best = narrower;
        }
        best
    }

    /// The words with those in pieces that are wider than a line: each piece with its hyphen.
    fn divided(&mut self, words: &[String], style: Style) -> Vec<String> {
        let mut pieces = Vec::new();
        for word in words {
            let mut rest = word.as_str();
            while self.width(rest, style) > MEASURE {
                let Some((piece, after)) = self.first_piece(rest, style) else { break };
                pieces.push(piece);
                rest = after;
            }
            pieces.push(rest.to_owned());
        }
        pieces
    }

    /// The longest piece of a word that fits on a line, and what is left of the word; between
    /// letters where its language tells no better place.
    fn first_piece<'w>(
        &mut self,
        word: &'w str,
        style: Style,
    ) -> Option<(String, &'w str)> {
        let mut places = points(word, self.language);
        if places.is_empty() {
            places = word.char_indices().map(|(at, _)| at).skip(1).collect();
        }
        let mut found = None;
        for at in places {
            let (piece, rest) = word.split_at_checked(at)?;
            let piece = format!("{piece}-");
            if self.width(&piece, style) > MEASURE {
                break;
            }
            found = Some((piece, rest));
        }
        found
    }

    fn greedy(&mut self, words: &[String], style: Style, measure: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer {
                Some(longer) if self.width(&longer, style) <= measure => {
                    lines.pop();
                    lines.push(longer);
                }
                Some(_) | None => lines.push(word.clone()),
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::written_in;
    use super::*;
    use crate::font::FontBook;

    #[test]
    fn a_long_word_is_divided_before_its_letters_grow_small() {
        let (document, fonts) = (written_in("de"), FontBook::bundled());
        let mut sheet = Sheet::new(&document, &fonts, (14, 22)).expect("a sheet");
        let word =
            "Donaudampfschifffahrtselektrizit\u{e4}tenhauptbetriebswerkbauunterbeamten";
        let (size, lines) = sheet.fitted(&[word], Style::TITLE);
        assert!(size > Style::TITLE.size * 0.4, "{size}");
        assert!(lines.len() > 1 && lines[0].ends_with('-'), "{lines:?}");
        for line in lines {
            assert!(
                sheet.width(&line, Style { size, ..Style::TITLE }) <= MEASURE,
                "{line}"
            );
        }
        // In a language without patterns too.
        let (document, word) = (written_in("und"), "A".repeat(90));
        let mut sheet = Sheet::new(&document, &fonts, (14, 22)).expect("a sheet");
        assert!(sheet.fitted(&[&word], Style::TITLE).1.len() > 1);
    }
}
