# SPDX-License-Identifier: EUPL-1.2
"""Beside that there is no way around a stop: who does what it asks comes through it."""

from __future__ import annotations

import pytest
from tests.legal.test_stops_over_services import Services

from woonzeker.process import Stop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]


def test_who_did_everything_may_call_it_unavoidable_and_then_close() -> None:
    machine = Services()
    machine.begin(how="message", well=True)
    machine.try_to("eviction_unavoidable")
    for stop, move in ((Stop.UNAVOIDABLE, "eviction_unavoidable"), (Stop.CLOSING, "close_paid")):
        machine.sign_all(stop)
        machine.try_to(move)
    assert machine.over
    machine.teardown()


def test_what_was_taken_back_opens_a_way_only_after_a_second_look() -> None:
    machine = Services()
    machine.begin(how="track", well=False)
    machine.take_the_news_back(0)
    for who in ("coordinator", "lead"):
        machine.try_to("close_paid")
        assert not machine.over
        machine.look(who)
    machine.try_to("close_paid")
    assert machine.over
    machine.teardown()


@pytest.mark.parametrize("since", ["another_notice", "lost_on_another_road"])
def test_what_began_the_case_and_was_taken_back_holds_it_under_no_stop(since: str) -> None:
    case = Services()
    try:
        case.begin(how="message", well=False)
        if since == "another_notice":
            case.announce(ahead=25)
            case.take_the_news_back(pick=0)
            case.the_step_says_whether_there_are_stops()
            case.take_the_news_back(pick=0)
        else:
            case.take_the_news_back(pick=0)
            case.open_again()
            case.lose_on_another_road()
            case.not_lost_after_all()
        case.the_step_says_whether_there_are_stops()
    finally:
        case.teardown()
