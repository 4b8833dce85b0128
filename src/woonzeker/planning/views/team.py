# SPDX-License-Identifier: EUPL-1.2
"""Pages of a team: the board, one colleague, days away, a case that goes to another."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.policy import Role
from woonzeker.access.requests import actor_of
from woonzeker.cases.selectors import reach_of, workers_to_choose
from woonzeker.errors import Refused
from woonzeker.organisations.selectors import teams_held, teams_of
from woonzeker.planning import selectors, services
from woonzeker.planning.forms import AbsenceForm, HandOverForm


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Who carries how much and who is away; for who does not lead their own days."""
    actor = actor_of(request)
    context: dict[str, object] = {
        "form": AbsenceForm(),
        "own": selectors.absences_of(actor, [actor.id]),
    }
    if Role.TEAM_LEAD.value in actor.roles:
        held = teams_held(actor)
        teams = [each for each in teams_of(actor) if held is None or each.pk in held]
        asked = request.GET.get("team", "")
        chosen = next((each for each in teams if str(each.pk) == asked), None)
        chosen = chosen or next(iter(teams), None)
        context |= {"teams": teams, "leads": True}
        if chosen is not None:
            context["board"] = selectors.team_board(actor=actor, team=chosen.pk)
    return render(request, "planning/team.html", context)


@require_safe
def worker(request: HttpRequest, user: UUID) -> HttpResponse:
    """One colleague: cases, days away, doors of those days."""
    view = selectors.worker_view(actor=actor_of(request), user=user)
    exports.leaf_through(
        request, [*(each.case for each in view.cases), *(each.case for each in view.uncovered)]
    )
    return render(request, "planning/worker.html", {"view": view, "form": AbsenceForm()})


@require_POST
def note_absence(request: HttpRequest, user: UUID) -> HttpResponse:
    """A colleague does not work on these days."""
    form = AbsenceForm(request.POST)
    if not form.is_valid():
        view = selectors.worker_view(actor=actor_of(request), user=user)
        return render(request, "planning/worker.html", {"view": view, "form": form}, status=422)
    services.note_absence(actor=actor_of(request), user=user, **form.cleaned_data)
    messages.success(request, _("Vastgelegd. Herverdeel de bezoeken als die er al staan."))
    return redirect("planning:worker", user=user)


@require_POST
def note_own_absence(request: HttpRequest) -> HttpResponse:
    """I do not work on these days."""
    form = AbsenceForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Vul een eerste en een laatste dag in."))
    services.note_own_absence(actor=actor_of(request), **form.cleaned_data)
    messages.success(request, _("Vastgelegd. Je teamleider ziet deze dagen op het teambord."))
    return redirect("planning:team")


@require_POST
def withdraw_absence(request: HttpRequest, absence: UUID) -> HttpResponse:
    """These days are worked after all."""
    services.withdraw_absence(actor=actor_of(request), absence=absence)
    messages.success(request, _("Ingetrokken. Deze dagen tellen weer mee voor de looplijst."))
    return redirect("planning:team")


@require_POST
def redistribute(request: HttpRequest, user: UUID) -> HttpResponse:
    """The doors of who is away go to the others."""
    done = services.redistribute(actor=actor_of(request), user=user)
    moved = ngettext("%d bezoek ging naar een collega.", "%d bezoeken gingen naar collega's.",
                     done.moved)  # fmt: skip
    messages.success(request, moved % done.moved)
    if done.left:
        left = ngettext(
            "%d bezoek past bij niemand: verplaats het met de hand.",
            "%d bezoeken passen bij niemand: verplaats ze met de hand.",
            done.left,
        )
        messages.warning(request, left % done.left)
    return redirect("planning:worker", user=user)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, case: UUID) -> HttpResponse:
    """A case goes to another, with a note."""
    actor = actor_of(request)
    here = reach_of(actor=actor, case=case).workers
    mine = [(each.user, each.name) for each in here if each.user == actor.id]
    holders = (
        [(each.user, each.name) for each in here] if may(actor, "cases.assign", case) else mine
    )
    colleagues = [each for each in workers_to_choose(actor) if each[0] != actor.id]
    form = HandOverForm(request.POST or None, holders=holders, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        services.hand_over(actor=actor, case=case, **form.cleaned_data)
        messages.success(request, _("De zaak is overgedragen. Je collega leest je bericht."))
        return redirect("case", case=case) if may(actor, "cases.overview", case) else redirect("/")
    context = {"form": form, "case": case, "holders": holders}
    return render(request, "planning/hand_over.html", context)


@require_POST
def read_hand_over(request: HttpRequest, hand_over: UUID) -> HttpResponse:
    """I read what my colleague wrote."""
    found = services.read_hand_over(actor=actor_of(request), hand_over=hand_over)
    return redirect("case", case=found.case_id)
