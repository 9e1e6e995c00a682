"""The words of an edition are the words of its source, in order, and so are its lists' numbers.

words.py SOURCE.md EDITION.pdf|.epub|.html|.txt

A PDF is read by three engines (poppler, MuPDF, PDFium), an EPUB through its spine. Words
that the converter makes (folios, labels, dates) are known by their mark in the edition:
artifacts and the structure types Lbl, Generated and GeneratedSpan in a PDF, the class
`generated` and the page marks in an EPUB and a page of the web. Plain text has no such mark:
there the words of the source come one after the other, with others between them. The source
is read by another Markdown reader than the converter's; divisions, the imprint that a book's front matter makes
and lists counted by letters are read here. Words are divided as UAX #29 says, after NFC,
without U+00AD. Exit status 0 where all agree.
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

MADE_TYPES = {"/Lbl", "/Generated", "/GeneratedSpan"}
# What begins an item: `a.`, `ii)`, `(3)`, `7.`; and a line of colons around a division.
MARK = regex.compile(r"^([ >]*)(\(?)([A-Za-z]|[ivxlc]{1,8}|[IVXLC]{1,8}|[0-9]{1,8})([.)])(?=\s|$)")
FENCE = regex.compile(r"^[ >]*:{3,}[^\n]*$")
# Who an imprint names besides the author, in this order.
PEOPLE = ("trl", "edt", "ill")
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


def source_parts(path):
    """The front matter and the body of a source."""
    text = Path(path).read_text(encoding="utf-8-sig")
    if not text.startswith("---\n"):
        return {}, text
    yaml_text, body = text[4:].split("\n---\n", 1)
    # Everything as text: no value turns into a date or a number.
    return yaml.load(yaml_text, Loader=yaml.BaseLoader), body


def source_words(path):
    """The words of a source, and the numbers of its lists."""
    front, body = source_parts(path)
    letter = front.get("letter") or {}
    parts = [titled(front, "main"), front.get("subtitle")]
    if "letter" not in front:
        parts += authors(front.get("author"))
    for party in ("sender", "recipient"):
        parts += party_lines(letter.get(party))
    parts += [letter.get("place"), *listed(letter.get("reference")), letter.get("subject")]
    salutation = letter.get("salutation")
    if words(salutation or "") != words(parts[0] or ""):
        parts.append(salutation)
    parts += imprint(front)
    texts, labels = markdown(body)
    parts += texts
    parts.append(letter.get("closing"))
    for signature in listed(letter.get("signature")):
        if isinstance(signature, str):
            signature = {"name": signature}
        parts += [signature.get("name"), signature.get("function")]
    parts.append(letter.get("postscript"))
    for tail in ("enclosures", "copies"):
        parts += listed(letter.get(tail))
    return [word for part in parts if part for word in words(part)], labels


def listed(value):
    """A value as a list: one alone is a list of one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def titled(front, kind):
    """The title of a kind: the main one, or which edition it is."""
    title = front.get("title")
    if isinstance(title, list):
        return next((one["text"] for one in title if one["type"] == kind), None)
    return title if kind == "main" else None


def imprint(front):
    """The lines of a book's imprint, without the words that the converter makes in it."""
    if front.get("documentclass") != "book" or front.get("imprint") == "false":
        return []
    stated = front.get("identifier") or []
    numbers = stated if isinstance(stated, list) else [stated]
    if not (front.get("publisher") or front.get("rights") or numbers):
        return []
    everyone = [*persons(front.get("author")), *persons(front.get("contributor"))]
    people = [", ".join(one["name"] for one in everyone if one.get("role") == role) for role in PEOPLE]
    series = [front.get("belongs-to-collection"), front.get("group-position")]
    return [*people, front.get("publisher"), *series, titled(front, "edition"), front.get("rights"), *numbers]


def persons(value):
    listed = value if isinstance(value, list) else [value] if value else []
    return [{"name": one} if isinstance(one, str) else one for one in listed]


def authors(value):
    return [author.get("name") for author in persons(value)]


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
    """The texts of a body, and the numbers of its lists."""
    body, marks = plain_marks(body)
    texts, labels, counts = [], [], []
    for token in MarkdownIt("commonmark").parse(body):
        if token.type == "inline":
            line = ""
            for child in token.children:
                line += " " if child.type in ("softbreak", "hardbreak") else child.content
            texts.append(line)
        elif token.type in ("fence", "code_block"):
            texts.append(token.content)
        elif token.type == "ordered_list_open":
            counts.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            counts.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
        elif token.type == "list_item_open" and counts[-1] is not None:
            labels.append(marks.get(token.map[0], f"{counts[-1]}{token.markup}"))
            counts[-1] += 1
    return texts, labels


def plain_marks(body):
    """The body as CommonMark reads it: a number of the same width for each mark that it does
    not know, told by its line, and nothing for a line of colons."""
    marks, lines = {}, body.split("\n")
    for number, line in enumerate(lines):
        if FENCE.match(line):
            lines[number] = ""
        mark = MARK.match(line)
        before = lines[number - 1].strip(" >") if number else ""
        if not mark or (before and number - 1 not in marks):
            continue
        lead, opens, label, closes = mark.groups()
        if not label.isdigit() or opens:
            marks[number] = f"{opens}{label}{closes}"
            width = len(opens) + len(label)
            lines[number] = f"{lead}{1:0{width}}{closes}{line[mark.end():]}"
    return "\n".join(lines), marks


# PDF ----------------------------------------------------------------------------------


def pdf_words(path):
    """The words by engine, of a copy without what the converter made."""
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder) / "copy.pdf")
        filtered(path, copy, is_made_type, keeps=False)
        poppler = output("pdftotext", "-enc", "UTF-8", copy, "-")
        mupdf = output("mutool", "draw", "-q", "-F", "txt", copy)
        document = pypdfium2.PdfDocument(copy)
        pdfium = "\n".join(page.get_textpage().get_text_range() for page in document)
        return {
            "poppler": words(joined(poppler)),
            "mupdf": words(joined(mupdf)),
            "pdfium": words(joined(pdfium)),
        }


def pdf_labels(path):
    """The numbers of lists, of a copy with nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder) / "copy.pdf")
        filtered(path, copy, is_label, keeps=True)
        return counted(output("pdftotext", "-raw", "-enc", "UTF-8", copy, "-").split())


def counted(labels):
    """Those that count: a bullet does not."""
    return [label for label in labels if regex.search(r"[\p{L}\p{N}]", label)]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def joined(text):
    """A word broken at a line's end is whole again; U+FFFE and U+0002 are PDFium's marks."""
    return regex.sub(r"[\u00ad\ufffe\x02][ \t]*\r?\n?[\f]?", "", text)


def is_made_type(element):
    return str(element.get("/S", "")) in MADE_TYPES


def is_label(element):
    """Whether an element is the number of an item."""
    is_own = str(element.get("/S", "")) == "/Lbl"
    return is_own and str(element.get("/P", {}).get("/S", "")) == "/LI"


def filtered(path, copy, chooses, keeps):
    """A copy that keeps nothing but the content of the elements that are chosen, or all else."""
    with pikepdf.open(path) as pdf:
        chosen = {page.objgen: set() for page in pdf.pages}
        if "/StructTreeRoot" in pdf.Root:
            collect(pdf.Root.StructTreeRoot, chooses, (False, None), chosen)
        for page in pdf.pages:
            depth = []
            kept = []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                if name in ("BMC", "BDC"):
                    outer = bool(depth) and depth[-1]
                    depth.append(outer or is_chosen(name, operands, chosen[page.objgen], not keeps))
                elif name == "EMC":
                    depth.pop()
                elif name in SHOW_TEXT and (bool(depth) and depth[-1]) != keeps:
                    continue
                kept.append((operands, operator))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        pdf.save(copy)


def is_chosen(operator, operands, chosen, artifacts):
    if operands[0] == "/Artifact":
        return artifacts
    if operator != "BDC" or not isinstance(operands[1], pikepdf.Dictionary):
        return False
    return int(operands[1].get("/MCID", -1)) in chosen


def collect(element, chooses, around, chosen):
    """The marked content below the elements that are chosen; `around` is whether one is open,
    and the page."""
    is_inside, page = around
    is_inside = is_inside or chooses(element)
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/Type") == "/MCR":
                if is_inside:
                    chosen[kid.get("/Pg", page).objgen].add(int(kid.MCID))
            elif kid.get("/Type") != "/OBJR":
                collect(kid, chooses, (is_inside, page), chosen)
        elif is_inside:
            chosen[page.objgen].add(int(kid))


# EPUB, HTML and text ------------------------------------------------------------------


def epub_bodies(path):
    with zipfile.ZipFile(path) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        package_path = container.find(".//{*}rootfile").get("full-path")
        package = etree.fromstring(archive.read(package_path))
        items = {item.get("id"): item for item in package.iter(OPF + "item")}
        for reference in package.iter(OPF + "itemref"):
            item = items[reference.get("idref")]
            if "nav" in (item.get("properties") or "").split():
                continue
            href = posixpath.join(posixpath.dirname(package_path), item.get("href"))
            body = etree.fromstring(archive.read(href)).find(XHTML + "body")
            if "cover" not in (body.get(EPUB_TYPE) or "").split():
                yield body


def html_bodies(path):
    yield etree.parse(path, etree.HTMLParser(encoding="utf-8")).find("body")


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


def shown_labels(element):
    """The numbers that a browser sets before the items of lists."""
    if not isinstance(element.tag, str) or is_made_element(element) or element.get("role") == "doc-endnotes":
        return []
    labels, number = [], int(element.get("start") or 1)
    for child in element:
        if element.tag.removeprefix(XHTML) == "ol" and isinstance(child.tag, str):
            number = int(child.get("value") or number)
            labels.append(around(written(number, element.get("type") or "1"), element))
            number += 1
        labels += shown_labels(child)
    return labels


def written(number, kind):
    """A number in the figures or letters of HTML's `type`."""
    if kind in "aA":
        return chr(ord(kind) + number - 1)
    if kind in "iI":
        values = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
        numeral = ""
        for value, letters in values:
            numeral += letters * (number // value)
            number %= value
        return numeral if kind == "i" else numeral.upper()
    return str(number)


def around(number, element):
    """A number between the signs that the style sheet sets."""
    classes = (element.get("class") or "").split()
    if "parentheses" in classes:
        return f"({number})"
    return f"{number})" if "parenthesis" in classes else f"{number}."


def line_labels(text):
    """What stands at the beginning of a line as a number does."""
    return regex.findall(r"(?m)^ *(\(?[A-Za-z0-9]{1,8}[.)]) ", text)


# The judgement ------------------------------------------------------------------------


def within(expected, found):
    """Those of `found` that are the expected ones in their order, as far as they go."""
    rest = iter(found)
    return [one for one in expected if any(one == other for other in rest)]


def readings(edition, expected, expected_labels):
    """What each reader of an edition finds: words and numbers, by its name."""
    if edition.endswith(".pdf"):
        return pdf_words(edition), pdf_labels(edition)
    if edition.endswith(".txt"):
        text = Path(edition).read_text(encoding="utf-8")
        found = within(expected, words(joined(text)))
        return {"lines": found}, within(expected_labels, line_labels(text))
    is_book = edition.endswith(".epub")
    bodies = list(epub_bodies(edition) if is_book else html_bodies(edition))
    text = "\n".join(map(shown, bodies))
    labels = [label for body in bodies for label in shown_labels(body)]
    return {"spine" if is_book else "page": words(text)}, labels


def main():
    source, edition = sys.argv[1:3]
    expected, expected_labels = source_words(source)
    found, labels = readings(edition, expected, expected_labels)
    agree = bool(expected)
    if labels == expected_labels:
        print(f"numbers: the {len(labels)} of the lists of the source")
    else:
        agree = False
        print(f"numbers: {labels}, the source has {expected_labels}")
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
