# SPDX-License-Identifier: EUPL-1.2
"""What a case asks for now. Pure: the situation in, one next step out, with what it rests on.

The order is that of the contact ladder: what somebody must do by law or promised first, then the
people who were reached, then the ways that were not tried yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

REACHED = frozenset({"talked", "appointment", "accepted", "declined"})
DAY_VISITS = 2


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
    ALERT_HELPER = "alert_helper"
    CHECK_WHO_STAYS_BEHIND = "check_who_stays_behind"
    OTHER_TASK = "other_task"
    FOLLOW_UP_HELP = "follow_up_help"
    KEEP_APPOINTMENT = "keep_appointment"
    ROUND_OFF_TALK = "round_off_talk"
    ROUND_OFF_DECLINED = "round_off_declined"
    VISIT_PLANNED = "visit_planned"
    VISIT_AT_ONCE = "visit_at_once"
    CALL = "call"
    VISIT_BY_DAY = "visit_by_day"
    VISIT_IN_EVENING = "visit_in_evening"
    WRITE = "write"
    ROUND_OFF_NO_CONTACT = "round_off_no_contact"


@dataclass(frozen=True, slots=True)
class Due:
    """A term or task that runs: its kind and latest day."""

    kind: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt to reach the household."""

    channel: str
    day_part: str
    outcome: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """All that counts for what comes next."""

    status: str
    threatening: bool = False
    has_phone: bool = False
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
}


def next_step(situation: Situation) -> NextStep:
    """The one next step of a case."""
    if situation.status == "closed":
        return NextStep(Next.NOTHING)
    if situation.tasks:
        first = min(situation.tasks, key=lambda task: (task.due_on, task.kind))
        return NextStep(_TASKS.get(first.kind, Next.OTHER_TASK), first.due_on, first.kind)
    if situation.status == "waiting":
        return _by_term(Next.WAIT, situation)
    return _by_term(_after_reached(situation) or _to_reach(situation), situation)


def _by_term(what: Next, situation: Situation) -> NextStep:
    if not situation.terms:
        return NextStep(what)
    first = min(situation.terms, key=lambda term: (term.due_on, term.kind))
    return NextStep(what, first.due_on, first.kind)


def _after_reached(situation: Situation) -> Next | None:
    """What follows the last time somebody was reached; later tries do not undo it."""
    reached = [each for each in situation.tried if each.outcome in REACHED]
    return _AFTER_REACHED[reached[-1].outcome] if reached else None


def _to_reach(situation: Situation) -> Next:
    """The way that was not tried yet: a planned visit, a threat, a call, by day, by evening."""
    visits = [each for each in situation.tried if each.channel == "visit"]
    channels = {each.channel for each in situation.tried}
    by_evening = any(each.day_part == "avond" for each in visits)
    steps = (
        (situation.visit_on is not None, Next.VISIT_PLANNED),
        (situation.threatening and not visits, Next.VISIT_AT_ONCE),
        (situation.has_phone and "phone" not in channels, Next.CALL),
        (len(visits) - by_evening < DAY_VISITS, Next.VISIT_BY_DAY),
        (not by_evening, Next.VISIT_IN_EVENING),
        ("letter" not in channels, Next.WRITE),
    )
    return next((step for holds, step in steps if holds), Next.ROUND_OFF_NO_CONTACT)
