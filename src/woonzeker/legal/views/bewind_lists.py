# SPDX-License-Identifier: EUPL-1.2
"""The list of a request of the college: fill it in, put it before two people, send it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Conflict, NotFound, NotPermitted, Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.forms.bewind import (
    PARTS,
    BeforeForm,
    CourtForm,
    PartForm,
    SignForm,
    filled_before,
)
from woonzeker.legal.forms.moratoria import SentForm
from woonzeker.legal.selectors import BewindListView
from woonzeker.legal.views.last_offers import FORM
from woonzeker.legal.views.moratoria import as_file
from woonzeker.ui.forms import Form

PACK = exports.kind(
    "legal.bewind_pack", gettext_lazy("verzoek om schuldenbewind"), "legal:bewind_pack",
    "bewind_request",
)  # fmt: skip


@require_safe
def bewind_list(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """The list in the order of what lacks."""
    return _page(request, bewind_request, {})


@require_http_methods(FORM)
def bewind_part(request: HttpRequest, bewind_request: UUID, bewind_part: str) -> HttpResponse:
    """One part of the list on a page of its own."""
    if bewind_part not in PARTS:
        raise NotFound
    actor = actor_of(request)
    view = selectors.bewind_list(actor=actor, bewind_request=bewind_request)
    if not may(actor, "legal.keep_bewind_list", bewind_request):
        raise NotPermitted
    sent = request.POST if request.method == "POST" else None
    form: PartForm = PARTS[bewind_part](sent, initial=filled_before(view, bewind_part))
    if sent is not None and form.is_valid():
        try:
            services.keep_bewind_list(actor=actor, bewind_request=bewind_request, part=form.part())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:bewind_list", bewind_request=bewind_request)
    context = {"view": view, "form": form, "word": bewind_part}
    status = 422 if form.errors else 200
    return render(request, "legal/last_offers/bewind_part.html", context, status=status)


@require_POST
def put_bewind_before(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """Put it before a manager."""
    actor = actor_of(request)
    form = BeforeForm(request.POST, people=selectors.managers(actor), auto_id="leg_%s")
    return _do(request, bewind_request, "before_form", form, _calls(services.put_bewind_before))


@require_http_methods(FORM)
def sign_bewind(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """Read the list and sign it, or say why not; who only signs is done here then."""
    actor = actor_of(request)
    view = selectors.bewind_list(actor=actor, bewind_request=bewind_request)
    if not may(actor, "legal.sign_bewind", bewind_request):
        raise NotPermitted
    sent = request.POST if request.method == "POST" else None
    form = SignForm(sent, initial={"version": view.version}, auto_id="teken_%s")
    if sent is not None and form.is_valid():
        try:
            services.sign_bewind(actor=actor, bewind_request=bewind_request, **form.cleaned_data)
        except (Refused, Conflict) as refused:
            form.add_error(None, refused.sentence)
            form.data = {**form.data.dict(), "version": view.version}  # type: ignore[attr-defined]
        else:
            messages.success(request, _("Je besluit staat."))
            after = may(actor, "legal.bewind_list", bewind_request)
            if not after:
                return redirect("start")
            return redirect("legal:bewind_list", bewind_request=bewind_request)
    context = {"view": view, "form": form, "may_sign": selectors.waits_for_names(view)}
    status = 422 if form.errors else 200
    return render(request, "legal/last_offers/bewind_sign.html", context, status=status)


@require_POST
def send_bewind(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """Note that it went to the court: the case moves on."""
    form = SentForm(request.POST, auto_id="stuur_%s")
    return _do(request, bewind_request, "sent_form", form, _calls(services.send_bewind))


@require_POST
def decide_bewind(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """Note what the court decided."""
    form = CourtForm(request.POST, auto_id="besluit_%s")
    return _do(request, bewind_request, "court_form", form, _calls(services.decide_bewind))


@require_POST
def withdraw_bewind_list(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """Ask it no more."""
    return _back(request, bewind_request, services.withdraw_bewind_list)


@require_POST
def sign_bewind_again(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """Take back one's own signature or no."""
    return _back(request, bewind_request, services.sign_bewind_again)


@require_POST
def undo_bewind_decision(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """Take back what was noted wrongly as the decision of the court."""
    return _back(request, bewind_request, services.undo_bewind_decision)


def _back(request: HttpRequest, bewind_request: UUID, act: Callable[..., object]) -> HttpResponse:
    try:
        act(actor=actor_of(request), bewind_request=bewind_request)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Teruggenomen."))
    return redirect("legal:bewind_list", bewind_request=bewind_request)


@require_safe
def bewind_pack(request: HttpRequest, bewind_request: UUID) -> HttpResponse:
    """The request on paper, for the court."""
    actor = actor_of(request)
    with override("nl"):
        paper = selectors.bewind_pack(actor=actor, bewind_request=bewind_request)
        exports.take(
            actor=actor, kind=PACK, subject=str(bewind_request), people=1, of=[bewind_request]
        )
        return as_file(paper)


Act = Callable[[Actor, UUID, Any], object]


def _calls(act: Callable[..., object]) -> Act:
    """The act with what was filled in."""
    return lambda actor, asked, form: act(actor=actor, bewind_request=asked, **form.cleaned_data)


def _do(
    request: HttpRequest, bewind_request: UUID, name: str, form: Form, act: Act
) -> HttpResponse:
    if form.is_valid():
        try:
            act(actor_of(request), bewind_request, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:bewind_list", bewind_request=bewind_request)
    return _page(request, bewind_request, {name: form}, status=422)


def _page(
    request: HttpRequest, bewind_request: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    view: BewindListView = selectors.bewind_list(actor=actor, bewind_request=bewind_request)
    today = {"on": clock.today()}
    context = {
        "view": view,
        "may_keep": may(actor, "legal.keep_bewind_list", bewind_request),
        "may_sign": may(actor, "legal.sign_bewind", bewind_request),
        "may_send": may(actor, "legal.send_bewind", bewind_request),
        "may_decide": may(actor, "legal.decide_bewind", bewind_request),
        "may_take": may(actor, "legal.bewind_pack", bewind_request),
        "may_open": may(actor, "cases.overview", view.of_case.case),
        "to_sign": selectors.waits_for_names(view),
        "before_form": BeforeForm(people=selectors.managers(actor), auto_id="leg_%s"),
        "sent_form": SentForm(initial=today, auto_id="stuur_%s"),
        "court_form": CourtForm(initial=today, auto_id="besluit_%s"),
        **given,
    }
    return render(request, "legal/last_offers/bewind_list.html", context, status=status)
