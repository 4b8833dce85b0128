# SPDX-License-Identifier: EUPL-1.2
"""What courts ask of a landlord who reported rent arrears before they come to court. Pure.

What each court does is dated data with its source (`parameters/kanton`); here is what follows from
it for the days of some reports and of a summons. A report on the day of the summons itself came
not before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from woonzeker.law.calendar import add_months, dutch_date
from woonzeker.law.reader import Parameter, parameter, series

#: courts whose own practice we have read; every other court follows the national recommendation
COURTS: dict[str, str] = {
    "amsterdam": "rechtbank Amsterdam",
    "rotterdam": "rechtbank Rotterdam",
    "": "een andere rechtbank",
}
#: the municipality in which a court sits is in its district: what a municipality that decided
#: nothing falls under; of every other municipality nobody says so here
SEATS: dict[str, str] = {"0363": "amsterdam", "0599": "rotterdam"}
_DOUBTED = "rotterdam_ten_hoogste"
#: the districts of the courts by name, longest first: what may be said of a court without its words
DISTRICTS: tuple[str, ...] = (
    "Zeeland-West-Brabant", "Midden-Nederland", "Noord-Nederland", "Noord-Holland",
    "Oost-Brabant", "Gelderland", "Overijssel", "Amsterdam", "Rotterdam", "Den Haag", "Limburg",
)  # fmt: skip


class Judged(StrEnum):
    """What a practice makes of what there is."""

    MET = "in orde"
    LACKING = "ontbreekt"
    WARNING = "let op"
    #: it hangs on the day of a summons that is not known yet
    OPEN = "nog niet te zeggen"


@dataclass(frozen=True, slots=True)
class Finding:
    """One practice of a court and what it makes of this report, with its place and its source."""

    code: str
    judged: Judged
    sentence: str
    practice: Parameter


@dataclass(frozen=True, slots=True)
class Alarm:
    """That a summons came without the report that this court asks for."""

    code: str  # no_report, too_soon
    sentence: str
    practices: tuple[Parameter, ...]


class Proven(StrEnum):
    """What the reports at a home mean when somebody summons."""

    REPORTED = "reported"
    LACKING = "lacking"
    #: who summons is not known here, and somebody reported: nobody can say who yet
    UNCLEAR = "unclear"


def court_named(words: str, otherwise: str) -> str:
    """The court that a message names; of what names no court, that of the municipality."""
    said = words.casefold()
    if not said.strip():
        return otherwise
    return next((code for code in COURTS if code and code in said), "")


def district_named(words: str) -> str:
    """The district that the words of a message name; empty when they name none."""
    said = words.casefold()
    return next((each for each in DISTRICTS if each.casefold() in said), "")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about the report of who summons: the alarm, and what is only a warning."""

    proven: Proven
    alarm: Alarm | None = None
    warnings: tuple[Finding, ...] = ()


def standing(
    court: str, *, summons_on: date, own: Iterable[date] | None, anybody: Iterable[date]
) -> Standing:
    """What is known about the report of who summons.

    `own` are the days on which the creditor that summons reported, None when nobody knows which
    creditor it is; `anybody` those of every report at this home. Where nobody at all reported
    before the summons, whoever summons did not either.
    """
    days = sorted(anybody if own is None else own)
    if own is None and any(day < summons_on for day in days):
        return Standing(Proven.UNCLEAR)
    alarm = summons_without_report(court, summons_on=summons_on, reported=days)
    if alarm is not None:
        return Standing(Proven.LACKING, alarm)
    found = findings(court, summons_on=summons_on, reported=days, letter_on=summons_on)
    late = tuple(each for each in found if each.code == "too_old" and each.judged is not Judged.MET)
    return Standing(Proven.REPORTED, None, late)


def practices(court: str, *, on: date) -> tuple[Parameter, ...]:
    """What this court asks at a summons of that day: the national rule and its own, in order."""
    names = ["landelijk_bewijs"]
    if court == "amsterdam":
        names.append("amsterdam_bewijs")
    elif court == "rotterdam":
        names += ["rotterdam_ten_minste", _DOUBTED]
    rows = (each for name in names for each in series(f"kanton/{name}"))
    return tuple(each for each in rows if each.holds_on(on))


def hearing_practices(court: str, *, on: date) -> tuple[Parameter, ...]:
    """How a hearing about arrears goes at this court on a day, as far as we have read it."""
    names = ["kinderen_melden"]
    if court == "amsterdam":
        names += ["amsterdam_huurzitting", "amsterdam_tweede_zitting"]
    rows = (each for name in names for each in series(f"kanton/{name}"))
    return tuple(each for each in rows if each.holds_on(on))


def findings(
    court: str,
    *,
    summons_on: date,
    reported: Sequence[date],
    letter_on: date | None,
    summoned: bool = True,
) -> tuple[Finding, ...]:
    """What the practice of a court makes of these reports and of the letter with the offer.

    `summoned` is False for a day that only stands in for one that nobody knows yet.
    """
    before = sorted(day for day in reported if day < summons_on)
    found: list[Finding] = []
    for practice in practices(court, on=summons_on):
        name = practice.path.partition("/")[2]
        if name == "rotterdam_ten_minste":
            found.append(_long_enough(practice, before, summons_on))
        elif name == _DOUBTED:
            found.append(_not_too_long(practice, before, summons_on))
        else:
            found += _papers(practice, before, letter_on, summons_on)
    return tuple(found if summoned else map(_unsummoned(before), found))


def _unsummoned(before: Sequence[date]) -> Callable[[Finding], Finding]:
    """That a report came before a summons is not said while there is no summons."""

    def said(each: Finding) -> Finding:
        if each.code != "reported" or each.judged is not Judged.MET:
            return each
        words = (
            f"De achterstand is gemeld op {dutch_date(before[-1])}. De dag van de dagvaarding is "
            "nog niet bekend; die moet later zijn dan de melding."
        )
        return replace(each, judged=Judged.OPEN, sentence=words)

    return said


def summons_without_report(
    court: str, *, summons_on: date, reported: Sequence[date]
) -> Alarm | None:
    """The alarm of a summons before which this creditor did not report as this court asks.

    `reported` are the days of its reports about this household. None when there is nothing to say.
    A report that is long ago raises none: that practice only warns.
    """
    asked = practices(court, on=summons_on)
    if not any(day < summons_on for day in reported):
        said = f"Vóór de dagvaarding van {dutch_date(summons_on)} is geen melding ontvangen."
        return Alarm("no_report", said, asked)
    for finding in findings(court, summons_on=summons_on, reported=reported, letter_on=summons_on):
        if finding.code == "too_soon" and finding.judged is Judged.LACKING:
            return Alarm("too_soon", finding.sentence, (finding.practice,))
    return None


def _papers(
    practice: Parameter, before: Sequence[date], letter_on: date | None, summons_on: date
) -> list[Finding]:
    found = []
    if "melding_bij_gemeente" in practice.names:
        said = (
            f"De achterstand is gemeld op {dutch_date(before[-1])}, vóór de dagvaarding."
            if before
            else "Er is geen melding van vóór de dagvaarding."
        )
        found.append(Finding("reported", _judged(bool(before)), said, practice))
    if "brief_aan_huurder" in practice.names:
        there = letter_on is not None and letter_on <= summons_on
        said = (
            "Voeg de brief aan de huurder zelf bij: de rechtbank vraagt om die te laten zien."
            if there
            else "De dag van de brief aan de huurder met het aanbod is niet bekend."
        )
        judged = Judged.WARNING if there else Judged.LACKING
        found.append(Finding("letter", judged, said, practice))
    return found


def _long_enough(practice: Parameter, before: Sequence[date], summons_on: date) -> Finding:
    """Whether some report was made long enough ago."""
    months = practice.number
    enough = [day for day in before if add_months(day, months) <= summons_on]
    if enough:
        said = f"Tussen melding en dagvaarding liggen ten minste {months} maanden."
    elif before:
        from_on = dutch_date(add_months(before[0], months))
        said = f"De melding is minder dan {months} maanden oud. Dagvaard niet vóór {from_on}."
    else:
        said = f"Er is geen melding van ten minste {months} maanden vóór de dagvaarding."
    return Finding("too_soon", _judged(bool(enough)), said, practice)


def _not_too_long(practice: Parameter, before: Sequence[date], summons_on: date) -> Finding:
    """Whether the latest report is not long ago."""
    months = practice.number
    fresh = [day for day in before if summons_on <= add_months(day, months)]
    if fresh or not before:
        said = f"De laatste melding is ten hoogste {months} maanden oud."
        if not before:
            said = f"Er is geen melding van de {months} maanden vóór de dagvaarding."
        return Finding("too_old", _judged(bool(fresh)), said, practice)
    doubted = parameter(f"{practice.path}_als", on=summons_on).value == "waarschuwing"
    said = f"De laatste melding is meer dan {months} maanden oud."
    said += " Een hogere rechter twijfelt aan deze grens." if doubted else " Leg uit waarom."
    return Finding("too_old", Judged.WARNING if doubted else Judged.LACKING, said, practice)


def _judged(met: bool) -> Judged:
    return Judged.MET if met else Judged.LACKING
