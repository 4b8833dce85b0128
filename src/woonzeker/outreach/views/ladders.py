# SPDX-License-Identifier: EUPL-1.2
"""How a household is reached: its ladder, its wishes, another step; and the policy behind it."""

from __future__ import annotations

from dataclasses import asdict
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
from woonzeker.cases.selectors import case_overview
from woonzeker.errors import Refused
from woonzeker.outreach import selectors, services
from woonzeker.outreach.forms import DeviateForm, LadderForm, WeeksForm, WishForm
from woonzeker.outreach.ladder import (
    FEW_ATTEMPTS,
    MANY_ATTEMPTS,
    SOURCE,
    SOURCE_URL,
    LadderInvalid,
    Ladders,
    Lane,
    ladders_from,
)
from woonzeker.outreach.selectors.policies import drawn
from woonzeker.outreach.services import Wishes
from woonzeker.ui.forms import Form

_HTTP_WRONG = 422


@require_safe
def seek(request: HttpRequest, case: UUID) -> HttpResponse:
    """The ladder of this household, why this step, what they want, and what works."""
    return _seek(request, actor_of(request), case, {})


@require_POST
def deviate(request: HttpRequest, case: UUID) -> HttpResponse:
    """Take another step than the ladder's, and say why."""
    actor = actor_of(request)
    others = selectors.next_contact(actor=actor, case=case).others
    form = DeviateForm(request.POST, others=others, auto_id="anders_%s")
    if form.is_valid():
        try:
            services.deviate(actor=actor, case=case, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd. Dit is nu de volgende stap."))
            return redirect("case", case=case)
    return _seek(request, actor, case, {"deviate_form": form})


@require_POST
def record_wish(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note how they want to be met."""
    actor, form = actor_of(request), WishForm(request.POST, auto_id="wens_%s")
    if form.is_valid():
        try:
            services.record_wish(actor=actor, case=case, wishes=Wishes(**form.cleaned_data))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De wens is vastgelegd en gaat voor de ladder."))
            return redirect("outreach:seek", case=case)
    return _seek(request, actor, case, {"wish_form": form})


@require_POST
def end_wish(request: HttpRequest, case: UUID) -> HttpResponse:
    """What they wanted no longer holds."""
    services.end_wish(actor=actor_of(request), case=case)
    messages.success(request, _("De wens geldt niet meer."))
    return redirect("outreach:seek", case=case)


def _seek(request: HttpRequest, actor: Actor, case: UUID, sent: dict[str, Form]) -> HttpResponse:
    contact = selectors.next_contact(actor=actor, case=case)
    allowed = may(actor, "outreach.deviate", case)
    words: dict[str, Any] = {
        "seen": case_overview(actor=actor, case=case, on=clock.today()),
        "contact": contact,
        "ways": selectors.reach_by_way(actor=actor),
        "source": (SOURCE, SOURCE_URL),
        "attempts": (FEW_ATTEMPTS, MANY_ATTEMPTS),
        "may_act": allowed,
        "wish_form": WishForm(initial=_noted(contact), auto_id="wens_%s"),
        "deviate_form": DeviateForm(others=contact.others, auto_id="anders_%s"),
        "opened": dict.fromkeys(sent, True),
    }
    status = _HTTP_WRONG if sent else 200
    return render(request, "outreach/seek.html", {**words, **sent}, status=status)


def _noted(contact: selectors.NextContact) -> dict[str, Any]:
    """What a worker noted before, so that changing one thing keeps the rest."""
    if contact.noted is None:
        return {}
    return {name: value for name, value in asdict(contact.noted).items() if value}


@require_safe
def ladders(request: HttpRequest) -> HttpResponse:
    """The ladders of the municipality as they hold today."""
    actor = actor_of(request)
    words = {
        "page": selectors.ladder_page(actor=actor),
        "ways": selectors.reach_by_way(actor=actor) if may(actor, "outreach.reach_by_way") else (),
        "source": (SOURCE, SOURCE_URL),
        "attempts": (FEW_ATTEMPTS, MANY_ATTEMPTS),
        "may_change": may(actor, "outreach.decide_ladder"),
    }
    return render(request, "outreach/ladders.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def change_ladder(request: HttpRequest, lane: str) -> HttpResponse:
    """Write the ladder of one lane: look at it first, then decide."""
    actor, chosen = actor_of(request), selectors.lane_at(lane, actor=actor_of(request))
    now = selectors.ladder_data(actor, on=clock.today())
    form = LadderForm(
        request.POST or None,
        rungs=now["lanes"][chosen.value],
        again=now["again"][chosen.value],
        initial={"valid_from": clock.today()},
    )
    words: dict[str, Any] = {"form": form, "lane": chosen, "name": selectors.LANE_WORDS[chosen]}
    if request.method == "POST" and form.is_valid():
        changes = {
            "lanes": {chosen.value: form.rungs()},
            "again": {chosen.value: form.cleaned_data["again"]},
        }
        read = _read(form, now, changes)
        if read and "preview" in request.POST:
            return render(request, "outreach/change_ladder.html", words | _preview(read, chosen))
        if read and _decided(actor, form, changes):
            messages.success(request, _("De ladder is vastgesteld."))
            return redirect("outreach:ladders")
    status = _HTTP_WRONG if request.method == "POST" else 200
    return render(request, "outreach/change_ladder.html", words, status=status)


def _read(form: Form, now: dict[str, Any], changes: dict[str, Any]) -> Ladders | None:
    """The policy as it would be; what is wrong with it is said on the form."""
    try:
        return ladders_from({**now, **{part: {**now[part], **changes[part]} for part in changes}})
    except LadderInvalid as invalid:
        for fault in invalid.faults:
            form.add_error(None, fault)
    return None


def _preview(read: Ladders, lane: Lane) -> dict[str, Any]:
    return {"preview": drawn(read.lanes[lane]), "again": read.again[lane]}


def _decided(actor: Actor, form: Form, changes: dict[str, Any]) -> bool:
    try:
        services.decide_ladder(
            actor=actor, changes=changes, valid_from=form.cleaned_data["valid_from"]
        )
    except Refused as refused:
        form.add_error("valid_from", refused.sentence)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def change_weeks(request: HttpRequest) -> HttpResponse:
    """Decide for how many weeks a household is sought, by kind of partner."""
    actor = actor_of(request)
    now = selectors.ladder_data(actor, on=clock.today())
    form = WeeksForm(
        request.POST or None, weeks=now["weeks"], initial={"valid_from": clock.today()}
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and _decided(actor, form, {"weeks": form.weeks()})
    ):
        messages.success(request, _("De weken zijn vastgesteld."))
        return redirect("outreach:ladders")
    status = _HTTP_WRONG if request.method == "POST" else 200
    return render(request, "outreach/change_weeks.html", {"form": form}, status=status)
