# SPDX-License-Identifier: EUPL-1.2
"""From the cells of a table to values that can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from woonzeker.matching.linkage import names
from woonzeker.matching.linkage.tables.shapes import Codes, Kind, Layout, Rows, Table, Values

_EMPTY = frozenset({"", "na", "nan", "null", "none", "n/a", "unknown", "onbekend", "-"})
_DIGITS = re.compile(r"[0-9]+")
_STREET_WORDS = {
    "st": "street", "str": "street", "rd": "road", "ave": "avenue", "crt": "court", "pl": "place",
    "dr": "drive", "cct": "circuit", "cres": "crescent", "vlge": "village", "straat": "str",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of one or two tables in an order that hangs on their content alone.

    `fields`: a cleaned column a kind. `origin`: for each record its place in the tables as
    they were given, the second after the first. `source`: 0 or 1, which table.
    """

    fields: Mapping[Kind, Values]
    origin: Rows
    source: Codes

    def __len__(self) -> int:
        return len(self.origin)


def clean(tables: Sequence[tuple[Table, Layout]]) -> Records:
    """Clean one table, or two that are to be linked; only kinds that each of them has stay."""
    cleaned = [[_record(row, layout) for row in table.rows] for table, layout in tables]
    source = [at for at, rows in enumerate(cleaned) for _ in rows]
    everything = [record for rows in cleaned for record in rows]
    kinds = [
        kind for kind in Kind if all(any(kind in record for record in rows) for rows in cleaned)
    ]
    order = sorted(
        range(len(everything)),
        key=lambda at: (*(everything[at].get(kind, "") for kind in kinds), source[at]),
    )
    return Records(
        fields={kind: encode(everything[at].get(kind, "") for at in order) for kind in kinds},
        origin=np.asarray(order, dtype=np.int64),
        source=np.asarray([source[at] for at in order], dtype=np.int32),
    )


def encode(texts: Iterable[str]) -> Values:
    """Texts as codes into their sorted distinct words; an empty text is -1."""
    texts = list(texts)
    words = tuple(sorted({text for text in texts if text}))
    code = {word: at for at, word in enumerate(words)}
    return Values(words, np.asarray([code.get(text, -1) for text in texts], dtype=np.int32))


def _record(row: Sequence[str], layout: Layout) -> dict[Kind, str]:
    raw = {
        kind: row[at].strip()
        for kind, at in layout.columns.items()
        if row[at].strip().casefold() not in _EMPTY
    }
    cleaned = {
        kind: text for kind, cell in raw.items() if (text := _CLEANERS.get(kind, _text)(cell))
    }
    cleaned.update(_name(raw))
    if born := _born(raw):
        cleaned[Kind.BIRTH] = born
    else:
        cleaned.pop(Kind.BIRTH, None)
    for taken_up in (Kind.PREFIX, Kind.FULL_NAME, Kind.YEAR, Kind.MONTH, Kind.DAY):
        cleaned.pop(taken_up, None)
    return cleaned


def _name(raw: Mapping[Kind, str]) -> dict[Kind, str]:
    """Given name, surname and what else a name holds; a whole name is taken apart."""
    given = names.words(raw.get(Kind.GIVEN, ""))
    surname = names.clean_surname(raw.get(Kind.PREFIX, ""), raw.get(Kind.SURNAME, "")).core
    middle = names.words(raw.get(Kind.MIDDLE, ""))
    if Kind.FULL_NAME in raw:
        whole = names.words(raw[Kind.FULL_NAME])
        if not given and not surname:
            given, whole, surname = whole[:1], whole[1:-1], (whole[1:] or [""])[-1]
        apart = {*given, surname, *names.words(raw.get(Kind.SURNAME, ""))}
        middle += [word for word in whole if word not in apart]
    found = {
        Kind.GIVEN: " ".join(given), Kind.SURNAME: surname, Kind.MIDDLE: " ".join(middle),
    }  # fmt: skip
    return {kind: text for kind, text in found.items() if text or kind in raw}


def _born(raw: Mapping[Kind, str]) -> str:
    """A date of birth as eight digits, also when it cannot exist; unknown parts are zeros."""
    if Kind.BIRTH in raw:
        return _eight_digits(raw[Kind.BIRTH])
    parts = [raw.get(kind, "") for kind in (Kind.YEAR, Kind.MONTH, Kind.DAY)]
    if not any(parts):
        return ""
    return "".join(
        re.sub(r"[^0-9]", "", part).zfill(width)[-width:]
        for part, width in zip(parts, (4, 2, 2), strict=True)
    )


def _eight_digits(cell: str) -> str:
    groups = _DIGITS.findall(cell)
    if len(groups) == 1:
        return str(groups[0]) if len(groups[0]) == 8 else str(groups[0]).ljust(8, "0")[:8]
    if len(groups) < 3:
        return ""
    first, middle, last = groups[:3]
    year, day = (first, last) if len(first) == 4 else (last, first)
    return f"{year.zfill(4)}{middle.zfill(2)}{day.zfill(2)}"[:8]


def _text(cell: str) -> str:
    return " ".join(names.words(cell))


def _street(cell: str) -> str:
    return " ".join(_STREET_WORDS.get(word, word) for word in names.words(cell))


def _glued(cell: str) -> str:
    return "".join(names.words(cell))


def _number(cell: str) -> str:
    return "".join(names.words(cell)).lstrip("0")


def _email(cell: str) -> str:
    return names.plain(cell).strip()


def _phone(cell: str) -> str:
    digits = re.sub(r"[^0-9]", "", cell)
    return digits[-9:]


_CLEANERS: dict[Kind, Callable[[str], str]] = {
    Kind.STREET: _street, Kind.AREA: _street, Kind.NUMBER: _number, Kind.POSTCODE: _glued,
    Kind.IDENTIFIER: _glued, Kind.EMAIL: _email, Kind.PHONE: _phone,
}  # fmt: skip
