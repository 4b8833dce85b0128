# SPDX-License-Identifier: EUPL-1.2
"""The law as Markdown for people: every value with its place, its source and how sure we are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from woonzeker.law.calendar import day_name, dutch_date
from woonzeker.law.holidays import holidays
from woonzeker.law.reader import Confidence, Parameter, acts, paths, series, sources
from woonzeker.law.terms import Deadline, decision_due, offer_due, threatening_talk_due

_HEAD = """# De wet

Dit document wordt gemaakt uit `woonzeker/law`; wijzig het daar en draai `./run docs`.

Elke waarde heeft een begindatum, een vindplaats en een zekerheid. Een waarde die niet geverifieerd
is, stelt de gemeente vast voordat zij erop bouwt. Voor een dag waarop een regel nog niet gold,
geeft het systeem geen waarde."""

_YEARS = (2026, 2027, 2028)
_EXAMPLES: tuple[tuple[str, Deadline], ...] = (
    ("aanbod van hulp", offer_due(date(2026, 10, 31))),
    ("aanbod van hulp", offer_due(date(2026, 11, 2))),
    ("eerste gesprek bij dreiging", threatening_talk_due(date(2026, 12, 24))),
    ("beschikking", decision_due(date(2026, 10, 31))),
)


def document() -> str:
    """The whole of docs/law.md."""
    parts = (
        _HEAD,
        "## Waarden",
        _table(
            ("pad", "wat", "waarde", "van", "tot en met", "vindplaats", "zekerheid", "opmerking"),
            (_row(value) for path in paths() for value in series(path)),
        ),
        "## Feestdagen en gelijkgestelde dagen",
        _table(("dag", "naam"), (_holiday(day) for day in _holidays())),
        "## Voorbeelden van termijnen",
        _table(("termijn", "uiterlijk", "waarom"), map(_example, _EXAMPLES)),
        "## Regelingen",
        _table(("afkorting", "naam"), acts().items()),
        "## Bronnen",
        _table(("bron", "wat daar gelezen is"), sources().values()),
        "## Zekerheid",
        _table(("code", "betekenis"), ((mark.value, mark.dutch) for mark in Confidence)),
    )
    return "\n\n".join(parts) + "\n"


def _row(value: Parameter) -> Sequence[str]:
    return (
        f"`{value.path}`",
        value.title,
        f"{_words(value.value)} {value.unit}".strip(),
        value.valid_from.isoformat(),
        value.valid_to.isoformat() if value.valid_to else "",
        f"[{value.citation}]({value.citation.source})",
        value.confidence.dutch,
        value.note,
    )


def _words(value: Any) -> str:
    match value:
        case True:
            return "ja"
        case ():
            return "geen"
        case tuple():
            return ", ".join(_words(part) for part in value)
        case dict():
            names = {"from": "vanaf", "to": "tot en met", "above": "meer dan"}
            return ", ".join(f"{names[key]} {part}" for key, part in value.items())
        case date():
            return value.isoformat()
        case None:
            return "daarboven"
        case _:
            return str(value).replace("_", " ")


def _holidays() -> Iterable[tuple[date, str]]:
    return ((day, name) for year in _YEARS for day, name in holidays(year).items())


def _holiday(found: tuple[date, str]) -> Sequence[str]:
    day, name = found
    weekend = " (in het weekend)" if day_name(day) in ("zaterdag", "zondag") else ""
    return f"{dutch_date(day)}{weekend}", name


def _example(found: tuple[str, Deadline]) -> Sequence[str]:
    name, deadline = found
    return name, dutch_date(deadline.due_on), deadline.explanation


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
