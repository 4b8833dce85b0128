# SPDX-License-Identifier: EUPL-1.2
"""The list of cases, and the small things that are booked on one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.actions import REGISTER
from woonzeker.access.requests import actor_of
from woonzeker.cases import selectors, services
from woonzeker.cases.forms import (
    CaseFilterForm,
    EffortForm,
    OutcomeForm,
    TeamForm,
    closing_form,
    move_form,
)
from woonzeker.errors import Refused
from woonzeker.organisations.selectors import teams_of
from woonzeker.process import Exit
from woonzeker.ui.forms import Form


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Cases, threatening first, then by the first term that ends."""
    actor = actor_of(request)
    form = CaseFilterForm(request.GET or None, teams=list(teams_of(actor)))
    asked = form.asked() if form.is_bound else selectors.CaseFilter()
    number = request.GET.get("page", "1")
    found = selectors.case_list(
        actor=actor, asked=asked, page=int(number) if number.isdecimal() else 1
    )
    return render(
        request, "cases/listing.html", {"form": form, "page": found.page, "rows": found.rows}
    )


@require_POST
def record_outcome(request: HttpRequest, case: UUID) -> HttpResponse:
    """Somebody died, moved or is known to debt help."""
    words = _understood(OutcomeForm(request.POST))
    found = services.record_outcome(
        actor=actor_of(request), case=case, outcome=words["outcome"], reason=words["reason"]
    )
    messages.success(
        request,
        _("Vastgelegd. De zaak is afgesloten.")
        if found.result
        else _("Vastgelegd. De zaak blijft open; er staat een taak bij."),
    )
    return redirect("case", case=case)


@require_POST
def close(request: HttpRequest, case: UUID) -> HttpResponse:
    """The case ends with a result."""
    actor = actor_of(request)
    possible = selectors.possible_moves(actor=actor, case=case)
    words = _understood(closing_form(possible, request.POST))
    result = Exit(words["move"].removeprefix("close_"))
    services.close_case(actor=actor, case=case, result=result, reason=words.get("reason", ""))
    messages.success(request, _("De zaak is afgesloten."))
    return redirect("case", case=case)


@require_POST
def move(request: HttpRequest, case: UUID) -> HttpResponse:
    """Something happened: a pause, a request, or what bailiff or court did."""
    actor = actor_of(request)
    possible = selectors.possible_moves(actor=actor, case=case)
    words = _understood(move_form(possible, request.POST))
    services.advance(actor=actor, case=case, move=words["move"], reason=words.get("reason", ""))
    messages.success(request, _("Vastgelegd."))
    return redirect("case", case=case)


@require_POST
def assign_team(request: HttpRequest, case: UUID) -> HttpResponse:
    """A team gets the case."""
    actor = actor_of(request)
    words = _understood(TeamForm(request.POST, teams=list(teams_of(actor))))
    services.assign_team(actor=actor, case=case, team=words["team"])
    messages.success(request, _("Het team is bijgewerkt."))
    return redirect("case", case=case)


@require_POST
def book_effort(request: HttpRequest, case: UUID) -> HttpResponse:
    """Time and cost on a case."""
    words = _understood(EffortForm(request.POST))
    services.book_effort(
        actor=actor_of(request),
        case=case,
        what=words["what"],
        minutes=words["minutes"],
        cost_cents=words["cost"],
    )
    messages.success(request, _("Geboekt."))
    return redirect("case", case=case)


@require_POST
def finish_task(request: HttpRequest, case: UUID, task: UUID) -> HttpResponse:
    """A task is done."""
    services.finish_task(actor=actor_of(request), task=task)
    messages.success(request, _("De taak is gedaan."))
    return redirect("case", case=case)


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Every task that waits, of cases and of signals without one."""
    actor = actor_of(request)
    context = {
        "rows": selectors.task_list(actor=actor),
        "may_finish": REGISTER["cases.finish_task"].may_if(actor),
    }
    return render(request, "cases/tasks.html", context)


@require_POST
def finish_waiting_task(request: HttpRequest, task: UUID) -> HttpResponse:
    """A task of the list is done."""
    services.finish_task(actor=actor_of(request), task=task)
    messages.success(request, _("De taak is gedaan."))
    return redirect("cases:tasks")


def _understood(form: Form) -> dict[str, Any]:
    """The words of a form; raises Refused with the first thing that is wrong."""
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        label = form.fields[name].label if name in form.fields else ""
        raise Refused(f"{label}: {errors[0]}" if label else str(errors[0]))
    return dict(form.cleaned_data)
