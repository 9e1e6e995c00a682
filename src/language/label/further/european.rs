//! Labels in the languages of the north and of the south-west of Europe.

use super::super::Label;
use super::language_words;

language_words! {
    swedish {
        Contents "Innehåll" Abstract "Sammanfattning" Page "Sida" PageList "Sidförteckning"
        Landmarks "Landmärken" Cover "Omslag" CopyrightPage "Upphovsrättssida"
        TranslatedBy "Översatt av" EditedBy "Redigerad av" IllustratedBy "Illustrerad av"
        Body "Text" Section "Avsnitt" Figure "Figur" Table "Tabell" Formula "Formel"
        Image "Bild" Note "Anmärkning" Notes "Noter" Links "Länkar"
        BackToText "Tillbaka till texten"
        Tip "Tips" Important "Viktigt" Warning "Varning" Caution "Var försiktig"
        Subject "Ärende" Enclosures "Bilagor" Copies "Kopia till" Postscript "P.S."
        HeadingLevel "Rubrik på nivå" ListLevel "nivå" EndOfList "Slut på listan"
        Quote "Citat" EndOfQuote "Slut på citatet" Code "Kod" EndOfCode "Slut på koden"
        ChangeOfTheme "Nytt ämne" Column "Kolumn" Done "klart" ToDo "att göra"
        Index "Register" See "se" SeeAlso "se även"
    }
    danish {
        Contents "Indhold" Abstract "Resumé" Page "Side" PageList "Sideoversigt"
        Landmarks "Landemærker" Cover "Omslag" CopyrightPage "Kolofon"
        TranslatedBy "Oversat af" EditedBy "Redigeret af" IllustratedBy "Illustreret af"
        Body "Tekst" Section "Afsnit" Figure "Figur" Table "Tabel" Formula "Formel"
        Image "Billede" Note "Bemærk" Notes "Noter" Links "Links"
        BackToText "Tilbage til teksten"
        Tip "Tip" Important "Vigtigt" Warning "Advarsel" Caution "Forsigtig"
        Subject "Vedrørende" Enclosures "Bilag" Copies "Kopi til" Postscript "P.S."
        HeadingLevel "Overskrift på niveau" ListLevel "niveau" EndOfList "Slut på listen"
        Quote "Citat" EndOfQuote "Slut på citatet" Code "Kode" EndOfCode "Slut på koden"
        ChangeOfTheme "Nyt emne" Column "Kolonne" Done "udført" ToDo "ikke udført"
        Index "Register" See "se" SeeAlso "se også"
    }
    norwegian {
        Contents "Innhold" Abstract "Sammendrag" Page "Side" PageList "Sideoversikt"
        Landmarks "Landemerker" Cover "Omslag" CopyrightPage "Kolofon"
        TranslatedBy "Oversatt av" EditedBy "Redigert av" IllustratedBy "Illustrert av"
        Body "Tekst" Section "Avsnitt" Figure "Figur" Table "Tabell" Formula "Formel"
        Image "Bilde" Note "Merk" Notes "Noter" Links "Lenker"
        BackToText "Tilbake til teksten"
        Tip "Tips" Important "Viktig" Warning "Advarsel" Caution "Forsiktig"
        Subject "Emne" Enclosures "Vedlegg" Copies "Kopi til" Postscript "PS"
        HeadingLevel "Overskrift på nivå" ListLevel "nivå" EndOfList "Slutt på listen"
        Quote "Sitat" EndOfQuote "Slutt på sitatet" Code "Kode" EndOfCode "Slutt på koden"
        ChangeOfTheme "Nytt tema" Column "Kolonne" Done "utført" ToDo "ikke utført"
        Index "Register" See "se" SeeAlso "se også"
    }
    finnish {
        Contents "Sisällys" Abstract "Tiivistelmä" Page "Sivu" PageList "Sivuluettelo"
        Landmarks "Maamerkit" Cover "Kansi" CopyrightPage "Tekijänoikeustiedot"
        TranslatedBy "Kääntänyt" EditedBy "Toimittanut" IllustratedBy "Kuvittanut"
        Body "Teksti" Section "Osio" Figure "Kuva" Table "Taulukko" Formula "Kaava"
        Image "Kuva" Note "Huomautus" Notes "Viitteet" Links "Linkit"
        BackToText "Takaisin tekstiin"
        Tip "Vinkki" Important "Tärkeää" Warning "Varoitus" Caution "Ole varovainen"
        Subject "Aihe" Enclosures "Liitteet" Copies "Jakelu" Postscript "P.S."
        HeadingLevel "Otsikkotaso" ListLevel "taso" EndOfList "Luettelon loppu"
        Quote "Lainaus" EndOfQuote "Lainauksen loppu" Code "Koodi" EndOfCode "Koodin loppu"
        ChangeOfTheme "Aiheen vaihto" Column "Sarake" Done "tehty" ToDo "tekemättä"
        Index "Hakemisto" See "ks." SeeAlso "ks. myös"
    }
    catalan {
        Contents "Índex" Abstract "Resum" Page "Pàgina" PageList "Llista de pàgines"
        Landmarks "Punts de referència" Cover "Coberta" CopyrightPage "Pàgina de crèdits"
        TranslatedBy "Traducció:" EditedBy "Edició:" IllustratedBy "Il·lustracions:"
        Body "Text" Section "Secció" Figure "Figura" Table "Taula" Formula "Fórmula"
        Image "Imatge" Note "Nota" Notes "Notes" Links "Enllaços"
        BackToText "Torna al text"
        Tip "Consell" Important "Important" Warning "Advertència" Caution "Precaució"
        Subject "Assumpte" Enclosures "Annexos" Copies "Còpia a" Postscript "P. D."
        HeadingLevel "Títol de nivell" ListLevel "nivell" EndOfList "Fi de la llista"
        Quote "Citació" EndOfQuote "Fi de la citació" Code "Codi" EndOfCode "Fi del codi"
        ChangeOfTheme "Canvi de tema" Column "Columna" Done "fet" ToDo "per fer"
        Index "Índex alfabètic" See "vegeu" SeeAlso "vegeu també"
    }
}
