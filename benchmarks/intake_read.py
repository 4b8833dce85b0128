# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to read and check a delivery of 50,000 lines, in every format.

Prints one table: seconds to read, seconds to check, memory of the reading process and of this one.
Run: `python -m benchmarks.intake_read [LINES]`
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from woonzeker.intake import formats, rules

_TODAY = date(2026, 11, 2)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)
_NAMES = ("Jansen", "de Vries", "van der Berg", "O'Brien", "Yılmaz", "El Amrani", "Groß", "Bakker")
_STREETS = ("Kerkstraat", "Dorpsweg", "Laan van Nieuw-Guinea", "’s-Gravendijkwal", "Plein 1944")


def line(number: int, dice: random.Random) -> dict[str, str]:
    """One line of rent arrears, with every column that landlords fill."""
    day = _TODAY - timedelta(days=dice.randrange(1, 30))
    efforts = dict.fromkeys(
        ("aanbod_delen_op", "herinnering_op", "gewezen_op_hulp_op", "contactpoging_op"),
        f"{day - timedelta(days=dice.randrange(8, 30)):%d-%m-%Y}",
    )
    born = date(1940 + dice.randrange(65), 1 + dice.randrange(12), 1 + dice.randrange(28))
    tail = dice.choice(("", "a", "-2", " bis", "b-3hg"))
    return (
        dict.fromkeys(rules.COLUMNS, "")
        | efforts
        | {
            "signaal_id": f"S-{number:06d}",
            "soort": "signaal",
            "signaaldatum": f"{day:%d-%m-%Y}",
            "ontstaansdatum": f"{day - timedelta(days=45):%d-%m-%Y}",
            "bedrag": f"{dice.randrange(5000, 900000) / 100:.2f}".replace(".", ","),
            "termijnen": "2",
            "klantnummer": f"{number:08d}",
            "voorletters": "J.P.",
            "achternaam": dice.choice(_NAMES),
            "geboortedatum": f"{born:%d-%m-%Y}",
            "straat": dice.choice(_STREETS),
            "huisnummer": f"{dice.randrange(1, 400)}{tail}",
            "postcode": f"{dice.randrange(1000, 9999)} AB",
            "woonplaats": "Noordwaard",
            "telefoon": f"06-{dice.randrange(10**7, 10**8)} / 010-1234567",
            "email": f"bewoner{number}@voorbeeld.nl",
            "reactie": "geen",
            "regeling": "geen",
            "crisis": "nee",
            "warme_overdracht": "nee",
        }
    )


def write_csv(path: Path, lines: list[dict[str, str]], encoding: str) -> None:
    """The lines with semicolons."""
    with path.open("w", encoding=encoding, newline="") as stream:
        stream.write(";".join(rules.COLUMNS) + "\r\n")
        stream.writelines(";".join(each.values()) + "\r\n" for each in lines)


def write_xlsx(path: Path, lines: list[dict[str, str]]) -> None:
    """The lines as a workbook of text."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Signalen")
    sheet.append(list(rules.COLUMNS))
    for each in lines:
        sheet.append([value or None for value in each.values()])
    book.save(path)


def write_ods(path: Path, lines: list[dict[str, str]]) -> None:
    """The lines as the smallest OpenDocument that programs accept."""

    def row(values: list[str]) -> str:
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p>'
            "</table:table-cell>" if value else "<table:table-cell/>"
            for value in values
        )  # fmt: skip
        return f"<table:table-row>{cells}</table:table-row>"

    rows = "".join(row(list(each.values())) for each in lines)
    names = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Signalen">{row(list(rules.COLUMNS))}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)


def check(table: formats.Table) -> Counter[str]:
    """Check every line as intake does; what became of them."""
    mapping = rules.recognise(table.headers, sector="huur")
    reading, _ = rules.settle(table, mapping)
    context = rules.CheckContext("huur", _TODAY, reading)
    verdicts = (rules.check_line(mapping.line(row), context) for row in table.rows)
    return Counter(type(verdict).__name__ for verdict in verdicts)


def measure(path: Path) -> str:
    """One row of the table."""
    before = time.perf_counter()
    table = formats.read(path, path.name)
    read = time.perf_counter() - before
    size = path.stat().st_size / 1e6
    if not isinstance(table, formats.Table):
        return f"{path.name:<16}{size:>6.1f}  {table.sentence}"
    before = time.perf_counter()
    found = check(table)
    checked = time.perf_counter() - before
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{path.name:<16}{size:>6.1f}{table.lines_read:>8}{read:>8.2f}{checked:>8.2f}"
        f"{child:>9.0f}{own:>8.0f}  {dict(found)}"
    )


def write(folder: Path, count: int) -> None:
    """One file per format; those that would be over a limit with all lines have half or a third."""
    dice = random.Random(1)
    lines = [line(number, dice) for number in range(count)]
    half = lines[: count // 2]
    write_csv(folder / "1-utf8.csv", lines, "utf-8")
    write_csv(folder / "2-cp1252.csv", [each | {"achternaam": "Zoë"} for each in lines], "cp1252")
    write_csv(folder / "3-utf16.csv", half, "utf-16")
    write_xlsx(folder / "4-boek.xlsx", half)
    write_ods(folder / "5-boek.ods", lines[: count // 3])
    slim = [{name: value for name, value in each.items() if value} for each in half]
    (folder / "6-lijst.json").write_text(json.dumps(slim, ensure_ascii=False))


def _again(*words: str) -> str:
    """Run a part of this program by itself, so that memory is measured apart."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.intake_read", *words],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def main() -> None:
    """Write the files, read them back, print the table."""
    match sys.argv[1:]:
        case ["write", folder, count]:
            write(Path(folder), int(count))
        case ["measure", path]:
            print(measure(Path(path)))
        case rest:
            with tempfile.TemporaryDirectory() as folder:
                _again("write", folder, rest[0] if rest else "50000")
                print("file              MB   lines  read s check s child MB  own MB  verdicts")
                for path in sorted(Path(folder).iterdir()):
                    print(_again("measure", str(path)), end="", flush=True)


if __name__ == "__main__":
    main()
