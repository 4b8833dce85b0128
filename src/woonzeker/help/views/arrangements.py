# SPDX-License-Identifier: EUPL-1.2
"""Arrangements: propose one, hear the creditors, follow the payments, change what must change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.help.forms.arrangements import (
    EndForm,
    LowerForm,
    PauseForm,
    PaymentForm,
    PostponeForm,
    ProposalForm,
    UndoForm,
    first_day,
    same_as,
)
from woonzeker.help.forms.money import euros
from woonzeker.help.selectors.arrangements import ArrangementView, arrangement_view
from woonzeker.help.selectors.money import money_view
from woonzeker.help.selectors.overviews import missing_words
from woonzeker.help.services import arrangement_changes as changes
from woonzeker.help.services import arrangements
from woonzeker.help.services.payments import undo_payment
from woonzeker.help.views.money import FORM
from woonzeker.ui.forms import Form


@require_http_methods(FORM)
def propose(request: HttpRequest, case: UUID) -> HttpResponse:
    """A proposal that stays within the room; every instalment is shown before anybody says yes."""
    actor = actor_of(request)
    if not may(actor, "help.propose", case):
        raise NotPermitted
    view = money_view(actor=actor, case=case)
    sent = request.POST if request.method == "POST" else None
    form = ProposalForm(sent, debts=view.debts, initial=_as_before(request, case))
    if sent is not None and form.is_valid():
        try:
            made = arrangements.propose(actor=actor, case=case, proposal=form.proposal)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het voorstel staat klaar voor de schuldeisers."))
            return redirect("help:arrangement", arrangement=made.pk)
    context = {
        "view": view,
        "form": form,
        "missing": missing_words(view.room) if view.room else (),
        "has_debts": bool(view.debts),
    }
    return render(request, "help/propose.html", context, status=422 if sent is not None else 200)


def _as_before(request: HttpRequest, case: UUID) -> dict[str, Any]:
    """What a proposal begins with: what an earlier one of this case asked, when it is named."""
    begin = first_day(clock.today())
    try:
        before = UUID(request.GET.get("zoals", ""))
    except ValueError:
        return begin
    view = arrangement_view(actor=actor_of(request), arrangement=before)
    if view.case != case:
        return begin
    return {**begin, **same_as(view)}


@require_safe
def arrangement(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """One arrangement, with the one thing to do now."""
    return _page(request, arrangement, {})


@require_POST
def hear(request: HttpRequest, arrangement: UUID, debt: UUID) -> HttpResponse:
    """Note a creditor's yes or no."""
    agrees = request.POST.get("agrees") == "yes"
    arrangements.hear_creditor(
        actor=actor_of(request), arrangement=arrangement, debt=debt, agrees=agrees
    )
    messages.success(request, _("Het antwoord is vastgelegd."))
    return redirect("help:arrangement", arrangement=arrangement)


@require_POST
def start(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """Let it run."""
    arrangements.start(actor=actor_of(request), arrangement=arrangement)
    messages.success(request, _("De regeling loopt."))
    return redirect("help:arrangement", arrangement=arrangement)


@require_POST
def resume(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """Let it go on after a pause."""
    changes.resume(actor=actor_of(request), arrangement=arrangement)
    messages.success(request, _("De regeling loopt weer."))
    return redirect("help:arrangement", arrangement=arrangement)


@require_POST
def pay(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """Book what came in."""
    return _do(request, arrangement, "pay", changes.note_payment, _("De betaling is geboekt."))


@require_POST
def undo(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """Take back a payment that did not come in."""
    return _do(request, arrangement, "undo", undo_payment, _("De betaling is teruggedraaid."))


@require_POST
def postpone(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """Put a payment off."""
    return _do(request, arrangement, "postpone", changes.postpone, _("De betaling mag later."))


@require_POST
def pause(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """Let it rest."""
    return _do(request, arrangement, "pause", changes.pause, _("De regeling rust even."))


@require_POST
def lower(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """Take off what a creditor lets go."""
    return _do(request, arrangement, "lower", changes.lower, _("Het bedrag is verlaagd."))


@require_POST
def end(request: HttpRequest, arrangement: UUID) -> HttpResponse:
    """Stop it."""
    return _do(request, arrangement, "end", arrangements.end, _("De regeling is gestopt."))


def _do(
    request: HttpRequest,
    arrangement: UUID,
    name: str,
    service: Callable[..., object],
    done: str,
) -> HttpResponse:
    """Run one change with its form; what is wrong is said near the field."""
    actor = actor_of(request)
    view = arrangement_view(actor=actor, arrangement=arrangement)
    form = _forms(view, request.POST)[name]
    if form.is_valid():
        try:
            service(actor=actor, arrangement=arrangement, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, done)
            return redirect("help:arrangement", arrangement=arrangement)
    return _page(request, arrangement, {name: form}, status=422)


def _page(
    request: HttpRequest, arrangement: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    view = arrangement_view(actor=actor, arrangement=arrangement)
    forms = {**_forms(view), **given}
    context = {
        "view": view,
        "may_keep": may(actor, "help.note_payment", arrangement),
        "running": view.row.state in ("running", "paused"),
        "over": view.row.state in ("kept", "broken", "withdrawn"),
        **{f"{name}_form": form for name, form in forms.items()},
    }
    return render(request, "help/arrangement.html", context, status=status)


def _forms(view: ArrangementView, data: Any = None) -> dict[str, Form]:
    """Every change with its form; the payment begins with what is first expected."""
    paying = {"cents": euros(view.row.next_cents), "on": clock.today(), "form_key": uuid4()}
    return {
        "pay": PaymentForm(data, view=view, initial=paying, auto_id="betaald_%s"),
        "undo": UndoForm(data, view=view, auto_id="terug_%s"),
        "postpone": PostponeForm(data, view=view, auto_id="later_%s"),
        "pause": PauseForm(data, auto_id="pauze_%s"),
        "lower": LowerForm(data, view=view, auto_id="lager_%s"),
        "end": EndForm(data, view=view, auto_id="stop_%s"),
    }
