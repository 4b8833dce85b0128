# SPDX-License-Identifier: EUPL-1.2
"""Data leaks: which are open and how long there is, and one of them step by step."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.outreach import selectors, services
from woonzeker.outreach.forms import AssessForm, CloseForm, InformForm, ReportForm
from woonzeker.outreach.rules import LeakState
from woonzeker.outreach.selectors import LeakView
from woonzeker.ui.forms import Form


@require_safe
def leaks(request: HttpRequest) -> HttpResponse:
    """Every leak, the one with the least time first."""
    rows = selectors.leak_list(actor=actor_of(request))
    return render(request, "outreach/leaks.html", {"rows": rows})


@require_safe
def leak(request: HttpRequest, leak: UUID) -> HttpResponse:
    """One leak, with the one thing to do now."""
    return _page(request, leak, {})


@require_POST
def assess(request: HttpRequest, leak: UUID) -> HttpResponse:
    """Decide whether a leak is reported and the person told."""
    return _do(request, leak, "assess", AssessForm, services.assess_leak, _("Je besluit staat."))


@require_POST
def report(request: HttpRequest, leak: UUID) -> HttpResponse:
    """Note that a leak was reported."""
    return _do(request, leak, "report", ReportForm, services.report_leak, _("Melding vastgelegd."))


@require_POST
def inform(request: HttpRequest, leak: UUID) -> HttpResponse:
    """Note that the person was told."""
    return _do(request, leak, "inform", InformForm, services.inform_person, _("Vastgelegd."))


@require_POST
def close(request: HttpRequest, leak: UUID) -> HttpResponse:
    """Close a leak."""
    done = _("Het datalek is afgesloten.")
    return _do(request, leak, "close", CloseForm, services.close_leak, done)


def _do(
    request: HttpRequest,
    leak: UUID,
    name: str,
    kind: type[Form],
    service: Callable[..., object],
    done: str,
) -> HttpResponse:
    """Run one step with its form; what is wrong is said near the field.

    A step that does not come now has no form on the page: then the refusal is a page of its own.
    """
    form, actor = kind(request.POST), actor_of(request)
    if form.is_valid():
        try:
            service(actor=actor, leak=leak, **form.cleaned_data)
        except Refused as refused:
            if f"{name}_form" not in _forms(selectors.leak_view(actor=actor, leak=leak)):
                raise
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, done)
            return redirect("outreach:leak", leak=leak)
    return _page(request, leak, {name: form}, status=422)


def _page(
    request: HttpRequest, leak: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    view = selectors.leak_view(actor=actor, leak=leak)
    context = {
        "view": view,
        "may_see_case": bool(view.case) and may(actor, "cases.overview", view.case),
        **_forms(view),
        **{f"{name}_form": form for name, form in given.items()},
    }
    report = context.get("report_form")
    if isinstance(report, ReportForm) and (view.row.hours or 0) >= 0:
        report.in_time()
    return render(request, "outreach/leak.html", context, status=status)


def _forms(view: LeakView) -> dict[str, Form]:
    """The form of the step that comes now, and the one to decide again."""
    if view.row.state is LeakState.CLOSED:
        return {}
    decided = {
        "verdict": view.verdict_code,
        "kinds": view.kinds,
        "inform": view.inform,
        "known_at": view.known_at,
    }
    now = clock.now().astimezone(clock.AMSTERDAM)
    forms: dict[str, Form] = {"assess_form": AssessForm(initial=decided, auto_id="besluit_%s")}
    if view.row.state is LeakState.TO_REPORT:
        forms["report_form"] = ReportForm(initial={"at": now}, auto_id="melding_%s")
    if view.row.state is LeakState.TO_INFORM:
        forms["inform_form"] = InformForm(initial={"on": now.date()}, auto_id="verteld_%s")
    if view.row.state is LeakState.TO_CLOSE:
        forms["close_form"] = CloseForm(auto_id="afsluiten_%s")
    return forms
