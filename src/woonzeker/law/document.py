# SPDX-License-Identifier: EUPL-1.2
"""The law as Markdown for people: every value with its place, its source and how sure we are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

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
        _value(value),
        value.valid_from.isoformat(),
        value.valid_to.isoformat() if value.valid_to else "",
        f"[{value.citation}]({value.citation.source})",
        value.confidence.dutch,
        value.note,
    )


def _value(rule: Parameter) -> str:
    """The value as a reader says it: an amount, a length, a list or a scale."""
    match rule.value:
        case bool():
            return "ja" if rule.value else "nee"
        case ():
            return "geen"
        case ((_, int()), *_):
            return "; ".join(f"{_up_to(top)} {_share(part)}" for top, part in rule.value)
        case tuple():
            return ", ".join(str(part).replace("_", " ") for part in rule.value)
        case dict():
            bounds = " ".join(f"{_BOUNDS[key]} {part}" for key, part in rule.value.items())
            return f"{bounds} {rule.unit}"
        case int():
            return _money(rule.value) if rule.unit == "centen" else f"{rule.value} {rule.unit}"
        case _:
            return str(rule.value).replace("_", " ")


_BOUNDS = {"from": "vanaf", "to": "tot en met", "above": "meer dan"}


def _money(cents: int) -> str:
    return "€ " + f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))


def _up_to(top: int | None) -> str:
    return "daarboven" if top is None else f"tot {_money(top)}"


def _share(hundredths: int) -> str:
    return f"{hundredths / 100:g}%".replace(".", ",")


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
