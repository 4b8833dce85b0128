# SPDX-License-Identifier: EUPL-1.2
"""The door for a partner's own system: what became of its own signals."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils.http import urlencode
from ninja import Query, Router

from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.feedback.schemas import EigenSignaal, EigenSignalen, SignalenVraag
from woonzeker.feedback.selectors.own_signals import YEARS, own_changes, own_signal

router = Router(tags=["signalen"])


@router.get(
    "/signalen",
    response=EigenSignalen,
    summary="Haal de stand van eigen signalen op",
    url_name="own_signals",
)
def changes(request: HttpRequest, vraag: Query[SignalenVraag]) -> EigenSignalen:
    """De eigen signalen met hun stand, de oudste wijziging eerst."""
    since = vraag.gewijzigd_sinds
    if since is not None and since.year not in YEARS:
        raise Refused("Kies een moment vanaf het jaar 2000.")
    if since is not None and since.tzinfo is None:
        since = since.replace(tzinfo=AMSTERDAM)
    rows, onward = own_changes(
        actor=actor_of(request), since=since, after=vraag.na, most=vraag.per_pagina
    )
    words = {"na": onward, "per_pagina": str(vraag.per_pagina)}
    if since is not None:
        words["gewijzigd_sinds"] = since.isoformat()
    return EigenSignalen(
        signalen=[EigenSignaal.of(row) for row in rows],
        volgende=f"{request.path}?{urlencode(words)}" if onward else None,
    )


@router.get(
    "/signalen/{uuid:signal}",
    response=EigenSignaal,
    summary="Vraag de stand van één signaal",
    url_name="own_signal",
)
def one(request: HttpRequest, signal: UUID) -> EigenSignaal:
    """De stand van één eigen signaal; van een ander bestaat het niet."""
    return EigenSignaal.of(own_signal(actor=actor_of(request), signal=signal))
