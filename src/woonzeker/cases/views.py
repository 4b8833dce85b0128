# SPDX-License-Identifier: EUPL-1.2
"""The list of cases, and the small things that are booked on one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.policy import Relation
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.cases import selectors, services
from woonzeker.cases.forms import (
    AssignForm,
    CaseFilterForm,
    ClosingForm,
    ColleagueForm,
    EffortForm,
    GlassForm,
    OutcomeForm,
    ShieldForm,
    TeamForm,
    move_form,
)
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.rules import MAY_LIST
from woonzeker.errors import NotPermitted, Refused
from woonzeker.organisations.selectors import teams_of
from woonzeker.process import Exit
from woonzeker.ui.forms import Form, keep_searched, searched

Words = dict[str, Any]

#: in digits; beyond the last page is the last page
LONGEST_PAGE_NUMBER = 9


@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Cases, threatening first, then by the first term that ends."""
    actor = actor_of(request)
    if request.method == "POST":
        return keep_searched(request)
    form = CaseFilterForm(
        searched(request) or None,
        teams=list(teams_of(actor)),
        with_sectors=selectors.sees_signals(actor),
    )
    asked = form.asked() if form.is_bound else selectors.CaseFilter()
    number = request.GET.get("page", "1")[:LONGEST_PAGE_NUMBER]
    found = selectors.case_list(
        actor=actor, asked=asked, page=int(number) if number.isdecimal() else 1
    )
    exports.leaf_through(request, [row.id for row in found.rows])
    context = {
        "form": form,
        "page": found.page,
        "rows": found.rows,
        "shows_signals": any(row.sectors or row.amount_cents is not None for row in found.rows),
        "own_only": not MAY_LIST.within(actor) & {Relation.ANYWHERE, Relation.TEAM},
    }
    return render(request, "cases/listing.html", context)


@require_POST
def record_outcome(request: HttpRequest, case: UUID) -> HttpResponse:
    """Somebody died, moved or is known to debt help."""

    def record(words: Words) -> str:
        found = services.record_outcome(actor=actor_of(request), case=case, **words)
        if found.result:
            return _("Vastgelegd. De zaak is afgesloten.")
        return _("Vastgelegd. De zaak blijft open; er staat een taak bij.")

    title = _("Overleden, verhuisd of al bekend bij schuldhulp")
    return _recorded(request, case, OutcomeForm(request.POST), record, (title, _("Leg vast")))


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, case: UUID) -> HttpResponse:
    """Every way in which a case can end, with what it means; and the end of it."""
    actor = actor_of(request)
    results = selectors.ways_to_close(actor=actor, case=case)
    form = ClosingForm(request.POST if request.method == "POST" else None, results=results)
    if request.method == "POST" and form.is_valid():
        way, _sep, reason = form.cleaned_data["move"].partition(":")
        result = Exit(way.removeprefix("close_"))
        try:
            ended = services.round_off(actor=actor, case=case, result=result, reason=reason)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _ended_words(ended))
            return redirect("case", case=case)
    context = {
        "form": form,
        "case": case,
        "results": results,
        "chosen": form["move"].value(),
        "may_choose": any(result.choices for result in results),
        "lacking": selectors.lacking_to_close(actor=actor, case=case),
    }
    return render(request, "cases/close.html", context, status=422 if form.errors else 200)


def _ended_words(case: Case) -> str:
    """What came of it: with others left behind, or nobody reached, a case does not close."""
    if case.status == CaseStatus.WAITING:
        return _(
            "Vastgelegd als 'geen contact'. De zaak gaat niet dicht: zij wacht zichtbaar op het "
            "volgende signaal."
        )
    if case.result:
        return _("De zaak is afgesloten. Het huishouden mag je altijd blijven bellen.")
    return _("Vastgelegd. De zaak blijft open; er staat een taak bij.")


@require_POST
def move(request: HttpRequest, case: UUID) -> HttpResponse:
    """Something happened: a pause, a request, or what bailiff or court did."""
    actor = actor_of(request)

    def record(words: Words) -> str:
        services.advance(actor=actor, case=case, move=words["move"], reason=words.get("reason", ""))
        return _("Vastgelegd.")

    form = move_form(selectors.possible_moves(actor=actor, case=case), request.POST)
    return _recorded(request, case, form, record, (_("Vastleggen"), _("Leg vast")))


@require_POST
def assign_team(request: HttpRequest, case: UUID) -> HttpResponse:
    """A team gets the case."""
    actor = actor_of(request)

    def record(words: Words) -> str:
        services.assign_team(actor=actor, case=case, team=words["team"])
        return _("Het team is bijgewerkt.")

    form = TeamForm(request.POST, teams=list(teams_of(actor)))
    return _recorded(request, case, form, record, (_("Aan een team geven"), _("Geef door")))


@require_POST
def assign(request: HttpRequest, case: UUID) -> HttpResponse:
    """Somebody gets the case."""
    actor = actor_of(request)

    def record(words: Words) -> str:
        services.assign(actor=actor, case=case, **words)
        return _("De zaak is toegewezen.")

    form = AssignForm(request.POST, workers=selectors.workers_to_choose(actor))
    return _recorded(request, case, form, record, (_("Geef de zaak aan iemand"), _("Geef door")))


@require_POST
def unassign(request: HttpRequest, case: UUID) -> HttpResponse:
    """Somebody no longer works on the case."""
    services.unassign(actor=actor_of(request), case=case, user=request.POST.get("user", ""))
    messages.success(request, _("Beëindigd. Deze collega ziet de zaak niet meer."))
    return redirect("case", case=case)


@require_POST
def shield(request: HttpRequest, case: UUID) -> HttpResponse:
    """I know this household: the case closes for me."""
    form = ShieldForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "case": case, "title": _("Ik ken dit huishouden"),
                   "submit": _("Scherm af")}  # fmt: skip
        return render(request, "cases/again.html", context, status=422)
    services.shield_from_me(actor=actor_of(request), case=case, why=form.cleaned_data["why"])
    messages.success(request, _("De zaak is voor jou dicht. Je teamleider ziet dat."))
    return redirect("start")


@require_POST
def shield_colleague(request: HttpRequest, case: UUID) -> HttpResponse:
    """A colleague lives here: the case closes for all but some."""
    actor = actor_of(request)

    def record(words: Words) -> str:
        services.shield_colleague(actor=actor, case=case, open_to=words["open_to"])
        return _("De zaak is afgeschermd.")

    form = ColleagueForm(request.POST, workers=selectors.workers_to_choose(actor))
    return _recorded(request, case, form, record, (_("Hier woont een collega"), _("Scherm af")))


@require_POST
def lift_shield(request: HttpRequest, case: UUID, shield: UUID) -> HttpResponse:
    """The case opens again."""
    services.lift_shield(actor=actor_of(request), case=case, shield=shield)
    messages.success(request, _("De afscherming is opgeheven."))
    return redirect("case", case=case)


@require_http_methods(["GET", "HEAD", "POST"])
def break_glass(request: HttpRequest) -> HttpResponse:
    """Take access to a case in an emergency, with a reason."""
    actor = actor_of(request)
    if not may(actor, "cases.break_glass"):
        raise NotPermitted
    if request.method == "POST":
        fresh_proof(request)
    form = GlassForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            broken = services.break_glass(actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.warning(request, _("Je hebt noodtoegang. Die is vastgelegd."))
            return redirect("case", case=broken.case_id)
    status = 422 if form.errors else 200
    return render(request, "cases/break_glass.html", {"form": form}, status=status)


@require_POST
def book_effort(request: HttpRequest, case: UUID) -> HttpResponse:
    """Time and cost on a case."""

    def record(words: Words) -> str:
        services.book_effort(
            actor=actor_of(request),
            case=case,
            what=words["what"],
            minutes=words["minutes"],
            cost_cents=words["cost"],
        )
        return _("Geboekt.")

    form = EffortForm(request.POST)
    return _recorded(request, case, form, record, (_("Uren of kosten boeken"), _("Boek")))


@require_POST
def finish_task(request: HttpRequest, case: UUID, task: UUID) -> HttpResponse:
    """A task is done."""
    services.finish_task(actor=actor_of(request), task=task, case=case)
    messages.success(request, _("De taak is gedaan."))
    return redirect("case", case=case)


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """Every task that waits, of cases and of signals without one."""
    actor = actor_of(request)
    rows = selectors.task_list(actor=actor)
    exports.leaf_through(request, [row.case or row.id for row in rows])
    context = {
        "rows": rows,
        "may_finish": may(actor, "cases.finish_task"),
    }
    return render(request, "cases/tasks.html", context)


@require_POST
def finish_waiting_task(request: HttpRequest, task: UUID) -> HttpResponse:
    """A task of the list is done; a letter goes only to where somebody still lives."""
    actor = actor_of(request)
    known = services.check_offer(actor=actor, task=task)
    if known is not None and known.forbids:
        messages.error(request, _("%s Stuur geen brief naar dit adres.") % known.words)
        return redirect("cases:tasks")
    services.finish_task(actor=actor, task=task)
    messages.success(request, _("De taak is gedaan."))
    return redirect("cases:tasks")


def _recorded(
    request: HttpRequest,
    case: UUID,
    form: Form,
    record: Callable[[Words], str],
    names: tuple[str, str],
) -> HttpResponse:
    """Record it and go back to the case; or ask again, with what was typed and what is wrong.

    `names` are the title of the form and the words on its button.
    """
    if form.is_valid():
        try:
            messages.success(request, record(form.cleaned_data))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("case", case=case)
    context = {"form": form, "case": case, "title": names[0], "submit": names[1]}
    return render(request, "cases/again.html", context, status=422)


@require_POST
def see_warning(request: HttpRequest, warning: UUID) -> HttpResponse:
    """I saw that this term ends; back to where I was."""
    services.see_warning(actor=actor_of(request), warning=warning)
    messages.success(request, _("Gezien. De termijn loopt door tot het gedaan is."))
    return redirect(_back(request))


@require_POST
def see_late_terms(request: HttpRequest) -> HttpResponse:
    """I saw how many terms are at their end."""
    until = _moment(request.POST.get("until", ""))
    services.see_late_terms(actor=actor_of(request), until=until)
    messages.success(request, _("Gezien. Morgen zie je hier wat er dan afloopt."))
    return redirect("terms")


def _moment(text: str) -> datetime | None:
    """The moment that a page was of; None when it does not say so."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _back(request: HttpRequest) -> str:
    """The page on this site from which somebody came, the list of terms when that is not known."""
    came_from = request.headers.get("Referer", "")
    here = {request.get_host()}
    if url_has_allowed_host_and_scheme(came_from, allowed_hosts=here):
        return came_from
    return reverse("terms")
