# SPDX-License-Identifier: EUPL-1.2
"""Pages of peer experts: asking one, choosing, telling what was found, and the hours."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.outreach import selectors, services
from woonzeker.outreach.forms import AskPeerForm, HoursForm, PeerReportForm


@require_safe
def peers(request: HttpRequest) -> HttpResponse:
    """What is asked and chosen; the hours; and for colleagues what runs."""
    actor, month = actor_of(request), _month(request.GET.get("maand", ""))
    context: dict[str, object] = {"month": month}
    if may(actor, "outreach.peer_desk"):
        desk = selectors.peer_desk(actor=actor)
        exports.leaf_through(request, [each.case for each in desk.chosen if each.address])
        report = PeerReportForm(initial={"on": clock.today()})
        context |= {"desk": desk, "report_form": report, "hours_form": HoursForm()}
    elif may(actor, "outreach.ask_peer"):
        context["running"] = selectors.running_requests(actor=actor)
    if may(actor, "outreach.peer_hours"):
        context["month_rows"] = selectors.month_hours(actor=actor, month=month)
    return render(request, "outreach/peers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask_peer(request: HttpRequest, case: UUID) -> HttpResponse:
    """Ask for somebody with an own story."""
    actor = actor_of(request)
    form = AskPeerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.ask_peer(actor=actor, case=case, **form.cleaned_data)
        messages.success(
            request, _("Gevraagd. Wie het kiest, ziet pas rond het bezoek waar het is.")
        )
        return redirect("case", case=case)
    context = {
        "form": form,
        "case": case,
        "asked": selectors.peer_requests_of(actor=actor, case=case),
    }
    return render(request, "outreach/ask_peer.html", context)


@require_POST
def take(request: HttpRequest, peer_request: UUID) -> HttpResponse:
    """I go, on this day."""
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
    except ValueError as problem:
        raise Refused(_("Kies de dag waarop je gaat.")) from problem
    services.take_peer_request(actor=actor_of(request), peer_request=peer_request, on=on)
    messages.success(request, _("Fijn dat je gaat. Naam en adres zie je rond die dag."))
    return redirect("outreach:peers")


@require_POST
def give_back(request: HttpRequest, peer_request: UUID) -> HttpResponse:
    """It does not work out."""
    services.give_back_peer_request(actor=actor_of(request), peer_request=peer_request)
    messages.success(request, _("Teruggegeven. Een ander kan het nu kiezen."))
    return redirect("outreach:peers")


@require_POST
def report_visit(request: HttpRequest, peer_request: UUID) -> HttpResponse:
    """This is how it went."""
    form = PeerReportForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies hoe het ging en vertel het in een paar zinnen."))
    services.report_peer_visit(
        actor=actor_of(request), peer_request=peer_request, **form.cleaned_data
    )
    messages.success(request, _("Bedankt. Een collega leest het binnen twee werkdagen."))
    return redirect("outreach:peers")


@require_POST
def withdraw(request: HttpRequest, peer_request: UUID) -> HttpResponse:
    """It is no longer needed."""
    found = services.withdraw_peer_request(actor=actor_of(request), peer_request=peer_request)
    messages.success(request, _("Ingetrokken."))
    return redirect("case", case=found.case_id)


@require_POST
def note_hours(request: HttpRequest) -> HttpResponse:
    """I worked."""
    form = HoursForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Vul de dag, het aantal minuten en het soort werk in."))
    services.note_hours(actor=actor_of(request), **form.cleaned_data)
    messages.success(request, _("Je uren staan erin."))
    return redirect("outreach:peers")


@require_POST
def strike_hours(request: HttpRequest, peer_hours: UUID) -> HttpResponse:
    """That was not right."""
    services.strike_hours(actor=actor_of(request), peer_hours=peer_hours)
    messages.success(request, _("Weggehaald."))
    return redirect("outreach:peers")


@require_POST
def approve_hours(request: HttpRequest, user: UUID) -> HttpResponse:
    """The hours of this month are right."""
    month = _month(request.POST.get("maand", ""))
    services.approve_hours(actor=actor_of(request), user=user, month=month)
    messages.success(request, _("Goedgekeurd."))
    return redirect("outreach:peers")


@require_safe
def hours_csv(request: HttpRequest) -> HttpResponse:
    """The approved totals of a month, for the pay."""
    month = _month(request.GET.get("maand", ""))
    content = selectors.hours_sheet(actor=actor_of(request), month=month)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="uren-{month:%Y-%m}.csv"'
    return response


def _month(text: str) -> date:
    """The first day of '2026-10'; of this month for anything else."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return clock.today().replace(day=1)
