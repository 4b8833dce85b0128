# SPDX-License-Identifier: EUPL-1.2
"""What changed since the judgment, one answer at a time: for a lawyer who may ask for a stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, reach
from woonzeker.access.actions import action, view_of
from woonzeker.access.actors import Actor
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.legal.models import ChangedFact, ChangeSource, CourtTrack
from woonzeker.legal.rules.changed import Answer, Change
from woonzeker.legal.selectors.known_changes import OF_TRACK, may_know


@dataclass(frozen=True, slots=True)
class Noted:
    """One answer as somebody gave it."""

    change: Change
    answer: Answer
    source: ChangeSource
    since_on: date | None = None
    judge_knew: bool | None = None


@action("legal.note_changed", may_if=MAY_WORK, basis="Rv art. 438", about="court_track")
def note_changed(*, actor: Actor, court_track: UUID, noted: Noted) -> ChangedFact:
    """Note what is known of one thing that may have changed; a later answer takes its place.

    Raises NotFound, NotPermitted for what one may not know of a household, Refused for what the
    track tells itself and for a day that must still come.
    """
    row = CourtTrack.objects.select_for_update().filter(pk=court_track).first()
    if row is None:
        raise NotFound
    if noted.change in OF_TRACK:
        raise Refused(_("Dit blijkt uit het vonnis zelf. Leg vast wat de rechter besliste."))
    relations = reach.relations(actor, "court_track", str(court_track))
    if not may_know(view_of(actor, relations), noted.change):
        raise NotPermitted
    if noted.since_on is not None and noted.since_on > clock.today():
        raise Refused(_("Deze dag moet nog komen. Vul in sinds wanneer het zo is."))
    known = noted.answer is Answer.YES
    return ChangedFact.objects.create(
        track=row,
        change=noted.change.value,
        answer=noted.answer.value,
        since_on=noted.since_on if known else None,
        judge_knew=noted.judge_knew if known else None,
        source=noted.source.value,
        entered_at=clock.now(),
        entered_by=actor.id,
    )
