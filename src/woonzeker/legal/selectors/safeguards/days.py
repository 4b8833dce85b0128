# SPDX-License-Identifier: EUPL-1.2
"""The days of a case that the safeguards and the escalation count from: of tracks, of a closure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from woonzeker.access import clock
from woonzeker.legal.models import TrackEvent
from woonzeker.legal.rules.escalation import Dated
from woonzeker.legal.rules.track import (
    LOST,
    OCCURRENCES,
    ClaimGround,
    Occurrence,
    Stage,
    Standing,
    standing,
)
from woonzeker.legal.selectors.closures import Closure, closures_of
from woonzeker.legal.selectors.tracks import event_of

_HEARS = frozenset({Occurrence.SUMMONED, Occurrence.HEARING, Occurrence.HEARING_MOVED})
_EVICTS = frozenset({Occurrence.NOTICE, Occurrence.EVICTION_DATE, Occurrence.NEW_DATE})
#: after these the same day told anew is another one
_LIFTS = frozenset({Occurrence.CANCELLED, Occurrence.STAYED, Occurrence.WITHDRAWN})
_ARREARS = frozenset({ClaimGround.ARREARS})


@dataclass(frozen=True, slots=True)
class Days:
    """What stands on the tracks of one case, and of a closure that runs in it.

    `began_on` is the first event of the oldest track that runs, `summoned_on` the first from the
    summons on. `hearing` is the next one, else
    the last; `eviction` the day that stands. `threatened_on` is the last day on which a vonnis that
    allows it, or an eviction, was told, and `threatened_at` when it was written down.
    """

    began_on: date | None = None
    summoned_on: date | None = None
    grounds: frozenset[ClaimGround] = field(default=_ARREARS)
    hearing: Dated | None = None
    eviction: Dated | None = None
    threatened_on: date | None = None
    threatened_at: datetime | None = None
    lost_on: date | None = None
    lost_told_on: date | None = None
    #: the eviction is no bailiff's: the home is lost without a contract of one's own
    without_contract: bool = False


@dataclass(frozen=True, slots=True)
class _Track:
    """One track: its ground, its rows in the order of happening, and where it stands."""

    ground: ClaimGround
    rows: tuple[TrackEvent, ...]
    stands: Standing

    @property
    def runs(self) -> bool:
        """Whether it can still take the home, or took it."""
        return self.stands.ended is None or self.stands.home_at_stake


def days_of(cases: Iterable[UUID]) -> dict[UUID, Days]:
    """For each of these cases the days of its tracks and closure; two questions for all of them."""
    wanted, today = list(cases), clock.today()
    told = TrackEvent.counting.filter(track__case__in=wanted).select_related("track")
    rows: dict[UUID, dict[UUID, list[TrackEvent]]] = defaultdict(lambda: defaultdict(list))
    for row in told.order_by("entered_at", "pk"):
        rows[row.track.case_id][row.track_id].append(row)
    closures = closures_of(wanted)
    return {
        case: _joined(_days([_track(each, today) for each in rows[case].values()], today),
                      closures.get(case), today)
        for case in wanted
    }  # fmt: skip


def _joined(days: Days, closure: Closure | None, today: date) -> Days:
    """A closure sets a day to be out by as a bailiff does, and asks for the same care."""
    if closure is None:
        return days
    ahead = [each for each in (days.eviction, closure.day) if each is not None]
    known = [each for each in (days.began_on, closure.began_on) if each is not None]
    summoned = [each for each in (days.summoned_on, closure.began_on) if each is not None]
    tracked = days.grounds if days.began_on is not None else frozenset[ClaimGround]()
    later = closure.told_at if _newer(closure, days) else None
    return replace(
        days,
        began_on=min(known),
        summoned_on=min(summoned),
        grounds=tracked | {ClaimGround.CLOSURE},
        eviction=_nearest(ahead, today),
        threatened_on=closure.told_on if later else days.threatened_on,
        threatened_at=later or days.threatened_at,
    )


def _newer(closure: Closure, days: Days) -> bool:
    """Whether the day of the closure was told after what the tracks told."""
    if closure.told_at is None:
        return False
    return days.threatened_at is None or closure.told_at > days.threatened_at


def _track(rows: Sequence[TrackEvent], today: date) -> _Track:
    ordered = tuple(sorted(rows, key=lambda row: row.on))
    stands = standing([event_of(row) for row in ordered], today)
    return _Track(ClaimGround(rows[0].track.ground), ordered, stands)


def _days(tracks: Sequence[_Track], today: date) -> Days:
    running = [each for each in tracks if each.runs]
    threats = [row for each in tracks for row in each.rows if _threatens(row)]
    threat = max(threats, key=lambda row: (row.told_on, row.entered_at), default=None)
    gone = [row for each in tracks for row in each.rows if Occurrence(row.kind) in LOST]
    lost = max(gone, key=lambda row: (row.told_on, row.entered_at), default=None)
    hearings = [day for each in running if (day := _hearing(each)) is not None]
    evictions = [day for each in tracks if (day := _eviction(each)) is not None]
    return Days(
        began_on=min((each.rows[0].on for each in running), default=None),
        summoned_on=min(
            (row.on for each in running for row in each.rows if _summons(row)), default=None
        ),
        grounds=frozenset(each.ground for each in running) or _ARREARS,
        hearing=_nearest(hearings, today),
        eviction=_nearest(evictions, today),
        threatened_on=threat.told_on if threat else None,
        threatened_at=threat.entered_at if threat else None,
        lost_on=lost.on if lost else None,
        lost_told_on=lost.told_on if lost else None,
    )


def _summons(row: TrackEvent) -> bool:
    return OCCURRENCES[Occurrence(row.kind)].stage >= Stage.SUMMONED


def _nearest(days: Sequence[Dated], today: date) -> Dated | None:
    """The first that is still to come, else the last that was."""
    ahead = [each for each in days if each.on >= today]
    if ahead:
        return min(ahead, key=lambda each: each.on)
    return max(days, key=lambda each: each.on, default=None)


def _threatens(row: TrackEvent) -> bool:
    """Whether it told of a vonnis that allows an eviction, or of an eviction."""
    kind = Occurrence(row.kind)
    if kind is not Occurrence.JUDGED:
        return kind in _EVICTS
    ruling = event_of(row).ruling
    return ruling is None or ruling.allows_eviction


def _hearing(track: _Track) -> Dated | None:
    day = track.stands.hearing_on or track.stands.heard_on
    return _set(track.rows, _HEARS, day) if day else None


def _eviction(track: _Track) -> Dated | None:
    """The day that stands; none once the home was left."""
    day = track.stands.eviction_on
    if day is None or track.stands.lost is not None:
        return None
    return _set(track.rows, _EVICTS, day)


def _set(rows: Sequence[TrackEvent], kinds: frozenset[Occurrence], day: date) -> Dated:
    """The day with the row that set it: who only repeats it sets nothing."""
    found: TrackEvent | None = None
    for row in rows:
        kind = Occurrence(row.kind)
        if kind in _LIFTS:
            found = None
        elif kind in kinds and row.day_on and (found is None or found.day_on != row.day_on):
            found = row
    if found is None or found.day_on != day:
        found = next((row for row in reversed(rows) if Occurrence(row.kind) in kinds), rows[-1])
    return Dated(day, found.first_id)
