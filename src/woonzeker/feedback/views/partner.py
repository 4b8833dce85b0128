# SPDX-License-Identifier: EUPL-1.2
"""The page on which a partner sees what became of its own signals."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.feedback.forms.answers import OwnFilter, PauseAnswerForm
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.feedback.rules.releases import ANSWER_NAMES, BESIDE
from woonzeker.feedback.selectors.own_signals import Asked, own_signals
from woonzeker.feedback.services.pauses import answer_pause
from woonzeker.organisations.selectors import places_of


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Own signals in every municipality: by their own reference, with the status and its day."""
    actor = actor_of(request)
    places = [(each.municipality_id, each.municipality.name) for each in places_of(actor)]
    form = OwnFilter(request.GET or None, places=places)
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    asked = Asked(
        place=given.get("gemeente", ""),
        status=given.get("stand", ""),
        month=given.get("maand", ""),
        reference=given.get("kenmerk", ""),
    )
    page = own_signals(actor=actor, asked=asked, page=_number(request.GET.get("page", "")))
    words = {
        "page": page,
        "form": form,
        "rows": [
            (
                name,
                [
                    (each, ANSWER_NAMES[AnswerCode(each.code)], BESIDE.get(each.item, ""))
                    for each in lines
                ],
            )
            for name, lines in page.rows
        ],
    }
    return render(request, "feedback/own_signals.html", words)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1


@require_POST
def answer(request: HttpRequest, place: str, pause: UUID) -> HttpResponse:
    """Say whether the partner waits with collecting."""
    form = PauseAnswerForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Kies of u pauzeert of niet."))
        answer_pause(
            actor=actor_of(request).at(place), pause=pause, answer=form.cleaned_data["answer"]
        )
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Uw antwoord is doorgegeven."))
    at_desk = request.POST.get("from") == "desk"
    return redirect("partner_start" if at_desk else "feedback:own_signals")
