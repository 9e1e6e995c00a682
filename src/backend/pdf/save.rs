//! The file as it grows: objects go out when they are ready and are not kept (ISO 32000-1,
//! 7.5): streams deflated, all else in object streams, a cross-reference stream at the end.
//!
//! lopdf's own way holds every object until it saves them, deflates at level 9 and draws
//! no identifier from the content.

use super::object;
use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use sha2::{Digest as _, Sha256};

/// An object stream is closed when it holds this many bytes: large enough to deflate well,
/// small enough for a reader that wants one object of it.
const OBJECT_STREAM_BYTES: usize = 64 * 1024;

/// A PDF file in the making.
#[derive(Debug)]
pub(super) struct File {
    bytes: Vec<u8>,
    /// By object number; number 0 is nobody's.
    places: Vec<Place>,
    waiting: ObjectStream,
    deflater: Deflater,
}

/// Where an object is.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// Its number was given out; the object is still to come.
    Nowhere,
    /// At a byte of the file.
    At(usize),
    /// In an object stream.
    In { stream: u32, index: usize },
}

/// Objects that wait for their common stream.
#[derive(Debug, Default)]
struct ObjectStream {
    numbers: Vec<u32>,
    offsets: Vec<usize>,
    body: Vec<u8>,
}

/// How a stream's bytes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// Deflated here.
    Deflate,
    /// As they are: already deflated, or to be read without any tool (XMP).
    Keep,
}

impl File {
    /// A file of a PDF version, such as `1.7`.
    pub(super) fn new(version: &str) -> Self {
        let mut bytes = Vec::new();
        bytes.extend(b"%PDF-");
        bytes.extend(version.as_bytes());
        // Four bytes above 127 tell transfer programs that the file is binary (7.5.2).
        bytes.extend(b"\n%\xE2\xE3\xCF\xD3\n");
        Self {
            bytes,
            places: vec![Place::Nowhere],
            waiting: ObjectStream::default(),
            deflater: Deflater::new(),
        }
    }

    /// Gives out a number for an object that comes later.
    pub(super) fn reserve(&mut self) -> ObjectId {
        let number = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        self.places.push(Place::Nowhere);
        (number, 0)
    }

    /// Writes an object under a number of its own.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.put(id, object);
        id
    }

    /// Writes an object, no stream, under a reserved number.
    pub(super) fn put(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.waiting.numbers.push(id.0);
        self.waiting.offsets.push(self.waiting.body.len());
        object::write(&object.into(), &mut self.waiting.body);
        self.waiting.body.push(b'\n');
        if self.waiting.body.len() > OBJECT_STREAM_BYTES {
            self.flush();
        }
    }

    /// Writes a stream under a number of its own.
    pub(super) fn add_stream(
        &mut self,
        dictionary: Dictionary,
        content: &[u8],
        filter: Filter,
    ) -> ObjectId {
        let id = self.reserve();
        self.put_stream(id, dictionary, content, filter);
        id
    }

    /// Writes a stream under a reserved number.
    pub(super) fn put_stream(
        &mut self,
        id: ObjectId,
        mut dictionary: Dictionary,
        content: &[u8],
        filter: Filter,
    ) {
        let deflated;
        let content = match filter {
            Filter::Keep => content,
            Filter::Deflate => {
                dictionary.set("Filter", object::name("FlateDecode"));
                deflated = self.deflater.deflate(content);
                deflated
            }
        };
        dictionary.set("Length", object::integer(content.len()));
        self.places[id.0 as usize] = Place::At(self.bytes.len());
        self.bytes.extend(format!("{} 0 obj\n", id.0).as_bytes());
        object::write_dictionary(&dictionary, &mut self.bytes);
        self.bytes.extend(b"stream\n");
        self.bytes.extend(content);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    /// Closes the object stream that waits.
    fn flush(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.numbers.is_empty() {
            return;
        }
        let id = self.reserve();
        let mut content = Vec::new();
        for (index, (number, offset)) in
            waiting.numbers.iter().zip(&waiting.offsets).enumerate()
        {
            self.places[*number as usize] = Place::In { stream: id.0, index };
            content.extend(format!("{number} {offset} ").as_bytes());
        }
        let dictionary = dictionary! {
            "Type" => object::name("ObjStm"),
            "N" => object::integer(waiting.numbers.len()),
            "First" => object::integer(content.len()),
        };
        content.extend(&waiting.body);
        self.put_stream(id, dictionary, &content, Filter::Deflate);
    }

    /// Ends the file. Its identifier is a hash of what it holds (14.4): the same content
    /// has the same one, another content another.
    pub(super) fn finish(
        mut self,
        root: ObjectId,
        information: Option<ObjectId>,
    ) -> Vec<u8> {
        self.flush();
        let id = self.reserve();
        let start = self.bytes.len();
        self.places[id.0 as usize] = Place::At(start);
        let hash = Sha256::digest(&self.bytes);
        let identifier = object::bytes(&hash[..16]);
        let width = bytes_for(start);
        let rows = self.cross_references(width);
        let mut dictionary = dictionary! {
            "Type" => object::name("XRef"),
            "Size" => object::integer(self.places.len()),
            "W" => vec![Object::Integer(1), object::integer(width), Object::Integer(2)],
            "Root" => root,
            "ID" => vec![identifier.clone(), identifier],
            // Offsets of neighbors are alike: differences deflate to a third.
            "DecodeParms" => dictionary! { "Predictor" => 12, "Columns" => object::integer(width + 3) },
        };
        if let Some(information) = information {
            dictionary.set("Info", information);
        }
        self.put_stream(id, dictionary, &rows, Filter::Deflate);
        self.bytes.extend(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        self.bytes
    }

    /// The rows of the cross-reference stream (7.5.8.3), each behind the PNG filter type
    /// «up» and as the difference to the row above.
    fn cross_references(&self, width: usize) -> Vec<u8> {
        let mut rows = Vec::with_capacity(self.places.len() * (width + 4));
        let mut above = vec![0_u8; width + 3];
        for (number, place) in self.places.iter().enumerate() {
            let (kind, second, third) = match *place {
                Place::Nowhere => (0, 0, if number == 0 { 65_535 } else { 0 }),
                Place::At(offset) => (1, offset, 0),
                Place::In { stream, index } => (2, stream as usize, index),
            };
            let mut row = vec![kind];
            row.extend(&second.to_be_bytes()[size_of::<usize>() - width..]);
            row.extend(&third.to_be_bytes()[size_of::<usize>() - 2..]);
            rows.push(2);
            rows.extend(
                row.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above)),
            );
            above = row;
        }
        rows
    }
}

/// How many bytes a number needs.
fn bytes_for(number: usize) -> usize {
    let mut width = 1;
    while width < size_of::<usize>() && number >> (8 * width) != 0 {
        width += 1;
    }
    width
}

/// Deflates one stream after another with the same tables.
#[derive(Debug)]
struct Deflater {
    state: Compress,
    out: Vec<u8>,
}

impl Deflater {
    fn new() -> Self {
        // 6 is zlib's own default: level 9 takes twice the time for 1 % of the bytes.
        Self { state: Compress::new(Compression::new(6), true), out: Vec::new() }
    }

    /// The zlib form of `content`.
    ///
    /// # Panics
    /// Never: deflate takes any bytes.
    fn deflate(&mut self, content: &[u8]) -> &[u8] {
        self.state.reset();
        self.out.clear();
        // Deflate grows incompressible bytes by 5 in 16 KiB at most.
        self.out.reserve(content.len() + content.len() / 1024 + 64);
        loop {
            let read = usize::try_from(self.state.total_in()).unwrap_or(usize::MAX);
            let status = self
                .state
                .compress_vec(&content[read..], &mut self.out, FlushCompress::Finish)
                .expect("deflate takes any bytes");
            match status {
                Status::StreamEnd => return &self.out,
                Status::Ok | Status::BufError => self.out.reserve(content.len() / 2 + 1024),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut file = File::new("1.7");
        let root = file.reserve();
        let pages = file.add(dictionary! {
            "Type" => object::name("Pages"), "Count" => 0, "Kids" => Vec::<Object>::new(),
        });
        let stream =
            file.add_stream(Dictionary::new(), b"words words words", Filter::Deflate);
        for number in 0..3000 {
            file.add(dictionary! { "Number" => number, "Padding" => object::text(&"x".repeat(40)) });
        }
        file.put(
            root,
            dictionary! { "Type" => object::name("Catalog"), "Pages" => pages, "Words" => stream },
        );
        file.finish(root, None)
    }

    #[test]
    fn a_file_is_read_back_as_it_was_written() {
        let document = lopdf::Document::load_mem(&sample()).expect("a PDF");
        let root = document.catalog().expect("a catalog");
        let words = root.get(b"Words").and_then(Object::as_reference).expect("a stream");
        let words =
            document.get_object(words).and_then(Object::as_stream).expect("a stream");
        assert_eq!(words.decompressed_content().expect("deflated"), b"words words words");
        let numbers: Vec<i64> = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok()?.get(b"Number").ok()?.as_i64().ok())
            .collect();
        assert_eq!(numbers, (0..3000).collect::<Vec<_>>());
    }

    #[test]
    fn same_content_has_same_bytes_and_identifier() {
        assert_eq!(sample(), sample());
    }

    #[test]
    fn incompressible_bytes_are_deflated_whole() {
        let mut state = 1_u32;
        let noise: Vec<u8> = (0..300_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()[0]
            })
            .collect();
        let mut deflater = Deflater::new();
        let mut back = Vec::new();
        for _ in 0..2 {
            back.clear();
            let mut reader = flate2::read::ZlibDecoder::new(deflater.deflate(&noise));
            std::io::Read::read_to_end(&mut reader, &mut back).expect("zlib");
            assert!(back == noise);
        }
    }
}
