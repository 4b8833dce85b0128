# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a delivery, for the partner that delivered."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woonzeker.access.requests import actor_of
from woonzeker.feedback import selectors
from woonzeker.feedback.selectors import Proof
from woonzeker.feedback.views import files


@require_safe
def receipt(request: HttpRequest, place: str, delivery: UUID) -> HttpResponse:
    """What the receipt says, and where it can be kept from."""
    context = {"proof": _proof(request, place, delivery), "place": place, "delivery": delivery}
    return render(request, "feedback/receipt.html", context)


@require_safe
def receipt_pdf(request: HttpRequest, place: str, delivery: UUID) -> HttpResponse:
    """The receipt on paper."""
    return files.pdf(_proof(request, place, delivery))


@require_safe
def receipt_json(request: HttpRequest, place: str, delivery: UUID) -> HttpResponse:
    """The receipt for a system."""
    return files.json(_proof(request, place, delivery))


def _proof(request: HttpRequest, place: str, delivery: UUID) -> Proof:
    return selectors.receipt_of(actor=actor_of(request).at(place), delivery=delivery)
