//! What an edition says of its own accessibility, in sentences that follow from what is in it.

use super::content::Features;
use crate::language::{Language, Tag};

/// Sentences that are true of a book according to what is in it.
#[derive(Clone, Copy, Debug)]
struct Sentences {
    /// Where there is a table of contents.
    text: &'static str,
    /// Where there is none.
    text_alone: &'static str,
    /// Where every image has alternative text.
    described: &'static str,
    /// Where one has none.
    undescribed: &'static str,
    /// Where formulas are MathML.
    formulas: &'static str,
    /// Where there is a page list.
    pages: &'static str,
}

/// The ways into a text that an edition has besides its headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ways {
    /// A table of contents.
    pub contents: bool,
    /// A list of pages.
    pub pages: bool,
}

/// The language of the summary of a book in the language of `tag`.
#[must_use]
pub fn summary_language(tag: &Tag) -> Tag {
    let english = || Tag::parse("en").unwrap_or_default();
    match tag.language() {
        Language::French
        | Language::English
        | Language::German
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Dutch => tag.clone(),
        Language::Other => english(),
    }
}

/// The accessibility summary of a book, in its language, or in English where we have none
/// of its words. Nothing is claimed that does not follow from the structure.
#[must_use]
pub fn summary(tag: &Tag, features: Features, ways: Ways) -> String {
    let sentences = match tag.language() {
        Language::French => &FRENCH,
        Language::German => &GERMAN,
        Language::Spanish => &SPANISH,
        Language::Italian => &ITALIAN,
        Language::Portuguese => &PORTUGUESE,
        Language::Dutch => &DUTCH,
        Language::English | Language::Other => &ENGLISH,
    };
    let mut said = vec![if ways.contents { sentences.text } else { sentences.text_alone }];
    if features.undescribed_images {
        said.push(sentences.undescribed);
    } else if features.images {
        said.push(sentences.described);
    }
    if features.formulas && !features.raw_formulas {
        said.push(sentences.formulas);
    }
    if ways.pages {
        said.push(sentences.pages);
    }
    said.join(" ")
}

static ENGLISH: Sentences = Sentences {
    text: "The text can be read with a screen reader and set in any size and color; headings and a table of contents give its structure.",
    text_alone: "The text can be read with a screen reader and set in any size and color; headings give its structure.",
    described: "Every image that says something has a description.",
    undescribed: "Some images have no description.",
    formulas: "Formulas are in MathML.",
    pages: "Page numbers are those of the PDF edition.",
};

static FRENCH: Sentences = Sentences {
    text: "Le texte se lit avec un lecteur d’écran et s’affiche à la taille et dans les couleurs voulues\u{202f}; des titres et une table des matières en donnent la structure.",
    text_alone: "Le texte se lit avec un lecteur d’écran et s’affiche à la taille et dans les couleurs voulues\u{202f}; des titres en donnent la structure.",
    described: "Chaque image porteuse de sens est décrite.",
    undescribed: "Certaines images ne sont pas décrites.",
    formulas: "Les formules sont en MathML.",
    pages: "Les numéros de page sont ceux de l’édition PDF.",
};

static GERMAN: Sentences = Sentences {
    text: "Der Text ist mit einem Screenreader lesbar und in Größe und Farbe frei einstellbar; Überschriften und ein Inhaltsverzeichnis geben seinen Aufbau wieder.",
    text_alone: "Der Text ist mit einem Screenreader lesbar und in Größe und Farbe frei einstellbar; Überschriften geben seinen Aufbau wieder.",
    described: "Jedes Bild, das etwas aussagt, ist beschrieben.",
    undescribed: "Einige Bilder sind nicht beschrieben.",
    formulas: "Formeln liegen als MathML vor.",
    pages: "Die Seitenzahlen sind die der PDF-Ausgabe.",
};

static SPANISH: Sentences = Sentences {
    text: "El texto puede leerse con un lector de pantalla y ajustarse en tamaño y color; los títulos y un índice muestran su estructura.",
    text_alone: "El texto puede leerse con un lector de pantalla y ajustarse en tamaño y color; los títulos muestran su estructura.",
    described: "Toda imagen con significado está descrita.",
    undescribed: "Algunas imágenes no están descritas.",
    formulas: "Las fórmulas están en MathML.",
    pages: "Los números de página son los de la edición PDF.",
};

static ITALIAN: Sentences = Sentences {
    text: "Il testo si legge con uno screen reader e si regola in dimensione e colore; i titoli e un indice ne danno la struttura.",
    text_alone: "Il testo si legge con uno screen reader e si regola in dimensione e colore; i titoli ne danno la struttura.",
    described: "Ogni immagine significativa è descritta.",
    undescribed: "Alcune immagini non sono descritte.",
    formulas: "Le formule sono in MathML.",
    pages: "I numeri di pagina sono quelli dell’edizione PDF.",
};

static PORTUGUESE: Sentences = Sentences {
    text: "O texto pode ser lido com um leitor de ecrã e ajustado em tamanho e cor; títulos e um índice dão a sua estrutura.",
    text_alone: "O texto pode ser lido com um leitor de ecrã e ajustado em tamanho e cor; os títulos dão a sua estrutura.",
    described: "Todas as imagens com significado estão descritas.",
    undescribed: "Algumas imagens não estão descritas.",
    formulas: "As fórmulas estão em MathML.",
    pages: "Os números de página são os da edição PDF.",
};

static DUTCH: Sentences = Sentences {
    text: "De tekst is met een schermlezer te lezen en in grootte en kleur aan te passen; koppen en een inhoudsopgave geven de opbouw weer.",
    text_alone: "De tekst is met een schermlezer te lezen en in grootte en kleur aan te passen; koppen geven de opbouw weer.",
    described: "Elke afbeelding met betekenis is beschreven.",
    undescribed: "Sommige afbeeldingen zijn niet beschreven.",
    formulas: "Formules zijn in MathML.",
    pages: "De paginanummers zijn die van de PDF-editie.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_in_the_book_is_said() {
        let french = Tag::parse("fr").unwrap_or_default();
        let ways = |contents, pages| Ways { contents, pages };
        let plain = summary(&french, Features::default(), ways(true, false));
        assert_eq!(plain, FRENCH.text);
        let alone = summary(&french, Features::default(), ways(false, false));
        assert!(!alone.contains("table des matières"), "{alone}");
        let features =
            Features { images: true, undescribed_images: true, ..Features::default() };
        let said = summary(&french, features, ways(true, true));
        assert!(said.contains(FRENCH.undescribed) && !said.contains(FRENCH.described));
        assert!(said.ends_with(FRENCH.pages));
    }
}
