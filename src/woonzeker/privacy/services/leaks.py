# SPDX-License-Identifier: EUPL-1.2
"""The file of a data leak: what may follow from it, and exactly whose data was in scope."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.outreach.models import DataLeak
from woonzeker.outreach.selectors import MAY_HANDLE
from woonzeker.privacy.models import LeakFile, LeakPerson
from woonzeker.privacy.selectors.reaching import Reached, reached

BASIS = "AVG art. 33 lid 3"


@action("privacy.find_reached", may_if=MAY_HANDLE, basis=BASIS, about="leak")
def find_reached(
    *,
    actor: Actor,
    leak: UUID,
    since: datetime,
    until: datetime,
    user: str = "",
    code: str = "",
    address: str = "",
) -> LeakFile:
    """Work out from the logs whose data a colleague, act or network address reached in a time.

    The people are kept as what stands for them in the log. Raises Refused without anything to look
    for but a time, or for a time that ends before it begins.
    """
    if not (user or code or address):
        raise Refused(_("Kies een collega, een handeling of een netwerkadres."))
    if until <= since:
        raise Refused(_("Het einde ligt voor het begin."))
    file = _file(leak)
    found = reached(actor=actor, since=since, until=until, user=user, code=code, address=address)
    file.criteria = {
        "user": user,
        "code": code,
        "address": address,
        "since": since.isoformat(),
        "until": until.isoformat(),
    }
    _keep(file, found)
    file.computed_at, file.computed_by = clock.now(), actor.id
    file.save()
    audit.concerns(file.people)
    return file


@action("privacy.describe_leak", may_if=MAY_HANDLE, basis=BASIS, about="leak")
def describe_leak(*, actor: Actor, leak: UUID, consequences: str) -> LeakFile:
    """Write down what may follow from a leak for the people it is about. Raises NotFound."""
    file = _file(leak)
    file.consequences = consequences.strip()
    file.save()
    return file


def _keep(file: LeakFile, found: Reached) -> None:
    file.scope.all().delete()
    file.people, file.looks, file.bulk = len(found.people), found.looks, found.unnamed
    file.save()
    LeakPerson.objects.bulk_create(
        [
            LeakPerson(file=file, kind=each.kind, subject=str(each.subject), looks=each.looks)
            for each in found.people
        ],
        batch_size=5_000,
    )


def _file(leak: UUID) -> LeakFile:
    if not DataLeak.objects.filter(pk=leak).exists():
        raise NotFound
    made, _new = LeakFile.objects.get_or_create(leak_id=leak)
    return made
