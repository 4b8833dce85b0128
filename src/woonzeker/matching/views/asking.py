# SPDX-License-Identifier: EUPL-1.2
"""Questions to partners: what is open, what to send, and what they answered."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import exports
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.intake.selectors import hides
from woonzeker.matching import selectors, services
from woonzeker.matching.forms import AnswerForm
from woonzeker.matching.models import Link, LinkResult
from woonzeker.matching.rules import written_name

QUESTIONS = exports.kind(
    "matching.questions", gettext_lazy("vragen aan een partner"), "matching:asked_csv", "partner"
)
ON_PAPER = exports.kind(
    "matching.questions_paper",
    gettext_lazy("vragen aan een partner op papier"),
    "matching:asked_partner",
    "partner",
)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Which signals wait for an answer, by partner."""
    actor = actor_of(request)
    partners = selectors.open_questions(actor=actor)
    exports.leaf_through(request, [one.link for each in partners for one in each.questions])
    context = {
        "partners": partners,
        "may_send": selectors.MAY_SEND(actor),
        "hides": hides(actor),
    }
    return render(request, "matching/asked.html", context)


@require_safe
def asked_partner(request: HttpRequest, partner: UUID) -> HttpResponse:
    """The open questions of one partner on paper."""
    actor = actor_of(request)
    found = selectors.questions_of_partner(actor=actor, partner=partner)
    _take(actor, ON_PAPER, found)
    return render(request, "matching/asked_partner.html", {"found": found})


@require_safe
def asked_csv(request: HttpRequest, partner: UUID) -> HttpResponse:
    """The open questions of one partner as a file to send."""
    actor = actor_of(request)
    content = selectors.questions_csv(actor=actor, partner=partner)
    _take(actor, QUESTIONS, selectors.questions_of_partner(actor=actor, partner=partner))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = _("vragen")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _take(actor: Actor, kind: exports.Kind, found: selectors.PartnerQuestions) -> None:
    rows = [each.link for each in found.questions]
    exports.take(actor=actor, kind=kind, subject=str(found.partner.pk), people=len(rows), of=rows)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, link: UUID) -> HttpResponse:
    """What the partner answered: put the signal right and let the rules look again."""
    actor = actor_of(request)
    found = selectors.question(actor=actor, link=link)
    sent = request.method == "POST"
    form = AnswerForm(found.signal, request.POST if sent else None)
    if sent and form.is_valid():
        done = services.answer_question(
            actor=actor, link=link, said=form.said, answer=form.cleaned_data["answer"]
        )
        messages.success(request, _said(done))
        if done.result == LinkResult.REVIEW:
            return redirect("matching:review_item", link=link)
        return redirect("matching:asked")
    return render(request, "matching/answer.html", {"found": found, "form": form})


def _said(link: Link) -> str:
    if link.result == LinkResult.LINKED and link.person:
        return _("Met dit antwoord is het zeker: gekoppeld aan %(name)s.") % {
            "name": written_name(link.person)
        }
    if link.result == LinkResult.NOBODY:
        return _("Ook met dit antwoord past niemand uit het register.")
    return _("Opgeslagen. Het is nog niet zeker: jij beslist.")
