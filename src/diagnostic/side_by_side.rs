//! From words as they are shown back to the source that says them otherwise.

/// Two texts that are read side by side: words, and what the source has for them. Where they
/// differ (an escape, an entity, a quotation mark made typographic) the nearest place is found
/// from which they agree again.
///
/// Asked for bytes in their order, it reads both texts once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SideBySide {
    /// Up to which byte of the words both were read.
    at: usize,
    /// The byte of the source for that.
    place: usize,
    /// Whether they went apart behind that.
    is_apart: bool,
}

/// How many characters of the source may have nothing that stands for them in the text.
const MOST_UNREAD: usize = 80;
/// How many characters of the text may stand for nothing in the source.
const MOST_MADE: usize = 8;
/// How many characters have to agree where both go on together.
const AGREEING: usize = 3;

impl SideBySide {
    /// Reads both up to the byte `offset` of `text`: at which byte of `source` that stands.
    /// The same texts are given each time.
    pub(crate) fn read_to(
        &mut self,
        text: &str,
        source: &str,
        offset: usize,
    ) -> Option<usize> {
        if self.at > offset {
            *self = Self::default();
        }
        if std::mem::replace(&mut self.is_apart, true) {
            return None;
        }
        let (mut at, mut place) = (self.at, self.place);
        while at <= offset {
            let (left, right) = (text.get(at..)?, source.get(place..)?);
            let (one, other) = (left.chars().next()?, right.chars().next()?);
            if one == other {
                if at == offset {
                    break;
                }
                at += one.len_utf8();
                place += other.len_utf8();
            } else {
                let (made, unread) = next_agreement(left, right)?;
                // What is sought is among what stands otherwise in the source, but perhaps as
                // it is.
                if at + made > offset {
                    *self = Self { at, place, is_apart: false };
                    let sought = text.get(offset..)?.chars().next()?;
                    let among = right.get(..unread).and_then(|among| among.find(sought));
                    return Some(place + among.unwrap_or(0));
                }
                at += made;
                place += unread;
            }
        }
        *self = Self { at, place, is_apart: false };
        Some(place)
    }
}

/// How many bytes of each text lie before the nearest place from which both agree again.
fn next_agreement(text: &str, source: &str) -> Option<(usize, usize)> {
    let left: Vec<char> = text.chars().take(MOST_MADE + AGREEING).collect();
    let right: Vec<char> = source.chars().take(MOST_UNREAD + AGREEING).collect();
    let agree = |made: usize, unread: usize| {
        let (left, right) = (left.get(made..)?, right.get(unread..)?);
        let count = left.len().min(AGREEING);
        (count > 0 && left.get(..count) == right.get(..count)).then_some((made, unread))
    };
    let (made, unread) = (1..=MOST_MADE + MOST_UNREAD).find_map(|total| {
        (total.saturating_sub(MOST_UNREAD)..=total.min(MOST_MADE))
            .rev()
            .find_map(|made| agree(made, total - made))
    })?;
    let bytes = |of: &[char]| of.iter().map(|c| c.len_utf8()).sum();
    Some((bytes(&left[..made]), bytes(&right[..unread])))
}
