"""The container of an EPUB: what EPUBCheck does not look at.

container.py EDITION.epub

The media type is the first entry, stored and without extra fields (OCF 3.3, 4.2.2); every XML
part is well-formed; every content document states its language, twice and alike; all entries
have one time. Exit status 0 where all holds.
"""

import sys
import zipfile

from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_PARTS = (".xhtml", ".opf", ".ncx", ".svg", ".xml")


def faults(path):
    with open(path, "rb") as file:
        if file.read(58)[30:] != b"mimetypeapplication/epub+zip":
            yield "the media type does not come first, stored and alone"
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = [entry.filename.lower() for entry in entries]
        if len(set(names)) != len(names):
            yield "two entries have one name"
        if len({entry.date_time for entry in entries}) != 1:
            yield "entries have several times"
        for entry in entries:
            if entry.filename.endswith(XML_PARTS):
                yield from xml_faults(entry.filename, archive.read(entry))


def xml_faults(name, data):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        yield f"{name} is not well-formed: {error}"
        return
    if name.endswith(".xhtml") and not root.get("lang"):
        yield f"{name} has no language"
    elif name.endswith(".xhtml") and root.get("lang") != root.get(XML_LANG):
        yield f"{name} has two languages"


if __name__ == "__main__":
    found = list(faults(sys.argv[1]))
    print("\n".join(found) or "container and XML parts are right")
    sys.exit(1 if found else 0)
