# SPDX-License-Identifier: EUPL-1.2
"""Days on which a colleague does not work. Why is nobody's business, so it is not asked."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, reach
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.errors import NotFound, Refused
from woonzeker.planning.models import Absence
from woonzeker.planning.selectors.lists import VISITS

BASIS = "Wgs art. 2"
LEADS = writes(DataClass.PROCESS).by(Role.TEAM_LEAD)
#: a day further away is a slip of the pen
LONGEST = timedelta(days=366)


@action("planning.note_absence", may_if=LEADS, basis=BASIS, about="user")
def note_absence(*, actor: Actor, user: UUID, from_on: date, until_on: date) -> Absence:
    """Note that a colleague of one's team does not work on these days; raises Refused."""
    return _noted(actor, str(user), from_on, until_on)


@action("planning.note_own_absence", may_if=VISITS, basis=BASIS)
def note_own_absence(*, actor: Actor, from_on: date, until_on: date) -> Absence:
    """Note that one does not work on these days oneself; raises Refused."""
    return _noted(actor, actor.id, from_on, until_on)


@action("planning.withdraw_absence", may_if=VISITS, basis=BASIS, about="absence")
def withdraw_absence(*, actor: Actor, absence: UUID) -> Absence:
    """Take back an absence: one's own, or of a colleague of one's team. Raises NotFound."""
    found = Absence.objects.select_for_update().filter(pk=absence, withdrawn_at=None).first()
    if found is None or not _is_theirs(actor, found):
        raise NotFound
    found.withdrawn_at = clock.now()
    found.save(update_fields=["withdrawn_at"])
    return found


def _is_theirs(actor: Actor, found: Absence) -> bool:
    """Whether the absence is the actor's own, or of somebody whom they lead."""
    if found.user_id == actor.id:
        return True
    return LEADS(actor, reach.relations(actor, "user", found.user_id))


def _noted(actor: Actor, user: str, from_on: date, until_on: date) -> Absence:
    today = clock.today()
    if until_on < from_on:
        raise Refused(_("De laatste dag ligt voor de eerste."))
    if until_on < today:
        raise Refused(_("Deze dagen zijn al voorbij."))
    if until_on - today > LONGEST:
        raise Refused(_("Kies dagen binnen een jaar."))
    running = Absence.objects.filter(user_id=user, withdrawn_at=None)
    if running.filter(from_on__lte=until_on, until_on__gte=from_on).exists():
        raise Refused(_("In deze dagen staat al een afwezigheid. Trek die eerst in."))
    return Absence.objects.create(
        user_id=user, from_on=from_on, until_on=until_on, noted_by=actor.id, noted_at=clock.now()
    )
