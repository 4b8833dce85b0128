# SPDX-License-Identifier: EUPL-1.2
"""What a message told belongs to another claim of the same household: a person puts it there.

The row of before stays to be read, as moved, and a new row stands on the other track. What the
message started in its case goes on: it is the same household and the same news.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.models import CourtTrack, HearingPlan, TrackEvent
from woonzeker.legal.selectors.hearings import found_hearing
from woonzeker.legal.services.receiving import one_at_a_time
from woonzeker.legal.services.tracking import put_on
from woonzeker.process.reasons import WRONG_CLAIM


@action(
    "legal.move_event",
    may_if=MAY_WORK,
    basis="AVG art. 5 lid 1 onder d",
    about="track_event",
)
def move_event(*, actor: Actor, track_event: UUID, court_track: UUID, reason: str) -> TrackEvent:
    """Put what a message told on another claim of the same household, with the reason.

    Who goes to the hearing and its file go along. Raises NotFound, Refused for what counts no more
    or came in no message, for a claim of another household, and without a reason that fits.
    """
    one_at_a_time()
    old = _standing(track_event)
    rows = CourtTrack.objects.select_for_update().filter(pk=court_track, case=old.track.case_id)
    row = rows.first()
    if row is None or row.pk == old.track_id:
        raise Refused(_("Kies een andere vordering van dit huishouden."))
    if reason not in WRONG_CLAIM:
        raise Refused(_("Kies waarom je dit verplaatst: wie later kijkt moet het begrijpen."))
    assert old.message is not None
    hearing = found_hearing(old.pk)
    old.recalled_at, old.recalled_by, old.recalled_why = clock.now(), actor.id, reason
    old.save(update_fields=["recalled_at", "recalled_by", "recalled_why"])
    made = put_on(row, old, old.message)
    if hearing is not None and hearing.plan is not None:
        _take_along(hearing.plan, made)
    return made


def _standing(track_event: UUID) -> TrackEvent:
    """The row, locked; raises for one that cannot be moved."""
    found = (
        TrackEvent.objects.select_for_update(of=("self",))
        .select_related("track", "message")
        .filter(pk=track_event)
        .first()
    )
    if found is None:
        raise NotFound
    if found.recalled_at is not None:
        raise Refused(_("Dit telt hier al niet meer."))
    if found.message_id is None:
        raise Refused(
            _("Dit legde een collega vast. Neem het terug en leg het vast waar het hoort.")
        )
    return found


def _take_along(plan: HearingPlan, made: TrackEvent) -> None:
    """Who goes and the file, unless the hearing still stands where it was or has a plan there."""
    if found_hearing(plan.event_id) is not None:
        return
    there = found_hearing(made.pk)
    if there is not None and there.plan is None:
        plan.track_id, plan.event_id = made.track_id, made.pk
        plan.save(update_fields=["track_id", "event_id"])
