//! The words of each language that hold to what stands beside them.

use crate::language::Language;

/// What stands before a sum.
pub(super) const CURRENCIES: [&str; 13] =
    ["€", "$", "£", "¥", "R$", "US$", "CA$", "CHF", "EUR", "USD", "GBP", "CAD", "BRL"];

/// English months cut short.
pub(super) const SHORT_MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.",
    "Nov.", "Dec.",
];

/// What stands behind a number in one language and is no sign of a unit, without a point at
/// its end.
pub(super) const fn units(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &[
            "a.m", "p.m", "am", "pm", "AM", "PM", "ft", "lb", "lbs", "oz", "yd", "mi",
            "mph", "BC", "AD", "BCE", "CE", "ff",
        ],
        Language::German => &["Uhr", "Mio", "Mrd", "Tsd", "f", "ff"],
        Language::Dutch => &["uur", "km/u", "mln", "mld"],
        Language::French
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Other => &[],
    }
}

/// In the order of their bytes, for the search. Left out: `A`, `C`, `a`, `in`.
pub(super) const UNITS: [&str; 88] = [
    "CHF", "EUR", "GB", "GHz", "GW", "GWh", "Gbit/s", "GiB", "Go", "Hz", "J", "K", "KB",
    "KiB", "Ko", "L", "MB", "MHz", "MJ", "MPa", "MW", "MWh", "Mbit/s", "MiB", "Mo", "N",
    "Nm", "Pa", "TB", "TWh", "TiB", "To", "USD", "V", "W", "Wh", "bar", "cd", "cl", "cm",
    "cm²", "cm³", "dB", "dl", "dm", "dpi", "g", "h", "hPa", "ha", "hl", "kB", "kHz", "kJ",
    "kN", "kPa", "kV", "kW", "kWh", "kcal", "kg", "km", "km/h", "km²", "kΩ", "l", "lx",
    "m", "mA", "mAh", "mV", "mbar", "mg", "min", "ml", "mm", "mol", "ms", "m²", "m³", "nm",
    "ppm", "px", "s", "µg", "µm", "µs", "Ω",
];

/// What stands before a name.
pub(super) const fn titles(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &[
            "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Dr", "Drs", "Pr", "Prs", "Me",
            "Mes", "Mgr", "Vve", "Cie", "St", "Ste",
        ],
        Language::English => &[
            "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof", "Prof.", "St",
            "St.", "Rev.", "Sir", "Capt.", "Gen.", "Sen.",
        ],
        Language::German => &["Dr.", "Prof.", "Hr.", "Fr.", "Frl.", "St.", "Dipl.-Ing."],
        Language::Spanish => &[
            "D.", "D.ª", "Dña.", "Sr.", "Sra.", "Srta.", "Sres.", "Dr.", "Dra.", "Prof.",
            "Lic.", "Ud.", "Uds.",
        ],
        Language::Italian => &[
            "Sig.", "Sig.ra", "Sig.na", "Dott.", "Dott.ssa", "Prof.", "Ing.", "Avv.", "S.",
        ],
        Language::Portuguese => &[
            "D.", "Sr.", "Sra.", "Srs.", "Dr.", "Dra.", "Prof.", "Profa.", "Eng.", "Eng.º",
            "Exmo.", "Exma.",
        ],
        Language::Dutch => &[
            "Dhr.", "dhr.", "Mevr.", "mevr.", "Mw.", "mw.", "Dr.", "dr.", "Prof.", "prof.",
            "Drs.", "drs.", "Ir.", "ir.", "Mr.", "mr.", "Ds.", "ds.",
        ],
        Language::Other => &[],
    }
}

/// Abbreviations that a number follows; in French also the parts of a code, as in
/// `art. L. 2121-14`.
pub(super) const fn before_numbers(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &[
            "n°", "nº", "no", "No", "nos", "N°", "Nº", "p.", "pp.", "art.", "Art.",
            "chap.", "fig.", "Fig.", "tabl.", "t.", "vol.", "ch.", "col.", "éd.", "f°",
            "fol.", "fasc.", "pl.", "l.", "L.", "R.", "D.", "§", "§§", "№",
        ],
        Language::English => &[
            "No.", "no.", "Nos.", "nos.", "p.", "pp.", "vol.", "Vol.", "ch.", "Ch.",
            "Fig.", "fig.", "Figs.", "Sec.", "sec.", "Art.", "art.", "Eq.", "fol.",
            "fols.", "col.", "§", "§§", "№",
        ],
        Language::German => &[
            "Nr.", "Nrn.", "S.", "Bd.", "Bde.", "Abb.", "Tab.", "Kap.", "Art.", "Abs.",
            "Ziff.", "Rn.", "Anm.", "Bl.", "Fol.", "Sp.", "§", "§§", "№",
        ],
        Language::Spanish => &[
            "n.º", "N.º", "nº", "Nº", "n.o", "N.o", "núm.", "Núm.", "p.", "pp.", "pág.",
            "págs.", "art.", "cap.", "fig.", "fol.", "t.", "vol.", "§", "§§", "№",
        ],
        Language::Italian => &[
            "n.", "nn.", "N.", "nº", "Nº", "p.", "pp.", "pag.", "pagg.", "art.", "artt.",
            "cap.", "fig.", "fol.", "tab.", "vol.", "voll.", "§", "§§", "№",
        ],
        Language::Portuguese => &[
            "n.º", "N.º", "nº", "Nº", "n.o", "N.o", "p.", "pp.", "pág.", "págs.", "art.",
            "cap.", "fig.", "fol.", "vol.", "§", "§§", "№",
        ],
        Language::Dutch => &[
            "nr.", "Nr.", "nrs.", "p.", "pp.", "blz.", "afb.", "Afb.", "fig.", "tab.",
            "hfst.", "art.", "dl.", "fol.", "par.", "§", "§§", "№",
        ],
        Language::Other => &["§", "§§", "№"],
    }
}

/// What says that the number behind it is about right.
pub(super) const fn about(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["c.", "ca.", "approx."],
        Language::Spanish | Language::Portuguese => &["c.", "ca.", "aprox."],
        Language::Italian => &["c.", "ca."],
        Language::German | Language::Dutch => &["ca."],
        Language::French => &["env.", "v."],
        Language::Other => &[],
    }
}

/// Nouns whose number follows, as they stand within a sentence, one blank between them:
/// `article 5`, `chapitre IV`.
pub(super) const fn numbered(language: Language) -> &'static str {
    match language {
        Language::French => {
            "acte alinéa annexe article articles chapitre chapitres étape \
             exercice feuillet figure figures folio leçon ligne lignes livre lot \
             niveau note numéro numéros page pages paragraphe partie phase pièce \
             planche point question règle salle scène section strophe tableau \
             tableaux titre tome verset version volume"
        }
        Language::English => {
            "act annex appendix article articles book chapter chapters clause \
             exercise figure figures item lesson level line lines lot note number \
             page pages part phase plate question room rule scene schedule \
             section sections stanza step table tables verse version volume"
        }
        Language::German => {
            "Abbildung Absatz Abschnitt Akt Anhang Anlage Artikel Aufgabe Band \
             Blatt Buch Frage Kapitel Nummer Paragraf Paragraph Phase Punkt Raum \
             Satz Schritt Seite Seiten Szene Tabelle Teil Vers Version Zeile \
             Zeilen Ziffer Zimmer"
        }
        Language::Spanish => {
            "acto anexo artículo artículos capítulo capítulos cláusula cuadro \
             ejercicio escena fase figura libro línea nivel nota número página \
             páginas parte paso pregunta punto regla sala sección tabla título \
             tomo versículo versión volumen"
        }
        Language::Italian => {
            "allegato articolo articoli atto capitolo capitoli comma domanda \
             esercizio fase figura libro livello nota numero pagina pagine \
             paragrafo parte passo punto regola riga sala scena sezione tabella \
             tavola titolo tomo versetto versione volume"
        }
        Language::Portuguese => {
            "anexo artigo artigos ato capítulo capítulos cena cláusula exercício \
             fase figura linha livro nível nota número página páginas parágrafo \
             parte passo pergunta ponto quadro regra sala seção secção tabela \
             título tomo versão versículo volume"
        }
        Language::Dutch => {
            "afbeelding artikel artikelen bedrijf bijlage blad boek deel fase \
             figuur hoofdstuk les lid niveau noot nummer onderdeel opgave pagina \
             paragraaf punt regel scène stap tabel vers versie vraag zaal"
        }
        Language::Other => "",
    }
}

/// First parts of abbreviations in two words.
pub(super) const fn pairs(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &["av.", "apr."],
        Language::Spanish => &["p.", "a.", "d.", "EE.", "RR."],
        Language::Portuguese => &["a.", "d."],
        Language::English
        | Language::German
        | Language::Italian
        | Language::Dutch
        | Language::Other => &[],
    }
}

/// Second parts of abbreviations in two words.
pub(super) const fn pair_ends(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &["J.-C.", "J.-C.,", "J.-C.)"],
        Language::Spanish => {
            &["ej.", "ej.,", "C.", "C.,", "C.)", "UU.", "UU.,", "UU.)", "HH."]
        }
        Language::Portuguese => &["C.", "C.,", "C.)"],
        Language::English
        | Language::German
        | Language::Italian
        | Language::Dutch
        | Language::Other => &[],
    }
}
