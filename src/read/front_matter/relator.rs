//! Parts that people have in a work: MARC's codes and the names of them.

/// Names of roles with their codes (MARC code list for relators), as catalogues and pandoc
/// write them.
const RELATORS: [(&str, &str); 40] = [
    ("adapter", "adp"),
    ("afterword", "aft"),
    ("annotator", "ann"),
    ("arranger", "arr"),
    ("artist", "art"),
    ("author", "aut"),
    ("author of afterword, colophon, etc.", "aft"),
    ("author of introduction, etc.", "aui"),
    ("book designer", "bkd"),
    ("book producer", "bkp"),
    ("collaborator", "clb"),
    ("commentator", "cmm"),
    ("compiler", "com"),
    ("composer", "cmp"),
    ("contributor", "ctb"),
    ("copyright holder", "cph"),
    ("cover designer", "cov"),
    ("creator", "cre"),
    ("designer", "dsr"),
    ("director", "drt"),
    ("editor", "edt"),
    ("engraver", "egr"),
    ("foreword", "aui"),
    ("illustrator", "ill"),
    ("interviewee", "ive"),
    ("interviewer", "ivr"),
    ("introduction", "aui"),
    ("lyricist", "lyr"),
    ("narrator", "nrt"),
    ("photographer", "pht"),
    ("preface", "aui"),
    ("printer", "prt"),
    ("producer", "pro"),
    ("proofreader", "pfr"),
    ("publisher", "pbl"),
    ("researcher", "res"),
    ("reviewer", "rev"),
    ("translator", "trl"),
    ("typographer", "tyg"),
    ("writer of introduction", "win"),
];

/// The code of a role that is named by its code or in words; none where it is neither.
pub(super) fn code(role: &str) -> Option<String> {
    let role = role.trim();
    if role.len() == 3 && role.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(role.to_owned());
    }
    let role = role.to_lowercase();
    let found = RELATORS.iter().find(|(name, _)| *name == role);
    found.map(|(_, code)| (*code).to_owned())
}

/// The names of roles, for whoever misspells one.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    RELATORS.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_a_code_or_a_name() {
        let code = |role| code(role).unwrap_or_default();
        assert_eq!((code("trl"), code("Translator")), ("trl".into(), "trl".into()));
        assert_eq!((code("author"), code("auth")), ("aut".into(), String::new()));
        assert!(names().is_sorted());
    }
}
