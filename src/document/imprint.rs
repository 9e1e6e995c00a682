//! Whether a book says who published it.

/// What a document has of an imprint that is made of its front matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Imprint {
    /// Nothing: it is no book, says nothing for it, or has one in its text.
    #[default]
    None,
    /// A division below the title, whose words stand in the front matter.
    Made,
    /// Nothing, since the front matter says so.
    Unwanted,
}
