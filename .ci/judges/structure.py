"""Holds what poppler reads from the structure of a PDF to a golden file.

structure.py EDITION.pdf GOLDEN.txt [--write]

A text that goes on after a page's end is one text again, so that only a change of words or
structure shows.
"""

import difflib
import re
import subprocess
import sys
from pathlib import Path


def structure(edition):
    """The lines of `pdfinfo -struct-text`, with texts that follow each other joined."""
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", edition]
    told = subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert not told.stderr, told.stderr
    lines = []
    for line in told.stdout.decode("utf-8").splitlines():
        text = re.fullmatch(r'( *)"(.*)"', line)
        before = re.fullmatch(r'( *)"(.*)"', lines[-1]) if lines else None
        if text and before and text[1] == before[1]:
            lines[-1] = f'{before[1]}"{before[2]}{text[2]}"'
        else:
            lines.append(line)
    return lines


def main():
    edition, golden = sys.argv[1:3]
    found = structure(edition)
    if sys.argv[3:] == ["--write"]:
        Path(golden).write_text("\n".join(found) + "\n", encoding="utf-8")
        return
    known = Path(golden).read_text(encoding="utf-8").splitlines()
    difference = list(difflib.unified_diff(known, found, golden, edition, lineterm="", n=1))
    print("\n".join(difference) or f"{len(found)} lines of structure are what was read and found good")
    sys.exit(1 if difference else 0)


if __name__ == "__main__":
    main()
