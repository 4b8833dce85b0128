# SPDX-License-Identifier: EUPL-1.2
"""The day of an eviction: who leads, is there a place, what is missing, with a button a line."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.policy import Role
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.housing import selectors, services
from woonzeker.housing.forms.day import ANSWERS, AnswerForm, ArrangedForm, LeadForm
from woonzeker.housing.rules.day import TOPICS, Topic
from woonzeker.organisations.selectors import colleagues_of

#: one sheet about one household; it counts with what somebody takes out in a day
PAPER = exports.kind(
    "housing.day_paper", gettext_lazy("dag van de ontruiming op papier"), "housing:day_paper",
    "case",
)  # fmt: skip
#: who can lead on the day for the municipality
_LEADERS = (Role.EVICTION_COORDINATOR, Role.OUTREACH_WORKER, Role.DEBT_COUNSELLOR, Role.TEAM_LEAD)


@require_safe
def day(request: HttpRequest, case: UUID) -> HttpResponse:
    """The day: when, who leads, is there a place; what is missing; what is done, folded."""
    actor = actor_of(request)
    context = {
        "view": selectors.day_page(actor=actor, case=case),
        "answers": [(code.value, words) for code, words in ANSWERS.items()],
        "may_lead": may(actor, "housing.take_lead", case),
        "may_arrange": may(actor, "housing.arrange_for_day", case),
        "may_note": may(actor, "housing.note_household_for_day", case),
        "may_print": may(actor, "housing.day_paper", case),
        "may_goods": may(actor, "housing.goods", case),
    }
    return render(request, "housing/day/day.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def lead(request: HttpRequest, case: UUID) -> HttpResponse:
    """Say who leads, by name."""
    actor = actor_of(request)
    if not may(actor, "housing.take_lead", case):
        raise NotPermitted
    view = selectors.day_page(actor=actor, case=case)
    people = colleagues_of(actor, *(role.value for role in _LEADERS))
    form = LeadForm(request.POST if request.method == "POST" else None, colleagues=people)
    if form.is_bound and form.is_valid():
        try:
            services.take_lead(actor=actor, case=case, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            said = _("Vastgelegd wie de leiding heeft.")
            if view.lead_name not in ("", _name_of(form, people)):
                said += " " + _("Laat %s weten dat een ander het overneemt.") % view.lead_name
            messages.success(request, said)
            return redirect("housing:day", case=case)
    status = 422 if form.is_bound else 200
    words = {"view": view, "form": form}
    return render(request, "housing/day/lead.html", words, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: HttpRequest, case: UUID, topic: str) -> HttpResponse:
    """Say that one thing is arranged, or is not after all."""
    actor = actor_of(request)
    if not may(actor, "housing.arrange_for_day", case):
        raise NotPermitted
    chosen = _topic(topic)
    view = selectors.day_page(actor=actor, case=case)
    lines = (*view.missing, *view.arranged, *view.not_needed)
    line = next((each for each in lines if each.topic == chosen.value), None)
    first = {"by": line.by, "note": line.note} if line else {}
    sent = request.POST if request.method == "POST" else None
    form = ArrangedForm(sent, topic=chosen, initial=first)
    if form.is_bound and form.is_valid():
        try:
            services.arrange_for_day(actor=actor, case=case, topic=chosen, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Geregeld: %s.") % _(TOPICS[chosen].title))
            return redirect("housing:day", case=case)
    status = 422 if form.is_bound else 200
    words = {"view": view, "line": line, "title": _(TOPICS[chosen].title), "form": form}
    return render(request, "housing/day/arrange.html", words, status=status)


@require_POST
def not_arranged(request: HttpRequest, case: UUID, topic: str) -> HttpResponse:
    """Take back that something is arranged."""
    services.not_arranged_after_all(actor=actor_of(request), case=case, topic=_topic(topic))
    messages.success(request, _("Teruggenomen. Het staat weer bij wat nog moet."))
    return redirect("housing:day", case=case)


@require_POST
def answer(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note what a household says to one question."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies uit de lijst."))
    given = form.cleaned_data
    services.note_household_for_day(
        actor=actor_of(request),
        case=case,
        fact=given["fact"],
        said=given["said"],
        source=given["source"] or "parent",
    )
    messages.success(request, _("Vastgelegd."))
    return redirect("housing:day", case=case)


@require_safe
def paper(request: HttpRequest, case: UUID) -> HttpResponse:
    """One A4 for on the day, as PDF."""
    actor = actor_of(request)
    made = selectors.day_on_paper(actor=actor, case=case)
    exports.take(actor=actor, kind=PAPER, subject=str(case), people=made.people, of=[case])
    return pdf(made.pdf, "ontruimingsdag.pdf")


def pdf(page: bytes, name: str) -> HttpResponse:
    """A PDF that the browser shows; nobody keeps it on the way."""
    response = HttpResponse(page, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


def _name_of(form: LeadForm, people: list[tuple[str, str]]) -> str:
    """The name of who was chosen or written."""
    given = form.cleaned_data
    return dict(people).get(given["user"], "") or str(given["name"]).strip()


def _topic(word: str) -> Topic:
    try:
        return Topic(word)
    except ValueError:
        raise NotFound from None
