# SPDX-License-Identifier: EUPL-1.2
"""The door for a partner's own system: its receipts, and what became of its own signals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from ninja import Query, Router

from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.feedback import selectors
from woonzeker.feedback.schemas import EigenSignaal, EigenSignalen, SignalenVraag
from woonzeker.feedback.selectors.own_signals import YEARS, own_changes, own_signal

proofs = Router(tags=["bewijzen"])
signals = Router(tags=["signalen"])

_ANSWER: dict[str, Any] = {
    "responses": {
        200: {
            "description": "Het ondertekende bewijs; bewaar het zoals het is.",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["algoritme", "bewijs", "handtekening", "sleutel", "vorm"],
                        "properties": {
                            "algoritme": {"type": "string", "const": "Ed25519"},
                            "bewijs": {"type": "object"},
                            "handtekening": {"type": "string", "pattern": "^[0-9a-f]{128}$"},
                            "sleutel": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
                            "vorm": {"type": "string", "const": "woonzeker-bewijs/1"},
                        },
                    }
                }
            },
        }
    }
}


@proofs.get(
    "/aanleveringen/{uuid:delivery}/bewijs",
    summary="Haal het ondertekende bewijs op",
    openapi_extra=_ANSWER,
)
def receipt(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Het nieuwste bewijs: van ontvangst, en als de aanlevering gelezen is van verwerking."""
    proof = selectors.receipt_of(actor=actor_of(request), delivery=delivery)
    return HttpResponse(proof.file, content_type="application/json")


@signals.get(
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


@signals.get(
    "/signalen/{uuid:signal}",
    response=EigenSignaal,
    summary="Vraag de stand van één signaal",
    url_name="own_signal",
)
def one(request: HttpRequest, signal: UUID) -> EigenSignaal:
    """De stand van één eigen signaal; van een ander bestaat het niet."""
    return EigenSignaal.of(own_signal(actor=actor_of(request), signal=signal))
