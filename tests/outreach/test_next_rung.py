# SPDX-License-Identifier: EUPL-1.2
"""Which step of the ladder comes now, situation by situation and in general."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from tests.outreach.ladders import MEANS, MONDAY, household, households, tried

from woonzeker.outreach.ladder import (
    Barred,
    LadderFacts,
    LadderStep,
    Lane,
    Tried,
    Way,
    Why,
    Wish,
    Worked,
    barred,
    next_rung,
)
from woonzeker.outreach.ladder.steps import AT_DOOR

EVERY_WAY = [Way(step, part) for step in LadderStep for part in step.day_parts or ("",)]
MORNING, AFTERNOON = tried("day_visit", "ochtend"), tried("day_visit", "middag", days=3)
EVENING = tried("evening_visit", "avond", days=6)
LETTER, CALLED = tried("letter", outcome="sent"), tried("call", "middag", days=1)


def step_after(*attempts: Tried, **more: object) -> str:
    """The step that comes after these attempts, and its part of the day."""
    last = max((each.on for each in attempts), default=MONDAY)
    found = next_rung(household(tried=attempts, on=last, **more))
    return f"{found.step} {found.day_part}".strip()


def test_the_first_step_of_the_ladder_comes_first() -> None:
    found = next_rung(household())
    assert (found.step, found.from_on, found.reason.why) == ("letter", MONDAY, Why.FIRST)


@pytest.mark.parametrize(
    ("attempts", "step"),
    [
        ((LETTER,), "call"),
        ((LETTER, CALLED), "day_visit"),
        ((LETTER, CALLED, MORNING), "card"),
        ((LETTER, CALLED, tried("day_visit", "ochtend", "card_left")), "day_visit middag"),
        ((LETTER, CALLED, MORNING, tried("card", outcome="sent")), "day_visit middag"),
    ],
)
def test_the_ladder_goes_step_by_step(attempts: tuple[Tried, ...], step: str) -> None:
    assert step_after(*attempts) == step


def test_after_two_visits_by_day_somebody_comes_in_the_evening() -> None:
    found = next_rung(household(lane=Lane.SEVERAL, tried=(LETTER, CALLED, MORNING, AFTERNOON),
                                rungs=household(lane=Lane.SEVERAL).rungs[2:]))  # fmt: skip
    assert found.step is LadderStep.EVENING_VISIT
    assert dict(found.reason.tried)[LadderStep.DAY_VISIT] == 2


def test_without_a_number_nobody_is_called() -> None:
    assert step_after(LETTER, means=frozenset()) == "day_visit"


def test_a_number_that_is_wrong_is_not_called_again() -> None:
    assert step_after(tried("call", "middag", "no_number"), lane=Lane.CRISIS) == "day_visit"


def test_who_moved_is_not_sought_at_that_door() -> None:
    found = next_rung(household(lane=Lane.SUMMONS, tried=(tried("day_visit", "ochtend", "moved"),)))
    assert found.step is LadderStep.CALL


@pytest.mark.parametrize("step", ["letter", "card", "day_visit"])
def test_nothing_goes_to_an_address_that_is_wrong(step: str) -> None:
    facts = household(lane=Lane.SUMMONS, tried=(tried(step, outcome="no_number"),))
    assert next_rung(facts).step is LadderStep.CALL
    assert {each for each in LadderStep if barred(each, facts) is Barred.WRONG} == AT_DOOR


def test_a_door_that_is_not_safe_is_left_alone() -> None:
    assert step_after(LETTER, CALLED, may_visit=False) == "card"


def test_what_is_preferred_comes_first_even_outside_the_ladder() -> None:
    found = next_rung(household(wish=Wish(channels=("email",))))
    assert (found.step, found.reason.why) == (LadderStep.EMAIL, Why.WISH)


def test_who_does_not_want_people_at_home_is_invited_elsewhere() -> None:
    assert step_after(lane=Lane.ORDINARY, wish=Wish(not_at_home=True, channels=("visit",)),
                      rungs=household().rungs[-3:]) == "elsewhere"  # fmt: skip


def test_the_part_of_the_day_that_they_ask_for_is_kept() -> None:
    assert step_after(wish=Wish(day_parts=("middag",)), lane=Lane.EVICTION) == "day_visit middag"


def test_what_worked_before_is_tried_first() -> None:
    worked = Worked(Way(LadderStep.CALL, "avond"), MONDAY - timedelta(days=90))
    found = next_rung(household(worked=(worked,)))
    assert (found.step, found.day_part, found.reason.worked_on) == ("call", "avond", worked.on)


def test_what_failed_in_an_earlier_time_is_left_until_last() -> None:
    failed = frozenset(way for way in EVERY_WAY if way.step is not LadderStep.PEER_VISIT)
    assert step_after(failed_before=failed, lane=Lane.SEVERAL) == "peer_visit"


def test_when_all_failed_a_part_of_the_day_that_was_not_tried_comes_before_doing_it_again() -> None:
    rungs = household(lane=Lane.EVICTION).rungs[1:3]
    found = next_rung(household(rungs=rungs, tried=(tried("call", "ochtend"), EVENING)))
    assert (found.step, found.day_part, found.reason.why) == ("call", "middag", Why.OTHER_PART)


def test_a_ladder_begins_anew_after_its_rest() -> None:
    rungs = household().rungs[:1]
    found = next_rung(household(rungs=rungs, tried=(LETTER,)))
    assert (found.step, found.from_on) == ("letter", MONDAY + timedelta(days=14))
    assert next_rung(household(rungs=rungs, tried=(LETTER,), again=0)).step is None


def test_after_the_weeks_the_household_is_not_sought_any_more() -> None:
    found = next_rung(household(on=MONDAY + timedelta(weeks=12, days=1)))
    assert (found.step, found.reason.why) == (None, Why.TIME_IS_UP)


def test_who_was_reached_is_not_sought() -> None:
    reached = tried("call", "avond", "talked")
    assert next_rung(household(tried=(reached,))).reason.why is Why.REACHED


def test_a_step_waits_its_days_but_never_past_the_term() -> None:
    waits = household(tried=(LETTER,))
    assert next_rung(waits).from_on == MONDAY + timedelta(days=3)
    near = household(tried=(LETTER,), due_on=MONDAY + timedelta(days=1))
    assert next_rung(near).from_on == MONDAY + timedelta(days=1)


@given(households())
def test_the_same_facts_give_the_same_step(facts: LadderFacts) -> None:
    assert next_rung(facts) == next_rung(facts)


@given(households())
def test_what_failed_is_not_proposed_while_another_way_is_left(facts: LadderFacts) -> None:
    found = next_rung(facts)
    failed = {each.way for each in facts.tried} | facts.failed_before
    left = {way for way in _ways_left(facts) if way not in failed}
    if found.step and left:
        parts = (found.day_part,) if found.day_part else found.step.day_parts or ("",)
        assert any(Way(found.step, part) not in failed for part in parts)
        assert found.day_part or not {Way(found.step, part) for part in parts} & failed


@given(households())
def test_a_wish_always_wins(facts: LadderFacts) -> None:
    found, wish = next_rung(facts), facts.wish
    if found.step is None:
        return
    assert found.step.channel not in wish.not_channels
    assert not (wish.not_at_home and found.step.channel == "visit")
    if found.step.day_parts and wish.day_parts and found.day_part:
        assert found.day_part in wish.day_parts


@given(households())
def test_nothing_is_proposed_that_cannot_be(facts: LadderFacts) -> None:
    found = next_rung(facts)
    if found.step:
        assert barred(found.step, facts) is None
        assert found.step not in MEANS or found.step in facts.means


@given(households())
def test_the_term_and_the_weeks_bound_the_waiting(facts: LadderFacts) -> None:
    found = next_rung(facts)
    assert facts.on <= found.from_on <= max(facts.on, found.latest_on)
    assert found.latest_on <= facts.ends_on
    assert facts.due_on is None or found.latest_on <= facts.due_on


@given(households())
def test_a_household_is_only_given_up_when_it_may_be(facts: LadderFacts) -> None:
    found = next_rung(facts)
    if found.step is None:
        nothing_left = all(barred(rung.step, facts) for rung in facts.rungs)
        assert facts.on > facts.ends_on or facts.again == 0 or nothing_left


def _ways_left(facts: LadderFacts) -> set[Way]:
    """Every way of the ladder that policy, wish and means leave."""
    wanted = facts.wish.day_parts
    found = set()
    for rung, way in product(facts.rungs, EVERY_WAY):
        named = not rung.part or way.day_part == rung.part
        asked = not wanted or not way.day_part or way.day_part in wanted
        if way.step is rung.step and named and asked and barred(rung.step, facts) is None:
            found.add(way)
    return found


def test_a_card_that_was_left_at_a_door_is_a_note_as_well() -> None:
    card = tried("day_visit", "ochtend", "card_left")
    found = next_rung(household(lane=Lane.SEVERAL, tried=(card,), on=card.on))
    assert found.step == "call"
