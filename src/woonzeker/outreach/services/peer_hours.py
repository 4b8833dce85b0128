# SPDX-License-Identifier: EUPL-1.2
"""The hours of peer experts: noted by themselves, approved by who leads, counted for their pay."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.errors import NotFound, Refused
from woonzeker.outreach.models import PeerHours
from woonzeker.outreach.rules.peers import WORK, hours_refusal
from woonzeker.outreach.services.peers import IS_PEER

BASIS = "AVG art. 6 lid 1 onder b"
LEADS = writes(DataClass.PROCESS).by(Role.TEAM_LEAD)


@action("outreach.note_hours", may_if=IS_PEER, basis=BASIS)
def note_hours(*, actor: Actor, worked_on: date, minutes: int, what: str) -> PeerHours:
    """Note one's own time, in minutes; no household stands in it. Raises Refused."""
    if what not in WORK:
        raise Refused(_("Kies wat voor werk het was."))
    if odd := hours_refusal(worked_on, minutes, today=clock.today()):
        raise Refused(odd)
    return PeerHours.objects.create(
        user_id=actor.id,
        worked_on=worked_on,
        minutes=minutes,
        what=what,
        recorded_at=clock.now(),
    )


@action("outreach.strike_hours", may_if=IS_PEER, basis=BASIS, about="peer_hours")
def strike_hours(*, actor: Actor, peer_hours: UUID) -> None:
    """Take back hours of one's own that nobody approved yet. Raises NotFound."""
    own = PeerHours.objects.filter(pk=peer_hours, user_id=actor.id, approved_at=None)
    if not own.delete()[0]:
        raise NotFound


@action("outreach.approve_hours", may_if=LEADS, basis=BASIS, about="user")
def approve_hours(*, actor: Actor, user: UUID, month: date) -> int:
    """Approve what a colleague noted in the month of a day; gives how many. Raises Refused."""
    if str(user) == actor.id:
        raise Refused(_("Je eigen uren keurt een ander goed."))
    waiting = PeerHours.objects.filter(
        user_id=str(user),
        worked_on__year=month.year,
        worked_on__month=month.month,
        approved_at=None,
    )
    done = waiting.update(approved_at=clock.now(), approved_by=actor.id)
    audit.concerns(0)
    return done
