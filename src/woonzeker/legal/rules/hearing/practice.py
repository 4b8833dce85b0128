# SPDX-License-Identifier: EUPL-1.2
"""What this court asks and how its hearing goes, as far as it was read, with its source. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.law import courts
from woonzeker.law.calendar import dutch_date
from woonzeker.law.reader import Parameter
from woonzeker.legal.rules.track import Origin, RuledDate
from woonzeker.matching.linkage.wording import gettext_noop

#: of a court whose own practice nobody read here, what the courts agreed upon together holds
EVERY_COURT = gettext_noop("wat rechtbanken samen afspraken")
_SECOND = "kanton/amsterdam_tweede_zitting"
#: a word of a practice → as a reader says it
_WORDS = {
    "brief_aan_huurder": gettext_noop("de brief aan de huurder"),
    "melding_bij_gemeente": gettext_noop("de melding bij de gemeente"),
    "informatieblad_bij_dagvaarding": gettext_noop("een informatieblad bij de dagvaarding"),
    "schuldhulp_op_zitting": gettext_noop("schuldhulp is op de zitting"),
    "regeling_in_vonnis": gettext_noop("een regeling komt in het vonnis"),
    "aanwezigheid_van_kinderen": gettext_noop("de verhuurder zegt of er kinderen wonen"),
}


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """One practice: what, its value in words, where it stands, and how sure it is."""

    path: str
    title: str
    value: str
    citation: str
    source: str
    sureness: str
    note: str


@dataclass(frozen=True, slots=True)
class CourtPractice:
    """What is known of a court for one hearing; `second` is when a second hearing would be."""

    court: str
    lines: tuple[PracticeLine, ...]
    second: RuledDate | None


def practice_at(
    words: str, otherwise: str, *, summons_on: date | None, hearing_on: date
) -> CourtPractice:
    """What is known of the court that a message names, else of that of the municipality.

    What is asked of a landlord is that of the day of the summons; how a hearing goes that of its
    own day.
    """
    court = courts.court_named(words, otherwise)
    goes = courts.hearing_practices(court, on=hearing_on)
    found = (*courts.practices(court, on=summons_on or hearing_on), *goes)
    second = next((each for each in goes if each.path == _SECOND), None)
    return CourtPractice(
        courts.COURTS[court] if court else EVERY_COURT,
        tuple(_line(each) for each in found),
        _second(second, hearing_on) if second else None,
    )


def _line(rule: Parameter) -> PracticeLine:
    return PracticeLine(
        rule.path, rule.title, _value(rule), str(rule.citation), rule.citation.source,
        rule.confidence.dutch, rule.note,
    )  # fmt: skip


def _value(rule: Parameter) -> str:
    if isinstance(rule.value, tuple):
        return ", ".join(_WORDS.get(each, each.replace("_", " ")) for each in rule.names)
    if isinstance(rule.value, str):
        return _WORDS.get(rule.value, rule.value.replace("_", " "))
    return f"{rule.number} {rule.unit}"


def _second(rule: Parameter, hearing_on: date) -> RuledDate:
    on = hearing_on + timedelta(weeks=rule.number)
    why = f"{rule.number} weken na {dutch_date(hearing_on)}, als er dan geen regeling is."
    words = gettext_noop("Een tweede zitting, ongeveer")
    return RuledDate(
        "second_hearing", words, on, why, Origin.LAW, str(rule.citation), rule.confidence
    )
