//! The few classes that tokens fall into, and the scopes of the grammars that mean them.

/// What a token is, as far as its color goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenClass {
    /// Words for the reader.
    Comment,
    /// Words of the language itself: `fn`, `return`, `int`.
    Keyword,
    /// Quoted text.
    String,
    /// Numbers, truth values, escaped characters, attributes of tags.
    Constant,
    /// Functions, types, tags, headings and the keys of data.
    Name,
    /// A line that a difference adds.
    Inserted,
    /// A line that a difference takes away.
    Deleted,
}

impl TokenClass {
    /// All classes.
    pub const ALL: [Self; 7] = [
        Self::Comment,
        Self::Keyword,
        Self::String,
        Self::Constant,
        Self::Name,
        Self::Inserted,
        Self::Deleted,
    ];

    /// Its name in one small word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Keyword => "keyword",
            Self::String => "string",
            Self::Constant => "constant",
            Self::Name => "name",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
        }
    }
}

/// The scopes that decide, each before those it is a part of; none is plain text.
///
/// The names are those of Sublime Text's «Scope Naming», which the grammars follow. Signs
/// stay plain: colored, they make a line restless and say nothing.
pub(super) const SCOPES: [(&str, Option<TokenClass>); 36] = [
    ("comment", Some(TokenClass::Comment)),
    ("constant", Some(TokenClass::Constant)),
    ("support.constant", Some(TokenClass::Constant)),
    ("string", Some(TokenClass::String)),
    ("storage.type.string", Some(TokenClass::String)),
    ("storage.type.function.arrow", None),
    ("storage", Some(TokenClass::Keyword)),
    // Words among the operators: `and`, `not`, `instanceof`.
    ("keyword.operator.word", Some(TokenClass::Keyword)),
    ("keyword.operator.logical.python", Some(TokenClass::Keyword)),
    ("keyword.operator.new", Some(TokenClass::Keyword)),
    ("keyword.operator", None),
    ("keyword.other.unit", Some(TokenClass::Constant)),
    ("keyword", Some(TokenClass::Keyword)),
    ("variable.language", Some(TokenClass::Keyword)),
    ("variable.function", Some(TokenClass::Name)),
    ("variable.annotation", Some(TokenClass::Name)),
    ("entity.name", Some(TokenClass::Name)),
    ("entity.other.attribute-name", Some(TokenClass::Constant)),
    ("entity.other.pseudo-class", Some(TokenClass::Constant)),
    ("entity.other.pseudo-element", Some(TokenClass::Constant)),
    ("entity.other.inherited-class", Some(TokenClass::Name)),
    ("support.function", Some(TokenClass::Name)),
    ("support.type", Some(TokenClass::Name)),
    ("support.class", Some(TokenClass::Name)),
    ("support.macro", Some(TokenClass::Name)),
    ("support.module", Some(TokenClass::Name)),
    ("markup.heading", Some(TokenClass::Name)),
    ("markup.inserted", Some(TokenClass::Inserted)),
    ("markup.deleted", Some(TokenClass::Deleted)),
    ("meta.diff.range", Some(TokenClass::Keyword)),
    ("meta.diff.header", Some(TokenClass::Name)),
    // What stands in a string or a comment and is neither.
    ("meta.interpolation", None),
    ("meta.substitution", None),
    ("meta.group.expansion", None),
    ("source", None),
    ("text", None),
];

/// Scopes in which a string is the key of an entry.
pub(super) const KEYS: [&str; 2] = ["meta.mapping.key", "meta.structure.dictionary.key"];
