# SPDX-License-Identifier: EUPL-1.2
"""Messages in a file that was attached to an e-mail: our JSON or CSV, and nothing else. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from woonzeker.legal.rules.reading import FIELDS, WHO

#: which municipality, when the postcode does not tell
PLACE = "gemeente"
KNOWN = frozenset({*FIELDS, *WHO, PLACE})
#: more messages in one file are no messages of one day
MOST_ROWS = 100
_LONGEST = 400


class NotReadable(ValueError):
    """Why a file cannot be read, in Dutch; nothing of what stands in it."""


def rows_of(name: str, content: bytes) -> list[Mapping[str, str]]:
    """The messages in a file, each as field → words; raises NotReadable."""
    suffix = name.rpartition(".")[2].casefold()
    text = _text(content)
    if suffix == "json":
        rows = _json(text)
    elif suffix == "csv":
        rows = _csv(text)
    else:
        raise NotReadable("Stuur een bestand in JSON of CSV; een ander soort lezen wij niet.")
    if not 0 < len(rows) <= MOST_ROWS:
        raise NotReadable(f"Een bestand bevat 1 tot {MOST_ROWS} berichten.")
    return [_row(each) for each in rows]


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable("Bewaar het bestand als UTF-8.") from None


def _json(text: str) -> list[object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotReadable("Dit is geen geldige JSON.") from None
    found = found.get("berichten", [found]) if isinstance(found, dict) else found
    if not isinstance(found, list):
        raise NotReadable("Zet de berichten in een lijst onder 'berichten'.")
    return found


def _csv(text: str) -> list[object]:
    sign = ";" if ";" in text.partition("\n")[0] else ","
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error:
        raise NotReadable("Dit is geen geldige CSV: een aanhalingsteken te veel.") from None
    if any(None in row or None in row.values() for row in rows):
        raise NotReadable("Niet elke regel heeft evenveel kolommen.")
    return list(rows)


def _row(given: object) -> dict[str, str]:
    if not isinstance(given, dict):
        raise NotReadable("Elk bericht bestaat uit velden met een naam.")
    row = {str(name).strip().casefold(): value for name, value in given.items()}
    if set(row) - KNOWN:
        known = ", ".join(sorted(KNOWN))
        raise NotReadable(f"Er staat een veld in dat we niet kennen. Wel: {known}.")
    if any(isinstance(value, dict | list) for value in row.values()):
        raise NotReadable("Elk veld bevat één waarde.")
    return {name: _words(value) for name, value in row.items()}


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return str(value)[:_LONGEST]
