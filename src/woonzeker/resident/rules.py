# SPDX-License-Identifier: EUPL-1.2
"""Who may open a resident's own page, how long it stays open, and what it says comes next. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from woonzeker.access.policy import DataClass, resident_alone
from woonzeker.accounts.rules import Limit

#: what was reported about them and what happens with it
MAY_OPEN = resident_alone(DataClass.SIGNAL, DataClass.PROCESS)
#: how they want to be met is the one thing that they write themselves
MAY_SAY = resident_alone(DataClass.PROCESS, writes=(DataClass.ADDRESS,))

#: a screen in a library or of somebody else's phone is left behind: short, and never a whole day
IDLE = timedelta(minutes=15)
WHOLE = timedelta(hours=1)
#: guesses at one code, and from one address; a library has many people behind one address
ONE_CODE = Limit(free=5, counts_for=timedelta(hours=24))
ONE_ADDRESS = Limit(free=10, counts_for=timedelta(hours=1))
#: requests for help without a code: of one address, where a library has many, and of all together
ASKS_FROM_ADDRESS = Limit(free=5, counts_for=timedelta(hours=1))
ASKS_IN_ALL = Limit(free=40, counts_for=timedelta(hours=1))

#: longest that a resident can write at once
LONGEST = 500


class Stage(StrEnum):
    """Where it stands, in the few words that a resident has use for."""

    HOME_AT_STAKE = "home_at_stake"
    FIRST_CONTACT = "first_contact"
    TALKING = "talking"
    HELP_RUNS = "help_runs"
    STANDS_STILL = "stands_still"
    WAITS_FOR_SIGNAL = "waits_for_signal"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Course:
    """What counts of a case for what comes next."""

    status: str
    threatening: bool = False
    reached: bool = False
    accepted: bool = False
    waits_for_signal: bool = False


def stage_of(course: Course) -> Stage:
    """Where it stands now: the threat to a home goes before all that runs."""
    if course.status == "closed":
        return Stage.CLOSED
    if course.threatening:
        return Stage.HOME_AT_STAKE
    if course.waits_for_signal:
        return Stage.WAITS_FOR_SIGNAL
    if course.status == "waiting":
        return Stage.STANDS_STILL
    if course.accepted:
        return Stage.HELP_RUNS
    return Stage.TALKING if course.reached else Stage.FIRST_CONTACT


def is_open(began_at: datetime, seen_at: datetime, *, now: datetime) -> bool:
    """Whether a page that was opened, and last looked at, at these moments is open still."""
    return now - seen_at < IDLE and now - began_at < WHOLE


def day_typed(day: str, month: str, year: str) -> tuple[int, int, int] | None:
    """A day of birth as it was typed in three boxes; None for what can be no such day.

    Who has no day or month of birth in the register may write 0 there.
    """
    parts = [each.strip() for each in (day, month, year)]
    if not all(each.isdecimal() and each.isascii() and len(each) <= 4 for each in parts):
        return None
    found = int(parts[0]), int(parts[1]), int(parts[2])
    fits = found[0] <= 31 and found[1] <= 12 and date.min.year <= found[2]
    return found if fits and len(parts[2]) == 4 else None


def asked_to_call(when: str, words: str) -> str:
    """What a worker reads of a request to be called back, beside the number."""
    said = "Wil gebeld worden" + (f", liefst in de {when}" if when else "")
    return f"{said}. {words}".strip()[:LONGEST]
