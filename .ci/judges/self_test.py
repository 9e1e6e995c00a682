"""Every judge fails an edition that was damaged in the way it looks for.

self_test.py SOURCE.md EDITION.pdf EDITION.epub BOOK.md FOLDER

The editions themselves pass judge.py; those of the book lie in the folder.
"""

import sys
import tempfile
import zipfile
from pathlib import Path

import judge
import pikepdf

GOOD_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Page</h1><p>Words.</p></main></body></html>
"""


# Damages of a PDF -----------------------------------------------------------------------


def broken_stream(data):
    """Zeros in the middle of the first compressed stream."""
    at = data.index(b"stream\n") + 40
    return data[:at] + bytes(40) + data[at + 40 :]


def cut_short(data):
    return data[: len(data) // 2]


def edited_pdf(change):
    def damage(data):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "edition.pdf"
            path.write_bytes(data)
            with pikepdf.open(path, allow_overwriting_input=True) as pdf:
                change(pdf)
                pdf.save(path)
            return path.read_bytes()

    return damage


def without_language(pdf):
    del pdf.Root.Lang


def without_map_to_unicode(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
            del thing["/ToUnicode"]


def without_one_text(pdf):
    page = pdf.pages[0]
    instructions = list(pikepdf.parse_content_stream(page))
    shown = [i for i, (_, operator) in enumerate(instructions) if str(operator) in ("Tj", "TJ")]
    # The longest is words for certain; others may be a space or a mark.
    del instructions[max(shown, key=lambda i: len(instructions[i].operands[0]))]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


# Damages of an EPUB ---------------------------------------------------------------------


def edited_epub(change, mimetype=zipfile.ZIP_STORED):
    """The archive again, each part passed through `change(name, data)`."""

    def damage(data):
        with tempfile.TemporaryDirectory() as folder:
            old, new = Path(folder) / "old.epub", Path(folder) / "new.epub"
            old.write_bytes(data)
            with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as target:
                for entry in source.infolist():
                    part = change(entry.filename, source.read(entry))
                    entry.compress_type = mimetype if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
                    target.writestr(entry, part)
            return new.read_bytes()

    return damage


def same(_name, data):
    return data


def without_title(name, data):
    if not name.endswith(".opf"):
        return data
    start = data.index(b"<dc:title")
    end = data.index(b"</dc:title>") + len(b"</dc:title>")
    return data[:start] + data[end:]


def after_body(addition):
    def change(name, data):
        if not name.endswith(".xhtml") or b"<p" not in data:
            return data
        at = data.index(b">", data.index(b"<body")) + 1
        return data[:at] + addition + data[at:]

    return change


def with_hidden_text(name, data):
    if not name.endswith(".xhtml"):
        return data
    return data.replace(b"</head>", b"<style>p { display: none }</style></head>")


def without_one_word(name, data):
    if not name.endswith(".xhtml") or b"<p" not in data:
        return data
    at = data.rindex(b"</p>")
    return data[: data.rindex(b" ", 0, at)] + data[at:]


def without_one_level(name, data):
    """A heading that is a paragraph for whoever cannot see its size."""
    if not name.endswith("text.xhtml"):
        return data
    start = data.index(b"<h2")
    end = data.index(b"</h2>")
    return data[:start] + b'<p style="font-size: 1.3em"' + data[start + 3 : end] + b"</p>" + data[end + 5 :]


def without_page_list(name, data):
    return data.replace(b'epub:type="page-list"', b"") if name.endswith("nav.xhtml") else data


UNNAMED_IMAGE = after_body(b'<img src="missing.png"/>')

DAMAGES = [
    ("pdf", "qpdf", broken_stream),
    ("pdf", "mutool", broken_stream),
    ("pdf", "ghostscript", broken_stream),
    ("pdf", "poppler", cut_short),
    ("pdf", "fonts", edited_pdf(without_map_to_unicode)),
    ("pdf", "verapdf", edited_pdf(without_language)),
    ("pdf", "words", edited_pdf(without_one_text)),
    ("epub", "container", edited_epub(same, mimetype=zipfile.ZIP_DEFLATED)),
    ("epub", "epubcheck", edited_epub(without_title)),
    ("epub", "epubcheck_ts", edited_epub(without_title)),
    ("epub", "ace", edited_epub(UNNAMED_IMAGE)),
    ("epub", "epubjs", edited_epub(with_hidden_text)),
    ("epub", "foliate", edited_epub(with_hidden_text)),
    ("epub", "epubjs", edited_epub(without_page_list)),
    ("epub", "foliate", edited_epub(without_page_list)),
    ("epub", "axe", edited_epub(UNNAMED_IMAGE)),
    ("epub", "words", edited_epub(without_one_word)),
    ("epub", "tree", edited_epub(without_one_level)),
    ("html", "vnu", lambda page: page.replace(b"<p>", b"<p><li>")),
    ("html", "axe", lambda page: page.replace(b' lang="en"', b"")),
]


def without(part):
    """A damage of text: the part is gone, which was there."""

    def damage(data):
        assert part in data, part
        return data.replace(part, b"")

    return damage


def in_text(part):
    """The same in the text of a book, which was in one of its files."""

    def damage(epub):
        found = []

        def change(name, data):
            if not Path(name).name.startswith("text-") or part not in data:
                return data
            found.append(name)
            return data.replace(part, b"")

        damaged = edited_epub(change)(epub)
        assert found, part
        return damaged

    return damage


def without_one_label(pdf):
    """A page whose first number of a list is not written."""
    for page in pdf.pages:
        instructions = list(pikepdf.parse_content_stream(page))
        for at, (operands, operator) in enumerate(instructions):
            if str(operator) == "BDC" and operands[0] == "/Lbl":
                is_text = (str(one) in ("Tj", "TJ") for _, one in instructions[at:])
                del instructions[at + list(is_text).index(True)]
                page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
                return
    raise AssertionError("no list has a number")


# What a book has and a letter has not: an imprint, and lists counted by letters.
BOOK_DAMAGES = [
    ("pdf", "words", edited_pdf(without_one_label)),
    ("epub", "words", in_text(b' type="i"')),
    ("epub", "words", in_text(b"<p>Harbour Press</p>")),
    ("epub", "tree", in_text(b' type="a"')),
    ("epub", "tree", in_text(b' role="doc-dedication"')),
    ("epub", "tree", in_text(b"<p>Harbour Press</p>")),
    ("html", "words", without(b' class="parentheses"')),
    ("html", "words", without(b"978-2-07-036822-8")),
    ("txt", "words", without(b"ii) ")),
    ("txt", "words", without(b"978-2-07-036822-8")),
]


def damaged_books(source, folder, path):
    """Whether each judge passes the editions of a book, and fails each of them when damaged."""
    failed = False
    for kind, name, damage in BOOK_DAMAGES:
        ask = getattr(judge, name)
        edition = Path(folder) / f"{Path(source).stem}.{kind}"
        own = path / f"edition.{kind}"
        own.write_bytes(edition.read_bytes())
        passed, said, _ = judge.verdict(ask, source, own)
        failed |= not passed
        print("" if passed else f"FAIL {name} finds fault with a good {kind}: {said}\n", end="")
        own.write_bytes(damage(edition.read_bytes()))
        passed, said, seconds = judge.verdict(ask, source, own)
        failed |= passed
        print(told(passed, kind, name, seconds, said))
    return failed


def told(passed, kind, name, seconds, said):
    wrong = [line for line in said.splitlines() if "of the source" not in line]
    first = (wrong or [""])[0][:100]
    return f"{'FAIL passes' if passed else 'pass fails'} a damaged {kind:<5}{name:<13}{seconds:5.1f} s  {first}"


def main():
    source, pdf, epub, book, folder_of_book = sys.argv[1:6]
    good = {"pdf": Path(pdf).read_bytes(), "epub": Path(epub).read_bytes(), "html": GOOD_PAGE.encode()}
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for kind, name, damage in DAMAGES:
            ask = getattr(judge, name)
            path = Path(folder) / f"edition.{kind}"
            if kind == "html":
                # The editions pass on their own; this page has to pass here.
                path.write_bytes(good[kind])
                passed, said, _ = judge.verdict(ask, source, path)
                failed |= not passed
                print("" if passed else f"FAIL {name} finds fault with a good page: {said}\n", end="")
            path.write_bytes(damage(good[kind]))
            passed, said, seconds = judge.verdict(ask, source, path)
            failed |= passed
            print(told(passed, kind, name, seconds, said))
        failed |= damaged_books(book, folder_of_book, Path(folder))
    judged = {(kind, name) for kind, name, _ in [*DAMAGES, *BOOK_DAMAGES]}
    for suffix, judges in judge.FITTING.items():
        for one in judges:
            if (suffix[1:], one.__name__) not in judged:
                failed = True
                print(f"FAIL no damage for {one.__name__} of {suffix}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
