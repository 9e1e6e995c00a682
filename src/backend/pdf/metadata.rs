//! Facts about the document, twice in the file: as the information dictionary (ISO 32000-1,
//! 14.3.3) and as XMP (ISO 16684-1). Both are made from one value, so they agree.

use super::conformance::Claim;
use super::object::text;
use super::save::{File, Filter};
use crate::document::{Document, PageMap, Timestamp};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use std::borrow::Cow;

/// The program, as the file names its maker.
const PRODUCER: &str = concat!("sevigne ", env!("CARGO_PKG_VERSION"), " (printpdf, lopdf)");

/// What is told.
#[derive(Debug)]
struct Facts<'a> {
    title: String,
    authors: Vec<&'a str>,
    subject: Option<Cow<'a, str>>,
    keywords: &'a [String],
    publisher: Option<&'a str>,
    rights: Option<&'a str>,
    identifiers: &'a [String],
    language: &'a str,
    date: Option<String>,
    timestamp: Timestamp,
    document_id: &'a str,
}

impl<'a> Facts<'a> {
    fn new(document: &'a Document, map: &'a PageMap) -> Self {
        let metadata = &document.metadata;
        Self {
            title: metadata.whole_title(),
            authors: metadata.authors.iter().map(|author| author.name.as_str()).collect(),
            subject: document.description(),
            keywords: &metadata.keywords,
            publisher: metadata.publisher.as_deref(),
            rights: metadata.rights.as_deref(),
            identifiers: &metadata.identifiers,
            language: metadata.language.as_str(),
            date: metadata.date.map(|date| date.to_string()),
            timestamp: metadata.timestamp,
            document_id: &map.document_id,
        }
    }
}

/// Writes the information dictionary.
pub(super) fn information(document: &Document, map: &PageMap, file: &mut File) -> ObjectId {
    let facts = Facts::new(document, map);
    let date = text(&pdf_date(facts.timestamp));
    let mut dictionary: Dictionary = dictionary! {
        "Title" => text(&facts.title),
        "Creator" => text(PRODUCER),
        "Producer" => text(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !facts.authors.is_empty() {
        dictionary.set("Author", text(&facts.authors.join("; ")));
    }
    if let Some(subject) = facts.subject.as_deref() {
        dictionary.set("Subject", text(subject));
    }
    if !facts.keywords.is_empty() {
        dictionary.set("Keywords", text(&facts.keywords.join(", ")));
    }
    file.add(dictionary)
}

/// `D:20200402000000Z` (7.9.4).
pub(super) fn pdf_date(timestamp: Timestamp) -> String {
    let (year, month, day, hour, minute, second) = timestamp.fields();
    format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
}

/// Writes the XMP packet, readable without any tool.
pub(super) fn packet(
    document: &Document,
    map: &PageMap,
    claim: Claim,
    file: &mut File,
) -> ObjectId {
    let packet = xmp(&Facts::new(document, map), claim);
    let dictionary = dictionary! {
        "Type" => Object::Name(b"Metadata".to_vec()),
        "Subtype" => Object::Name(b"XML".to_vec()),
    };
    file.add_stream(dictionary, packet.as_bytes(), Filter::Keep)
}

fn xmp(facts: &Facts<'_>, claim: Claim) -> String {
    let mut xml = Xml::default();
    xml.raw("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    xml.raw("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    xml.raw("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
    xml.leaf("dc:format", "application/pdf");
    xml.alternatives("dc:title", Some(&facts.title));
    xml.list("dc:creator", "rdf:Seq", facts.authors.iter().copied());
    xml.alternatives("dc:description", facts.subject.as_deref());
    xml.list("dc:subject", "rdf:Bag", facts.keywords.iter().map(String::as_str));
    xml.list("dc:publisher", "rdf:Bag", facts.publisher);
    xml.alternatives("dc:rights", facts.rights);
    xml.list("dc:language", "rdf:Bag", Some(facts.language));
    xml.list("dc:date", "rdf:Seq", facts.date.as_deref());
    if let Some(identifier) = facts.identifiers.first() {
        xml.leaf("dc:identifier", identifier);
    }
    xml.list(
        "xmp:Identifier",
        "rdf:Bag",
        facts.identifiers.iter().skip(1).map(String::as_str),
    );
    if !facts.keywords.is_empty() {
        xml.leaf("pdf:Keywords", &facts.keywords.join(", "));
    }
    xml.leaf("pdf:Producer", PRODUCER);
    xml.leaf("xmp:CreatorTool", PRODUCER);
    let time = facts.timestamp.to_string();
    xml.leaf("xmp:CreateDate", &time);
    xml.leaf("xmp:ModifyDate", &time);
    xml.leaf("xmp:MetadataDate", &time);
    if !facts.document_id.is_empty() {
        xml.leaf("xmpMM:DocumentID", facts.document_id);
    }
    xml.leaf("pdfaid:part", &claim.part().to_string());
    if let Some(year) = claim.revision() {
        xml.leaf("pdfaid:rev", &year.to_string());
    }
    if !claim.level().is_empty() {
        xml.leaf("pdfaid:conformance", claim.level());
    }
    if let Some((part, year)) = claim.accessibility() {
        xml.leaf("pdfuaid:part", &part.to_string());
        if let Some(year) = year {
            xml.leaf("pdfuaid:rev", &year.to_string());
        }
    }
    xml.raw("</rdf:Description>\n");
    // Part 4 knows the schema of PDF/UA.
    if claim.accessibility().is_some() && !claim.is_second_edition() {
        xml.raw(UA_SCHEMA);
    }
    xml.raw("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    xml.0
}

/// PDF/A-2 lets a file use a schema that it does not know only where the file describes it
/// (ISO 19005-2, 6.6.2.3); that of PDF/UA is one.
const UA_SCHEMA: &str = concat!(
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaProperty:name>part</pdfaProperty:name>",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "<pdfaProperty:category>internal</pdfaProperty:category>",
    "<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>",
    "</rdf:li></rdf:Seq></pdfaSchema:property>",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n",
);

/// XML in the making.
#[derive(Debug, Default)]
struct Xml(String);

impl Xml {
    /// Markup as it is.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Characters, escaped; those that XML cannot hold are left out.
    fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '\t' | '\n' | '\r' => self.0.push(character),
                '\0'..='\x1F' | '\u{FFFE}' | '\u{FFFF}' => {}
                _ => self.0.push(character),
            }
        }
    }

    fn leaf(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        self.text(text);
        self.raw(&format!("</{name}>\n"));
    }

    /// A list of values; nothing where there are none.
    fn list<'a>(
        &mut self,
        name: &str,
        kind: &str,
        items: impl IntoIterator<Item = &'a str>,
    ) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        self.raw(&format!("<{name}><{kind}>"));
        for item in items {
            self.raw("<rdf:li>");
            self.text(item);
            self.raw("</rdf:li>");
        }
        self.raw(&format!("</{kind}></{name}>\n"));
    }

    /// A value by language, of which there is one.
    fn alternatives(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.raw(&format!("<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">"));
            self.text(text);
            self.raw(&format!("</rdf:li></rdf:Alt></{name}>\n"));
        }
    }
}
