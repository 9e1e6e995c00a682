//! The days of the week, as opening hours and timetables name them: in full and shortened.

use super::tag::{Language, Tag};

/// The names of the days within a sentence, in full and then shortened; none where the
/// language has no table. The short ones are those of CLDR 48, without their points.
#[must_use]
pub(super) fn weekdays(tag: &Tag) -> Option<&'static [&'static str; 14]> {
    match tag.language() {
        Language::French => Some(&FRENCH),
        Language::English => Some(&ENGLISH),
        Language::German => Some(&GERMAN),
        Language::Spanish => Some(&SPANISH),
        Language::Italian => Some(&ITALIAN),
        Language::Portuguese => Some(&PORTUGUESE),
        Language::Dutch => Some(&DUTCH),
        Language::Other => None,
    }
}

const FRENCH: [&str; 14] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar",
    "mer", "jeu", "ven", "sam", "dim",
];
pub(super) const ENGLISH: [&str; 14] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Fri",
    "Sat",
    "Sun",
];
const GERMAN: [&str; 14] = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
    "Mo",
    "Di",
    "Mi",
    "Do",
    "Fr",
    "Sa",
    "So",
];
const SPANISH: [&str; 14] = [
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "lun",
    "mar",
    "mié",
    "jue",
    "vie",
    "sáb",
    "dom",
];
const ITALIAN: [&str; 14] = [
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "lun",
    "mar",
    "mer",
    "gio",
    "ven",
    "sab",
    "dom",
];
const PORTUGUESE: [&str; 14] = [
    "segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo", "seg", "ter",
    "qua", "qui", "sex", "sáb", "dom",
];
const DUTCH: [&str; 14] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "ma",
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
];
