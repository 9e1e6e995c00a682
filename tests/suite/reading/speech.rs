//! Speech that goes on over several paragraphs.

use super::{body, dump};

#[test]
fn each_paragraph_of_speech_opens_and_the_last_closes() {
    for (text, expected) in [
        (
            "\"Il entra.\n\n\"Il dit : 'oui.'\n\n\"Va.\"\n",
            "« Il entra./« Il dit : “oui.”/« Va. »",
        ),
        ("> \"Un.\n>\n> \"Deux.\"\n", "« Un./« Deux. »"),
        ("\"Un.\n\n*\"Deux.\"*\n", "« Un./« Deux. »"),
        ("« Un.\n\n« Deux. »\n", "« Un./« Deux. »"),
        ("\"Un.\n\n« Deux. »\n", "« Un./« Deux. »"),
        ("« Un.\n\n\"Deux.\"\n", "« Un./« Deux. »"),
        ("“Un.\n\n“Deux.”\n", "“Un./“Deux.”"),
    ] {
        let (document, told) = body(text);
        assert_eq!(told, [""; 0], "{text}");
        let shown = dump(&document).replace(['\u{202f}', '\u{a0}'], " ");
        let words: Vec<_> = shown
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("p: "))
            .collect();
        assert_eq!(words.join("/"), expected, "{text}");
    }
}

#[test]
fn speech_that_does_not_go_on_is_told_of() {
    for text in [
        "\"Un.\n\nDeux.\n",
        "\"Un.\n\n---\n\n\"Deux.\"\n",
        "# \"Un\n\n\"Deux.\"\n",
        "Le \"Temps.\n\n\"Deux.\"\n",
        "- \"Un.\n\n\"Deux.\"\n",
    ] {
        assert_eq!(body(text).1, ["language/unbalanced-quotes"], "{text}");
    }
}
