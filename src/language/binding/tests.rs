use super::*;

fn bound(text: &str, tag: &str) -> Binding {
    let (left, right) = text.split_once('|').unwrap();
    between(left, right, &Tag::parse(tag).unwrap())
}

#[test]
fn units_are_sorted() {
    assert!(UNITS.is_sorted());
}

#[test]
fn french_ties() {
    for text in [
        "3|% de",
        "12|€",
        "le 20|mars",
        "le 1er|avril",
        "10|h 30",
        "10 h|30",
        "M.|Dupont",
        "(Mme|Durand",
        "l’art.|5",
        "n°|5",
        "Éric S.|Yuan",
        "J.-P.|Martin",
        "av.|J.-C.",
        "pommes, poires,|etc.",
        "100|km/h.",
        "−5|°C",
        "1,5|kg",
        "10⁻³|mol",
        "10-3|mol",
        "10−3|mol",
        "4 × 10³|m",
        "2,5·10⁻³|mol",
        "2,5×10-12|s",
    ] {
        assert_eq!(bound(text, "fr"), Binding::Tied, "{text}");
    }
}

#[test]
fn french_words_are_free_or_soft() {
    assert_eq!(bound("dans 20|pays", "fr"), Binding::Soft(NUMBER_AND_NOUN));
    assert_eq!(bound("aider à|la", "fr"), Binding::Soft(ONE_LETTER));
    assert_eq!(bound("l’article|5", "fr"), Binding::Soft(NUMBER_AND_NOUN));
    assert_eq!(bound("Chapitre|IV,", "fr"), Binding::Soft(NUMBER_AND_NOUN));
    assert_eq!(bound("Louis|XIV", "fr"), Binding::Kept);
    assert_eq!(bound("François|Ier,", "fr"), Binding::Kept);
    assert_eq!(bound("2020|20 personnes", "fr"), Binding::Kept);
    for text in [
        "le|20",
        "10-3-2|mol",
        "·10|mot",
        "m²|s",
        "×|s",
        "mot|mot",
        "fin.|Début",
        "12.|Puis",
        "2020.|La",
        "Rome|Il",
        "3|A",
        "",
    ] {
        let text = if text.is_empty() { "|" } else { text };
        assert_eq!(bound(text, "fr"), Binding::Free, "{text}");
    }
}

#[test]
fn other_languages_tie_their_own() {
    for (text, tag, expected) in [
        ("z.|B.", "de", Binding::TiedNarrow),
        ("d.|h.,", "de", Binding::TiedNarrow),
        ("1.|April", "de", Binding::Tied),
        ("S.|12", "de", Binding::Tied),
        ("Dr.|Weber", "de", Binding::Tied),
        ("April|1, 2020", "en", Binding::Tied),
        ("Mr|Darcy", "en-GB", Binding::Tied),
        ("n.º|5", "es", Binding::Tied),
        ("EE.|UU.", "es", Binding::Tied),
        ("Sig.ra|Rossi", "it", Binding::Tied),
        ("1º|aprile", "it", Binding::Tied),
        ("blz.|12", "nl", Binding::Tied),
        ("Seite|12", "de", Binding::Soft(NUMBER_AND_NOUN)),
        ("Part|two", "en", Binding::Free),
        ("part|I", "en", Binding::Soft(NUMBER_AND_NOUN)),
        ("25|± 0.5", "en", Binding::Kept),
        ("25 ±|0.5 °C", "en", Binding::Kept),
        ("the|± sign", "en", Binding::Free),
        ("c.|6,000", "en", Binding::Tied),
        ("Ca.|20", "en", Binding::Tied),
        ("(ca.|1850)", "it", Binding::Tied),
        ("ca.|20", "de", Binding::Tied),
        ("ca.|20", "nl", Binding::Tied),
        ("env.|20", "fr", Binding::Tied),
        ("v.|1850", "fr", Binding::Tied),
        ("aprox.|20", "es", Binding::Tied),
        ("ca.|20", "pt", Binding::Tied),
        ("Vitamin C.|20 people", "en", Binding::Free),
        ("C.F.|DNGMRA61L03A345K", "it", Binding::Free),
        ("C.F.|DNGMRA", "it", Binding::Free),
        ("J.|VERNE", "fr", Binding::Tied),
        ("J.-P.|MARTIN", "fr", Binding::Tied),
        ("J.|R. R. Tolkien", "en", Binding::Tied),
        ("R.|R., 1920", "en", Binding::Tied),
        ("J.R.R.|Tolkien", "en", Binding::Tied),
        ("A.|D'Annunzio", "it", Binding::Tied),
        ("plan B.|I went", "en", Binding::Free),
        ("Mme|Durand", "en", Binding::Free),
    ] {
        assert_eq!(bound(text, tag), expected, "{text} {tag}");
    }
}
