# SPDX-License-Identifier: EUPL-1.2
"""The court tracks of cases, as the rules take them: the one door to days of court and eviction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from woonzeker.access import clock
from woonzeker.legal.models import CourtTrack, TrackEvent
from woonzeker.legal.rules import Judgment, track

UNKNOWN = ""


def event_of(row: TrackEvent) -> track.TrackEvent:
    """One row as the rules take it."""
    ruling = None
    if row.judgment:
        ruling = track.Ruling(
            Judgment(row.judgment), row.by_default, row.at_once, row.costs_cents, row.in_short
        )
    return track.TrackEvent(
        track.Occurrence(row.kind),
        row.on,
        row.day_on,
        row.at,
        row.court,
        ruling,
        row.in_person,
        row.told_on,
    )


def track_of(row: CourtTrack, more: Iterable[track.TrackEvent] = ()) -> track.CourtTrack:
    """One track with its events as the rules take it; `more` are events not written yet."""
    told = TrackEvent.counting.filter(track=row).order_by("entered_at", "pk")
    return _pure(row, (*(event_of(each) for each in told), *more))


def _pure(row: CourtTrack, events: tuple[track.TrackEvent, ...]) -> track.CourtTrack:
    creditor = str(row.creditor_partner_id or UNKNOWN)
    return track.CourtTrack(str(row.pk), creditor, track.ClaimGround(row.ground), events)


def tracks_of_cases(cases: Iterable[UUID]) -> dict[UUID, tuple[track.CourtTrack, ...]]:
    """The tracks of each case that has one, in the order of opening; two questions, not more."""
    rows = list(CourtTrack.objects.filter(case__in=list(cases)).order_by("opened_at", "pk"))
    events: dict[UUID, list[track.TrackEvent]] = defaultdict(list)
    told = TrackEvent.counting.filter(track__in=rows).order_by("entered_at", "pk")
    for each in told:
        events[each.track_id].append(event_of(each))
    found: dict[UUID, list[track.CourtTrack]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(_pure(row, tuple(events[row.pk])))
    return {case: tuple(each) for case, each in found.items()}


def standings_of_cases(cases: Iterable[UUID]) -> dict[UUID, tuple[track.Standing, ...]]:
    """Where the tracks of each case that has one stand today."""
    today = clock.today()
    return {
        case: tuple(track.standing(each.events, today) for each in tracks)
        for case, tracks in tracks_of_cases(cases).items()
    }


def standings_of(case: UUID) -> tuple[track.Standing, ...]:
    """Where each track of a case stands today."""
    return standings_of_cases([case]).get(case, ())
