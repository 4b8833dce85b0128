# SPDX-License-Identifier: EUPL-1.2
"""What a message told, and the other claims of its household where it may belong."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.legal.models import CourtTrack, TrackEvent
from woonzeker.legal.selectors.track_pages import (
    SEES_TRACK,
    EventLine,
    TrackHead,
    head_of,
    line_of_event,
)


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class Movable:
    """One row that came in a message, where it stands, and the other claims of the household."""

    head: TrackHead
    line: EventLine
    others: tuple[TrackHead, ...]


@look("legal.movable", may_if=SEES_TRACK, basis="AVG art. 5 lid 1 onder d", about="track_event")
def movable(*, actor: Actor, track_event: UUID) -> Movable:
    """See to which claim what a message told could go; raises NotFound for what counts no more."""
    found = (
        TrackEvent.counting.filter(pk=track_event)
        .exclude(message=None)
        .select_related("track__creditor_partner")
        .first()
    )
    if found is None:
        raise NotFound
    rows: list[CourtTrack] = list(
        CourtTrack.objects.filter(case=found.track.case_id)
        .exclude(pk=found.track_id)
        .select_related("creditor_partner")
        .order_by("opened_at", "pk")
    )
    names = names_of({found.entered_by})
    others = tuple(head_of(each) for each in rows)
    return Movable(head_of(found.track), line_of_event(found, names), others)
