# SPDX-License-Identifier: EUPL-1.2
"""A whole track on a day: from its events to where it stands, what comes, and what is doubtful."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from woonzeker.legal.rules.track.ahead import Next, what_comes
from woonzeker.legal.rules.track.dates import RuledDate, dates_of
from woonzeker.legal.rules.track.doubts import Doubt, doubts_about
from woonzeker.legal.rules.track.events import CourtTrack
from woonzeker.legal.rules.track.outcome import Outcome, outcome_of
from woonzeker.legal.rules.track.policy import TrackPolicy
from woonzeker.legal.rules.track.standing import WHERE_WORDS, Standing, standing


@dataclass(frozen=True, slots=True)
class TrackView:
    """What a track says on a day."""

    track: CourtTrack
    standing: Standing
    words: str
    dates: tuple[RuledDate, ...]
    coming: tuple[Next, ...]
    doubts: tuple[Doubt, ...]
    outcome: Outcome | None

    def dated(self, code: str) -> RuledDate | None:
        """The day with this code; None when the track has none."""
        return next((each for each in self.dates if each.code == code), None)


def follow_track(
    track: CourtTrack, policy: TrackPolicy, *, today: date, done: Set[str] = frozenset()
) -> TrackView:
    """Where a track stands on a day, what comes next, who must act, and until when.

    `done` are codes of `CAN_BE_DONE` that the rest of the house knows to be done.
    """
    found = standing(track.events, today)
    dates = dates_of(found, policy)
    return TrackView(
        track, found, WHERE_WORDS[found.where], dates, what_comes(found, dates, today, done),
        doubts_about(found, track.ground, today), outcome_of(found),
    )  # fmt: skip
