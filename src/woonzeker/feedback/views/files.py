# SPDX-License-Identifier: EUPL-1.2
"""A proof as a file to keep."""

from __future__ import annotations

from django.http import HttpResponse

from woonzeker.feedback.selectors import Proof

#: what stands of a code in the name of a file: enough to tell two apart
_SHORT = 9


def pdf(proof: Proof) -> HttpResponse:
    """The proof on paper."""
    return _file(proof.paper(), "application/pdf", proof, "pdf")


def json(proof: Proof) -> HttpResponse:
    """The proof for a system, and for the page that checks it."""
    return _file(proof.file, "application/json", proof, "json")


def _file(content: bytes, kind: str, proof: Proof, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    name = f"bewijs-{proof.code[:_SHORT]}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
