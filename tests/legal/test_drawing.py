# SPDX-License-Identifier: EUPL-1.2
"""The drawing of a court track: stations, roads and the table that says the same."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from tests.legal.tracks import DAYS, POLICIES, TRACKS, after, event, judged, seen

from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.drawing import (
    BRANCH_X,
    STATE_WORDS,
    STEP,
    WIDTH,
    State,
    TrackDrawing,
    drawing_of,
)
from woonzeker.legal.rules.track import (
    CourtTrack,
    Occurrence,
    TrackEvent,
    TrackPolicy,
    Where,
    follow_track,
)

SUMMONED = event(Occurrence.SUMMONED, 0, 30)
DISSOLVED = judged(44, by_default=True)
NOTICED = event(Occurrence.NOTICE, 60, 75)


def drawn(*events: TrackEvent, on: int) -> TrackDrawing:
    return drawing_of(seen(*events, on=on), today=after(on))


def states(found: TrackDrawing) -> dict[str, State]:
    return {each.code: each.state for each in found.marks}


def test_a_track_halfway_shows_what_was_what_is_and_what_may_come() -> None:
    found = states(drawn(SUMMONED, DISSOLVED, NOTICED, on=61))
    assert found == {
        "announced": State.NOT_TOLD, "summons": State.DONE, "hearing": State.DONE,
        "judgment": State.DONE, "objection": State.AHEAD, "notice": State.NOW,
        "way_out": State.AHEAD, "eviction": State.AHEAD,
    }  # fmt: skip


def test_a_rejection_leaves_the_main_road() -> None:
    found = states(drawn(SUMMONED, judged(44, Judgment.REJECTED), on=45))
    assert (found["rejected"], found["notice"], found["eviction"]) == (
        State.NOW, State.OFF, State.OFF,
    )  # fmt: skip


@pytest.mark.parametrize(
    "kind", [Occurrence.PAID, Occurrence.SETTLED, Occurrence.WITHDRAWN, Occurrence.KEY]
)
def test_who_leaves_the_track_does_so_where_it_was(kind: Occurrence) -> None:
    found = drawn(SUMMONED, event(kind, 40), on=41)
    codes = [each.code for each in found.marks]
    assert codes.index(kind.value) == codes.index("hearing") + 1
    assert states(found)[kind.value] is State.NOW


def test_a_remedy_that_runs_stands_beside_where_the_track_is() -> None:
    found = states(drawn(DISSOLVED, event(Occurrence.OBJECTED, 50), NOTICED, on=61))
    assert (found["objection"], found["notice"]) == (State.PENDING, State.NOW)


def test_a_payment_is_drawn_also_while_the_eviction_stands() -> None:
    found = states(drawn(DISSOLVED, NOTICED, event(Occurrence.PAID, 61), on=62))
    assert (found["paid"], found["notice"], found["eviction"]) == (
        State.DONE, State.NOW, State.AHEAD,
    )  # fmt: skip


def test_a_home_is_left_in_one_way_only() -> None:
    for kind in (Occurrence.KEY, Occurrence.LEFT, Occurrence.CARRIED_OUT):
        found = drawn(DISSOLVED, NOTICED, event(kind, 70), on=71)
        assert [row.code for row in found.rows if row.day == "De woning is verlaten"] == [
            "eviction" if kind is Occurrence.CARRIED_OUT else kind.value
        ]
        assert len({"key", "left", "out_of_court"} & set(states(found))) <= 1


def test_a_day_in_the_table_has_its_rule() -> None:
    [row] = [each for each in drawn(SUMMONED, DISSOLVED, on=45).rows if each.code == "objection"]
    assert (row.citation, row.sureness) == ("Rv art. 143 lid 2", "niet geverifieerd")


@given(TRACKS, POLICIES, DAYS)
def test_a_track_is_now_in_one_place_or_has_not_begun(
    track: CourtTrack, policy: TrackPolicy, today: date
) -> None:
    view = follow_track(track, policy, today=today)
    now = [each for each in drawing_of(view, today=today).marks if each.state is State.NOW]
    assert len(now) == (view.standing.where is not Where.NOTHING)


@given(TRACKS, POLICIES, DAYS)
def test_the_table_says_what_the_drawing_says(
    track: CourtTrack, policy: TrackPolicy, today: date
) -> None:
    view = follow_track(track, policy, today=today)
    found = drawing_of(view, today=today)
    assert [each.code for each in found.marks] == list(dict.fromkeys(r.code for r in found.rows))
    told = {(each.on, each.words) for each in view.dates}
    assert {(row.on, row.day) for row in found.rows if row.on} == told
    assert all(row.why for row in found.rows if row.on)


@given(TRACKS, DAYS)
def test_nothing_lies_over_something_else(track: CourtTrack, today: date) -> None:
    view = follow_track(track, TrackPolicy(), today=today)
    found = drawing_of(view, today=today)
    heights = [each.y for each in found.marks]
    assert heights == sorted(set(heights))
    assert all(b - a == STEP for a, b in pairwise(heights))
    assert heights[-1] < found.height
    assert found.width == WIDTH > BRANCH_X


def test_every_state_has_words() -> None:
    assert set(STATE_WORDS) == set(State)


def test_beside_a_station_stands_its_own_day_and_no_day_of_preparation() -> None:
    days = {mark.code: mark.day for mark in drawn(SUMMONED, DISSOLVED, NOTICED, on=61).marks}
    found = {code: day.code for code, day in days.items() if day}
    assert (found["summons"], found["hearing"], found["judgment"], found["notice"]) == (
        "summoned", "hearing", "judgment", "noticed",
    )  # fmt: skip
