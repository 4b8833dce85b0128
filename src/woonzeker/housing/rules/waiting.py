# SPDX-License-Identifier: EUPL-1.2
"""Who needs a place first, with the reasons in words. Pure.

There is no score. Four facts order the list, one after the other: no roof now, children, the day
on which the roof ends, and since when somebody waits. Nothing else about people is here to be
used. The list proposes; whoever chooses somebody else writes down why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.matching.linkage.wording import gettext_noop


class Stage(IntEnum):
    """How near it is that somebody has no roof, the most pressing first."""

    NO_ROOF = 0
    NEAR = 1
    LATER = 2


STAGE_WORDS = {
    Stage.NO_ROOF: gettext_noop("heeft nu geen dak"),
    Stage.NEAR: gettext_noop("verliest binnenkort het dak"),
    Stage.LATER: gettext_noop("heeft nog even een dak"),
}
_CHILDREN = gettext_noop("er zijn kinderen bij")
_CHILDREN_UNKNOWN = gettext_noop("of er kinderen zijn is niet bekend: telt als een gezin")
_NO_DAY = gettext_noop("de dag waarop het dak ophoudt is niet bekend: telt als nu")
#: why somebody further down the list may go first: a code, no free words
PASSING = {
    "no_fit": gettext_noop("deze plek past niet bij wie hoger staat"),
    "own_wish": gettext_noop("wie hoger staat wil deze plek niet"),
    "safety": gettext_noop("het is hier niet veilig voor wie hoger staat"),
    "keeps_school_or_work": gettext_noop("zo blijven school of werk bereikbaar"),
}


@dataclass(frozen=True, slots=True)
class Waiter:
    """Who waits, by a number that says nothing: when the roof ends, children, since when.

    `roof_ends_on` is the first night without a roof, None while nobody knows it. `children` is
    None while nobody knows whether there are any.
    """

    number: str
    roof_ends_on: date | None
    children: int | None
    since_on: date

    @property
    def is_family(self) -> bool:
        """Whether children are there, or may be."""
        return self.children is None or self.children > 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the list: whose, at which stage, and why there."""

    waiter: Waiter
    stage: Stage
    reasons: tuple[str, ...]


def waiting_list(waiters: Iterable[Waiter], policy: RoofPolicy, *, on: date) -> tuple[Turn, ...]:
    """The list by need on a day."""
    turns = (_turn(each, policy, on) for each in waiters)
    return tuple(sorted(turns, key=lambda turn: _key(turn, on)))


def passed_over(turns: Sequence[Turn], chosen: str) -> tuple[Waiter, ...]:
    """Who stands above the chosen one; a reason of `PASSING` is asked when there is anybody.

    Raises KeyError when the chosen one does not wait.
    """
    numbers = [each.waiter.number for each in turns]
    if chosen not in numbers:
        raise KeyError(chosen)
    return tuple(each.waiter for each in turns[: numbers.index(chosen)])


def passing_refusal(passed: Collection[Waiter], reason: str) -> str:
    """Why somebody cannot go first, in Dutch; empty when they can."""
    if passed and reason not in PASSING:
        return gettext_noop("Er staat iemand hoger op de lijst. Kies waarom die nu niet gaat.")
    return ""


def _turn(waiter: Waiter, policy: RoofPolicy, on: date) -> Turn:
    stage = _stage(waiter.roof_ends_on, policy, on)
    reasons = [STAGE_WORDS[stage]]
    if waiter.roof_ends_on is None:
        reasons = [_NO_DAY]
    if waiter.is_family:
        reasons.append(_CHILDREN if waiter.children is not None else _CHILDREN_UNKNOWN)
    return Turn(waiter, stage, tuple(reasons))


def _stage(roof_ends_on: date | None, policy: RoofPolicy, on: date) -> Stage:
    if roof_ends_on is None or roof_ends_on <= on:
        return Stage.NO_ROOF
    near = roof_ends_on <= on + timedelta(days=policy.near_days)
    return Stage.NEAR if near else Stage.LATER


def _key(turn: Turn, on: date) -> tuple[int, bool, date, date, str]:
    waiter = turn.waiter
    ends = waiter.roof_ends_on or on
    return turn.stage, not waiter.is_family, ends, waiter.since_on, waiter.number
