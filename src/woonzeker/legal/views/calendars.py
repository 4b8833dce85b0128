# SPDX-License-Identifier: EUPL-1.2
"""One's own calendar of hearings: making a key, ending it, and what a calendar reads with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.requests import actor_of, address_of, fresh_proof
from woonzeker.accounts.errors import TooSoon
from woonzeker.errors import NotFound
from woonzeker.legal import selectors, services

#: how long a calendar waits at least before it asks again, in seconds, when it asked too often
_LEAST_WAIT = 60
_WORDS = "text/plain; charset=utf-8"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_calendar(request: HttpRequest) -> HttpResponse:
    """Whether one's own calendar reads along; making a key shows its address, this once."""
    actor, link = actor_of(request), ""
    if request.method == "POST":
        fresh_proof(request)
        token = services.calendar_key(actor=actor)
        link = request.build_absolute_uri(reverse("legal:calendar_file", args=[token]))
    found = selectors.own_calendar(actor=actor)
    return render(request, "legal/hearings/calendar.html", {"found": found, "link": link})


@require_POST
def end_calendar(request: HttpRequest) -> HttpResponse:
    """Let one's own calendar read no more."""
    try:
        services.end_calendar_key(actor=actor_of(request))
    except NotFound:
        messages.info(request, _("Er liep geen sleutel."))
    else:
        messages.success(request, _("De sleutel werkt niet meer. Je agenda leest niets meer mee."))
    return redirect("legal:own_calendar")


@never_cache
@require_safe
def calendar_file(request: HttpRequest, token: str) -> HttpResponse:
    """The hearings behind a key, for a calendar; the same answer for every key that is none."""
    site = request.build_absolute_uri("/")
    try:
        text = services.calendar_file(token=token, address=address_of(request), site=site)
    except NotFound:
        response = HttpResponse("Niet gevonden.\n", status=404, content_type=_WORDS)
    except TooSoon as soon:
        response = HttpResponse("Te vaak.\n", status=429, content_type=_WORDS)
        wait = int((soon.until - clock.real()).total_seconds())
        response["Retry-After"] = str(max(wait, _LEAST_WAIT))
    else:
        response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="zittingen.ics"'
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response
