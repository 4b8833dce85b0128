# SPDX-License-Identifier: EUPL-1.2
"""Tailor-made budget: ask, decide, pay, look what it brought; and the ledger of the year."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.help.forms.arrangements import (
    BudgetForm,
    EffectForm,
    PaidForm,
    VerdictForm,
    WithdrawForm,
)
from woonzeker.help.selectors.budgets import (
    BudgetRow,
    budget_ledger,
    budget_row,
    deciders,
    ledger_of,
)
from woonzeker.help.services import budgets
from woonzeker.help.views.money import FORM
from woonzeker.ui.forms import Form


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """The money of this year and the requests that somebody may see."""
    view = budget_ledger(actor=actor_of(request), year=clock.today().year)
    exports.leaf_through(request, [row.case for row in view.rows])
    return render(request, "help/budget_ledger.html", {"view": view})


@require_http_methods(FORM)
def ask(request: HttpRequest, case: UUID) -> HttpResponse:
    """Ask for money for one household."""
    actor = actor_of(request)
    if not may(actor, "help.ask_budget", case):
        raise NotPermitted
    sent = request.POST if request.method == "POST" else None
    form = BudgetForm(sent, deciders=deciders(actor))
    if sent is not None and form.is_valid():
        try:
            made = budgets.ask_budget(actor=actor, case=case, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De aanvraag ligt klaar voor een besluit."))
            return redirect("help:budget", budget=made.pk)
    context = {"case": case, "form": form, "left": ledger_of(clock.today().year).left}
    status = 422 if sent is not None else 200
    return render(request, "help/budget_ask.html", context, status=status)


@require_safe
def budget(request: HttpRequest, budget: UUID) -> HttpResponse:
    """One request, with the one thing to do now."""
    return _page(request, budget, {})


@require_POST
def decide(request: HttpRequest, budget: UUID) -> HttpResponse:
    """Grant or refuse; who only signs is done here then."""
    actor, form = actor_of(request), VerdictForm(request.POST, auto_id="besluit_%s")
    if form.is_valid():
        try:
            budgets.decide_budget(actor=actor, budget=budget, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Je besluit staat."))
            return redirect("help:budget_ledger")
    return _page(request, budget, {"decide": form}, status=422)


@require_POST
def pay(request: HttpRequest, budget: UUID) -> HttpResponse:
    """Note that it was paid."""
    form = PaidForm(request.POST, auto_id="betaald_%s")
    return _do(request, budget, "pay", form, budgets.pay_budget)


@require_POST
def effect(request: HttpRequest, budget: UUID) -> HttpResponse:
    """Note what it brought."""
    form = EffectForm(request.POST, auto_id="effect_%s")
    return _do(request, budget, "effect", form, budgets.note_effect)


@require_POST
def withdraw(request: HttpRequest, budget: UUID) -> HttpResponse:
    """Take a request back."""
    form = WithdrawForm(request.POST, auto_id="terug_%s")
    return _do(request, budget, "withdraw", form, budgets.withdraw_budget)


def _do(
    request: HttpRequest, budget: UUID, name: str, form: Form, service: Callable[..., object]
) -> HttpResponse:
    if form.is_valid():
        try:
            service(actor=actor_of(request), budget=budget, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("help:budget", budget=budget)
    return _page(request, budget, {name: form}, status=422)


def _page(
    request: HttpRequest, budget: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    row = budget_row(actor=actor, budget=budget)
    may_ask = may(actor, "help.ask_budget", row.case)
    forms = {**_forms(row), **given}
    context = {
        "row": row,
        "may_decide": may(actor, "help.decide_budget", budget) and not row.own,
        "may_ask": may_ask,
        "may_open": may(actor, "cases.overview", row.case),
        "may_see_money": may(actor, "help.money", row.case),
        "left": ledger_of(clock.today().year).left,
        **{f"{name}_form": form for name, form in forms.items()},
    }
    return render(request, "help/budget.html", context, status=status)


def _forms(row: BudgetRow) -> dict[str, Form]:
    """The form of what comes now."""
    if row.state == "asked":
        return {"decide": VerdictForm(auto_id="besluit_%s")}
    if row.state == "granted":
        return {
            "pay": PaidForm(initial={"on": clock.today()}, auto_id="betaald_%s"),
            "withdraw": WithdrawForm(auto_id="terug_%s"),
        }
    if row.state == "paid" and not row.effect:
        return {"effect": EffectForm(auto_id="effect_%s")}
    return {}
