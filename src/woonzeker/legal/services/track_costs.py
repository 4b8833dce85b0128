# SPDX-License-Identifier: EUPL-1.2
"""What a court track costs, as somebody read it in a paper: entered, and recalled when wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.recalling import mark_recalled, refuse_without_why
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.models import CourtTrack, TrackFee
from woonzeker.legal.rules.costs import Fee

#: amounts are for who sees those of the case itself
MAY_ENTER_FEES = replace(
    MAY_WORK, data=MAY_WORK.data | {DataClass.SIGNAL, DataClass.COURT}, least=Sight.LIMITED
)

#: who presses twice entered it once; the same amount later is another one
_TWICE = timedelta(minutes=1)


@action(
    "legal.enter_fee",
    may_if=MAY_ENTER_FEES,
    basis="Wgs art. 3 lid 1 onder b",
    about="court_track",
)
def enter_fee(
    *,
    actor: Actor,
    court_track: UUID,
    fee: Fee,
    cents: int | None = None,
    on: date | None = None,
) -> TrackFee:
    """Note what somebody asks on the way through court; without an amount only that it is asked.

    Without a day it is still to come. Raises NotFound, Refused for a day that must still come.
    """
    row = CourtTrack.objects.select_for_update().filter(pk=court_track).first()
    if row is None:
        raise NotFound
    if on is not None and on > clock.today():
        raise Refused(_("Deze dag moet nog komen. Laat de dag leeg als de kosten nog komen."))
    facts = {"track": row, "fee": fee.value, "cents": cents, "on": on}
    same = TrackFee.standing.filter(**facts, entered_at__gte=clock.now() - _TWICE).first()
    return same or TrackFee.objects.create(**facts, entered_at=clock.now(), entered_by=actor.id)


@action(
    "legal.recall_fee",
    may_if=MAY_ENTER_FEES,
    basis="AVG art. 5 lid 1 onder d",
    about="track_fee",
)
def recall_fee(*, actor: Actor, track_fee: UUID, reason: str) -> TrackFee:
    """Take back costs that were entered wrongly; raises NotFound, Refused."""
    found = TrackFee.objects.select_for_update().filter(pk=track_fee).first()
    if found is None:
        raise NotFound
    if found.recalled_at is not None:
        raise Refused(_("Dit is al teruggenomen."))
    refuse_without_why(reason)
    mark_recalled(found, actor, reason)
    return found
