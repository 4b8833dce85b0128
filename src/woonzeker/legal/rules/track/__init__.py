# SPDX-License-Identifier: EUPL-1.2
"""The court track: events in, where it stands and what comes next out. Pure."""

from __future__ import annotations

from woonzeker.legal.rules.track.ahead import CAN_BE_DONE, WHO_WORDS, Next, Who
from woonzeker.legal.rules.track.dates import Origin, RuledDate
from woonzeker.legal.rules.track.doubts import Doubt
from woonzeker.legal.rules.track.entering import (
    ANNOUNCES,
    Asked,
    Wrong,
    asked_of,
    likely,
    needs_day,
    wrong_with,
)
from woonzeker.legal.rules.track.events import (
    CLAIM_GROUNDS,
    ENDS,
    LOST,
    OCCURRENCES,
    OF_MESSAGE,
    ClaimGround,
    CourtTrack,
    Occurrence,
    Ruling,
    Stage,
    TrackEvent,
    track_for,
)
from woonzeker.legal.rules.track.following import TrackView, follow_track
from woonzeker.legal.rules.track.outcome import (
    OUTCOMES,
    SHELF_WORDS,
    Outcome,
    Shelf,
    ShelvedJudgment,
    on_the_shelf,
    outcome_of,
)
from woonzeker.legal.rules.track.policy import BOUNDS, TrackInvalid, TrackPolicy, track_policy_from
from woonzeker.legal.rules.track.standing import WHERE_WORDS, Standing, Where, standing

__all__ = [
    "ANNOUNCES",
    "BOUNDS",
    "CAN_BE_DONE",
    "CLAIM_GROUNDS",
    "ENDS",
    "LOST",
    "OCCURRENCES",
    "OF_MESSAGE",
    "OUTCOMES",
    "SHELF_WORDS",
    "WHERE_WORDS",
    "WHO_WORDS",
    "Asked",
    "ClaimGround",
    "CourtTrack",
    "Doubt",
    "Next",
    "Occurrence",
    "Origin",
    "Outcome",
    "RuledDate",
    "Ruling",
    "Shelf",
    "ShelvedJudgment",
    "Stage",
    "Standing",
    "TrackEvent",
    "TrackInvalid",
    "TrackPolicy",
    "TrackView",
    "Where",
    "Who",
    "Wrong",
    "asked_of",
    "follow_track",
    "likely",
    "needs_day",
    "on_the_shelf",
    "outcome_of",
    "standing",
    "track_for",
    "track_policy_from",
    "wrong_with",
]
