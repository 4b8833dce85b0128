# SPDX-License-Identifier: EUPL-1.2
"""A court track, whatever happens in whatever order: what must always hold."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force
from tests.legal.tracks import (
    DAYS,
    EVENTS,
    MONDAY,
    POLICIES,
    TRACKS,
)

from woonzeker.law import rv
from woonzeker.legal.rules.track import (
    CAN_BE_DONE,
    LOST,
    OCCURRENCES,
    CourtTrack,
    Occurrence,
    Origin,
    Stage,
    TrackEvent,
    TrackInvalid,
    TrackPolicy,
    TrackView,
    Where,
    follow_track,
    on_the_shelf,
    standing,
    track_policy_from,
)
from woonzeker.legal.rules.track.policy import BOUNDS


@given(TRACKS, POLICIES, DAYS)
def test_no_order_of_events_crashes_a_track(
    any_track: CourtTrack, policy: TrackPolicy, today: date
) -> None:
    view = follow_track(any_track, policy, today=today)
    assert view.words
    assert on_the_shelf([any_track], policy, today) is not None


@given(TRACKS, POLICIES, DAYS)
def test_no_day_is_shown_without_its_rule(
    any_track: CourtTrack, policy: TrackPolicy, today: date
) -> None:
    view = follow_track(any_track, policy, today=today)
    for each in (*view.dates, *(next_.until for next_ in view.coming if next_.until)):
        assert each.why.endswith(".")
        assert each.sureness
        assert (each.origin is Origin.LAW) == bool(each.citation) == bool(each.confidence)


@given(TRACKS, EVENTS, DAYS)
def test_a_later_event_never_makes_a_track_younger(
    any_track: CourtTrack, extra: object, today: date
) -> None:
    before = standing(any_track.events, today)
    now = standing((*any_track.events, extra), today)  # type: ignore[arg-type]
    assert now.furthest >= before.furthest
    assert not before.lost or now.lost


@given(TRACKS, DAYS, st.integers(0, 9000))
def test_time_alone_never_makes_a_track_younger(
    any_track: CourtTrack, today: date, days: int
) -> None:
    before = standing(any_track.events, today)
    now = standing(any_track.events, today + timedelta(days))
    assert now.furthest >= before.furthest
    assert not before.lost or now.lost is before.lost


@given(TRACKS, DAYS)
def test_the_furthest_stage_is_that_of_some_event(any_track: CourtTrack, today: date) -> None:
    happened = [OCCURRENCES[each.kind].stage for each in any_track.events if each.on <= today]
    assert standing(any_track.events, today).furthest == max(happened, default=Stage.NOTHING)


@given(TRACKS, DAYS)
def test_an_announced_eviction_is_never_hidden(any_track: CourtTrack, today: date) -> None:
    found = standing(any_track.events, today)
    if found.eviction_on and found.eviction_on >= today and not found.lost:
        assert found.where in {Where.EVICTION_SET, Where.STAYED}
        assert found.home_at_stake


#: what takes an announced eviction back, gives it another day, or is the end
_TAKES_BACK = LOST | {
    Occurrence.CANCELLED, Occurrence.WITHDRAWN, Occurrence.STAYED, Occurrence.JUDGED,
    Occurrence.NOTICE, Occurrence.EVICTION_DATE, Occurrence.NEW_DATE,
}  # fmt: skip


@given(TRACKS, DAYS, st.sampled_from(sorted(set(Occurrence) - _TAKES_BACK)))
def test_nothing_else_takes_an_announced_eviction_back(
    any_track: CourtTrack, today: date, kind: Occurrence
) -> None:
    before = standing(any_track.events, today)
    if before.where is Where.EVICTION_SET:
        now = standing((*any_track.events, TrackEvent(kind, today)), today)
        assert (now.where, now.eviction_on) == (Where.EVICTION_SET, before.eviction_on)


@given(TRACKS, DAYS)
def test_what_comes_is_in_order_of_its_days(any_track: CourtTrack, today: date) -> None:
    days = [each.until.on for each in seen_on(any_track, today).coming if each.until]
    assert days == sorted(days)


@given(TRACKS, DAYS, st.frozensets(st.sampled_from([*sorted(CAN_BE_DONE), "eviction", "appeal"])))
def test_what_was_done_is_not_asked_again_and_nothing_else_goes(
    any_track: CourtTrack, today: date, done: frozenset[str]
) -> None:
    every = seen_on(any_track, today).coming
    left = follow_track(any_track, TrackPolicy(), today=today, done=done).coming
    assert left == tuple(each for each in every if each.code not in done & CAN_BE_DONE)


def seen_on(any_track: CourtTrack, today: date) -> TrackView:
    return follow_track(any_track, TrackPolicy(), today=today)


@given(st.dates(date(2014, 1, 1), date(2040, 12, 31)))
def test_a_hearing_in_time_leaves_seven_days_between(served: date) -> None:
    first, _why = rv.hearing_not_before(served)
    assert first - timedelta(8) >= served
    assert (first - timedelta(8) == served) == (served + timedelta(7) == first - timedelta(1))


@given(st.dates(date(2024, 1, 1), date(2028, 10, 31)))
def test_the_terms_of_remedies_are_those_counted_by_hand(day: date) -> None:
    assert rv.objection_until(day).due_on == brute_force.weeks_later(day, 4, extended=True)
    assert rv.appeal_in_short_until(day).due_on == brute_force.weeks_later(day, 4, extended=True)
    assert rv.summons_term_until(day).due_on == brute_force.weeks_later(day, 1, extended=True)
    assert rv.respite_until(day).due_on == brute_force.same_day_later(day, 1)
    plain = brute_force.same_day_later(day, 3)
    while brute_force.is_free(plain):
        plain += timedelta(1)
    assert rv.appeal_until(day).due_on == plain


@given(st.sampled_from(TrackPolicy.__slots__), st.integers(-5, 200) | st.text(max_size=3))
def test_a_policy_is_within_its_bounds_or_refused(name: str, value: object) -> None:
    lowest, highest, _words = BOUNDS[name]
    if isinstance(value, int) and lowest <= value <= highest:
        assert getattr(track_policy_from({name: value}), name) == value
    else:
        with pytest.raises(TrackInvalid):
            track_policy_from({name: value})


def test_a_policy_with_a_word_that_nobody_knows_is_refused() -> None:
    with pytest.raises(TrackInvalid):
        track_policy_from({"x": 1})


def test_the_policy_that_nobody_changed_is_within_its_own_bounds() -> None:
    assert track_policy_from({}) == TrackPolicy()
    assert MONDAY.isoweekday() == 1
