//! A work as a list of works describes it, from an entry of BibLaTeX.

use super::{range, tex};
use crate::diagnostic::{SourceId, Span};
use crate::document::{Date, InlineKind, Inlines, plain_text};
use crate::language::{Language, Tag};
use biblatex::{Chunks, DateValue, Entry, EntryType, PermissiveType, Person};

/// What stands in place of a vowel at the end of a particle.
const ELISION: char = '’';

/// What BibLaTeX has words of its own for (its manual, 4.9.2.13).
const TYPE_KEYS: [&str; 4] = ["mathesis", "phdthesis", "resreport", "techreport"];

/// A work.
#[derive(Clone, Debug)]
pub(super) struct Work {
    /// The key that citations call it by.
    pub(super) key: String,
    /// Where its entry stands.
    pub(super) span: Span,
    /// What it is, as far as its description depends on it.
    pub(super) kind: Kind,
    /// Who wrote it.
    pub(super) authors: Names,
    /// Who edited it, or what it stands in.
    pub(super) editors: Names,
    /// Who translated it.
    pub(super) translators: Names,
    /// The year, with what else the source says of it.
    pub(super) year: Option<String>,
    /// The day or the month of the year, where it is said.
    pub(super) issued: Option<Date>,
    /// The title with its subtitle.
    pub(super) title: Inlines,
    /// The title in short, where one is given.
    pub(super) short_title: Inlines,
    /// What it stands in: a journal, a book.
    pub(super) container: Inlines,
    /// The series.
    pub(super) series: Inlines,
    /// The number of the volume.
    pub(super) volume: Inlines,
    /// How many volumes it has, as a number or in words.
    pub(super) volumes: Inlines,
    /// The number of the issue, in the series, or of a report.
    pub(super) number: Inlines,
    /// The edition, as a number or in words.
    pub(super) edition: Inlines,
    /// The pages, with the dash of a range.
    pub(super) pages: Inlines,
    /// The place where it came out.
    pub(super) place: Inlines,
    /// Who published it: a house, a university, an organization.
    pub(super) publisher: Inlines,
    /// What a thesis or a report is called.
    pub(super) genre: Inlines,
    /// What else is to be said.
    pub(super) note: Inlines,
    /// Where it is found: an address, that of its DOI before others.
    pub(super) address: Option<(String, Span)>,
    /// On which day the address was visited.
    pub(super) visited: Option<Date>,
    /// The language that it is in, where it is said.
    pub(super) language: Option<Tag>,
}

/// What a work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A part of what comes out again and again.
    Article,
    /// A part of a book, with an author of its own.
    Chapter,
    /// A work by itself: a book, a report.
    Whole,
    /// A doctoral thesis.
    DoctoralThesis,
    /// A master's thesis.
    MastersThesis,
    /// A page of the web, or what else has a title and no more.
    Other,
}

/// Names, and whether there are more that are not given.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The names that are given.
    pub(super) given: Vec<Name>,
    /// Whether the source says that there are others.
    pub(super) and_others: bool,
    /// Where they stand.
    pub(super) span: Span,
}

/// The name of a person, or of a body in `family` alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// What it is sorted by: `Beauvoir`.
    pub(super) family: String,
    /// The small word before it, which is not sorted: `de`, `van der`, `d’`; may be empty.
    pub(super) particle: String,
    /// The name before it: `Simone`; may be empty.
    pub(super) given: String,
    /// What stands behind it: `Jr.`; may be empty.
    pub(super) suffix: String,
}

impl Kind {
    /// Whether its title stands between quotes, as that of what stands in another work;
    /// those of others stand in italics.
    pub(super) const fn is_quoted(self) -> bool {
        match self {
            Self::Article | Self::Chapter | Self::Other => true,
            Self::Whole | Self::DoctoralThesis | Self::MastersThesis => false,
        }
    }
}

impl Name {
    /// The particle as it stands before the family name, which `d’` stands against.
    pub(super) fn leading_particle(&self) -> String {
        let is_elided = self.particle.ends_with(ELISION);
        let blank = if self.particle.is_empty() || is_elided { "" } else { " " };
        format!("{}{blank}", self.particle)
    }

    /// What it is called without the given name. A particle is left out as it is where names
    /// are sorted, so that a reader finds them there; one that has lost its vowel stays
    /// (`d’Alembert`: Lexique des règles typographiques en usage à l’Imprimerie nationale), and
    /// Dutch writes each with a capital (`Van Gogh`: Leidraad of the Taalunie).
    pub(super) fn alone(&self, language: Language) -> String {
        let particle = self.leading_particle();
        let particle = match language {
            Language::Dutch => with_capital(&particle),
            _ if self.particle.ends_with(ELISION) => particle,
            _ => String::new(),
        };
        format!("{particle}{}", self.family)
    }
}

fn with_capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

impl Names {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.given.is_empty()
    }
}

impl Work {
    /// The work that an entry describes, which stands at `span`.
    pub(super) fn new(entry: &Entry, span: Span) -> Self {
        let fields = Fields { entry, source: span.source, span };
        let kind = match kind(&entry.entry_type) {
            Kind::DoctoralThesis
                if fields.words(&["type"]).as_deref() == Some("mathesis") =>
            {
                Kind::MastersThesis
            }
            kind => kind,
        };
        let container = match kind {
            Kind::Article => ["journaltitle", "journal", "booktitle"],
            Kind::Chapter => ["booktitle", "maintitle", "journaltitle"],
            Kind::Whole | Kind::DoctoralThesis | Kind::MastersThesis | Kind::Other => {
                ["journaltitle", "journal", "eventtitle"]
            }
        };
        let mut title = fields.text(&["title"]);
        let subtitle = fields.text(&["subtitle"]);
        if !subtitle.is_empty() {
            tex::push(&mut title, ": ", span);
            title.extend(subtitle);
        }
        Self {
            key: entry.key.clone(),
            span,
            kind,
            authors: fields.names("author"),
            editors: fields.names("editor"),
            translators: fields.names("translator"),
            year: fields.year(),
            issued: fields.issued(),
            title,
            short_title: fields.text(&["shorttitle"]),
            container: fields.text(&container),
            series: fields.text(&["series"]),
            volume: fields.text(&["volume"]),
            volumes: fields.text(&["volumes"]),
            number: fields.text(&["number", "issue"]),
            edition: fields.text(&["edition"]),
            pages: fields.pages(),
            place: fields.places(),
            publisher: fields.text(&[
                "publisher",
                "institution",
                "school",
                "organization",
                "howpublished",
            ]),
            genre: fields.genre(),
            note: fields.text(&["note"]),
            address: fields.address(),
            visited: fields.visited(),
            language: fields.language(),
        }
    }

    /// The title in one line: what it is sorted by and cited as, where nobody wrote it.
    pub(super) fn shown_title(&self) -> &Inlines {
        if self.short_title.is_empty() { &self.title } else { &self.short_title }
    }

    /// Those who stand first in its description: its authors, else its editors.
    pub(super) fn first_names(&self) -> &Names {
        if self.authors.is_empty() { &self.editors } else { &self.authors }
    }
}

fn kind(own: &EntryType) -> Kind {
    match own {
        EntryType::Article | EntryType::Periodical | EntryType::SuppPeriodical => {
            Kind::Article
        }
        EntryType::InBook
        | EntryType::BookInBook
        | EntryType::SuppBook
        | EntryType::InCollection
        | EntryType::SuppCollection
        | EntryType::InProceedings
        | EntryType::InReference => Kind::Chapter,
        EntryType::PhdThesis | EntryType::Thesis => Kind::DoctoralThesis,
        EntryType::MastersThesis => Kind::MastersThesis,
        EntryType::Online
        | EntryType::Misc
        | EntryType::Unpublished
        | EntryType::Dataset => Kind::Other,
        // Books of all sorts, reports, and the types of others.
        _ => Kind::Whole,
    }
}

/// The fields of an entry.
struct Fields<'e> {
    entry: &'e Entry,
    source: SourceId,
    /// Where the entry stands.
    span: Span,
}

impl Fields<'_> {
    fn chunks(&self, keys: &[&str]) -> Option<&Chunks> {
        keys.iter().find_map(|key| self.entry.fields.get(*key))
    }

    /// The text of the first of these fields that there is.
    fn text(&self, keys: &[&str]) -> Inlines {
        self.chunks(keys).map_or_else(Inlines::new, |chunks| {
            tex::inlines(chunks, self.source, self.span)
        })
    }

    /// The same as words alone.
    fn words(&self, keys: &[&str]) -> Option<String> {
        let words = plain_text(&self.text(keys)).trim().to_owned();
        (!words.is_empty()).then_some(words)
    }

    /// The places where a work came out, of which BibLaTeX makes a list.
    fn places(&self) -> Inlines {
        let mut places = self.text(&["location", "address"]);
        for place in &mut places {
            if let InlineKind::Text(words) = &mut place.kind {
                *words = words.replace(" and ", ", ");
            }
        }
        places
    }

    /// What it is called; a key of BibLaTeX's for that is no word to print.
    fn genre(&self) -> Inlines {
        let is_key = self.words(&["type"]).is_some_and(|word| TYPE_KEYS.contains(&&*word));
        if is_key { Inlines::new() } else { self.text(&["type"]) }
    }

    /// The pages, a hyphen between two of them as a dash.
    fn pages(&self) -> Inlines {
        let mut pages = self.text(&["pages"]);
        range::dash(&mut pages);
        pages
    }

    fn names(&self, key: &str) -> Names {
        let Some(chunks) = self.chunks(&[key]) else { return Names::default() };
        let persons = self.entry.get_as::<Vec<Person>>(key).unwrap_or_default();
        let mut names = Names {
            given: Vec::with_capacity(persons.len()),
            and_others: false,
            span: tex::place(chunks, self.source, self.span),
        };
        for person in persons {
            let is_bare = person.given_name.is_empty() && person.prefix.is_empty();
            if is_bare && person.name.eq_ignore_ascii_case("others") {
                names.and_others = true;
            } else if !person.name.is_empty() || !person.given_name.is_empty() {
                names.given.push(name(&person));
            }
        }
        names
    }

    fn date(&self) -> Option<biblatex::Date> {
        match self.entry.date() {
            Ok(PermissiveType::Typed(date)) => Some(date),
            Ok(PermissiveType::Chunks(_)) | Err(_) => None,
        }
    }

    /// The date, where it says a month at least and is no span.
    fn issued(&self) -> Option<Date> {
        let DateValue::At(day) = self.date()?.value else { return None };
        // The library counts months and days from 0.
        let month = format!("{:04}-{:02}", day.year, day.month? + 1);
        let day = day.day.map(|day| format!("-{:02}", day + 1)).unwrap_or_default();
        Date::parse(&format!("{month}{day}"))
    }

    fn year(&self) -> Option<String> {
        let Some(date) = self.date() else { return self.words(&["date", "year"]) };
        Some(match date.value {
            DateValue::At(day) => day.year.to_string(),
            DateValue::After(day) => format!("{}–", day.year),
            DateValue::Before(day) => format!("–{}", day.year),
            DateValue::Between(first, last) if first.year == last.year => {
                first.year.to_string()
            }
            DateValue::Between(first, last) => format!("{}–{}", first.year, last.year),
        })
    }

    fn address(&self) -> Option<(String, Span)> {
        let at = |keys: &[&str]| {
            self.chunks(keys).map(|chunks| tex::place(chunks, self.source, self.span))
        };
        let bare =
            |key: &str| self.entry.get(key).map(biblatex::ChunksExt::format_verbatim);
        let doi = bare("doi").filter(|doi| !doi.trim().is_empty());
        let (address, key) = match doi {
            Some(doi) => {
                let doi = doi.trim();
                let name = doi.rsplit_once("doi.org/").map_or(doi, |(_, name)| name);
                (format!("https://doi.org/{name}"), "doi")
            }
            None => (bare("url")?.trim().to_owned(), "url"),
        };
        let is_address = address.starts_with("http://") || address.starts_with("https://");
        is_address.then(|| (address, at(&[key]).unwrap_or(self.span)))
    }

    fn visited(&self) -> Option<Date> {
        Date::parse(&self.words(&["urldate"])?)
    }

    fn language(&self) -> Option<Tag> {
        let named = self.words(&["langid", "language"])?;
        let tag = match named.to_lowercase().as_str() {
            "french" | "francais" | "frenchb" | "acadian" | "canadien" => "fr",
            "english" | "usenglish" | "american" => "en-US",
            "ukenglish" | "british" => "en-GB",
            "german" | "ngerman" => "de",
            "austrian" | "naustrian" => "de-AT",
            "swissgerman" | "nswissgerman" => "de-CH",
            "spanish" => "es",
            "italian" => "it",
            "portuguese" | "portuges" => "pt",
            "brazilian" | "brazil" => "pt-BR",
            "dutch" => "nl",
            "latin" => "la",
            "russian" => "ru",
            "polish" => "pl",
            "greek" => "el",
            other if other.len() <= 3 || other.contains('-') => other,
            _ => return None,
        }
        .to_owned();
        Tag::parse(&tag)
    }
}

fn name(person: &Person) -> Name {
    // What the converter says has the apostrophe of type: O’Neill.
    let tidy = |words: &str| words.replace('~', "\u{a0}").replace('\'', "’");
    let mut name = Name {
        family: tidy(&person.name),
        particle: tidy(&person.prefix),
        given: tidy(&person.given_name),
        suffix: tidy(&person.suffix),
    };
    if let Some(at) = name.family.find(ELISION)
        && name.particle.is_empty()
        && name.family.starts_with(char::is_lowercase)
    {
        // The library divides at blanks alone: `d’Alembert`.
        let family = name.family.split_off(at + ELISION.len_utf8());
        name.particle = std::mem::replace(&mut name.family, family);
    }
    name
}
