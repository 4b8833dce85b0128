# SPDX-License-Identifier: EUPL-1.2
"""The safeguards of a case: the checklist, one question a page, and what became of the home."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.forms.safeguards import AnswerForm, FactForm
from woonzeker.legal.rules.safeguards import CATALOGUE, Safeguard
from woonzeker.legal.selectors import safeguards as selectors
from woonzeker.legal.services import safeguards as services
from woonzeker.process import Stop

FORM = ["GET", "HEAD", "POST"]


def take_back_loss(*, actor: Actor, case: UUID, source: str) -> None:
    """What was noted by hand was a mistake; `source` is why."""
    services.take_back_hand_loss(actor=actor, case=case, reason=source)


FACTS: dict[str, tuple[str, Callable[..., object]]] = {
    "behouden": ("kept", services.note_kept),
    "niemand-meer": ("nobody_left", services.note_nobody_left),
    "teruggenomen": ("recall_seen", services.look_at_recall),
    "toch-niet-verlaten": ("home_lost", take_back_loss),
}


@require_safe
def checklist(request: HttpRequest, case: UUID) -> HttpResponse:
    """Every safeguard of a case: first what is open and by when."""
    actor = actor_of(request)
    found = selectors.checklist(actor=actor, case=case)
    words = {
        "found": found,
        "may_answer": may(actor, "legal.answer_safeguard", case),
        "may_note": may(actor, "legal.note_kept", case) and found.stopped,
        "may_look": may(actor, "legal.look_at_recall", case) and found.to_look_at,
        "may_sign": may(actor, "legal.signing", case) and found.stopped,
        "stops": [(stop.value, _(stop.dutch)) for stop in Stop],
    }
    return render(request, "legal/safeguards/checklist.html", words)


@require_http_methods(FORM)
def safeguard(request: HttpRequest, case: UUID, safeguard: str) -> HttpResponse:
    """One question: first which answer, then only what that answer brings along."""
    actor = actor_of(request)
    found = selectors.checklist(actor=actor, case=case)
    line = next((each for each in found.lines if each.code == safeguard), None)
    if line is None:
        raise NotFound
    asked = Safeguard(safeguard)
    choices = CATALOGUE[asked].choices
    answer = request.GET.get("antwoord", "")
    words = {
        "found": found,
        "line": line,
        "may_answer": may(actor, "legal.answer_safeguard", case),
        "choices": [(code, _(each.words)) for code, each in choices.items()],
    }
    if answer not in choices:
        status = 422 if request.method == "POST" else 200
        return render(request, "legal/safeguards/question.html", words, status=status)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        safeguard=asked,
        answer=answer,
        means=[(each.code, each.title) for each in found.means],
    )
    if form.is_bound and form.is_valid():
        try:
            services.answer_safeguard(actor=actor, case=case, safeguard=asked, said=form.said())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:safeguards", case=case)
    status = 422 if form.is_bound else 200
    words |= {"form": form, "chosen": _(choices[answer].words)}
    return render(request, "legal/safeguards/answer.html", words, status=status)


@require_http_methods(FORM)
def fact(request: HttpRequest, case: UUID, fact: str) -> HttpResponse:
    """Say that the home was kept, or that nobody is left; or that it is not so after all."""
    actor = actor_of(request)
    if fact not in FACTS:
        raise NotFound
    kind, note = FACTS[fact]
    found = selectors.checklist(actor=actor, case=case)
    stands = {"kept": found.kept, "nobody_left": found.nobody_left}.get(kind, "")
    form = FactForm(request.POST if request.method == "POST" else None, kind=kind)
    if request.method == "POST":
        try:
            if "terug" in request.POST:
                services.take_back_fact(actor=actor, case=case, kind=kind)
            elif form.is_valid():
                note(actor=actor, case=case, **form.cleaned_data)
            if "terug" in request.POST or form.is_valid():
                messages.success(request, _("Vastgelegd."))
                return redirect("legal:safeguards", case=case)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    words = {"form": form, "case": case, "stands": stands, "kind": kind, "found": found}
    status = 422 if request.method == "POST" else 200
    return render(request, "legal/safeguards/fact.html", words, status=status)
