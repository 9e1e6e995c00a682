//! A letter as typed data.

use super::block::{Block, BlockKind, LetterLines, LetterRole};
use super::inline::Inlines;

/// The letter block of the front matter. Every field is optional and none is invented.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Letter {
    /// How it is laid out.
    pub style: LetterStyle,
    /// Who writes.
    pub sender: Option<Party>,
    /// Who is written to.
    pub recipient: Option<Party>,
    /// Where it is written.
    pub place: Inlines,
    /// What it is about.
    pub subject: Inlines,
    /// How the reader is addressed, with its comma.
    pub salutation: Inlines,
    /// The last words before the name.
    pub closing: Inlines,
    /// Who signs.
    pub signature: Option<Signature>,
    /// What was added after the signature.
    pub postscript: Inlines,
    /// What lies in the envelope besides.
    pub enclosures: Vec<Inlines>,
    /// Who else receives it.
    pub copies: Vec<Inlines>,
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
