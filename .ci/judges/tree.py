"""What a screen reader meets in an EPUB is what the source says: roles, levels, names, languages.

tree.py SOURCE.md EDITION.epub

The tree that is expected is made here from the source, by another Markdown reader than the
converter's and without any of its code; the tree that is found is Chromium's (tree.mjs). It is
for sources as the letter is: title, date and letter parts, headings, paragraphs, lists. Names
are compared by their words (see words.py), since spaces and quotes follow the language. Page
marks are compared apart, with the pages of the PDF beside the EPUB, where one is. Exit status 0 where all agree.
"""

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import yaml
from markdown_it import MarkdownIt
from words import words

HERE = Path(__file__).parent
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
# The converter's own words in the languages of the sources that are judged here.
LABELS = {"fr": {"contents": "Table des matières", "cover": "Couverture", "page": "Page"}}


def node(role, level=None, name="", language=""):
    return (role, level, tuple(words(name)), language)


# Expected -----------------------------------------------------------------------------


def expected(source):
    text = Path(source).read_text(encoding="utf-8")
    yaml_text, body = text[4:].split("\n---\n", 1)
    front = yaml.load(yaml_text, Loader=yaml.BaseLoader)
    language = front["lang"]
    labels = LABELS[language]
    letter = front["letter"]
    authors = front["author"] if isinstance(front["author"], list) else [front["author"]]

    def own(role, level=None, name=""):
        return node(role, level, name, language)

    cover = " ".join([labels["cover"], front["title"], *(author["name"] for author in authors)])
    signature = " ".join(letter["signature"].values())
    text_nodes = [
        own("sectionheader"),
        own("heading", 1, front["title"]),
        own("paragraph", None, day(front["date"])),
        own("paragraph", None, letter["salutation"]),
        *blocks(body, own),
        own("paragraph", None, letter["closing"]),
        own("paragraph", None, signature),
    ]
    headings = [item for item in text_nodes if item[0] == "heading"]
    contents = [own("doc-toc", None, labels["contents"]), own("heading", 1, labels["contents"]), own("list")]
    for _, level, name, _ in headings:
        if level <= 2:
            contents += [own("listitem", 1), ("link", None, name, language)]
    return {
        "nav.xhtml": contents,
        "cover.xhtml": [own("region", None, labels["cover"]), own("doc-cover", None, cover)],
        "text.xhtml": text_nodes,
    }, (labels["page"], language)


def day(date):
    year, month, day = date.split("-")
    number = "1er" if int(day) == 1 else str(int(day))
    return f"{number} {MONTHS[int(month) - 1]} {year}"


def blocks(body, own):
    """The source's highest heading is level 2 in every edition; the title has 1."""
    tokens = MarkdownIt("commonmark").parse(body)
    highest = min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=1)
    nodes, open_, depth = [], [], 0
    for token in tokens:
        if token.type == "heading_open":
            open_.append(("heading", int(token.tag[1]) - highest + 2))
        elif token.type == "paragraph_open":
            # A tight list's words stand in the item itself.
            open_.append((None, None) if token.hidden else ("paragraph", None))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            nodes.append(own("list"))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            nodes.append(own("listitem", depth))
        elif token.type == "inline":
            role, level = open_.pop()
            line = " ".join(child.content for child in token.children)
            if role:
                nodes.append(own(role, level, line))
            else:
                last = nodes.pop()
                nodes.append((*last[:2], last[2] + tuple(words(line)), last[3]))
        elif not token.type.endswith("_close"):
            raise ValueError(f"this judge knows no {token.type}")
    return nodes


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
                last = nodes[-1]
                if last[0] in ("paragraph", "listitem"):
                    nodes[-1] = (*last[:2], last[2] + tuple(words(name)), last[3])
                elif not set(words(name)) <= set(last[2]):
                    nodes.append(node("words", None, name, language))
            elif role == "doc-pagebreak":
                marks.append((name, language))
            elif role != "ListMarker":
                nodes.append(node(role, item.get("level"), name, language))
        documents[Path(document["name"]).name] = nodes
    return documents, marks


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
