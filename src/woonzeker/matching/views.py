# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: the review list, one signal beside its candidates, the register."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.matching import selectors, services
from woonzeker.matching.forms import DecisionForm, RegisterForm
from woonzeker.matching.models import Link, RegisterImport
from woonzeker.matching.rules import written_name
from woonzeker.matching.services import Choice

PER_PAGE = 50
#: rejected rows that a page shows; the rest are counted
REJECTED_SHOWN = 200


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


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """The person register: what it holds, the last extract, and a new one to read."""
    actor = actor_of(request)
    sent = request.method == "POST"
    form = RegisterForm(request.POST, request.FILES) if sent else RegisterForm()
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        services.receive_register(actor=actor, filename=file.name, content=file.read())
        return redirect("matching:register")
    imports = list(selectors.imports_of(actor)[:10])
    context = {
        "form": form,
        "counts": selectors.register_counts(actor),
        "last": imports[0] if imports else None,
        "earlier": imports[1:],
        "rejected": _rejected(imports),
        "rejected_shown": REJECTED_SHOWN,
    }
    return render(request, "matching/register.html", context)


def _rejected(imports: list[RegisterImport]) -> list[dict[str, object]]:
    return list(imports[0].rejected[:REJECTED_SHOWN]) if imports else []
