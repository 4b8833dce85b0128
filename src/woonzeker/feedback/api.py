# SPDX-License-Identifier: EUPL-1.2
"""The door for a partner's own system: its receipts, and what became of its own signals."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from ninja import Query, Router

from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.feedback import selectors
from woonzeker.feedback.schemas import EigenSignaal, EigenSignalen
from woonzeker.feedback.selectors.own_signals import MOST, YEARS, own_changes, own_signal

proofs = Router(tags=["bewijzen"])
signals = Router(tags=["signalen"])
_SINCE: Any = Query(  # type: ignore[type-arg]
    None, alias="gewijzigdSinds", description="Alleen wat vanaf dit moment wijzigde, met tijdzone."
)
_AFTER: Any = Query(  # type: ignore[type-arg]
    "", max_length=200, description="Waar de vorige bladzijde eindigde."
)
_HOW_MANY: Any = Query(  # type: ignore[type-arg]
    MOST, ge=1, le=MOST, description=f"Hoogstens {MOST}."
)

_CODE = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345"
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
                    },
                    "example": {
                        "algoritme": "Ed25519",
                        "bewijs": {
                            "soort": "ontvangst",
                            "code": _CODE,
                        },
                        "handtekening": "0" * 128,
                        "sleutel": "0123456789abcdef",
                        "vorm": "woonzeker-bewijs/1",
                    },
                }
            },
        }
    }
}


@proofs.get(
    "/aanleveringen/{uuid:delivery}/bewijs",
    operation_id="bewijs",
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
    operation_id="signalen",
    summary="Haal de stand van eigen signalen op",
    url_name="own_signals",
)
def changes(
    request: HttpRequest,
    since: datetime | None = _SINCE,
    na: str = _AFTER,
    aantal: int = _HOW_MANY,
) -> EigenSignalen:
    """De eigen signalen met hun stand, de oudste wijziging eerst."""
    if since is not None and since.year not in YEARS:
        raise Refused("Kies een moment vanaf het jaar 2000.")
    if since is not None and since.tzinfo is None:
        since = since.replace(tzinfo=AMSTERDAM)
    rows, onward = own_changes(actor=actor_of(request), since=since, after=na, most=aantal)
    words = {"na": onward, "aantal": str(aantal)}
    if since is not None:
        words["gewijzigdSinds"] = since.isoformat()
    more = f"{request.path}?{urlencode(words)}" if onward else None
    return EigenSignalen(
        signalen=[EigenSignaal.of(row) for row in rows],
        volgende=more and request.build_absolute_uri(more),
    )


@signals.get(
    "/signalen/{uuid:signal}",
    response=EigenSignaal,
    operation_id="signaal",
    summary="Vraag de stand van één signaal",
    url_name="own_signal",
)
def one(request: HttpRequest, signal: UUID) -> EigenSignaal:
    """De stand van één eigen signaal; van een ander bestaat het niet."""
    return EigenSignaal.of(own_signal(actor=actor_of(request), signal=signal))
