# SPDX-License-Identifier: EUPL-1.2
"""Pages of the court track: a case's claims, one claim drawn, its events, costs and changes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.errors import EventFaulty
from woonzeker.legal.forms.track import EventForm, RecallForm, TrackForm
from woonzeker.legal.rules.track import OCCURRENCES, Occurrence

#: the word with which somebody says that what follows was read
SURE = "zeker"


@require_safe
def of_case(request: HttpRequest, case: UUID) -> HttpResponse:
    """Every claim against a household: where it stands and what comes."""
    actor = actor_of(request)
    found = selectors.tracks_of(actor=actor, case=case)
    words = {"found": found, "may_act": may(actor, "legal.open_track", case)}
    return render(request, "legal/track/case.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, case: UUID) -> HttpResponse:
    """Follow a claim that nobody follows yet."""
    actor = actor_of(request)
    found = selectors.tracks_of(actor=actor, case=case)
    form = TrackForm(
        request.POST if request.method == "POST" else None,
        partners=selectors.creditors_here(actor=actor),
    )
    if form.is_bound and form.is_valid():
        try:
            made = services.open_track(actor=actor, case=case, **form.facts())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("legal:event", court_track=made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "legal/track/begin.html", {"form": form, "found": found}, status=status)


@require_safe
def page(request: HttpRequest, court_track: UUID) -> HttpResponse:
    """One claim drawn from announcement to eviction, with what comes and what happened."""
    actor = actor_of(request)
    found = selectors.track_page(actor=actor, court_track=court_track)
    words = {"found": found, "line": found.line, **_ways(actor, court_track)}
    return render(request, "legal/track/page.html", words)


def _ways(actor: Actor, court_track: UUID) -> dict[str, bool]:
    return {
        "may_act": may(actor, "legal.add_event", court_track),
        "may_costs": may(actor, "legal.costs", court_track),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def event(request: HttpRequest, court_track: UUID) -> HttpResponse:
    """Say what happened: first which kind, then the facts, then what follows, then it stands."""
    actor = actor_of(request)
    found = selectors.kinds_of_event(actor=actor, court_track=court_track)
    kind = _kind(request.GET.get("soort", ""))
    if kind is None:
        return render(request, "legal/track/kinds.html", {"found": found})
    form = EventForm(request.POST if request.method == "POST" else None, kind=kind)
    words = {"form": form, "found": found, "title": _(OCCURRENCES[kind].title).capitalize()}
    if form.is_bound and form.is_valid():
        told = form.told()
        try:
            if SURE in request.POST:
                services.add_event(
                    actor=actor,
                    court_track=court_track,
                    told=told,
                    said_by=form.cleaned_data["said_by"],
                )
                messages.success(request, _("Vastgelegd. Hier staat wat er nu volgt."))
                return redirect("legal:track", court_track=court_track)
            words["follows"] = selectors.what_follows(
                actor=actor, court_track=court_track, told=told
            )
            return render(request, "legal/track/event.html", words)
        except EventFaulty as faulty:
            form.tell(faulty.wrong)
    status = 422 if form.is_bound else 200
    return render(request, "legal/track/event.html", words, status=status)


def _kind(word: str) -> Occurrence | None:
    return Occurrence(word) if word in set(Occurrence) else None


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: HttpRequest, track_event: UUID) -> HttpResponse:
    """Take back an event that was entered wrongly."""
    actor = actor_of(request)
    head, line = selectors.event_line(actor=actor, track_event=track_event)
    form = RecallForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.recall_event(
                actor=actor, track_event=track_event, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Teruggenomen. De zaak staat weer zoals daarvoor."))
            return redirect("legal:track", court_track=head.id)
    status = 422 if form.is_bound else 200
    words = {"form": form, "head": head, "line": line}
    return render(request, "legal/track/recall.html", words, status=status)


@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """The judgments on which somebody may still be evicted."""
    rows = selectors.shelf(actor=actor_of(request))
    exports.leaf_through(request, [row.case for row in rows])
    return render(request, "legal/track/shelf.html", {"rows": rows})
