# SPDX-License-Identifier: EUPL-1.2
"""The list of deliveries, a new one, and what became of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.intake import selectors, services
from woonzeker.intake.forms import DeliveriesFilter, UploadForm
from woonzeker.intake.models import Delivery, DeliveryState, SignalResult
from woonzeker.intake.views.words import REASONS
from woonzeker.organisations.selectors import partners_of

PER_PAGE = 40
#: silent partners that the list names; the rest are counted
SILENT_SHOWN = 12
BUSY = frozenset({DeliveryState.RECEIVED, DeliveryState.CHECKING})


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All deliveries, what needs an answer first."""
    actor = actor_of(request)
    form = DeliveriesFilter(request.GET or None, partners=partners_of(actor), today=clock.today())
    chosen = form.cleaned_data if form.is_valid() else {}
    page = Paginator(selectors.deliveries(actor, **chosen), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "form": form,
        "filtered": any(chosen.values()),
        "waiting": selectors.waiting(actor),
        "may_deliver": selectors.MAY_DELIVER(actor),
        "may_keep_keys": selectors.MAY_KEEP_KEYS(actor),
        **_silent(actor),
    }
    return render(request, "intake/listing.html", context)


def _silent(actor: Actor) -> dict[str, Any]:
    if not selectors.MAY_DELIVER(actor):
        return {}
    silent = selectors.silent_partners(actor)
    return {"silent": silent[:SILENT_SHOWN], "silent_more": max(len(silent) - SILENT_SHOWN, 0)}


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Deliver a file on behalf of a partner."""
    actor = actor_of(request)
    partners = selectors.delivering_partners(actor)
    form = UploadForm(request.POST or None, request.FILES or None, partners=partners)
    if request.method == "POST" and form.is_valid():
        made = _received(actor, form)
        if made is not None:
            return redirect("intake:delivery", delivery=made.pk)
    status = 422 if form.errors else 200
    return render(request, "intake/upload.html", {"form": form}, status=status)


def _received(actor: Actor, form: UploadForm) -> Delivery | None:
    """The delivery, or None with the refusal near the form."""
    sent = form.cleaned_data
    try:
        return services.receive_delivery(
            actor=actor,
            partner=UUID(sent["partner"]),
            filename=sent["file"].name or "",
            content=sent["file"].read(),
            channel="web",
            efforts_declared_on=sent["efforts_declared_on"],
        )
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return None


@require_safe
def delivery(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """How far one delivery is, and what became of its lines."""
    actor = actor_of(request)
    found = selectors.delivery_of(actor, delivery)
    context = {
        "delivery": found,
        "busy": found.state in BUSY,
        "problem": found.problem.split("\n"),
        "may_deliver": selectors.MAY_DELIVER(actor),
        **_outcome(actor, found),
    }
    return render(request, "intake/delivery.html", context)


def _outcome(actor: Actor, found: Delivery) -> dict[str, Any]:
    if found.state != DeliveryState.DONE:
        return {}
    not_taken_up = selectors.not_taken_up_counts(actor, found)
    reasons = selectors.reason_counts(actor, found)
    return {
        "not_taken_up": [(SignalResult(code), count) for code, count in not_taken_up.items()],
        "defects": selectors.defect_count(actor, found),
        "reasons": [(words, reasons[code]) for code, words in REASONS.items() if code in reasons],
    }
