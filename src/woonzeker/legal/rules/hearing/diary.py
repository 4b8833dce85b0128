# SPDX-License-Identifier: EUPL-1.2
"""The calendar of hearings: a week at a time, what is missing for each, and who can be there. Pure.

People stand here as opaque ids alone: who a hearing is about is on the page of the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from woonzeker.law.courts import district_named
from woonzeker.matching.linkage.wording import gettext_noop

_WORKING_WEEK = 5
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Hearing:
    """One hearing: when, where, who goes for the municipality, and what is ready.

    `attendants` are ids of colleagues. `changes` counts how often its day, hour or court changed.
    `at` None: the hour is not known.
    """

    id: str
    track: str
    on: date
    at: time | None = None
    court: str = ""
    attendants: tuple[str, ...] = ()
    file_ready: bool = False
    contact_had: bool = False
    cancelled: bool = False
    changes: int = 0

    @property
    def district(self) -> str:
        """The court as one of the districts, without any other word of a message."""
        return district_named(self.court)


class Lacks(StrEnum):
    """What a hearing still lacks."""

    ATTENDANT = "attendant"
    FILE = "file"
    CONTACT = "contact"
    TIME = "time"
    COURT = "court"


LACKS: dict[Lacks, str] = {
    Lacks.ATTENDANT: gettext_noop("Er gaat nog niemand heen."),
    Lacks.FILE: gettext_noop("Het dossier is niet klaar."),
    Lacks.CONTACT: gettext_noop("Er is nog met niemand gesproken."),
    Lacks.TIME: gettext_noop("Het uur is niet bekend."),
    Lacks.COURT: gettext_noop("De rechtbank is niet bekend."),
}


@dataclass(frozen=True, slots=True)
class HearingRow:
    """One hearing in the calendar: what it lacks, and who would be in two places at once."""

    hearing: Hearing
    lacks: tuple[Lacks, ...]
    double: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """One day of the week, with its hearings in order of the hour; unknown hours come last."""

    on: date
    rows: tuple[HearingRow, ...]


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_of(hearings: Iterable[Hearing], day: date, *, minutes: int) -> tuple[DiaryDay, ...]:
    """The week of a day: Monday to Friday, and a day of the weekend when there is a hearing."""
    monday = monday_of(day)
    days = [monday + timedelta(days=n) for n in range(_WEEK)]
    own = [each for each in hearings if each.on in days and not each.cancelled]
    found = []
    for place, on in enumerate(days):
        today = sorted((each for each in own if each.on == on), key=_hour)
        if today or place < _WORKING_WEEK:
            found.append(DiaryDay(on, tuple(_row(each, today, minutes) for each in today)))
    return tuple(found)


def lacking(hearing: Hearing) -> tuple[Lacks, ...]:
    """What a hearing still lacks, most urgent first."""
    found = {
        Lacks.ATTENDANT: not hearing.attendants,
        Lacks.FILE: not hearing.file_ready,
        Lacks.CONTACT: not hearing.contact_had,
        Lacks.TIME: hearing.at is None,
        Lacks.COURT: not hearing.court,
    }
    return tuple(each for each, missing in found.items() if missing)


def double_booked(hearing: Hearing, others: Iterable[Hearing], *, minutes: int) -> tuple[str, ...]:
    """Who of this hearing has to be at another court at the same time.

    Several hearings of one court on a day go one after another: that is one visit, not two.
    """
    found = {
        who
        for other in others
        if other.id != hearing.id and _at_once(hearing, other, minutes)
        for who in set(hearing.attendants) & set(other.attendants)
    }
    return tuple(sorted(found))


def can_attend(
    people: Sequence[str], hearing: Hearing, others: Sequence[Hearing], *, minutes: int
) -> tuple[str, ...]:
    """Who can go to a hearing without being in two places, who goes least that week first."""
    busy = {who for each in others if each.id != hearing.id
            and _at_once(hearing, each, minutes) for who in each.attendants}  # fmt: skip
    week = monday_of(hearing.on)
    turns = {
        who: sum(who in each.attendants and monday_of(each.on) == week for each in others)
        for who in people
    }
    return tuple(sorted((who for who in people if who not in busy), key=lambda who: turns[who]))


def _row(hearing: Hearing, today: Sequence[Hearing], minutes: int) -> HearingRow:
    return HearingRow(hearing, lacking(hearing), double_booked(hearing, today, minutes=minutes))


def _hour(hearing: Hearing) -> tuple[time, str]:
    return hearing.at or time.max, hearing.id


def _at_once(one: Hearing, other: Hearing, minutes: int) -> bool:
    if one.on != other.on or one.cancelled or other.cancelled:
        return False
    if one.court and one.court == other.court:
        return False
    if one.at is None or other.at is None:
        return True
    apart = datetime.combine(one.on, one.at) - datetime.combine(other.on, other.at)
    return abs(apart) < timedelta(minutes=minutes)
