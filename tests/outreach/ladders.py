# SPDX-License-Identifier: EUPL-1.2
"""Facts of a household for the ladder, and what Hypothesis may make of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.outreach.ladder import (
    DAY_PARTS,
    LadderFacts,
    LadderStep,
    Lane,
    Rung,
    Tried,
    Way,
    Wish,
    Worked,
    ladders_from,
)

MONDAY = date(2026, 11, 2)
SHIPPED = ladders_from(shipped_policy(PolicyKind.LADDER))
MEANS = frozenset({LadderStep.CALL, LadderStep.MESSAGE, LadderStep.EMAIL})
CHANNELS = ("letter", "card", "phone", "message", "email", "visit", "elsewhere")
UNANSWERED = ("not_reached", "sent", "card_left", "no_number", "moved", "unsafe")


def household(**known: Any) -> LadderFacts:
    """An ordinary household of today with a telephone, under the shipped ladder."""
    lane = known.pop("lane", Lane.ORDINARY)
    values: dict[str, Any] = {
        "on": MONDAY,
        "began_on": MONDAY,
        "lane": lane,
        "rungs": SHIPPED.lanes[lane],
        "weeks": 12,
        "again": SHIPPED.again[lane],
        "means": MEANS,
    }
    return LadderFacts(**{**values, **known})


def tried(step: str, part: str = "", outcome: str = "not_reached", days: int = 0) -> Tried:
    """An attempt, so many days after today."""
    return Tried(LadderStep(step), part, outcome, MONDAY + timedelta(days=days))


_steps = st.sampled_from(list(LadderStep))


@st.composite
def _part_of(draw: st.DrawFn, step: LadderStep) -> str:
    return draw(st.sampled_from(step.day_parts)) if step.day_parts else ""


@st.composite
def ways(draw: st.DrawFn) -> Way:
    """Any way to reach somebody."""
    step = draw(_steps)
    return Way(step, draw(_part_of(step)))


@st.composite
def rungs(draw: st.DrawFn) -> Rung:
    """Any step of a ladder that a municipality may write."""
    step = draw(_steps)
    part = draw(st.sampled_from(["", *step.day_parts]))
    return Rung(step, draw(st.integers(0, 20)), part)


@st.composite
def attempts(draw: st.DrawFn) -> Tried:
    """An attempt of the past weeks that reached nobody."""
    way = draw(ways())
    days = draw(st.integers(-40, 0))
    outcome = draw(st.sampled_from(UNANSWERED))
    return Tried(way.step, way.day_part, outcome, MONDAY + timedelta(days=days))


wishes = st.builds(
    Wish,
    channels=st.lists(st.sampled_from(CHANNELS), max_size=3, unique=True).map(tuple),
    not_channels=st.frozensets(st.sampled_from(CHANNELS), max_size=4),
    day_parts=st.lists(st.sampled_from(DAY_PARTS), max_size=2, unique=True).map(tuple),
    not_at_home=st.booleans(),
)


@st.composite
def households(draw: st.DrawFn) -> LadderFacts:
    """Any household that was not reached yet."""
    began_on = MONDAY - timedelta(days=draw(st.integers(0, 120)))
    return LadderFacts(
        on=MONDAY,
        began_on=began_on,
        lane=draw(st.sampled_from(list(Lane))),
        rungs=tuple(draw(st.lists(rungs(), min_size=1, max_size=10))),
        weeks=draw(st.integers(4, 26)),
        again=draw(st.integers(0, 30)),
        tried=tuple(sorted(draw(st.lists(attempts(), max_size=12)), key=lambda each: each.on)),
        failed_before=draw(st.frozensets(ways(), max_size=4)),
        worked=tuple(Worked(way, MONDAY) for way in draw(st.lists(ways(), max_size=2))),
        wish=draw(wishes),
        means=draw(st.frozensets(st.sampled_from(sorted(MEANS)))),
        may_visit=draw(st.booleans()),
        due_on=draw(st.none() | st.integers(-10, 60).map(lambda d: MONDAY + timedelta(days=d))),
    )
