//! The words that the converter itself puts into an edition, in the document's language.
//!
//! Every edition marks them as its own, so that they are never taken for the source's.

mod further;

use super::tag::{Language, Tag};

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident: $($words:literal),+;)*) => {
        /// A word or a phrase that the converter makes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Label {
            $($(#[$doc])* $name,)*
        }

        impl Label {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// In French, English, German, Spanish, Italian, Portuguese and Dutch.
            const fn words(self) -> [&'static str; 7] {
                match self {
                    $(Self::$name => [$($words),+],)*
                }
            }
        }
    };
}

labels! {
    /// Above a table of contents.
    Contents: "Table des matières", "Contents", "Inhalt", "Índice", "Indice", "Índice", "Inhoud";
    /// Above an abstract.
    Abstract: "Résumé", "Abstract", "Zusammenfassung", "Resumen", "Sommario", "Resumo", "Samenvatting";
    /// Above an index.
    Index: "Index", "Index", "Register", "Índice alfabético", "Indice analitico", "Índice remissivo", "Register";
    /// Before the entry of an index to look at in place of another.
    See: "voir", "see", "siehe", "véase", "vedi", "ver", "zie";
    /// Before the entry of an index to look at besides.
    SeeAlso: "voir aussi", "see also", "siehe auch", "véase también", "vedi anche", "ver também", "zie ook";
    /// Before a page's number.
    Page: "Page", "Page", "Seite", "Página", "Pagina", "Página", "Pagina";
    /// The name of the list of pages.
    PageList: "Liste des pages", "List of pages", "Seitenverzeichnis", "Lista de páginas", "Elenco delle pagine", "Lista de páginas", "Paginalijst";
    /// The name of the list of landmarks.
    Landmarks: "Repères", "Landmarks", "Orientierungspunkte", "Puntos de referencia", "Punti di riferimento", "Pontos de referência", "Oriëntatiepunten";
    /// The cover.
    Cover: "Couverture", "Cover", "Umschlag", "Cubierta", "Copertina", "Capa", "Omslag";
    /// The page with the title.
    TitlePage: "Page de titre", "Title page", "Titelseite", "Portada", "Frontespizio", "Folha de rosto", "Titelpagina";
    /// The page with the imprint.
    CopyrightPage: "Mentions légales", "Copyright page", "Impressum", "Página de créditos", "Pagina del copyright", "Ficha técnica", "Colofon";
    /// Before the names of those who translated a work.
    TranslatedBy: "Traduit par", "Translated by", "Übersetzt von", "Traducción de", "Traduzione di", "Tradução de", "Vertaald door";
    /// Before the names of those who edited it.
    EditedBy: "Édition établie par", "Edited by", "Herausgegeben von", "Edición de", "A cura di", "Edição de", "Onder redactie van";
    /// Before the names of those who illustrated it.
    IllustratedBy: "Illustré par", "Illustrated by", "Illustriert von", "Ilustraciones de", "Illustrazioni di", "Ilustrações de", "Geïllustreerd door";
    /// Where the text itself begins.
    Body: "Texte", "Text", "Text", "Texto", "Testo", "Texto", "Tekst";
    /// Before a chapter's number.
    Chapter: "Chapitre", "Chapter", "Kapitel", "Capítulo", "Capitolo", "Capítulo", "Hoofdstuk";
    /// Before a section's number.
    Section: "Section", "Section", "Abschnitt", "Sección", "Sezione", "Secção", "Paragraaf";
    /// Before a figure's number.
    Figure: "Figure", "Figure", "Abbildung", "Figura", "Figura", "Figura", "Figuur";
    /// Before a table's number.
    Table: "Tableau", "Table", "Tabelle", "Tabla", "Tabella", "Tabela", "Tabel";
    /// Before a formula's number.
    Formula: "Formule", "Formula", "Formel", "Fórmula", "Formula", "Fórmula", "Formule";
    /// In place of an image.
    Image: "Image", "Image", "Bild", "Imagen", "Immagine", "Imagem", "Afbeelding";
    /// A note; also the heading of a notice.
    Note: "Note", "Note", "Anmerkung", "Nota", "Nota", "Nota", "Noot";
    /// Above the notes.
    Notes: "Notes", "Notes", "Anmerkungen", "Notas", "Note", "Notas", "Noten";
    /// Above the list of links.
    Links: "Liens", "Links", "Links", "Enlaces", "Collegamenti", "Ligações", "Links";
    /// The link from a note to its call.
    BackToText: "Retour au texte", "Back to the text", "Zurück zum Text", "Volver al texto", "Torna al testo", "Voltar ao texto", "Terug naar de tekst";
    /// The heading of a piece of advice.
    Tip: "Astuce", "Tip", "Tipp", "Consejo", "Suggerimento", "Dica", "Tip";
    /// The heading of what is not to be missed.
    Important: "Important", "Important", "Wichtig", "Importante", "Importante", "Importante", "Belangrijk";
    /// The heading of what needs care.
    Warning: "Avertissement", "Warning", "Warnung", "Advertencia", "Avvertenza", "Aviso", "Waarschuwing";
    /// The heading of what has a risk.
    Caution: "Attention", "Caution", "Vorsicht", "Precaución", "Attenzione", "Cuidado", "Let op";
    /// Before what a letter is about.
    Subject: "Objet", "Subject", "Betreff", "Asunto", "Oggetto", "Assunto", "Betreft";
    /// Before the reader's reference.
    YourReference: "V/Réf.", "Your ref.", "Ihr Zeichen", "Su ref.", "Vs.\u{a0}rif.", "V/\u{a0}ref.", "Uw kenmerk";
    /// Before the writer's reference.
    OurReference: "N/Réf.", "Our ref.", "Unser Zeichen", "Nuestra ref.", "Ns.\u{a0}rif.", "N/\u{a0}ref.", "Ons kenmerk";
    /// Before what lies in the envelope besides.
    Enclosures: "P.\u{a0}J.", "Encl.", "Anlagen", "Adjuntos", "Allegati", "Anexos", "Bijlagen";
    /// Before those who also receive the letter.
    Copies: "Copie à", "cc", "Kopien an", "Copias", "Per conoscenza", "Cópias", "Kopie aan";
    /// Before what was added after the signature.
    Postscript: "P.-S.", "PS", "PS", "P.\u{a0}D.", "P.S.", "P.S.", "PS";
    /// Before a telephone number.
    Telephone: "Tél.", "Phone", "Tel.", "Tel.", "Tel.", "Tel.", "Tel.";
    /// Before an e-mail address.
    Email: "Courriel", "Email", "E-Mail", "Correo electrónico", "E-mail", "E-mail", "E-mail";
    /// A heading's level, said before its number.
    HeadingLevel: "Titre de niveau", "Heading level", "Überschrift der Ebene", "Título de nivel", "Titolo di livello", "Título de nível", "Kop van niveau";
    /// How deep a list stands in others, said before a number.
    ListLevel: "niveau", "level", "Ebene", "nivel", "livello", "nível", "niveau";
    /// After a list, where its end is not drawn.
    EndOfList: "Fin de la liste", "End of list", "Ende der Liste", "Fin de la lista", "Fine dell’elenco", "Fim da lista", "Einde lijst";
    /// Before a quotation, where none is drawn.
    Quote: "Citation", "Quotation", "Zitat", "Cita", "Citazione", "Citação", "Citaat";
    /// After a quotation, where none is drawn.
    EndOfQuote: "Fin de la citation", "End of quotation", "Ende des Zitats", "Fin de la cita", "Fine della citazione", "Fim da citação", "Einde citaat";
    /// Before a piece of code.
    Code: "Code", "Code", "Code", "Código", "Codice", "Código", "Code";
    /// After a piece of code.
    EndOfCode: "Fin du code", "End of code", "Ende des Codes", "Fin del código", "Fine del codice", "Fim do código", "Einde code";
    /// Where the theme changes, and no rule is drawn.
    ChangeOfTheme: "Changement de sujet", "Change of theme", "Themenwechsel", "Cambio de tema", "Cambio di tema", "Mudança de tema", "Ander onderwerp";
    /// Before a column's number, where it has no name.
    Column: "Colonne", "Column", "Spalte", "Columna", "Colonna", "Coluna", "Kolom";
    /// A task that is done.
    Done: "fait", "done", "erledigt", "hecho", "fatto", "feito", "gedaan";
    /// A task that is not done.
    ToDo: "à faire", "to do", "offen", "pendiente", "da fare", "por fazer", "te doen";
}

impl Label {
    /// The words in the language of `tag`; in English where it has [none](Self::are_in).
    ///
    /// ```
    /// use sevigne::language::{Label, Tag};
    /// let french = Tag::parse("fr-CA").expect("well-formed");
    /// assert_eq!(Label::Contents.in_language(&french), "Table des matières");
    /// assert_eq!(Label::Contents.in_language(&Tag::default()), "Contents");
    /// let japanese = Tag::parse("ja").expect("well-formed");
    /// assert_eq!(Label::Contents.in_language(&japanese), "目次");
    /// ```
    #[must_use]
    pub fn in_language(self, tag: &Tag) -> &'static str {
        let language = tag.language();
        let words = self.words();
        match (self, language, tag.region()) {
            // Brazil has its own words for these.
            (Self::Contents, Language::Portuguese, Some("BR")) => return "Sumário",
            (Self::Section, Language::Portuguese, Some("BR")) => return "Seção",
            (Self::Links, Language::Portuguese, Some("BR")) => return "Links",
            _ => {}
        }
        match language {
            Language::French => words[0],
            Language::English => words[1],
            Language::Other => {
                let own = further::words(tag).and_then(|further| further(self));
                own.unwrap_or(words[1])
            }
            Language::German => words[2],
            Language::Spanish => words[3],
            Language::Italian => words[4],
            Language::Portuguese => words[5],
            Language::Dutch => words[6],
        }
    }

    /// Whether labels are in the language of `tag`, not in English.
    #[must_use]
    pub fn are_in(tag: &Tag) -> bool {
        match tag.language() {
            Language::French
            | Language::English
            | Language::German
            | Language::Spanish
            | Language::Italian
            | Language::Portuguese
            | Language::Dutch => true,
            Language::Other => further::words(tag).is_some(),
        }
    }

    /// The words with a colon and a space behind: what stands before that which they name.
    ///
    /// ```
    /// use sevigne::language::{Label, Tag};
    /// let german = Tag::parse("de").expect("well-formed");
    /// assert_eq!(Label::Subject.with_colon(&german), "Betreff: ");
    /// ```
    #[must_use]
    pub fn with_colon(self, tag: &Tag) -> String {
        format!("{}{} ", self.in_language(tag), colon(tag))
    }
}

/// The colon after a label, with the space that the language puts before it.
#[must_use]
pub fn colon(tag: &Tag) -> &'static str {
    match tag.language() {
        Language::French => "\u{a0}:",
        Language::English
        | Language::German
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Dutch
        | Language::Other => ":",
    }
}

/// The semicolon behind a word: French has a narrow blank before it.
#[must_use]
pub fn semicolon(tag: &Tag) -> &'static str {
    match tag.language() {
        Language::French => "\u{202f};",
        Language::English
        | Language::German
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Dutch
        | Language::Other => ";",
    }
}

/// The mark of a bulleted list's items; `depth` is 0 for a list that stands in no other.
///
/// French takes dashes, as the Imprimerie nationale and babel-french do.
#[must_use]
pub fn list_mark(tag: &Tag, depth: usize) -> &'static str {
    let marks = match tag.language() {
        Language::French => ["—", "–"],
        Language::English
        | Language::German
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Dutch
        | Language::Other => ["•", "–"],
    };
    marks[depth % 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_words_in_every_language() {
        for tag in ["fr", "en", "de", "es", "it", "pt", "pt-BR", "nl"].iter().chain(FURTHER)
        {
            let tag = Tag::parse(tag).unwrap();
            assert!(Label::are_in(&tag), "{tag}");
            for label in Label::ALL {
                let words = label.in_language(&tag);
                assert!(!words.is_empty() && words.trim() == words, "{label:?} {tag}");
            }
        }
    }

    /// The languages that have labels and no other rules.
    const FURTHER: &[&str] = &[
        "ja", "zh", "zh-TW", "ko", "ar", "he", "ru", "uk", "pl", "cs", "sv", "da", "nb",
        "no", "fi", "ca",
    ];

    #[test]
    fn words_of_a_further_language_are_its_own() {
        for tag in FURTHER {
            let tag = Tag::parse(tag).unwrap();
            let words = |label: Label| label.in_language(&tag);
            for label in [Label::Contents, Label::BackToText, Label::Page] {
                assert_ne!(words(label), label.in_language(&Tag::default()), "{tag}");
            }
            assert_ne!(words(Label::Figure), words(Label::Table), "{tag}");
            assert_ne!(words(Label::Done), words(Label::ToDo), "{tag}");
        }
        assert!(
            !Label::are_in(&Tag::parse("eo").unwrap()) && !Label::are_in(&Tag::default())
        );
    }

    #[test]
    fn chinese_is_written_as_its_script_or_its_region_has_it() {
        for (tag, contents) in
            [("zh", "目录"), ("zh-Hant", "目錄"), ("zh-HK", "目錄"), ("zh-Hans-TW", "目录")]
        {
            let tag = Tag::parse(tag).unwrap();
            assert_eq!(Label::Contents.in_language(&tag), contents, "{tag}");
        }
    }

    #[test]
    fn brazil_has_its_own_words() {
        let brazil = Tag::parse("pt-BR").unwrap();
        let portugal = Tag::parse("pt").unwrap();
        assert_eq!(Label::Contents.in_language(&brazil), "Sumário");
        assert_eq!(Label::Contents.in_language(&portugal), "Índice");
    }

    #[test]
    fn french_lists_are_marked_with_dashes() {
        let french = Tag::parse("fr").unwrap();
        assert_eq!([list_mark(&french, 0), list_mark(&french, 1)], ["—", "–"]);
        assert_eq!(list_mark(&Tag::default(), 0), "•");
    }
}
