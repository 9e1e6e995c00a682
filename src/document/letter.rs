//! A letter as typed data.

use super::block::{Block, BlockKind, LetterLines, LetterRole};
use super::inline::Inlines;
use super::walk::plain_text;
use crate::language::{Language, Tag};
use std::hash::{Hash, Hasher};

/// The letter block of the front matter. Every field is optional and none is invented.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// How it is laid out.
    pub style: LetterStyle,
    /// Who writes.
    pub sender: Option<Party>,
    /// Who is written to.
    pub recipient: Option<Party>,
    /// Where it is written.
    pub place: Inlines,
    /// What it is filed and answered under, a line for each, with the words that say whose
    /// number it is: `N/Réf. : CAB/12`.
    pub reference: Vec<Inlines>,
    /// What it is about.
    pub subject: Inlines,
    /// How the reader is addressed, with its comma.
    pub salutation: Inlines,
    /// The last words before the name.
    pub closing: Inlines,
    /// Who signs, one below the other.
    pub signatures: Vec<Signature>,
    /// What was added after the signature.
    pub postscript: Inlines,
    /// What lies in the envelope besides.
    pub enclosures: Vec<Inlines>,
    /// Who else receives it.
    pub copies: Vec<Inlines>,
}

impl Letter {
    /// Its runs of words as typed, to be changed; what is shown of them stands in the blocks
    /// too.
    pub(crate) fn runs_mut(&mut self) -> Vec<&mut Inlines> {
        let Self {
            style: _,
            sender,
            recipient,
            place,
            reference,
            subject,
            salutation,
            closing,
            signatures,
            postscript,
            enclosures,
            copies,
        } = self;
        let mut runs = vec![place, subject, salutation, closing, postscript];
        for party in [sender, recipient].into_iter().flatten() {
            runs.push(&mut party.name);
            runs.extend(&mut party.address);
        }
        for signature in signatures {
            runs.extend([&mut signature.name, &mut signature.function]);
        }
        runs.extend(reference);
        runs.extend(enclosures);
        runs.extend(copies);
        runs
    }
}

impl Hash for Letter {
    /// A letter without references is what it was before there were any, so that old
    /// identifiers of documents stay.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            style,
            sender,
            recipient,
            place,
            reference,
            subject,
            salutation,
            closing,
            signatures,
            postscript,
            enclosures,
            copies,
        } = self;
        (style, sender, recipient, place, subject, salutation).hash(state);
        (closing, signatures, postscript, enclosures, copies).hash(state);
        if !reference.is_empty() {
            reference.hash(state);
        }
    }
}

/// How a letter is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LetterStyle {
    /// Published: a title above, no addresses needed.
    #[default]
    Open,
    /// Sent: sender and recipient above, no title.
    Private,
}

/// A person or a house with its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Party {
    /// The name.
    pub name: Inlines,
    /// The lines of the address.
    pub address: Vec<Inlines>,
}

/// Who signs, and as what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signature {
    /// The name.
    pub name: Inlines,
    /// What the signer is; may be empty.
    pub function: Inlines,
}

/// Where a part of a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterSide {
    /// Where lines begin.
    Left,
    /// In the half where they end.
    Right,
}

/// So many characters of the last words stand above the name at most: what the right half of a
/// page has room for in one line. Longer ones are a sentence, as the courtesy of an official
/// French letter, and begin where lines do.
const SHORT_CLOSING: usize = 32;

impl LetterLines {
    /// Where it stands in a letter in `language`. The last words before the name begin where
    /// lines do in languages that teach so (DIN 5008, NEN 1026, Spanish and Portuguese
    /// offices); elsewhere they stand above the name, wherever that is: the modified block of
    /// English letters, the French and the Italian custom.
    #[must_use]
    pub fn side(&self, language: &Tag) -> LetterSide {
        match self.role {
            LetterRole::Recipient | LetterRole::Dateline | LetterRole::Signature => {
                LetterSide::Right
            }
            LetterRole::Closing if !self.is_short() => LetterSide::Left,
            LetterRole::Closing => match language.language() {
                Language::German
                | Language::Dutch
                | Language::Spanish
                | Language::Portuguese => LetterSide::Left,
                Language::Italian
                | Language::French
                | Language::English
                | Language::Other => LetterSide::Right,
            },
            LetterRole::Sender
            | LetterRole::Reference
            | LetterRole::Subject
            | LetterRole::Salutation
            | LetterRole::Postscript
            | LetterRole::Enclosures
            | LetterRole::Copies => LetterSide::Left,
        }
    }

    /// Whether each of its lines has room in half a page.
    fn is_short(&self) -> bool {
        self.lines.iter().all(|line| plain_text(line).chars().count() <= SHORT_CLOSING)
    }
}

/// Whether the subject of a letter stands where other documents have their title: among
/// blocks that show none, as those of a letter that is sent.
#[must_use]
pub fn is_headed_by_subject(blocks: &[Block]) -> bool {
    let is_subject = |block: &Block| {
        matches!(
            &block.kind,
            BlockKind::Letter(LetterLines { role: LetterRole::Subject, lines: _ })
        )
    };
    let is_titled = |block: &Block| matches!(&block.kind, BlockKind::Title(title) if !title.title.is_empty());
    blocks.iter().any(is_subject) && !blocks.iter().any(is_titled)
}
