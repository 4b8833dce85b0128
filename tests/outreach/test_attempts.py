# SPDX-License-Identifier: EUPL-1.2
"""What an attempt means: which outcomes go with which way, which moves and terms follow."""

from __future__ import annotations

import pytest

from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.rules import met_by, moves_after, refusal
from woonzeker.process import find_move

ANSWERS = ("talked", "appointment", "accepted", "declined", "moved")


@pytest.mark.parametrize("outcome", ContactOutcome.values)
def test_every_outcome_leads_to_moves_that_exist(outcome: str) -> None:
    assert all(find_move(code) for code in moves_after(outcome))


@pytest.mark.parametrize("channel", Channel.values)
@pytest.mark.parametrize("answer", ANSWERS)
def test_somebody_may_answer_by_every_way(channel: str, answer: str) -> None:
    assert refusal(channel, answer, "middag") == ""


@pytest.mark.parametrize(
    ("channel", "outcome"),
    [("letter", "not_reached"), ("phone", "card_left"), ("visit", "sent"), ("email", "card_left")],
)
def test_an_outcome_that_cannot_be_is_refused(channel: str, outcome: str) -> None:
    assert refusal(channel, outcome, "middag") == (
        "Deze uitkomst past niet bij deze manier van contact."
    )


def test_a_visit_needs_its_day_part() -> None:
    assert "dagdeel" in refusal("visit", "talked", "")
    assert refusal("letter", "sent", "") == ""


def test_an_unknown_day_part_is_refused() -> None:
    assert "ochtend, middag of avond" in refusal("phone", "talked", "nacht")


def test_a_letter_is_the_offer_and_a_talk_is_the_first_talk_too() -> None:
    assert met_by("sent") == {"offer"}
    assert met_by("talked") == {"offer", "first_talk", "threatening_talk"}
    assert met_by("not_reached") == frozenset()
