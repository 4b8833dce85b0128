# SPDX-License-Identifier: EUPL-1.2
"""A municipality's own contact ladders: what it may decide, and where the bounds are."""

from __future__ import annotations

from typing import Any

import pytest
from tests.outreach.ladders import SHIPPED

from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.outreach.ladder import (
    LadderInvalid,
    LadderStep,
    Lane,
    LaneFacts,
    ladders_from,
    lane_of,
    rung_of,
    step_of,
)


def _with(lane: str = "ordinary", **row: Any) -> dict[str, Any]:
    data = shipped_policy(PolicyKind.LADDER)
    data["lanes"][lane] = [{"step": "letter", "wait": 0, **row}]
    return data


def _faults(data: dict[str, Any]) -> str:
    with pytest.raises(LadderInvalid) as caught:
        ladders_from(data)
    return caught.value.sentence


def test_what_is_shipped_has_a_ladder_for_every_lane_and_every_kind_of_partner() -> None:
    assert set(SHIPPED.lanes) == set(Lane)
    assert (min(SHIPPED.weeks.values()), max(SHIPPED.weeks.values())) == (12, 16)


def test_the_longest_time_of_the_partners_counts() -> None:
    assert SHIPPED.weeks_for(frozenset({"water", "huur"})) == 16
    assert SHIPPED.weeks_for(frozenset({"water"})) == 12


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"step": "fax"}, "is geen stap"),
        ({"wait": -1}, "wacht 0 tot"),
        ({"wait": 61}, "wacht 0 tot"),
        ({"wait": "drie"}, "wacht 0 tot"),
        ({"part": "avond"}, "past niet"),
        ({"step": "day_visit", "part": "avond"}, "past niet"),
        ({"name": "Jansen"}, "alleen stap"),
    ],
)
def test_a_step_out_of_bounds_is_refused_in_words(row: dict[str, Any], said: str) -> None:
    assert said in _faults(_with(**row))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lanes": {}}, "geef 1 tot 20 stappen"),
        ({"lanes": "alles"}, "lijst per situatie"),
        ({"weeks": {"huur": 3}}, "weken"),
        ({"again": {}}, "opnieuw begint"),
        ({"wijken": []}, "hoort niet"),
    ],
)
def test_every_fault_is_said_in_words(change: dict[str, Any], said: str) -> None:
    assert said in _faults({**shipped_policy(PolicyKind.LADDER), **change})


@pytest.mark.parametrize(
    ("facts", "lane"),
    [
        ({}, Lane.ORDINARY),
        ({"partners": 2}, Lane.SEVERAL),
        ({"partners": 2, "sieve_step": 5}, Lane.SUMMONS),
        ({"supply_ends": True, "sieve_step": 6}, Lane.END_OF_SUPPLY),
        ({"threatening": True, "supply_ends": True}, Lane.CRISIS),
        ({"threatening": True, "water_ends": True, "children": True}, Lane.WATER_WITH_CHILDREN),
        ({"water_ends": True}, Lane.END_OF_SUPPLY),
        ({"eviction": True, "water_ends": True, "children": True}, Lane.EVICTION),
        ({"sieve_step": 8}, Lane.EVICTION),
    ],
)
def test_what_asks_most_haste_gives_the_lane(facts: dict[str, Any], lane: Lane) -> None:
    assert lane_of(LaneFacts(**facts)) is lane


def test_a_note_and_a_card_are_one_channel_and_two_steps() -> None:
    assert LadderStep.NOTE.channel == LadderStep.CARD.channel == "card"
    assert rung_of("card", "", proposed=LadderStep.NOTE) is LadderStep.NOTE
    assert rung_of("card", "", proposed=LadderStep.CALL) is LadderStep.CARD


@pytest.mark.parametrize(
    ("said", "step"),
    [
        (("visit", "avond"), LadderStep.EVENING_VISIT),
        (("visit", "ochtend"), LadderStep.DAY_VISIT),
        (("phone", "avond"), LadderStep.CALL),
        (("elsewhere", ""), LadderStep.ELSEWHERE),
    ],
)
def test_an_attempt_tells_which_step_it_was(said: tuple[str, str], step: LadderStep) -> None:
    assert step_of(*said) is step
    assert step_of("visit", "avond", by_peer=True) is LadderStep.PEER_VISIT
