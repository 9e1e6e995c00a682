"""What a screen reader meets in an EPUB is what the source says: roles, levels, names, languages.

tree.py SOURCE.md EDITION.epub

The tree that is expected is made here from the source, by another Markdown reader than the
converter's and without any of its code; the tree that is found is Chromium's (tree.mjs). It is
for sources as the letter is, and for books: title, date and letter parts, imprint, dedications
and epigraphs, headings, paragraphs, quotations, lists with their numbers. The chapters of a book
are files of their own, and are compared as one text. Names are compared by their words (see words.py), since spaces and quotes follow the language. Page marks are compared
apart, with the pages of the PDF beside the EPUB, where one is. Exit status 0 where all agree.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
from markdown_it import MarkdownIt
from words import PEOPLE, authors, persons, plain_marks, source_parts, titled, words

HERE = Path(__file__).parent
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "en": "January February March April May June July August September October November December".split(),
}
# The converter's own words in the languages of the sources that are judged here.
LABELS = {
    "fr": {"contents": "Table des matières", "cover": "Couverture", "page": "Page"},
    "en": {
        "contents": "Contents",
        "cover": "Cover",
        "page": "Page",
        "number": "no.",
        "trl": "Translated by",
        "edt": "Edited by",
        "ill": "Illustrated by",
    },
}
# The divisions that have a role of their own, by their class.
DIVISION = re.compile(r"^:{3,} *\{\.(dedication|epigraph)\}$")


def node(role, level=None, name="", language=""):
    return (role, level, tuple(words(name)), language)


# Expected -----------------------------------------------------------------------------


def expected(source):
    front, body = source_parts(source)
    language = front["lang"]
    labels = LABELS[language]

    def own(role, level=None, name=""):
        return node(role, level, name, language)

    title = titled(front, "main")
    cover = " ".join([labels["cover"], title, *authors(front["author"])])
    dated = own("paragraph", None, day(front["date"], language))
    if letter := front.get("letter"):
        signature = letter["signature"].values()
        head = [dated, own("paragraph", None, letter["salutation"])]
        foot = [own("paragraph", None, letter["closing"]), own("paragraph", None, " ".join(signature))]
    else:
        lines = [front.get("subtitle"), *authors(front["author"])]
        head = [own("paragraph", None, line) for line in lines if line] + [dated]
        head += [own("paragraph", None, line) for line in imprint(front, labels)]
        foot = []
    inside = blocks(body, own)
    if front.get("documentclass") == "book":
        inside = [one for item in inside for one in chapter(item, own)]
    text_nodes = [own("sectionheader"), own("heading", 1, title), *head, *inside, *foot]
    headings = [item for item in text_nodes if item[0] == "heading"]
    contents = [own("doc-toc", None, labels["contents"]), own("heading", 1, labels["contents"]), own("list")]
    shown = [item for item in headings if item[1] <= 2]
    for number, (_, _, name, _) in enumerate(shown, 1):
        contents += [own("listitem", 1), own("mark", None, f"{number}."), ("link", None, name, language)]
    return {
        "nav.xhtml": contents,
        "cover.xhtml": [own("region", None, labels["cover"]), own("doc-cover", None, cover)],
        "text.xhtml": text_nodes,
    }, (labels["page"], language)


def chapter(item, own):
    """A node of a book: before the heading of a chapter stands what it begins."""
    return [own("doc-chapter"), item] if item[:2] == ("heading", 2) else [item]


def imprint(front, labels):
    """The lines of a book's imprint, with the words that the converter makes in it."""
    everyone = [*persons(front.get("author")), *persons(front.get("contributor"))]
    for role in PEOPLE:
        if names := [one["name"] for one in everyone if one.get("role") == role]:
            yield f"{labels[role]} {', '.join(names)}"
    edition = titled(front, "edition")
    dated = edition and f"{edition}, {day(front['date'], front['lang'])}"
    number = front.get("identifier") and f"ISBN {front['identifier']}"
    series, place = front.get("belongs-to-collection"), front.get("group-position")
    series = f"{series}, {labels['number']} {place}" if place else series
    yield from filter(None, [front.get("publisher"), series, dated, front.get("rights"), number])


def day(date, language):
    year, month, day = date.split("-")
    name = MONTHS[language][int(month) - 1]
    if language == "en":
        return f"{name} {int(day)}, {year}"
    number = "1er" if int(day) == 1 else str(int(day))
    return f"{number} {name} {year}"


def blocks(body, own):
    """The source's highest heading is level 2 in every edition; the title has 1."""
    divisions = {
        number: own(f"doc-{division[1]}")
        for number, line in enumerate(body.split("\n"))
        if (division := DIVISION.match(line))
    }
    body, marks = plain_marks(body)
    tokens = MarkdownIt("commonmark").parse(body)
    highest = min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=1)
    nodes, open_, counts = [], [], []
    for token in tokens:
        # A line of colons stands before the block that it is about.
        for number in sorted(number for number in divisions if token.map and number <= token.map[0]):
            nodes.append(divisions.pop(number))
        if token.type == "heading_open":
            open_.append(("heading", int(token.tag[1]) - highest + 2))
        elif token.type == "paragraph_open":
            # A tight list's words stand in the item itself.
            open_.append((None, None) if token.hidden else ("paragraph", None))
        elif token.type == "blockquote_open":
            nodes.append(own("blockquote"))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            is_counted = token.type == "ordered_list_open"
            counts.append(int(token.attrs.get("start", 1)) if is_counted else None)
            nodes.append(own("list"))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            counts.pop()
        elif token.type == "list_item_open":
            nodes.append(own("listitem", len(counts)))
            if counts[-1] is not None:
                # Chromium names no mark that a rule of the style sheet writes.
                mark = marks.get(token.map[0], f"{counts[-1]}{token.markup}")
                nodes.append(own("mark", None, mark if mark.endswith(".") else ""))
                counts[-1] += 1
        elif token.type == "inline":
            role, level = open_.pop()
            line = " ".join(child.content for child in token.children)
            if role:
                nodes.append(own(role, level, line))
            else:
                nodes.append(own("item words", None, line))
        elif not token.type.endswith("_close"):
            raise ValueError(f"this judge knows no {token.type}")
    return joined(nodes)


def joined(nodes):
    """The nodes with the words of an item in the item itself, its mark behind it."""
    out, item = [], None
    for one in nodes:
        if one[0] == "item words":
            out[item] = (*out[item][:2], out[item][2] + one[2], out[item][3])
            continue
        if one[0] == "listitem":
            item = len(out)
        out.append(one)
    return out


# Found --------------------------------------------------------------------------------


def found(edition):
    told = subprocess.run(["node", HERE / "tree.mjs", edition], check=True, capture_output=True)
    documents, marks = {}, []
    for document in json.loads(told.stdout):
        nodes = []
        for item in document["nodes"]:
            role, name, language = item["role"], item["name"], item["language"]
            if role == "StaticText":
                # Words belong to what they are in; a name that is told already is not told twice.
                at = -2 if nodes[-1][0] == "mark" else -1
                last = nodes[at]
                if last[0] in ("paragraph", "listitem"):
                    nodes[at] = (*last[:2], last[2] + tuple(words(name)), last[3])
                elif not set(words(name)) <= set(last[2]):
                    nodes.append(node("words", None, name, language))
            elif role == "doc-pagebreak":
                marks.append((name, language))
            elif role == "ListMarker":
                # It has the language of its item; a bullet says nothing.
                if is_number(name):
                    nodes.append(node("mark", None, name, nodes[-1][3]))
            else:
                nodes.append(node(role, item.get("level"), name, language))
        # The files of a text, `text-1.xhtml` and those behind it, are one text in their order.
        name = re.sub(r"^text-[0-9]+[.]", "text.", Path(document["name"]).name)
        documents.setdefault(name, []).extend(nodes)
    return documents, marks


def is_number(mark):
    return not mark.strip() or any(map(str.isalnum, mark))


def page_count(edition, marks):
    """The pages of the PDF beside the EPUB; alone, a book has as many as it marks."""
    beside = Path(edition).with_suffix(".pdf")
    if not beside.exists():
        return len(marks)
    with pikepdf.open(beside) as pdf:
        return len(pdf.pages)


def main():
    source, edition = sys.argv[1:3]
    wanted, (page, language) = expected(source)
    documents, marks = found(edition)
    faults = []
    if sorted(documents) != sorted(wanted):
        faults.append(f"the documents are {sorted(documents)}, expected {sorted(wanted)}")
    for name, nodes in wanted.items():
        own = documents.get(name, [])
        for at in range(max(len(own), len(nodes))):
            one, other = own[at : at + 1], nodes[at : at + 1]
            if one != other:
                faults.append(f"{name}, node {at}: {one}, expected {other}")
                break
    pages = [(f"{page} {number}", language) for number in range(1, page_count(edition, marks) + 1)]
    if marks != pages:
        faults.append(f"the page marks are {marks}, the pages {pages}")
    nodes = sum(map(len, documents.values()))
    print("\n".join(faults) or f"{nodes} nodes and {len(marks)} page marks are the source's")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
