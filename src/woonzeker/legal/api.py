# SPDX-License-Identifier: EUPL-1.2
"""The door for the system of a bailiff or court: tell something, fetch the receipt."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.requests import actor_of
from woonzeker.access.tenancy import tenant
from woonzeker.legal import selectors, services
from woonzeker.legal.models import Channel
from woonzeker.legal.schemas import Bericht, Ontvangst
from woonzeker.legal.selectors import is_sender

router = Router(tags=["berichten"])


@router.post(
    "/berichten",
    response={201: Ontvangst},
    operation_id="bericht_sturen",
    summary="Stuur een bericht",
)
def send(request: HttpRequest, response: HttpResponse, bericht: Bericht) -> Status[Ontvangst]:
    """Meld wat een deurwaarder of rechtbank doet. Hetzelfde bericht nog eens telt één keer."""
    actor = _sender(request)
    made = services.send_message(actor=actor, raw=bericht.raw(), channel=Channel.API)
    response["Location"] = f"{request.path}/{made.pk}"
    found = selectors.own_message(actor=actor, court_message=made.pk)
    return Status(201, Ontvangst.of(found))


@router.get(
    "/berichten/{uuid:court_message}",
    response=Ontvangst,
    operation_id="bericht",
    summary="Haal een ontvangstbewijs op",
)
def receipt(request: HttpRequest, court_message: UUID) -> Ontvangst:
    """Het ontvangstbewijs van een eigen bericht, met wie er vandaag te woord staat."""
    found = selectors.own_message(actor=_sender(request), court_message=court_message)
    return Ontvangst.of(found)


def _sender(request: HttpRequest) -> Actor:
    """Who asks, in the role of what its organisation is: a bailiff or court, or what it was."""
    actor = actor_of(request)
    with tenant(actor.municipality):
        sends = is_sender(actor)
    return replace(actor, roles=frozenset({Role.BAILIFF.value})) if sends else actor
