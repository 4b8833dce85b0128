# SPDX-License-Identifier: EUPL-1.2
"""The review list, one signal beside its candidates, and what a reviewer decides."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.audit import also_shown
from woonzeker.access.requests import actor_of
from woonzeker.errors import Conflict, Refused
from woonzeker.intake.selectors import hides
from woonzeker.matching import selectors, services
from woonzeker.matching.forms import DecisionForm
from woonzeker.matching.models import Link
from woonzeker.matching.rules import ASKED, ReopenReason, written_name
from woonzeker.matching.services import Choice
from woonzeker.matching.views.timing import seconds_since, shown_now
from woonzeker.ui.forms import keep_searched, searched

PER_PAGE = 50
_SLIP = ReopenReason.PRESSED_WRONG.value


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """The signals that wait for a person, the most urgent first."""
    actor = actor_of(request)
    waiting = selectors.review_queue(actor=actor)
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    exports.leaf_through(request, [link.pk for link in page])
    also_shown("matching.review_queue", signals=[link.signal_id for link in page])
    context = {
        "page": page,
        "counts": selectors.queue_counts(actor),
        "first": selectors.next_in_queue(actor),
        "hides": hides(actor),
        "last_decision": selectors.last_decision_of(actor),
        "pace": selectors.review_pace(actor),
        "may_keep_register": selectors.MAY_KEEP(actor),
        "register": selectors.register_state(actor),
    }
    return render(request, "matching/review_list.html", context)


@require_safe
def review_item(request: HttpRequest, link: UUID) -> HttpResponse:
    """One signal beside whom it may be about, and four things to do."""
    actor = actor_of(request)
    item = selectors.review_item(actor=actor, link=link)
    context = {
        "item": item,
        "shown": shown_now(actor, link),
        "register": selectors.register_state(actor),
        "questions": [(each.value, _(words)) for each, words in ASKED.items()],
        "counts": selectors.queue_counts(actor),
        "last_decision": selectors.last_decision_of(actor),
    }
    return render(request, "matching/review_item.html", context)


@require_POST
def decide(request: HttpRequest, link: UUID) -> HttpResponse:
    """Take the decision and go on to the next signal at once; who was too late goes on too."""
    actor = actor_of(request)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies wie het is, 'Niemand', 'Vraag de partner' of 'Later'."))
    chosen = form.cleaned_data
    sure = chosen.pop("sure")
    linking = chosen["choice"] is Choice.LINK
    if linking and not sure and selectors.is_doubted(actor, link, chosen["person"]):
        messages.warning(
            request,
            _("Van deze persoon is gezegd dat het signaal van iemand anders is. "
              "Vink 'Toch deze persoon' aan als je het zeker weet."),
        )  # fmt: skip
        return redirect("matching:review_item", link=link)
    seconds = seconds_since(actor, link, request.POST.get("shown", ""))
    try:
        decided = services.decide_review(actor=actor, link=link, seconds=seconds, **chosen)
    except Conflict as conflict:
        messages.warning(request, conflict.sentence)
    else:
        messages.success(request, _said(decided, chosen["choice"]))
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
    if choice is Choice.ASK:
        return _("De vraag staat klaar voor de partner.")
    return _("Achteraan gezet voor later.")


@require_POST
def undo(request: HttpRequest, link: UUID) -> HttpResponse:
    """Turn the last decision back and show the signal again; too late shows how to reopen it."""
    actor = actor_of(request)
    try:
        services.undo_review(actor=actor, link=link)
    except Refused as refused:
        messages.info(request, refused.sentence)
        if selectors.has_gone_on(actor, link):
            return redirect(f"{request.path.removesuffix('/terug')}/heropenen?reden={_SLIP}")
    else:
        messages.success(request, _("Teruggedraaid. Je kunt opnieuw kiezen."))
    return redirect("matching:review_item", link=link)


@require_http_methods(["GET", "HEAD", "POST"])
def decided(request: HttpRequest) -> HttpResponse:
    """What was decided last, by people and by the rules, to find a mistake and reopen it."""
    actor = actor_of(request)
    if request.method == "POST":
        return keep_searched(request)
    search = searched(request).get("zoek", "").strip()[:80]
    today = request.GET.get("wanneer", "") == "vandaag"
    links = selectors.decided_links(actor=actor, search=search, today=today)
    exports.leaf_through(request, [link.pk for link in links])
    context = {
        "links": [(link, written_name(link.person) if link.person else "") for link in links],
        "hides": hides(actor),
        "search": search,
        "today": today,
        "me": actor.id,
        "may_review": services.MAY_REVIEW(actor),
    }
    return render(request, "matching/decided.html", context)
