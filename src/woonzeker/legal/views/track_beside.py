# SPDX-License-Identifier: EUPL-1.2
"""What stands beside a court track: its costs, and what changed since the judgment."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.forms.track import ChangedForm, CompareForm, FeeForm, MoveForm, RecallForm
from woonzeker.legal.rules.changed import Change


@require_http_methods(["GET", "HEAD", "POST"])
def costs(request: HttpRequest, court_track: UUID) -> HttpResponse:
    """What a claim costs now, if it goes on and with an arrangement; and costs to add."""
    actor = actor_of(request)
    asked = CompareForm(request.GET or None)
    looks = asked.cleaned_data if asked.is_bound and asked.is_valid() else {}
    found = selectors.costs(
        actor=actor,
        court_track=court_track,
        until=looks.get("tot"),
        instalment_cents=looks.get("per_maand") or 0,
    )
    form = FeeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.enter_fee(actor=actor, court_track=court_track, **form.facts())
        except Refused as refused:
            form.add_error("on", refused.sentence)
        else:
            messages.success(request, _("De kosten staan erbij."))
            return redirect("legal:costs", court_track=court_track)
    words = {
        "found": found,
        "sides": (("huishouden", found.resident), ("schuldeiser", found.creditor)),
        "asked": asked,
        "form": form if may(actor, "legal.enter_fee", court_track) else None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "legal/track/costs.html", words, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def recall_fee(request: HttpRequest, track_fee: UUID) -> HttpResponse:
    """Take back costs that were entered wrongly."""
    actor = actor_of(request)
    head, line = selectors.fee_line(actor=actor, track_fee=track_fee)
    form = RecallForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.recall_fee(
                actor=actor, track_fee=track_fee, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Teruggenomen. Deze kosten tellen niet meer mee."))
            return redirect("legal:costs", court_track=head.id)
    status = 422 if form.is_bound else 200
    words = {"form": form, "head": head, "line": line}
    return render(request, "legal/track/recall_fee.html", words, status=status)


@require_safe
def changed(request: HttpRequest, court_track: UUID) -> HttpResponse:
    """What changed since the judgment, to print for a lawyer."""
    actor = actor_of(request)
    found = selectors.changed_page(actor=actor, court_track=court_track)
    words = {"found": found, "may_act": may(actor, "legal.note_changed", court_track)}
    return render(request, "legal/track/changed.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, court_track: UUID, change: str) -> HttpResponse:
    """Note what is known of one thing that may have changed."""
    actor = actor_of(request)
    if change not in set(Change):
        raise NotFound
    line = selectors.change_line(actor=actor, court_track=court_track, change=change)
    form = ChangedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.note_changed(
                actor=actor, court_track=court_track, noted=form.noted(Change(change))
            )
        except Refused as refused:
            form.add_error("since_on", refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:changed", court_track=court_track)
    status = 422 if form.is_bound else 200
    words = {"form": form, "line": line, "track": court_track}
    return render(request, "legal/track/change.html", words, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, track_event: UUID) -> HttpResponse:
    """Put what a message told on the claim where it belongs."""
    actor = actor_of(request)
    found = selectors.movable(actor=actor, track_event=track_event)
    form = MoveForm(request.POST if request.method == "POST" else None, others=found.others)
    if form.is_bound and form.is_valid():
        try:
            made = services.move_event(actor=actor, track_event=track_event, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Verplaatst. Hier staat wat er nu volgt."))
            return redirect("legal:track", court_track=made.track_id)
    status = 422 if form.is_bound else 200
    return render(request, "legal/track/move.html", {"found": found, "form": form}, status=status)
