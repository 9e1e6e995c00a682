"""The words of an edition are the words of its source, in order.

words.py SOURCE.md EDITION.pdf|.epub

A PDF is read by three engines (poppler, MuPDF, PDFium), an EPUB through its spine. Words
that the converter makes (folios, labels, dates) are known by their mark in the edition:
artifacts and the structure types Lbl and Generated in a PDF, the class `generated` and the
page marks in an EPUB. The source is read by another Markdown reader than the converter's.
Words are divided as UAX #29 says, after NFC, without U+00AD. Exit status 0 where all agree.
"""

import difflib
import posixpath
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import regex
import yaml
from lxml import etree
from markdown_it import MarkdownIt

MADE_TYPES = {"/Lbl", "/Generated"}
SHOW_TEXT = {"Tj", "TJ", "'", '"'}
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
BLOCKS = {
    "p", "div", "section", "header", "footer", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2",
    "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "tr", "td", "th", "figure",
    "figcaption", "aside", "br", "hr", "nav", "body",
}


def words(text):
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    # A space stays a space: UAX #29 would take U+202F for a part of a word or number.
    text = text.replace("\u202f", " ").replace("\u00a0", " ")
    pieces = regex.split(r"(?V1)(?w)\b", text)
    return [piece for piece in pieces if regex.search(r"[\p{L}\p{N}]", piece)]


# The source ---------------------------------------------------------------------------


def source_words(path):
    text = Path(path).read_text(encoding="utf-8-sig")
    front, body = {}, text
    if text.startswith("---\n"):
        yaml_text, body = text[4:].split("\n---\n", 1)
        # Everything as text: no value turns into a date or a number.
        front = yaml.load(yaml_text, Loader=yaml.BaseLoader)
    letter = front.get("letter") or {}
    parts = [front.get("title"), front.get("subtitle")]
    if "letter" not in front:
        parts += authors(front.get("author"))
    for party in ("sender", "recipient"):
        parts += party_lines(letter.get(party))
    parts += [letter.get("place"), letter.get("subject")]
    salutation = letter.get("salutation")
    if words(salutation or "") != words(front.get("title") or ""):
        parts.append(salutation)
    parts += markdown(body)
    parts.append(letter.get("closing"))
    signature = letter.get("signature") or {}
    if isinstance(signature, str):
        signature = {"name": signature}
    parts += [signature.get("name"), signature.get("function"), letter.get("postscript")]
    for tail in ("enclosures", "copies"):
        parts += letter.get(tail) or []
    return [word for part in parts if part for word in words(part)]


def authors(value):
    if value is None:
        return []
    listed = value if isinstance(value, list) else [value]
    return [author if isinstance(author, str) else author.get("name") for author in listed]


def party_lines(value):
    if not value:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return value
    address = value.get("address") or []
    return [value.get("name")] + (address if isinstance(address, list) else [address])


def markdown(body):
    texts = []
    for token in MarkdownIt("commonmark").parse(body):
        if token.type == "inline":
            line = ""
            for child in token.children:
                line += " " if child.type in ("softbreak", "hardbreak") else child.content
            texts.append(line)
        elif token.type in ("fence", "code_block"):
            texts.append(token.content)
    return texts


# PDF ----------------------------------------------------------------------------------


def pdf_words(path):
    """The words by engine, of a copy without what the converter made."""
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder) / "copy.pdf")
        without_made_words(path, copy)
        poppler = output("pdftotext", "-enc", "UTF-8", copy, "-")
        mupdf = output("mutool", "draw", "-q", "-F", "txt", copy)
        document = pypdfium2.PdfDocument(copy)
        pdfium = "\n".join(page.get_textpage().get_text_range() for page in document)
        return {
            "poppler": words(joined(poppler)),
            "mupdf": words(joined(mupdf)),
            "pdfium": words(joined(pdfium)),
        }


def output(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def joined(text):
    """A word broken at a line's end is whole again; U+FFFE and U+0002 are PDFium's marks."""
    return regex.sub(r"[\u00ad\ufffe\x02][ \t]*\r?\n?[\f]?", "", text)


def without_made_words(path, copy):
    with pikepdf.open(path) as pdf:
        made = {page.objgen: set() for page in pdf.pages}
        if "/StructTreeRoot" in pdf.Root:
            collect(pdf.Root.StructTreeRoot, False, None, made)
        for page in pdf.pages:
            depth = []
            kept = []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BMC", "BDC"):
                    outer = bool(depth) and depth[-1]
                    depth.append(outer or is_made(name, operands, made[page.objgen]))
                elif name == "EMC":
                    depth.pop()
                elif name in SHOW_TEXT and depth and depth[-1]:
                    continue
                kept.append((operands, operator))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(copy)


def is_made(operator, operands, made):
    if operands[0] == "/Artifact":
        return True
    if operator != "BDC" or not isinstance(operands[1], pikepdf.Dictionary):
        return False
    return int(operands[1].get("/MCID", -1)) in made


def collect(element, is_inside, page, made):
    """The marked content below elements of the types that the converter makes."""
    is_inside = is_inside or str(element.get("/S", "")) in MADE_TYPES
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/MCR":
                if is_inside:
                    made[kid.get("/Pg", page).objgen].add(int(kid.MCID))
            elif kid.get("/Type") != "/OBJR":
                collect(kid, is_inside, page, made)
        elif is_inside:
            made[page.objgen].add(int(kid))


# EPUB ---------------------------------------------------------------------------------


def epub_words(path):
    with zipfile.ZipFile(path) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        package_path = container.find(".//{*}rootfile").get("full-path")
        package = etree.fromstring(archive.read(package_path))
        items = {item.get("id"): item for item in package.iter(OPF + "item")}
        text = ""
        for reference in package.iter(OPF + "itemref"):
            item = items[reference.get("idref")]
            if "nav" in (item.get("properties") or "").split():
                continue
            href = posixpath.join(posixpath.dirname(package_path), item.get("href"))
            body = etree.fromstring(archive.read(href)).find(XHTML + "body")
            if "cover" in (body.get(EPUB_TYPE) or "").split():
                continue
            text += shown(body) + "\n"
        return {"spine": words(text)}


def shown(element):
    if not isinstance(element.tag, str) or is_made_element(element):
        return ""
    name = element.tag.removeprefix(XHTML)
    text = element.text or ""
    for child in element:
        text += shown(child) + (child.tail or "")
    return f"\n{text}\n" if name in BLOCKS else text


def is_made_element(element):
    is_made = "generated" in (element.get("class") or "").split()
    return is_made or element.get("role") in ("doc-pagebreak", "doc-cover")


# The judgement ------------------------------------------------------------------------


def main():
    source, edition = sys.argv[1:3]
    expected = source_words(source)
    found = pdf_words(edition) if edition.endswith(".pdf") else epub_words(edition)
    agree = bool(expected)
    for engine, own in found.items():
        if own == expected:
            print(f"{engine}: the {len(own)} words of the source")
            continue
        agree = False
        print(f"{engine}: {len(own)} words, the source has {len(expected)}")
        matcher = difflib.SequenceMatcher(None, expected, own, autojunk=False)
        changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
        for _, start, end, own_start, own_end in changes[:5]:
            print(f"  source {expected[start:end]}, edition {own[own_start:own_end]}")
    sys.exit(0 if agree else 1)


if __name__ == "__main__":
    main()
