# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a delivery for a partner's own system, byte for byte as it was signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from woonzeker.access.requests import actor_of
from woonzeker.feedback import selectors

router = Router(tags=["bewijzen"])

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


@router.get(
    "/aanleveringen/{uuid:delivery}/bewijs",
    summary="Haal het ondertekende bewijs op",
    openapi_extra=_ANSWER,
)
def receipt(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Het nieuwste bewijs: van ontvangst, en als de aanlevering gelezen is van verwerking."""
    proof = selectors.receipt_of(actor=actor_of(request), delivery=delivery)
    return HttpResponse(proof.file, content_type="application/json")
