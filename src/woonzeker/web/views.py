# SPDX-License-Identifier: EUPL-1.2
"""Pages that span rooms: where somebody works, what needs them today, and one case as a whole."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import clock
from woonzeker.access.requests import SignInNeeded, actor_of
from woonzeker.organisations import selectors as organisations
from woonzeker.web import services
from woonzeker.web.middleware import MUNICIPALITY


@require_http_methods(["GET", "POST"])
def choose_municipality(request: HttpRequest) -> HttpResponse:
    """After signing in: the one municipality somebody works in, or the choice of one."""
    user = request.session.get(SESSION_KEY)
    if not user:
        raise SignInNeeded
    held = organisations.memberships_of(user, on=clock.today())
    names = {each.municipality_id: each.municipality.name for each in held}
    chosen = request.POST.get("municipality") or (next(iter(names)) if len(names) == 1 else "")
    if chosen not in names:
        return render(request, "web/choose_municipality.html", {"names": sorted(names.items())})
    actor = organisations.actor_for(user=user, municipality=chosen)
    if actor is None:
        raise SignInNeeded
    services.begin_work(actor=actor, municipality=chosen)
    request.session[MUNICIPALITY] = chosen
    request.session["municipality_name"] = names[chosen]
    return redirect(_onward(request))


def _onward(request: HttpRequest) -> str:
    asked = request.GET.get("next", "/")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if safe and asked.startswith("/") else "/"


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What needs me today, what is new, what waits for others; for each role its own."""
    actor = actor_of(request)
    return render(request, "web/start.html", {"actor": actor})
