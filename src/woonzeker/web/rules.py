# SPDX-License-Identifier: EUPL-1.2
"""What a case asks for now. Pure: the situation in, one next step out, with what it rests on.

What somebody must do by law or promised comes first, then the people who were reached; how to
reach the others is for the contact ladder (`outreach.ladder`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.outreach.ladder import last_reached


def unfit_reasons(*, to_person: bool, by_hand: bool) -> frozenset[str]:
    """The reasons that cannot be why a decision is reopened (codes of matching's ReopenReason).

    Somebody who fits after all is no reason where a person was chosen, and only a person can
    press a wrong key.
    """
    odd = "somebody_after_all" if to_person else "wrong_person"
    return frozenset({odd} if by_hand else {odd, "pressed_wrong"})


class Next(StrEnum):
    """The one thing to do now."""

    NOTHING = "nothing"
    WAIT = "wait"
    WAIT_FOR_SIGNAL = "wait_for_signal"
    ALERT_HELPER = "alert_helper"
    CHECK_WHO_STAYS_BEHIND = "check_who_stays_behind"
    OTHER_TASK = "other_task"
    FOLLOW_UP_HELP = "follow_up_help"
    KEEP_APPOINTMENT = "keep_appointment"
    ROUND_OFF_TALK = "round_off_talk"
    ROUND_OFF_DECLINED = "round_off_declined"
    VISIT_PLANNED = "visit_planned"
    WRITE = "write"
    SEEK_CONTACT = "seek_contact"
    LET_WAIT = "let_wait"
    SEEK_TOGETHER = "seek_together"


@dataclass(frozen=True, slots=True)
class Due:
    """A term or task that runs: its kind and latest day."""

    kind: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt to reach the household."""

    outcome: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that counts for what comes next."""

    status: str
    #: nobody could be reached: what is waited for is another signal
    for_signal: bool = False
    #: the ladder has a step left
    can_be_sought: bool = True
    #: a home or a supply is at stake: then nobody stops seeking
    threatening: bool = False
    visit_on: date | None = None
    terms: tuple[Due, ...] = ()
    tasks: tuple[Due, ...] = ()
    #: oldest first
    tried: tuple[Tried, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do, by when at the latest, and which term or task says so."""

    what: Next
    latest_on: date | None = None
    because: str = ""


_AFTER_REACHED = {
    "accepted": Next.FOLLOW_UP_HELP,
    "appointment": Next.KEEP_APPOINTMENT,
    "talked": Next.ROUND_OFF_TALK,
    "declined": Next.ROUND_OFF_DECLINED,
}
_TASKS = {
    "alert_helper": Next.ALERT_HELPER,
    "check_who_stays_behind": Next.CHECK_WHO_STAYS_BEHIND,
    "written_offer": Next.WRITE,
    "keep_appointment": Next.KEEP_APPOINTMENT,
}


def next_step(situation: Situation) -> NextStep:
    """The one next step of a case."""
    if situation.status == "closed":
        return NextStep(Next.NOTHING)
    if situation.tasks:
        first = min(situation.tasks, key=lambda task: (task.due_on, task.kind))
        return NextStep(_TASKS.get(first.kind, Next.OTHER_TASK), first.due_on, first.kind)
    if situation.status == "waiting":
        waits = Next.WAIT_FOR_SIGNAL if situation.for_signal else Next.WAIT
        return _by_term(waits, situation)
    return _by_term(_after_reached(situation) or _to_reach(situation), situation)


def _by_term(what: Next, situation: Situation) -> NextStep:
    if not situation.terms:
        return NextStep(what)
    first = min(situation.terms, key=lambda term: (term.due_on, term.kind))
    return NextStep(what, first.due_on, first.kind)


def _after_reached(situation: Situation) -> Next | None:
    """What follows the last time somebody was reached; later tries do not undo a talk."""
    meets = [task.due_on for task in situation.tasks if task.kind == "keep_appointment"]
    tries = ((each.outcome, each.on) for each in situation.tried)
    reached = last_reached(tries, meets_on=max(meets, default=None))
    return _AFTER_REACHED[reached] if reached else None


def _to_reach(situation: Situation) -> Next:
    """A visit that is planned, else the next step of the ladder, else waiting for a signal."""
    if situation.visit_on is not None:
        return Next.VISIT_PLANNED
    if situation.can_be_sought:
        return Next.SEEK_CONTACT
    return Next.SEEK_TOGETHER if situation.threatening else Next.LET_WAIT


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())
