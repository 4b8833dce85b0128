# SPDX-License-Identifier: EUPL-1.2
"""Bewind and income management: the wish, the beginning, evaluations, the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.forms.bewind import (
    AdviceForm,
    BeginForm,
    ChoiceForm,
    EvaluationForm,
    OverForm,
    WishForm,
)
from woonzeker.legal.rules.bewind import BewindKind
from woonzeker.legal.selectors import BewindView
from woonzeker.legal.views.last_offers import FORM
from woonzeker.ui.forms import Form


@require_http_methods(FORM)
def new_bewind(request: HttpRequest, case: UUID) -> HttpResponse:
    """Choose which way, from light to heavy."""
    actor = actor_of(request)
    if not may(actor, "legal.wish_bewind", case):
        raise NotPermitted
    sent = request.POST if request.method == "POST" else None
    form = ChoiceForm(sent, with_college=may(actor, "legal.begin_bewind_list", case))
    if sent is not None and form.is_valid():
        try:
            return _begin(actor, case, form.cleaned_data["kind"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
    context = {"form": form, "case": case}
    status = 422 if form.errors else 200
    return render(request, "legal/last_offers/new_bewind.html", context, status=status)


def _begin(actor: Actor, case: UUID, kind: BewindKind) -> HttpResponse:
    if kind is BewindKind.BY_COLLEGE:
        listed = services.begin_bewind_list(actor=actor, case=case)
        return redirect("legal:bewind_list", bewind_request=listed.pk)
    made = services.wish_bewind(actor=actor, case=case, kind=kind)
    return redirect("legal:bewind", bewind=made.pk)


@require_safe
def bewind(request: HttpRequest, bewind: UUID) -> HttpResponse:
    """One bewind or income management, with the one thing to do now."""
    return _page(request, bewind, {})


@require_POST
def change_wish(request: HttpRequest, bewind: UUID) -> HttpResponse:
    """Note what the resident was told, wants and signed."""
    form = WishForm(request.POST, auto_id="wens_%s")
    return _do(
        request, bewind, "wish_form", form,
        lambda actor: services.change_wish(actor=actor, bewind=bewind, days=form.days()),
    )  # fmt: skip


@require_POST
def begin_bewind(request: HttpRequest, bewind: UUID) -> HttpResponse:
    """Note that it began."""
    form = BeginForm(request.POST, auto_id="begin_%s")
    return _do(
        request, bewind, "begin_form", form,
        lambda actor: services.begin_bewind(actor=actor, bewind=bewind, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def note_advice(request: HttpRequest, bewind: UUID) -> HttpResponse:
    """Note what the bewindvoerder sent and when the court was advised."""
    form = AdviceForm(request.POST, auto_id="advies_%s")

    def act(actor: Actor) -> object:
        days, until = form.days()
        return services.note_advice(actor=actor, bewind=bewind, days=days, said_until=until)

    return _do(request, bewind, "advice_form", form, act)


@require_POST
def evaluate_bewind(request: HttpRequest, bewind: UUID) -> HttpResponse:
    """Note an evaluation."""
    form = EvaluationForm(request.POST, auto_id="evaluatie_%s")
    return _do(
        request, bewind, "evaluation_form", form,
        lambda actor: services.evaluate_bewind(
            actor=actor, bewind=bewind, evaluation=form.evaluation()
        ),
    )  # fmt: skip


@require_POST
def resident_wants_out(request: HttpRequest, bewind: UUID) -> HttpResponse:
    """The resident wants it to end."""
    try:
        services.resident_wants_out(actor=actor_of(request), bewind=bewind)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Vastgelegd. Er staat nu een taak om dit op te pakken."))
    return redirect("legal:bewind", bewind=bewind)


@require_POST
def end_bewind(request: HttpRequest, bewind: UUID) -> HttpResponse:
    """Note that it was over."""
    form = OverForm(request.POST, auto_id="einde_%s")
    return _do(
        request, bewind, "end_form", form,
        lambda actor: services.end_bewind(actor=actor, bewind=bewind, **form.cleaned_data),
    )  # fmt: skip


@require_POST
def take_back_bewind(request: HttpRequest, bewind: UUID) -> HttpResponse:
    """Take back what was noted wrongly."""
    what = request.POST.get("wat", "")
    try:
        found = services.take_back_bewind(actor=actor_of(request), bewind=bewind, what=what)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("legal:bewind", bewind=bewind)
    messages.success(request, _("Teruggenomen."))
    if found.recalled_at is not None:
        return redirect("legal:last_offers", case=found.case_id)
    return redirect("legal:bewind", bewind=bewind)


def _do(
    request: HttpRequest, bewind: UUID, name: str, form: Form, act: Callable[[Actor], object]
) -> HttpResponse:
    if form.is_valid():
        try:
            act(actor_of(request))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:bewind", bewind=bewind)
    return _page(request, bewind, {name: form}, status=422)


def _page(
    request: HttpRequest, bewind: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    view = selectors.bewind_view(actor=actor, bewind=bewind)
    context = {
        "view": view,
        "may_keep": may(actor, "legal.change_wish", bewind),
        "may_hear": may(actor, "legal.resident_wants_out", bewind),
        **_forms(view),
        **given,
    }
    return render(request, "legal/last_offers/bewind.html", context, status=status)


def _forms(view: BewindView) -> dict[str, Any]:
    """Every change with its form, filled with what stands there."""
    today = clock.today()
    wish = ("explained_on", "wished_on", "resident_signed_on")
    advice = ("signed_up", "told_on", "plan_on", "advised_on", "said_until")
    return {
        "wish_form": WishForm(
            initial={name: getattr(view, name) for name in wish}, auto_id="wens_%s"
        ),
        "begin_form": BeginForm(initial={"on": today}, auto_id="begin_%s"),
        "advice_form": AdviceForm(
            initial={name: getattr(view, name) for name in advice}, auto_id="advies_%s"
        ),
        "evaluation_form": EvaluationForm(initial={"held_on": today}, auto_id="evaluatie_%s"),
        "end_form": OverForm(initial={"on": today}, auto_id="einde_%s"),
    }
