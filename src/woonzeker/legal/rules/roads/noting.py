# SPDX-License-Identifier: EUPL-1.2
"""How far a road is, what can be done next, and what is noted, refused or told 'in spite of'. Pure.

What the municipality does itself waits for what must come before. What others did is noted as it
happened, together with what was still open then. What the law does not allow to have happened is
refused, whoever says so: a lease does not end out of court before a home is closed in fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from woonzeker.legal.rules.roads import (
    break_up,
    carer,
    closure,
    fraud,
    mortgage,
    nuisance,
    precarious,
)
from woonzeker.legal.rules.roads.clocks import Done, Due, due
from woonzeker.legal.rules.roads.closing import Closing, dissolution
from woonzeker.legal.rules.roads.policy import RoadsPolicy
from woonzeker.legal.rules.roads.shape import (
    OURS,
    SAFEGUARDS,
    Course,
    Home,
    LadderWish,
    Road,
    Step,
)

COURSES: Mapping[Road, Course] = {
    each.COURSE.road: each.COURSE
    for each in (nuisance, closure, fraud, carer, break_up, mortgage, precarious)
}


def joined_wish(roads: Iterable[Road], policy: RoadsPolicy) -> LadderWish | None:
    """How contact is sought when several roads run: the most hurried leads, every "never" holds.

    None without a road. A way that one road never uses is used on none.
    """
    wishes = [COURSES[road].wish for road in Road if road in set(roads)]
    if not wishes:
        return None
    lead = min(wishes, key=lambda wish: int(getattr(policy, wish.within)))
    never = frozenset().union(*(wish.never for wish in wishes))
    ways = dict.fromkeys(step for wish in (lead, *wishes) for step in wish.first)
    return replace(
        lead,
        first=tuple(step for step in ways if step not in never),
        never=never,
        by_two=any(wish.by_two for wish in wishes),
        rest=next((wish.rest for wish in wishes if wish.rest), ""),
    )


class Stand(StrEnum):
    """How it stands with one step."""

    DONE = "done"
    CAN = "can"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Line:
    """One step as it stands on a day: since when, what it waits for, until when it is due."""

    step: Step
    stand: Stand
    on: date | None
    lacks: tuple[Step, ...]
    due: Due | None
    late: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """That something is written down; `in_spite_of` and `safeguards` say what was still open."""

    in_spite_of: tuple[str, ...] = ()
    safeguards: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing was open when it happened."""
        return not self.in_spite_of and not self.safeguards


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not written down: what is missing, and what to note instead, if anything."""

    why: str
    lacks: tuple[str, ...] = ()
    safeguards: tuple[str, ...] = ()
    instead: str = ""


def progress(
    course: Course, done: Sequence[Done], *, policy: RoadsPolicy, on: date
) -> tuple[Line, ...]:
    """Every step of a road as it stands on a day, in the order of the road."""
    return tuple(_line(course, step, done, policy, on) for step in course.steps)


def next_steps(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What the municipality can do now: the late first, then by day, then in the order."""
    can = [each for each in lines if each.stand is Stand.CAN and each.step.who in OURS]
    far = date.max
    return tuple(sorted(can, key=lambda line: line.due.due_on if line.due else far))


def note(
    course: Course,
    new: Done,
    done: Sequence[Done],
    *,
    open_safeguards: Iterable[str] = SAFEGUARDS,
    closing: Closing | None = None,
) -> Noted | Refusal:
    """Whether a step can be written down, and with what was open.

    `open_safeguards` are those not met yet; who does not say it is taken to have met none.
    `closing` is what is known of the closure: without it no lease was dissolved out of court.
    Raises KeyError for a step of another road.
    """
    step = course.step(new.code)
    if (refused := _by_law(course, step, new, done, closing)) is not None:
        return refused
    lacks = tuple(each.title for each in _lacking(course, step.after, done))
    still = tuple(open_safeguards) if step.loses else ()
    if step.who in OURS and (lacks or still):
        return Refusal("Dit kan nog niet: er moet eerst iets anders.", lacks, still)
    return Noted(lacks, still)


def end(
    course: Course,
    code: str,
    done: Sequence[Done],
    *,
    open_safeguards: Iterable[str] = SAFEGUARDS,
) -> Noted | Refusal:
    """Whether a road can be closed in this way; a lost home only with every safeguard met.

    Raises KeyError for an ending of another road.
    """
    ending = course.ending(code)
    lacks = tuple(each.title for each in _lacking(course, ending.after, done))
    still = tuple(open_safeguards) if ending.home is Home.LOST else ()
    if lacks or still:
        return Refusal("Deze weg kan zo nog niet dicht.", lacks, still)
    return Noted()


def _line(course: Course, step: Step, done: Sequence[Done], policy: RoadsPolicy, on: date) -> Line:
    taken = [each.on for each in done if each.code == step.code]
    clock = _due(step, done, policy)
    if taken:
        return Line(step, Stand.DONE, max(taken), (), clock, late=False)
    lacks = _lacking(course, (*step.law_after, *step.after), done)
    stand = Stand.WAITS if lacks else Stand.CAN
    return Line(step, stand, None, lacks, clock, late=clock is not None and clock.due_on < on)


def _due(step: Step, done: Sequence[Done], policy: RoadsPolicy) -> Due | None:
    if not step.term:
        return None
    since = [each for each in done if each.code in step.term_from]
    if not since:
        return None
    return due(step.term, min(since, key=lambda each: each.on), policy)


def _lacking(course: Course, codes: Iterable[str], done: Sequence[Done]) -> tuple[Step, ...]:
    taken = {each.code for each in done}
    return tuple(course.step(code) for code in dict.fromkeys(codes) if code not in taken)


def _by_law(
    course: Course, step: Step, new: Done, done: Sequence[Done], closing: Closing | None
) -> Refusal | None:
    """What the law itself asks first, on or before the day of this step."""
    before = [each for each in done if each.on <= new.on]
    lacks = tuple(each.title for each in _lacking(course, step.law_after, before))
    if lacks:
        return Refusal("Dit kan niet gebeurd zijn: de wet vraagt eerst iets anders.", lacks,
                       instead=step.instead)  # fmt: skip
    if step.code != closure.DISSOLVED:
        return None
    if closing is None:
        return Refusal("Van de sluiting is niets bekend.", instead=step.instead)
    found = dissolution(closing, on=new.on)
    return None if found.can_be else Refusal(found.why, instead=step.instead)
