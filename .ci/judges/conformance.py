"""Asks veraPDF about many PDFs in one run: exit status 1 if one does not comply.

conformance.py FLAVOURS|any FOLDER     (all PDFs below the folder; `any` takes what each declares)
"""

import sys
from pathlib import Path

import judge


def main():
    flavours, folder = sys.argv[1:3]
    editions = sorted(Path(folder).rglob("*.pdf"))
    assert editions, f"no PDF in {folder}"
    passed, said = judge.verapdf_of(flavours, *editions)
    print(said)
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
