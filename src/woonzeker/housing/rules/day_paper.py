# SPDX-License-Identifier: EUPL-1.2
"""The day of an eviction on one A4, for who goes there. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.housing.rules.day import TOPICS, Line, State, Topic
from woonzeker.housing.rules.papers import Paper
from woonzeker.law.calendar import dutch_day

CARE = "Vertrouwelijk: lever dit blad in of vernietig het na de dag."
#: what the paper leaves out: it stands above the list
_ABOVE = frozenset({Topic.LEAD, Topic.PLACE})
#: what the day is called, and whom to call, by whether a bailiff set it
_WHAT = {True: "Dag van de ontruiming", False: "Dag van vertrek"}
_CALL = {
    True: "Bel de deurwaarder als er iets verandert: een betaling, een regeling, een moratorium "
    "of een nieuwe plek.",
    False: "Bel de advocaat en wie de leiding heeft als er iets verandert.",
}


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What the paper says beside the lines: who, where, on which number."""

    case: str
    municipality: str
    eviction_on: date
    #: whether a bailiff set the day
    by_bailiff: bool
    address: str
    people: tuple[str, ...]
    phones: tuple[str, ...]
    lead: str
    lead_phone: str
    place: str
    #: topic → who does it and what was agreed
    agreed: dict[Topic, str]


def day_paper(facts: DayFacts, lines: Sequence[Line], *, on: date) -> Paper:
    """What is arranged, what is still missing, and above it that a solution is still possible."""
    done = [each for each in lines if each.topic not in _ABOVE and each.state is State.ARRANGED]
    still = [each for each in lines if each.is_open]
    return Paper(
        title=f"{_WHAT[facts.by_bailiff]}: {dutch_day(facts.eviction_on)}",
        sender=(facts.municipality,),
        day=f"gemaakt op {dutch_day(on)}",
        paragraphs=(
            f"Een oplossing kan ook vandaag nog. {_CALL[facts.by_bailiff]}",
            "## Wie en waar",
            f"Adres: {facts.address}",
            f"Bewoners: {', '.join(facts.people) or 'niet bekend'}",
            f"Telefoon: {', '.join(facts.phones) or 'niet bekend'}",
            f"Leiding: {_with(facts.lead or 'nog niemand', facts.lead_phone)}",
            f"Plek voor vannacht: {facts.place or 'NOG GEEN PLEK'}",
            *(("## Nog te doen", *(_still(each) for each in still)) if still else ()),
            *(("## Geregeld", *(_done(each, facts.agreed) for each in done)) if done else ()),
            "## Op de dag zelf",
            "[ ] Medicijnen, papieren en telefoons gaan met de mensen mee, niet met de spullen.",
            "[ ] Niemand blijft alleen achter; kinderen zien er het liefst niets van.",
            "[ ] Het huishouden weet waar de spullen heen gaan en op welk nummer zij bellen.",
        ),
        foot=f"Zaak {facts.case}. {CARE}",
    )  # fmt: skip


def _still(line: Line) -> str:
    return f"[ ] {TOPICS[line.topic].title}: {line.sentence}"


def _done(line: Line, agreed: dict[Topic, str]) -> str:
    return f"[ ] {TOPICS[line.topic].title}: {agreed.get(line.topic, '')}".rstrip(": ")


def _with(name: str, phone: str) -> str:
    return f"{name}, {phone}" if phone else name
