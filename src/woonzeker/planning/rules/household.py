# SPDX-License-Identifier: EUPL-1.2
"""From what was reported about a household to the closed list of facts that may weigh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from woonzeker.planning.priority import PriorityFacts, PriorityPolicy, months_behind

_OF_AGE = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears:
    """The newest report of one partner in a case; amounts in cents."""

    partner: str
    kind: str
    amount_cents: int
    terms: float | None = None
    #: what the same partner reported before that
    earlier_cents: int | None = None
    crisis: bool = False
    supply_ends_on: date | None = None
    eviction_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What bears on a case's urgency. `births` are ISO days, unknown parts 00."""

    step: int
    threatening: bool = False
    #: an earlier month with signals lies within six months
    following: bool = False
    arrears: tuple[Arrears, ...] = ()
    births: tuple[str, ...] = ()
    due_days: tuple[date, ...] = ()
    own_request: bool = False
    flagged: bool = False
    #: the day of an eviction that a bailiff told of, beside what partners reported
    evicted_on: date | None = None


def facts_of(case: CaseFacts, policy: PriorityPolicy, *, on: date) -> PriorityFacts:
    """The facts of a case on a day, and nothing else about the people."""
    minors = sum(is_minor(born, on=on) for born in case.births)
    months = [
        months_behind(each.kind, each.amount_cents, each.terms, policy) for each in case.arrears
    ]
    return PriorityFacts(
        partner_kinds=frozenset(each.kind for each in case.arrears),
        partner_count=len({each.partner for each in case.arrears}),
        months_behind=max((each for each in months if each is not None), default=None),
        growth_percent=_growth(case.arrears),
        repeat_within_six_months=case.following,
        crisis=is_crisis(case, on=on),
        eviction_in_days=_nearest(
            (*(each.eviction_on for each in case.arrears), case.evicted_on), on
        ),
        shutoff_in_days=_nearest((each.supply_ends_on for each in case.arrears), on),
        minors=minors,
        step=case.step,
        days_left=min(((due - on).days for due in case.due_days), default=None),
        resident_asked=case.own_request,
        flagged=case.flagged,
    )


def is_minor(born: str, *, on: date) -> bool:
    """Whether somebody is under eighteen on a day; who may still be (day unknown) counts as one."""
    if not born:
        return False
    year, month, day = (int(part) for part in born.split("-"))
    if not year:
        return False
    return (year + _OF_AGE, month or 12, day or 31) > (on.year, on.month, on.day)


def is_crisis(case: CaseFacts, *, on: date) -> bool:
    """Whether a household is in crisis on a day: for its points and for who is visited first.

    A home or supply at stake; a crisis report; or water that will be cut off where children live:
    the State and water companies must do all they can to keep children supplied (Hof Den Haag
    19 March 2024, ECLI:NL:GHDHA:2024:363).
    """
    children = any(is_minor(born, on=on) for born in case.births)
    return case.threatening or any(
        each.crisis or (each.kind == "water" and each.supply_ends_on is not None and children)
        for each in case.arrears
    )


def _growth(arrears: Iterable[Arrears]) -> int | None:
    """How much the fastest growing arrears grew, in whole percents; None when all are first."""
    grown = [
        (each.amount_cents - each.earlier_cents) * 100 // each.earlier_cents
        for each in arrears
        if each.earlier_cents
    ]
    return max(grown, default=None)


def _nearest(days: Iterable[date | None], on: date) -> int | None:
    """Days until the nearest announced day; when all have passed, the last one."""
    ahead = [(day - on).days for day in days if day is not None]
    return min((left for left in ahead if left >= 0), default=max(ahead, default=None))
