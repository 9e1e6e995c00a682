//! What the front matter says of code: `syntax-highlighting`, pandoc's name.

/// Whether code is shown in colors where its language is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SyntaxHighlighting {
    /// In the program's own colors.
    #[default]
    Default,
    /// All code is plain.
    None,
}
