# SPDX-License-Identifier: EUPL-1.2
"""Court tracks for tests: by hand in a line, and any at all."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from woonzeker.legal.rules import Judgment
from woonzeker.legal.rules.track import (
    ClaimGround,
    CourtTrack,
    Occurrence,
    Ruling,
    TrackEvent,
    TrackPolicy,
    TrackView,
    follow_track,
)

POLICY = TrackPolicy()
MONDAY = date(2026, 11, 2)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
RULINGS = st.builds(
    Ruling,
    st.sampled_from(list(Judgment)),
    st.sampled_from([True, False, None]),
    st.sampled_from([True, False, None]),
    st.none() | st.integers(0, 200_000),
    st.booleans(),
)
EVENTS = st.builds(
    TrackEvent,
    st.sampled_from(list(Occurrence)),
    DAYS,
    st.none() | DAYS,
    ruling=st.none() | RULINGS,
    in_person=st.sampled_from([True, False, None]),
    told_on=st.none() | DAYS,
)
TRACKS = st.builds(
    CourtTrack,
    st.just("t"),
    st.sampled_from(["", "c"]),
    st.sampled_from(list(ClaimGround)),
    st.lists(EVENTS, max_size=10).map(tuple),
)
POLICIES = st.builds(
    TrackPolicy,
    st.integers(1, 10),
    st.integers(1, 20),
    st.integers(1, 20),
    st.integers(1, 10),
    st.integers(1, 20),
    st.integers(7, 120),
)


def after(days: int) -> date:
    """So many days after that Monday."""
    return MONDAY + timedelta(days)


def event(kind: Occurrence, on: int, day_on: int | None = None, **facts: object) -> TrackEvent:
    """An event so many days after that Monday."""
    day = None if day_on is None else after(day_on)
    return TrackEvent(kind, after(on), day, **facts)  # type: ignore[arg-type]


def judged(on: int, judgment: Judgment = Judgment.DISSOLUTION, **facts: object) -> TrackEvent:
    """A judgment so many days after that Monday."""
    ruling = Ruling(judgment, **facts)  # type: ignore[arg-type]
    return TrackEvent(Occurrence.JUDGED, after(on), ruling=ruling)


def track(*events: TrackEvent, ground: ClaimGround = ClaimGround.ARREARS) -> CourtTrack:
    """A track with these events."""
    return CourtTrack("t", "c", ground, events)


def seen(*events: TrackEvent, on: int, ground: ClaimGround = ClaimGround.ARREARS) -> TrackView:
    """What a track with these events says so many days after that Monday."""
    return follow_track(track(*events, ground=ground), POLICY, today=after(on))
