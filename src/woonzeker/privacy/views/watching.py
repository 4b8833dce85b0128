# SPDX-License-Identifier: EUPL-1.2
"""What needs somebody today, what the nightly look found, emergencies, names and the log."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.outreach.selectors import MAY_HANDLE as MAY_HANDLE_LEAKS
from woonzeker.outreach.selectors import open_leaks
from woonzeker.privacy import selectors, services
from woonzeker.privacy.forms import AddressForm, FamousForm, GlassForm, LogForm, VerdictForm
from woonzeker.ui.forms import Form


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What waits for this person: findings, emergencies, requests, leaks, and how the log is."""
    actor = actor_of(request)
    context: dict[str, object] = {}
    if selectors.MAY_WATCH(actor):
        context |= {
            "night": selectors.last_night(actor=actor),
            "findings": selectors.finding_list(actor=actor)[:5],
            "seal": selectors.seal_state(actor=actor),
        }
    if selectors.MAY_REVIEW_GLASS.ever(actor):
        context["glass"] = selectors.glass_waiting(actor=actor)
    if selectors.MAY_HANDLE(actor):
        context["requests"] = selectors.open_requests(actor=actor)
    if MAY_HANDLE_LEAKS(actor):
        context["leaks"] = open_leaks(actor=actor)
    return render(request, "privacy/start.html", context)


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """The findings that wait for a person, or those that were judged."""
    judged = "beoordeeld" in request.GET
    rows = selectors.finding_list(actor=actor_of(request), judged=judged)
    return render(request, "privacy/findings.html", {"rows": rows, "judged": judged})


@require_safe
def finding(request: HttpRequest, finding: UUID) -> HttpResponse:
    """One finding with its reasons and the lines behind it."""
    return _finding_page(request, finding, VerdictForm())


@require_POST
def judge_finding(request: HttpRequest, finding: UUID) -> HttpResponse:
    """Decide what a finding is."""
    form = VerdictForm(request.POST)
    if form.is_valid():
        try:
            services.judge_finding(actor=actor_of(request), finding=finding, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Je oordeel is vastgelegd."))
            return redirect("privacy:finding", finding=finding)
    return _finding_page(request, finding, form, status=422)


def _finding_page(
    request: HttpRequest, finding: UUID, form: Form, *, status: int = 200
) -> HttpResponse:
    view = selectors.finding_view(actor=actor_of(request), finding=finding)
    context = {"view": view, "form": form}
    return render(request, "privacy/finding.html", context, status=status)


@require_safe
def glass(request: HttpRequest) -> HttpResponse:
    """Access that was taken in an emergency, to look along."""
    rows = selectors.glass_list(actor=actor_of(request))
    forms = [(row, GlassForm(auto_id=f"oordeel_{row.id}_%s")) for row in rows]
    return render(request, "privacy/glass.html", {"rows": forms})


@require_POST
def judge_glass(request: HttpRequest, glass: UUID) -> HttpResponse:
    """Say whether an emergency was one."""
    form = GlassForm(request.POST)
    if form.is_valid():
        services.judge_glass(actor=actor_of(request), glass=glass, **form.cleaned_data)
        messages.success(request, _("Je oordeel is vastgelegd."))
    else:
        messages.error(request, _("Kies eerst een oordeel."))
    return redirect("privacy:glass")


@require_safe
def famous_names(request: HttpRequest) -> HttpResponse:
    """The names that looks are held against."""
    return _famous_page(request, FamousForm())


@require_POST
def add_famous(request: HttpRequest) -> HttpResponse:
    """Add a name."""
    form = FamousForm(request.POST)
    if form.is_valid():
        letter = form.cleaned_data["first_letter"]
        services.add_famous_name(
            actor=actor_of(request), surname=form.cleaned_data["surname"], initial=letter
        )
        return redirect("privacy:famous_names")
    return _famous_page(request, form, status=422)


@require_POST
def remove_famous(request: HttpRequest, famous: UUID) -> HttpResponse:
    """Take a name away."""
    services.remove_famous_name(actor=actor_of(request), famous=famous)
    return redirect("privacy:famous_names")


def _famous_page(request: HttpRequest, form: Form, *, status: int = 200) -> HttpResponse:
    rows = selectors.famous_list(actor=actor_of(request))
    return render(request, "privacy/famous.html", {"rows": rows, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def own_addresses(request: HttpRequest) -> HttpResponse:
    """The addresses that somebody declared themselves, and one more."""
    actor = actor_of(request)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.declare_address(actor=actor, **form.cleaned_data)
        messages.success(request, _("Dank je. Het adres staat erbij."))
        return redirect("privacy:own_addresses")
    context = {"rows": selectors.own_addresses(actor=actor), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "privacy/own_addresses.html", context, status=status)


@require_POST
def withdraw_address(request: HttpRequest, own_address: UUID) -> HttpResponse:
    """Take an address of one's own away."""
    services.withdraw_address(actor=actor_of(request), own_address=own_address)
    return redirect("privacy:own_addresses")


@require_safe
def logs(request: HttpRequest) -> HttpResponse:
    """Search the log by what was looked at, or by who looked."""
    actor = actor_of(request)
    form = LogForm(request.GET or None, people=selectors.colleagues(actor=actor))
    asked = _asked(form)
    page = selectors.log_page(actor=actor, asked=asked, page=_number(request))
    context = {
        "form": form,
        "page": page,
        "found": page.paginator.count if asked.subject or asked.user else None,
        "seal": selectors.seal_state(actor=actor),
    }
    return render(request, "privacy/logs.html", context)


def _asked(form: LogForm) -> selectors.LogFilter:
    if not (form.is_bound and form.is_valid()):
        return selectors.LogFilter()
    return selectors.LogFilter(**form.cleaned_data)


def _number(request: HttpRequest) -> int:
    told = request.GET.get("page", "1")
    return int(told) if told.isdecimal() else 1
