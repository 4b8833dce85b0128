# SPDX-License-Identifier: EUPL-1.2
"""The review list, one signal beside its candidates, and what a reviewer decides."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.matching import selectors, services
from woonzeker.matching.forms import DecisionForm
from woonzeker.matching.models import Link
from woonzeker.matching.rules import written_name
from woonzeker.matching.services import Choice

PER_PAGE = 50


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """The signals that wait for a person, the most urgent first."""
    actor = actor_of(request)
    waiting = selectors.review_queue(actor=actor)
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "counts": selectors.queue_counts(actor),
        "first": selectors.next_in_queue(actor),
        "last_decision": selectors.last_decision_of(actor),
        "may_keep_register": selectors.MAY_KEEP(actor),
    }
    return render(request, "matching/review_list.html", context)


@require_safe
def review_item(request: HttpRequest, link: UUID) -> HttpResponse:
    """One signal beside whom it may be about, and three things to do."""
    actor = actor_of(request)
    item = selectors.review_item(actor=actor, link=link)
    context = {
        "item": item,
        "counts": selectors.queue_counts(actor),
        "last_decision": selectors.last_decision_of(actor),
    }
    return render(request, "matching/review_item.html", context)


@require_POST
def decide(request: HttpRequest, link: UUID) -> HttpResponse:
    """Take the decision and go on to the next signal at once."""
    actor = actor_of(request)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies wie het is, 'Niemand' of 'Later'."))
    decided = services.decide_review(actor=actor, link=link, **form.cleaned_data)
    messages.success(request, _said(decided, form.cleaned_data["choice"]))
    return _on(selectors.next_in_queue(actor, after=link))


def _on(following: UUID | None) -> HttpResponse:
    """To the next signal, or to the list when none waits."""
    if following is None:
        return redirect("matching:review_list")
    return redirect("matching:review_item", link=following)


def _said(link: Link, choice: Choice) -> str:
    if choice is Choice.LINK and link.person:
        name = written_name(link.person)
        return _("Gekoppeld aan %(name)s.") % {"name": name}
    if choice is Choice.NOBODY:
        return _("Opgeslagen: niemand uit het register.")
    return _("Achteraan gezet voor later.")


@require_POST
def undo(request: HttpRequest, link: UUID) -> HttpResponse:
    """Turn the last decision back and show the signal again; too late keeps the place."""
    actor = actor_of(request)
    try:
        services.undo_review(actor=actor, link=link)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return _on(selectors.next_in_queue(actor))
    messages.success(request, _("Teruggedraaid. Je kunt opnieuw kiezen."))
    return redirect("matching:review_item", link=link)
