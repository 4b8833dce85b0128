# SPDX-License-Identifier: EUPL-1.2
"""What a statement of report for the court says: facts in, words and days out. Pure.

The landlord's own desk and the municipality make the same statement from the same facts. It says
what was reported and what was done before, and plainly what is missing; of the tenant nothing that
the landlord did not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.law.bgs import Efforts, Reaction, shortcomings
from woonzeker.law.calendar import dutch_date
from woonzeker.law.courts import COURTS, Finding, Judged, findings


class Told(StrEnum):
    """Where the day of an effort comes from."""

    REPORT = "bij de melding gezegd"
    DECLARED = "verklaard voor de hele aanlevering"
    LATER = "later door de verhuurder toegevoegd"


#: letter of Bgs art. 2 → the words on the statement
LETTERS: dict[str, str] = {
    "a": "Geprobeerd persoonlijk contact te krijgen",
    "b": "Gewezen op schuldhulpverlening",
    "c": "Schriftelijke herinnering gestuurd",
    "d": "Aangeboden de contactgegevens te delen",
}
REACTIONS: dict[str, str] = {
    "geen": "de huurder reageerde niet",
    "instemming": "de huurder stemde in",
    "afwijzing": "de huurder wees het af",
    "": "niet bekend",
}


@dataclass(frozen=True, slots=True)
class Report:
    """One report: which, when it was said to be made, when it came in, and how much it was."""

    reference: str
    reported_on: date
    received_on: date
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Effort:
    """One of the four efforts: its letter, its day (None when nobody told it) and who told it."""

    letter: str
    done_on: date | None
    told: Told = Told.REPORT

    @property
    def words(self) -> str:
        """What it is, as the statement says it."""
        return LETTERS[self.letter]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a statement of report rests on."""

    reports: tuple[Report, ...]
    efforts: tuple[Effort, ...]
    reaction: str = ""
    #: a code of courts.COURTS
    court: str = ""
    #: the day of the report that the efforts came before; the last one when nobody said
    about_on: date | None = None
    #: the day of the summons; without one it is said for the day after the statement
    summons_on: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What follows from the facts: the practice of the court, and what is missing, in order."""

    facts: Facts
    court: str
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]


def added(
    efforts: Sequence[Effort], later: dict[str, date | None], *, declared: bool = False
) -> tuple[Effort, ...]:
    """The efforts with days that the landlord tells later; what was told first stays."""
    known = {each.letter: each for each in efforts if each.done_on is not None}
    whole = []
    for letter in LETTERS:
        if letter in known:
            whole.append(known[letter])
        elif later.get(letter):
            whole.append(Effort(letter, later[letter], Told.LATER))
        else:
            whole.append(Effort(letter, None, Told.DECLARED if declared else Told.REPORT))
    return tuple(whole)


def statement(facts: Facts, *, made_on: date) -> Statement:
    """What a statement of report says on a day."""
    summons_on = facts.summons_on or made_on + timedelta(days=1)
    letters = {each.letter: each.done_on for each in facts.efforts}
    # a report is made when the municipality has it, whatever day stands in it
    reported = [each.received_on for each in facts.reports]
    found = findings(
        facts.court, summons_on=summons_on, reported=reported, letter_on=letters.get("d"),
        summoned=facts.summons_on is not None,
    )  # fmt: skip
    missing = [*_efforts_lacking(facts), *_lacking(found)]
    return Statement(facts, COURTS[facts.court], found, tuple(dict.fromkeys(missing)))


def _efforts_lacking(facts: Facts) -> list[str]:
    """What the decree asks before this report and is not known to be so; of rent alone."""
    if not facts.reports:
        return ["Er is geen melding."]
    if not facts.efforts:
        return []
    about = facts.about_on or max(each.reported_on for each in facts.reports)
    declared = {each.letter for each in facts.efforts if each.told is Told.DECLARED}
    days = {each.letter: each.done_on for each in facts.efforts}
    efforts = Efforts(
        days.get("a"), days.get("b"), days.get("c"), days.get("d"),
        Reaction(facts.reaction) if facts.reaction else None,
    )  # fmt: skip
    found = []
    for lack in shortcomings(efforts, about):
        said = f"Onder {lack.letter} ({lack.citation}): {lack.sentence}."
        if lack.letter in declared and days.get(lack.letter) is None:
            said = (
                f"Onder {lack.letter} ({lack.citation}): verklaard voor de hele aanlevering, "
                "zonder dag."
            )
        found.append(said)
    return found


def _lacking(found: Sequence[Finding]) -> list[str]:
    fine = {Judged.MET, Judged.OPEN}
    return [each.sentence for each in found if each.judged not in fine]


def day_or_unknown(day: date | None) -> str:
    """A day in words, or that it is not known."""
    return dutch_date(day) if day else "niet bekend"
