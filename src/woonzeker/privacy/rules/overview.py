# SPDX-License-Identifier: EUPL-1.2
"""An overview for a person or a file for the supervisor, as headings and lines of words. Pure.

The same value becomes a PDF to read and JSON to take elsewhere (AVG art. 15 lid 3, art. 20).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from woonzeker.law.terms import dutch_date


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is, and each fact with its label; JSON keeps the value behind the words."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part with what stands above it; `code` names it in JSON."""

    code: str
    title: str
    intro: str
    lines: tuple[Line, ...]
    #: lines as a table under these headings, instead of one block each
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """A whole document. `care` stands at the foot of every page."""

    title: str
    number: str
    municipality: str
    made_on: date
    opening: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    closing: tuple[str, ...] = ()
    care: str = ""


RIGHTS = (
    "U mag dit overzicht gratis vragen, en later nog een keer (AVG art. 15).",
    "Klopt er iets niet? Vraag ons om het te verbeteren (AVG art. 16). Tot wij dat uitzoeken, "
    "gebruiken wij uw gegevens niet verder. Dat geldt niet als uw woning nu in gevaar is.",
    "Vindt u dat wij uw gegevens niet mogen gebruiken? Maak dan bezwaar (AVG art. 21). Een mens "
    "weegt uw belang af.",
    "U kunt vragen om uw gegevens te wissen als wij ze niet meer nodig hebben (AVG art. 17).",
    "Geen computer beslist over u. Een programma helpt met de volgorde; een mens beslist.",
    "Wij antwoorden binnen een maand. Duurt het langer, dan hoort u dat met de reden.",
    "Bent u het niet eens met ons? Dan kunt u in bezwaar gaan bij de gemeente, of een klacht "
    "indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.",
)


def as_json(overview: Overview) -> dict[str, Any]:
    """The overview as plain values, under the codes of its chapters."""
    return {
        "titel": overview.title,
        "nummer": overview.number,
        "gemeente": overview.municipality,
        "gemaakt_op": overview.made_on.isoformat(),
        "toelichting": list(overview.opening),
        "delen": [
            {
                "code": chapter.code,
                "titel": chapter.title,
                "regels": [
                    {"soort": line.title, "gegevens": dict(line.facts)} for line in chapter.lines
                ],
            }
            for chapter in overview.chapters
        ],
        "rechten": list(overview.closing),
    }


def as_words(overview: Overview) -> dict[str, Any]:
    """Every word of the paper, as data for the template."""
    return {
        "title": overview.title,
        "number": overview.number,
        "municipality": overview.municipality,
        "opening": list(overview.opening),
        "closing": list(overview.closing),
        "care": overview.care,
        "chapters": [
            {
                "title": chapter.title,
                "intro": chapter.intro,
                "columns": list(chapter.columns),
                "lines": [
                    {"title": line.title, "facts": [list(fact) for fact in line.facts]}
                    for line in chapter.lines
                ],
            }
            for chapter in overview.chapters
        ],
    }


def moment_words(moment: datetime) -> str:
    """A moment in Amsterdam as people write it: 2 november 2026, 14.05 uur."""
    return f"{day_words(moment.date())}, {moment:%H.%M} uur"


def day_words(day: date) -> str:
    """A day as people write it: 2 november 2026."""
    return dutch_date(day).split(" ", 1)[1]


def known_of_day(text: str) -> str:
    """A day of which parts may be unknown (1984-00-00), as people write it; other text as it is."""
    parts = text.split("-")
    if len(parts) != 3 or not all(each.isdigit() for each in parts):
        return text
    year, month, day = (int(each) for each in parts)
    if year and month and day:
        return day_words(date(year, month, day))
    if year and month:
        return day_words(date(year, month, 1)).split(" ", 1)[1]
    return str(year) if year else "niet bekend"
