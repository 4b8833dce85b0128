# SPDX-License-Identifier: EUPL-1.2
"""How does this person live here: one question a page, and what the answers point to.

On the public page nothing is kept: the answers stand in the form that is sent back.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.legal.rules.tenure import (
    AnswerUnknown,
    Ask,
    Finding,
    answers_from,
    finding,
    next_question,
    options_of,
)
from woonzeker.legal.selectors.tenure import findings_of
from woonzeker.legal.services.roads import keep_tenure


@require_http_methods(["GET", "HEAD", "POST"])
def public(request: HttpRequest) -> HttpResponse:
    """The questions for anybody; nothing is kept."""
    return _ask(request, {"public": True}, answers=_answers(request))


@require_http_methods(["GET", "HEAD", "POST"])
def of_case(request: HttpRequest, case: UUID) -> HttpResponse:
    """The questions with a household; the answers are kept when somebody presses so."""
    actor = actor_of(request)
    page = findings_of(actor=actor, case=case)
    answers = _answers(request)
    if "keep" in request.POST and next_question(answers) is None:
        said = {each.value: code for each, code in answers.items()}
        keep_tenure(actor=actor, case=case, answers=said)
        messages.success(request, _("Vastgelegd."))
        return redirect("legal:tenure", case=case)
    context = {"page": page, "may_keep": may(actor, "legal.keep_tenure", case)}
    return _ask(request, context, answers=answers)


def _answers(request: HttpRequest) -> dict[Ask, str]:
    """The answers that were given so far; raises Refused for what is no answer."""
    given = {each.value: request.POST[each.value] for each in Ask if each.value in request.POST}
    try:
        return answers_from(given)
    except AnswerUnknown as unknown:
        raise Refused(_("Dat antwoord hoort niet bij deze vraag. Begin opnieuw.")) from unknown


def _ask(
    request: HttpRequest, context: dict[str, object], *, answers: dict[Ask, str]
) -> HttpResponse:
    question, today = next_question(answers), clock.today()
    found: Finding | None = finding(answers, on=today) if question is None else None
    shown = {
        **context,
        "question": question,
        "words": _(question.words) if question else "",
        "help": _(question.help) if question and question.help else "",
        "options": [(code, _(said)) for code, said in options_of(question, on=today)]
        if question
        else [],
        "answers": [(each.value, code) for each, code in answers.items()],
        "found": found,
        "do_now": [_(each) for each in found.do_now] if found else [],
        "judge": _(found.judge.words) if found else "",
        "reservation": _(found.reservation) if found else "",
    }
    return render(request, "legal/roads/tenure.html", shown)
