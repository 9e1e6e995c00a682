//! The Markdown that is read: CommonMark, and which extensions of it.

use pulldown_cmark::Options;

/// Which Markdown is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// CommonMark alone: for its own examples.
    #[cfg(test)]
    CommonMark,
    /// CommonMark with the extensions of GitHub: for their examples.
    #[cfg(test)]
    GitHub,
    /// What mdBook reads. A `$` or a `^` is no more than that, and braces behind words say
    /// nothing of them.
    Book,
    /// Everything.
    Full,
}

impl Syntax {
    pub(super) fn options(self) -> Options {
        #[cfg(test)]
        let github = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        match self {
            #[cfg(test)]
            Self::CommonMark => Options::empty(),
            #[cfg(test)]
            Self::GitHub => github,
            Self::Book => {
                Options::ENABLE_TABLES
                    | Options::ENABLE_STRIKETHROUGH
                    | Options::ENABLE_TASKLISTS
                    | Options::ENABLE_FOOTNOTES
                    | Options::ENABLE_GFM
                    | Options::ENABLE_DEFINITION_LIST
            }
            Self::Full => {
                Options::ENABLE_TABLES
                    | Options::ENABLE_STRIKETHROUGH
                    | Options::ENABLE_TASKLISTS
                    | Options::ENABLE_FOOTNOTES
                    | Options::ENABLE_MATH
                    | Options::ENABLE_GFM
                    | Options::ENABLE_DEFINITION_LIST
                    | Options::ENABLE_SUPERSCRIPT
                    | Options::ENABLE_SUBSCRIPT
            }
        }
    }
}

impl Syntax {
    /// Whether addresses without brackets become links.
    pub(super) fn links_bare(self) -> bool {
        match self {
            #[cfg(test)]
            Self::CommonMark => false,
            #[cfg(test)]
            Self::GitHub => true,
            Self::Book | Self::Full => true,
        }
    }

    /// Whether `{#id .class}` at the end of a heading says something of it. Pulldown would
    /// take any braces there, and the words in them with it.
    pub(super) fn headings_take_attributes(self) -> bool {
        match self {
            #[cfg(test)]
            Self::CommonMark | Self::GitHub => false,
            Self::Book | Self::Full => true,
        }
    }
}
