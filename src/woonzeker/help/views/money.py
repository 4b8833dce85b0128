# SPDX-License-Identifier: EUPL-1.2
"""The money of a household: the page, its overview, debts and rights."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.cases import services as cases
from woonzeker.errors import NotPermitted, Refused
from woonzeker.help.forms.money import COSTS, INCOME, DebtForm, OverviewForms, RightsForm
from woonzeker.help.rules.months import drawing_of
from woonzeker.help.selectors.budgets import budgets_of
from woonzeker.help.selectors.debts import debt_line
from woonzeker.help.selectors.money import money_view
from woonzeker.help.selectors.overviews import missing_words
from woonzeker.help.selectors.rights import rights_of
from woonzeker.help.services import debts, overviews
from woonzeker.ui.forms import Form

FORM = ["GET", "HEAD", "POST"]


@require_safe
def money(request: HttpRequest, case: UUID) -> HttpResponse:
    """All of the money of a household on one page, with the one thing to do now."""
    actor = actor_of(request)
    view = money_view(actor=actor, case=case)
    sees_budget = may(actor, "help.budgets", case)
    context = {
        "view": view,
        "drawing": drawing_of(view.ahead) if view.ahead else None,
        "missing": missing_words(view.room) if view.room else (),
        "may_keep": may(actor, "help.save_overview", case) and not view.closed,
        "may_ask_budget": may(actor, "help.ask_budget", case) and not view.closed,
        "may_end": may(actor, "cases.end_arranging", case),
        "budgets": budgets_of(actor=actor, case=case) if sees_budget else (),
    }
    return render(request, "help/money.html", context)


@require_POST
def begin(request: HttpRequest, case: UUID) -> HttpResponse:
    """Say that one arranges something here; the money opens."""
    cases.begin_arranging(actor=actor_of(request), case=case)
    messages.success(request, _("Je maakt hier een regeling. Daarvoor zie je nu de geldzaken."))
    return redirect("help:money", case=case)


@require_POST
def end(request: HttpRequest, case: UUID) -> HttpResponse:
    """Say that one arranges nothing any more; the money closes."""
    cases.end_arranging(actor=actor_of(request), case=case)
    messages.success(request, _("Je ziet de geldzaken van dit huishouden niet meer."))
    return redirect("case", case=case)


@require_http_methods(FORM)
def overview(request: HttpRequest, case: UUID) -> HttpResponse:
    """Income, fixed costs, reserves and what is protected, in one form."""
    actor = _keeper(request, case)
    view = money_view(actor=actor, case=case)
    sent = request.POST if request.method == "POST" else None
    forms = OverviewForms(view.overview, sent)
    if sent is not None and forms.is_valid():
        version = forms.main.cleaned_data["version"]
        try:
            overviews.save_overview(actor=actor, case=case, filled=forms.filled, version=version)
        except Refused as refused:
            forms.main.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het overzicht is bewaard."))
            return redirect("help:money", case=case)
    context = {"view": view, "forms": forms, "incomes": INCOME, "kinds_of_costs": COSTS}
    return render(request, "help/overview.html", context, status=_status(request))


@require_http_methods(FORM)
def rights(request: HttpRequest, case: UUID) -> HttpResponse:
    """The checklist of schemes."""
    actor = _keeper(request, case)
    lines = rights_of(actor=actor, case=case)
    form = RightsForm(lines, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        count = overviews.check_rights(actor=actor, case=case, states=form.states)
        said = ngettext("%d regeling bijgewerkt.", "%d regelingen bijgewerkt.", count) % count
        messages.success(request, said)
        return redirect("help:money", case=case)
    context = {"case": case, "form": form}
    return render(request, "help/rights.html", context, status=_status(request))


@require_POST
def take_over_debts(request: HttpRequest, case: UUID) -> HttpResponse:
    """Take over what partners reported."""
    count = debts.take_over_debts(actor=actor_of(request), case=case)
    said = ngettext("%d schuld overgenomen.", "%d schulden overgenomen.", count) % count
    messages.success(request, said)
    return redirect("help:money", case=case)


@require_http_methods(FORM)
def note_debt(request: HttpRequest, case: UUID) -> HttpResponse:
    """Add a debt."""
    actor = _keeper(request, case)
    form = DebtForm(request.POST if request.method == "POST" else None).without_state()
    if request.method == "POST" and form.is_valid():
        try:
            debts.note_debt(actor=actor, case=case, facts=form.facts)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De schuld staat in de lijst."))
            return redirect("help:money", case=case)
    return form_page(request, case, form, _("Schuld toevoegen"))


@require_http_methods(FORM)
def change_debt(request: HttpRequest, debt: UUID) -> HttpResponse:
    """Put a debt right."""
    actor = actor_of(request)
    line = debt_line(actor=actor, debt=debt)
    if not may(actor, "help.change_debt", debt):
        raise NotPermitted
    form = DebtForm(request.POST) if request.method == "POST" else DebtForm.of(line)
    if request.method == "POST" and form.is_valid():
        state = form.cleaned_data["state"]
        try:
            debts.change_debt(actor=actor, debt=debt, facts=form.facts, state=state)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De schuld is bijgewerkt."))
            return redirect("help:money", case=line.case)
    return form_page(request, line.case, form, _("Schuld: %s") % line.creditor)


def form_page(
    request: HttpRequest, case: UUID, form: Form, title: str, **more: Any
) -> HttpResponse:
    """A page with one form about the money of a case."""
    context = {"case": case, "form": form, "title": title, **more}
    return render(request, "help/money_form.html", context, status=_status(request))


def _keeper(request: HttpRequest, case: UUID) -> Actor:
    """Who looks, when they may also keep it. Raises NotPermitted."""
    actor = actor_of(request)
    if not may(actor, "help.save_overview", case):
        raise NotPermitted
    return actor


def _status(request: HttpRequest) -> int:
    """What was sent and came back was not right."""
    return 422 if request.method == "POST" else 200
