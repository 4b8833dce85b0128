# SPDX-License-Identifier: EUPL-1.2
"""Scorecards for staff, and the partner's own."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from woonzeker.access.requests import actor_of
from woonzeker.intake.rules import ReturnReason
from woonzeker.monitoring import selectors
from woonzeker.monitoring.rules.scorecards import Scorecard, Share
from woonzeker.organisations import selectors as organisations

_CAUSES: dict[str, Promise] = {
    ReturnReason.UNREADABLE: _("niet te lezen"),
    ReturnReason.INCOMPLETE: _("niet volledig"),
    ReturnReason.NO_GROUND: _("geen grond om te melden"),
    ReturnReason.LEGAL_PERSON: _("een rechtspersoon"),
    ReturnReason.RUNNING_ARRANGEMENT: _("er loopt een regeling"),
    ReturnReason.FORMER_CUSTOMER: _("geen klant meer"),
}


@require_safe
def scorecards(request: HttpRequest) -> HttpResponse:
    """Every partner in one table."""
    actor, months = actor_of(request), _months(request)
    rows = selectors.scorecards(actor=actor, months=months)
    context = {"rows": rows, "months": months, "period": selectors.period_of(actor, months)}
    return render(request, "monitoring/scorecards.html", context)


@require_safe
def scorecard(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """The card of one partner."""
    actor, months = actor_of(request), _months(request)
    row = selectors.partner_scorecard(actor=actor, agreement=agreement, months=months)
    context = {
        "row": row,
        "months": months,
        "period": selectors.period_of(actor, months),
        "causes": _causes(row.card),
    }
    return render(request, "monitoring/scorecard.html", context)


@require_safe
def own_scorecard(request: HttpRequest) -> HttpResponse:
    """A partner's own card, one for each municipality; of other partners nothing."""
    actor, months = actor_of(request), _months(request)
    cards = []
    for place in organisations.places_of(actor):
        here = actor.at(place.municipality_id)
        card = selectors.own_scorecard(actor=here, months=months)
        contact = organisations.contact_here(actor=here)
        cards.append((place.municipality.name, card, _causes(card), contact))
    context = {"cards": cards, "months": months, "period": selectors.period_of(actor, months)}
    return render(request, "monitoring/own_scorecard.html", context)


def _months(request: HttpRequest) -> int:
    return selectors.YEAR if request.GET.get("tijd") == "jaar" else selectors.MONTH


def _causes(card: Scorecard) -> list[tuple[str | Promise, Share]]:
    return [(_CAUSES.get(cause, cause), share) for cause, share in card.causes]
