# SPDX-License-Identifier: EUPL-1.2
"""Which step of the ladder comes now, and why. Pure: facts in, one proposal out.

In this order: what the household wants, what reached them before, the first step of the ladder
that was not done yet, a way of another step that was not tried yet, and only then what failed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.outreach.ladder.policy import Rung
from woonzeker.outreach.ladder.steps import (
    AT_DOOR,
    NEED_MEANS,
    REACHED,
    VISITS,
    LadderStep,
    Lane,
    Tried,
    Way,
    last_reached,
)


class Why(StrEnum):
    """On what a proposal rests."""

    FIRST = "first"
    NEXT = "next"
    WISH = "wish"
    WORKED = "worked"
    OTHER_PART = "other_part"
    AGAIN = "again"
    REACHED = "reached"
    TIME_IS_UP = "time_is_up"
    ALL_TRIED = "all_tried"
    NO_WAY_LEFT = "no_way_left"


class Barred(StrEnum):
    """Why a step of the ladder is passed over."""

    NO_MEANS = "no_means"
    WRONG = "wrong"
    WISH = "wish"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class Wish:
    """How a household wants to be met; empty where they said nothing. Steps by their channel."""

    channels: tuple[str, ...] = ()
    not_channels: frozenset[str] = frozenset()
    day_parts: tuple[str, ...] = ()
    not_at_home: bool = False


@dataclass(frozen=True, slots=True)
class Worked:
    """A way by which this household was reached before, and when."""

    way: Way
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderFacts:
    """All that counts for the next step.

    The weeks run from `began_on`, the day of the newest signal. `tried` is what was tried since
    the case was last opened, oldest first; `failed_before` are ways that failed since the household
    was last reached, however long ago. `means` are the steps for which there is a number or an
    e-mail address; a peer expert goes alone. `due_on` is the last day of the nearest legal term.
    """

    on: date
    began_on: date
    lane: Lane
    rungs: tuple[Rung, ...]
    weeks: int
    again: int = 0
    tried: tuple[Tried, ...] = ()
    failed_before: frozenset[Way] = frozenset()
    worked: tuple[Worked, ...] = ()
    wish: Wish = field(default_factory=Wish)
    means: frozenset[LadderStep] = frozenset()
    may_visit: bool = True
    #: nobody goes to this door alone
    by_two: bool = False
    due_on: date | None = None
    #: the day of an appointment that waits
    meets_on: date | None = None

    @property
    def ends_on(self) -> date:
        """The last day on which somebody is sought."""
        return self.began_on + timedelta(weeks=self.weeks)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why this step: what it rests on, what was tried, and what is passed over."""

    why: Why
    lane: Lane
    #: the attempts since the newest signal, by step, in the order in which they began
    tried: tuple[tuple[LadderStep, int], ...] = ()
    barred: tuple[tuple[LadderStep, Barred], ...] = ()
    worked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next step; no step when there is none, and the reason says why.

    `day_part` is empty when any part of the day is as good. It may be done from `from_on` and
    must be by `latest_on`: the nearest legal term, or the end of the weeks to seek somebody.
    """

    step: LadderStep | None
    day_part: str
    from_on: date
    latest_on: date
    reason: Reason


def next_rung(facts: LadderFacts) -> Proposal:
    """The next step for a household, with its reason; the same facts give the same answer."""
    tries = ((each.outcome, each.on) for each in facts.tried)
    if last_reached(tries, meets_on=facts.meets_on):
        return _nothing(facts, Why.REACHED)
    if facts.on > facts.ends_on:
        return _nothing(facts, Why.TIME_IS_UP)
    ladder = _possible(facts)
    if not ladder:
        return _nothing(facts, Why.NO_WAY_LEFT)
    pending, rounds = _pending(ladder, facts.tried)
    return _by_preference(facts, ladder, pending) or _by_ladder(facts, ladder, pending, rounds)


def barred(step: LadderStep, facts: LadderFacts) -> Barred | None:
    """Why a step cannot be taken with this household; None when it can."""
    wish = facts.wish
    unwanted = step.channel in wish.not_channels or (wish.not_at_home and step in VISITS)
    parts = step.day_parts
    if unwanted or (parts and wish.day_parts and not set(parts) & set(wish.day_parts)):
        return Barred.WISH
    alone = step is LadderStep.PEER_VISIT and facts.by_two
    if alone or (step in VISITS and not facts.may_visit):
        return Barred.CARE
    if step in NEED_MEANS and step not in facts.means:
        return Barred.NO_MEANS
    # a door has one address: what came back from it is wrong for all that goes there
    beside = AT_DOOR if step in AT_DOOR else _of_channel(step.channel)
    wrong = _outcome_at(facts, "no_number", beside)
    moved = step in AT_DOOR and _outcome_at(facts, "moved", frozenset(LadderStep))
    return Barred.WRONG if wrong or moved else None


def _of_channel(channel: str) -> frozenset[LadderStep]:
    return frozenset(step for step in LadderStep if step.channel == channel)


def _outcome_at(facts: LadderFacts, outcome: str, steps: frozenset[LadderStep]) -> bool:
    return any(each.outcome == outcome and each.step in steps for each in facts.tried)


def _possible(facts: LadderFacts) -> tuple[Rung, ...]:
    """The ladder without what cannot be; what the household prefers belongs to it."""
    found = [rung for rung in facts.rungs if barred(rung.step, facts) is None]
    steps = {rung.step for rung in found}
    for step in _preferred(facts):
        if step not in steps:
            found.append(Rung(step, 0))
    return tuple(found)


def _preferred(facts: LadderFacts) -> Iterator[LadderStep]:
    """The steps of the channels that they prefer and that can be, in their order."""
    for channel in facts.wish.channels:
        for step in LadderStep:
            in_ladder = any(rung.step is step for rung in facts.rungs)
            plain = step not in {LadderStep.NOTE, LadderStep.PEER_VISIT}
            if step.channel == channel and (plain or in_ladder) and barred(step, facts) is None:
                yield step


def _pending(ladder: tuple[Rung, ...], tried: tuple[Tried, ...]) -> tuple[tuple[Rung, ...], int]:
    """What of the ladder was not done yet in this round, and how many rounds were."""
    done = done_of(tried)
    rounds = 0
    while True:
        pending = tuple(rung for rung in ladder if not _taken(done, rung.step))
        if pending:
            return pending, rounds
        rounds += 1


def done_of(tried: Iterable[Tried]) -> Counter[LadderStep]:
    """How often each step was done. A visit at which a card was left is a card and a note as well:
    there is paper behind the door."""
    done: Counter[LadderStep] = Counter()
    for each in tried:
        done[each.step] += 1
        if each.outcome == "card_left" and each.step in VISITS:
            done.update((LadderStep.CARD, LadderStep.NOTE))
    return done


def _taken(done: Counter[LadderStep], step: LadderStep) -> bool:
    if done[step] <= 0:
        return False
    done[step] -= 1
    return True


def _ways(rung: Rung, facts: LadderFacts) -> tuple[Way, ...]:
    """The ways in which a step can be done: in the parts of the day that policy and wish leave."""
    parts = (rung.part,) if rung.part else rung.step.day_parts
    if wanted := facts.wish.day_parts:
        asked = tuple(part for part in parts if part in wanted)
        # a part that the ladder names gives way to the one that the household asks for
        parts = asked or tuple(part for part in rung.step.day_parts if part in wanted)
    return tuple(Way(rung.step, part) for part in parts) or (Way(rung.step),)


def _failed(facts: LadderFacts) -> Counter[Way]:
    """How often each way failed."""
    found = Counter(each.way for each in facts.tried if each.outcome not in REACHED)
    found.update(facts.failed_before)
    for each in facts.tried:
        if each.step.day_parts and not each.day_part:
            # when it was is not known, so it counts for every part of the day
            found.update(Way(each.step, part) for part in each.step.day_parts)
    return found


def _by_preference(
    facts: LadderFacts, ladder: tuple[Rung, ...], pending: tuple[Rung, ...]
) -> Proposal | None:
    """What the household wants, or what reached them before, as long as it did not fail now."""
    failed = _failed(facts)
    for step in _preferred(facts):
        rung = next(rung for rung in (*pending, *ladder) if rung.step is step)
        if fresh := [way for way in _ways(rung, facts) if not failed[way]]:
            return _proposal(facts, rung, fresh, Why.WISH)
    for worked in facts.worked:
        fitting = [rung for rung in (*pending, *ladder) if _fits(rung, worked, facts)]
        if fitting and not failed[worked.way]:
            return _proposal(facts, fitting[0], [worked.way], Why.WORKED, worked_on=worked.on)
    return None


def _fits(rung: Rung, worked: Worked, facts: LadderFacts) -> bool:
    return worked.way in _ways(Rung(rung.step, rung.wait), facts)


def _by_ladder(
    facts: LadderFacts, ladder: tuple[Rung, ...], pending: tuple[Rung, ...], rounds: int
) -> Proposal:
    """The first step left with a way that did not fail; else another way; else once more."""
    failed = _failed(facts)
    in_order = Why.OTHER_PART if rounds else Why.NEXT if facts.tried else Why.FIRST
    for rungs, why in ((pending, in_order), (ladder, Why.OTHER_PART)):
        for rung in rungs:
            if fresh := [way for way in _ways(rung, facts) if not failed[way]]:
                return _proposal(facts, rung, fresh, why)
    if rounds and not facts.again:
        return _nothing(facts, Why.ALL_TRIED)
    rung = pending[0]
    ways = _ways(rung, facts)
    least = min(failed[way] for way in ways)
    best = [way for way in ways if failed[way] == least]
    begins_anew = rounds > 0 and len(pending) == len(ladder)
    wait = max(rung.wait, facts.again) if begins_anew else rung.wait
    return _proposal(facts, Rung(rung.step, wait, rung.part), best, Why.AGAIN)


def _proposal(
    facts: LadderFacts, rung: Rung, ways: list[Way], why: Why, *, worked_on: date | None = None
) -> Proposal:
    every = {way.day_part for way in _ways(Rung(rung.step, rung.wait), facts)}
    free = len(ways) > 1 and {way.day_part for way in ways} == every
    return Proposal(
        step=rung.step,
        day_part="" if free else ways[0].day_part,
        from_on=_from_on(facts, rung),
        latest_on=_latest_on(facts),
        reason=_reason(facts, why, worked_on),
    )


def _from_on(facts: LadderFacts, rung: Rung) -> date:
    """After the days of the ladder, but never after the last day of the term, nor in the past."""
    last = max((each.on for each in facts.tried), default=facts.began_on)
    waited = last + timedelta(days=rung.wait)
    return max(facts.on, min(waited, _latest_on(facts)))


def _latest_on(facts: LadderFacts) -> date:
    return min(facts.due_on or facts.ends_on, facts.ends_on)


def _nothing(facts: LadderFacts, why: Why) -> Proposal:
    return Proposal(None, "", facts.on, _latest_on(facts), _reason(facts, why, None))


def _reason(facts: LadderFacts, why: Why, worked_on: date | None) -> Reason:
    counted = Counter(each.step for each in facts.tried)
    return Reason(
        why=why,
        lane=facts.lane,
        tried=tuple(counted.items()),
        barred=tuple(_passed_over(facts)),
        worked_on=worked_on,
    )


def _passed_over(facts: LadderFacts) -> Iterable[tuple[LadderStep, Barred]]:
    for step in dict.fromkeys(rung.step for rung in facts.rungs):
        if because := barred(step, facts):
            yield step, because
