//! A letter as typed data.

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
