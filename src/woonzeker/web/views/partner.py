# SPDX-License-Identifier: EUPL-1.2
"""The desk of a partner: at which one somebody works now, and what is there to do."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import clock
from woonzeker.access.requests import SignInNeeded, actor_of
from woonzeker.feedback import selectors as feedback
from woonzeker.intake import selectors as intake
from woonzeker.organisations import selectors as organisations
from woonzeker.web import permissions
from woonzeker.web.middleware import PARTNER

#: deliveries that the start page shows
LATEST = 5


@require_http_methods(["GET", "POST"])
def choose_partner(request: HttpRequest) -> HttpResponse:
    """After signing in: the one partner at which somebody works, or the choice of one."""
    user = request.session.get(SESSION_KEY)
    if not user:
        raise SignInNeeded
    names = {
        str(seat.partner_id): seat.partner.name
        for seat in organisations.seats_of(user, on=clock.today())
    }
    chosen = request.POST.get("partner") or (next(iter(names)) if len(names) == 1 else "")
    if chosen not in names:
        return render(request, "web/choose_partner.html", {"names": sorted(names.items())})
    request.session[PARTNER] = chosen
    request.session["partner_name"] = names[chosen]
    return redirect("partner_start")


@require_safe
def partner_start(request: HttpRequest) -> HttpResponse:
    """What waits for a partner, what there is to do, and in which municipalities."""
    actor = actor_of(request)
    answers = permissions.may_ever(actor, "feedback:answer_pause", "POST")
    pauses = feedback.asked_pauses(actor=actor) if answers else ()
    lets = permissions.may_ever(actor, "landlords:desk")
    if lets and not pauses:
        return redirect("landlords:desk")
    context: dict[str, object] = {
        "pauses": pauses,
        "lets": lets,
        "places": organisations.places_of(actor),
        "sends": permissions.may_ever(actor, "legal:sent"),
    }
    if permissions.may_ever(actor, "intake:own"):
        deliveries = intake.own_deliveries(actor=actor)
        files = intake.national_files(actor=actor)
        context |= {
            "delivers": True,
            "asks": [each for each in deliveries if each.asks],
            "asks_country": [each for each in files if each.questions],
            "to_mend": [each for each in deliveries if each.to_mend],
            "latest": deliveries[:LATEST],
        }
    return render(request, "web/partner_start.html", context)
