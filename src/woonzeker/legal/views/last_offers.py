# SPDX-License-Identifier: EUPL-1.2
"""The last offers of a case, and a debt settlement that is followed from outside."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.forms.moratoria import AnswerForm, SettlementForm
from woonzeker.ui.forms import Form

FORM = ["GET", "HEAD", "POST"]


@require_safe
def last_offers(request: HttpRequest, case: UUID) -> HttpResponse:
    """What runs, what was tried and what comes first."""
    actor = actor_of(request)
    context = {
        "view": selectors.last_offers(actor=actor, case=case),
        "may_open": may(actor, "cases.overview", case),
        "may_offer": may(actor, "legal.make_last_offer", case),
        "may_ask_time": may(actor, "legal.prepare_moratorium", case),
        "may_settle": may(actor, "legal.follow_settlement", case),
        "may_bewind": may(actor, "legal.wish_bewind", case),
        "today": clock.today(),
    }
    return render(request, "legal/last_offers/overview.html", context)


@require_POST
def make_last_offer(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note that the last offer of voluntary help was made."""
    try:
        services.make_last_offer(actor=actor_of(request), case=case)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Vastgelegd. De zaak staat nu bij het laatste aanbod."))
    return redirect("legal:last_offers", case=case)


@require_http_methods(FORM)
def new_settlement(request: HttpRequest, case: UUID) -> HttpResponse:
    """Begin to follow a debt settlement that was asked."""
    actor = actor_of(request)
    if not may(actor, "legal.follow_settlement", case):
        raise NotPermitted
    sent = request.POST if request.method == "POST" else None
    form = SettlementForm(sent, initial={"asked_on": clock.today()})
    if sent is not None and form.is_valid():
        try:
            made = services.follow_settlement(actor=actor, case=case, days=form.days())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Je volgt deze schuldsanering nu."))
            return redirect("legal:settlement", settlement=made.pk)
    status = 422 if form.errors else 200
    context = {"form": form, "case": case}
    return render(request, "legal/last_offers/new_settlement.html", context, status=status)


@require_safe
def settlement(request: HttpRequest, settlement: UUID) -> HttpResponse:
    """Where a debt settlement is, and what to ask next."""
    return _settlement(request, settlement, {})


@require_POST
def change_settlement(request: HttpRequest, settlement: UUID) -> HttpResponse:
    """Note other days."""
    form = SettlementForm(request.POST, auto_id="dagen_%s")
    if form.is_valid():
        try:
            services.change_settlement(
                actor=actor_of(request), settlement=settlement, days=form.days()
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:settlement", settlement=settlement)
    return _settlement(request, settlement, {"days_form": form}, status=422)


@require_POST
def answer_settlement(request: HttpRequest, settlement: UUID) -> HttpResponse:
    """Note what was heard."""
    actor = actor_of(request)
    view = selectors.settlement_view(actor=actor, settlement=settlement)
    form = AnswerForm(request.POST, questions=view.questions, auto_id="vraag_%s")
    if form.is_valid():
        try:
            services.answer_settlement(actor=actor, settlement=settlement, **form.answer())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het antwoord is vastgelegd."))
            return redirect("legal:settlement", settlement=settlement)
    return _settlement(request, settlement, {"answer_form": form}, status=422)


@require_POST
def recall_settlement(request: HttpRequest, settlement: UUID) -> HttpResponse:
    """Take back the last answer, or the whole that was noted by mistake."""
    actor = actor_of(request)
    if request.POST.get("wat") == "antwoord":
        try:
            services.recall_answer(actor=actor, settlement=settlement)
        except Refused as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, _("Teruggenomen. De vraag staat weer open."))
        return redirect("legal:settlement", settlement=settlement)
    found = services.recall_settlement(actor=actor, settlement=settlement)
    messages.success(request, _("Teruggenomen. Deze schuldsanering telt niet mee."))
    return redirect("legal:last_offers", case=found.case_id)


def _settlement(
    request: HttpRequest, settlement: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    view = selectors.settlement_view(actor=actor, settlement=settlement)
    names = ("asked_on", "refused_on", "begins_on", "said_until", "ended_on", "clean_slate")
    days = {name: getattr(view, name) for name in names}
    context = {
        "view": view,
        "may_keep": may(actor, "legal.change_settlement", settlement),
        "days_form": SettlementForm(initial=days, auto_id="dagen_%s"),
        "answer_form": AnswerForm(questions=view.questions, auto_id="vraag_%s"),
        **given,
    }
    return render(request, "legal/last_offers/settlement.html", context, status=status)
