# SPDX-License-Identifier: EUPL-1.2
"""Pages of the work list: plan a week, see it, move a door, let it stand, take it along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.policy import Role
from woonzeker.access.requests import actor_of
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations.models import Team
from woonzeker.organisations.selectors import teams_held, teams_of
from woonzeker.planning import selectors, services
from woonzeker.planning.forms import CareForm, FlagForm, MoveForm, PlanForm, VisitRequestForm
from woonzeker.planning.places import NOTE
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules.listing import (
    TourLine,
    VisitLine,
    WorkListView,
    people_named,
    sections,
)
from woonzeker.planning.rules.paper import render_work_list
from woonzeker.planning.rules.sheets import work_list_sheet
from woonzeker.ui.forms import Form
from woonzeker.ui.words import moment

_WEEKS_AHEAD = 4
#: the page with somebody's own doors, of a room that knows more of them
MY_DAY = "my_day"
#: the page for a printer leads to the PDF: together they are one giving
PAPER = exports.kind(
    "planning.paper", gettext_lazy("looplijst op papier"), "planning:print", "work_list"
)
SHEET = exports.kind(
    "planning.sheet", gettext_lazy("looplijst als CSV"), "planning:sheet", "work_list"
)


@require_http_methods(["GET", "POST"])
def weeks(request: HttpRequest) -> HttpResponse:
    """Plan a week of a team; who only visits goes to their own doors."""
    actor = actor_of(request)
    if Role.TEAM_LEAD.value not in actor.roles:
        return redirect(MY_DAY)
    given = request.POST if request.method == "POST" else request.GET
    held = teams_held(actor)
    teams = [team for team in teams_of(actor) if held is None or team.pk in held]
    if not teams:
        return render(request, "planning/no_team.html")
    team, week = _team(teams, given), _week(given)
    setup = selectors.week_setup(actor=actor, team=team.pk, week=week)
    form = PlanForm(request.POST or None, setup=setup, week=week, today=clock.today())
    if request.method == "POST" and form.is_valid():
        made = services.plan_week(
            actor=actor,
            team=team.pk,
            week=week,
            people=form.people(),
            minutes=form.cleaned_data["minutes"],
        )
        messages.success(request, _("De week is gepland. Kijk hem na en stel hem dan vast."))
        return redirect("planning:work_list", work_list=made.pk)
    context = {
        "form": form,
        "setup": setup,
        "team": team,
        "teams": teams,
        "week": week,
        "weeks": _weeks(),
        "lists": selectors.work_lists(actor=actor),
    }
    return render(request, "planning/weeks.html", context)


@require_safe
def work_list(request: HttpRequest, work_list: UUID) -> HttpResponse:
    """A team's week: who, where, when, why, what does not fit and which terms will be missed."""
    view = selectors.work_list_view(actor=actor_of(request), work_list=work_list)
    exports.leaf_through(request, _cases(view))
    return render(request, "planning/work_list.html", {"view": view, "note": NOTE})


@require_POST
def confirm(request: HttpRequest, work_list: UUID) -> HttpResponse:
    """Let the week stand."""
    services.confirm_work_list(actor=actor_of(request), work_list=work_list)
    messages.success(
        request,
        _("De looplijst is vastgesteld. Iedereen ziet nu zijn eigen deuren op de telefoon."),
    )
    return redirect("planning:work_list", work_list=work_list)


@require_safe
def printed(request: HttpRequest, work_list: UUID) -> HttpResponse:
    """The list as it comes out of a printer, one page or more per person and day."""
    view, taken = _taken(request, PAPER, work_list)
    context = {"view": view, "sections": tuple(sections(view)), "taken": taken}
    return render(request, "planning/print.html", context)


@require_safe
def paper(request: HttpRequest, work_list: UUID) -> HttpResponse:
    """The list as a PDF."""
    view, taken = _taken(request, PAPER, work_list)
    return _download(render_work_list(view, taken=taken), "application/pdf", view, "pdf")


@require_safe
def sheet(request: HttpRequest, work_list: UUID) -> HttpResponse:
    """The list for a spreadsheet."""
    view, _taken_by = _taken(request, SHEET, work_list)
    return _download(work_list_sheet(view), "text/csv; charset=utf-8", view, "csv")


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, work_list: UUID, visit: UUID) -> HttpResponse:
    """Give a visit another day, part of the day, person or place in the tour."""
    actor = actor_of(request)
    view = selectors.work_list_view(actor=actor, work_list=work_list)
    tour, door = _door(view, visit)
    today = clock.today()
    days = [view.week_on + timedelta(days=offset) for offset in range(7)]
    form = MoveForm(
        request.POST or None,
        days=[day for day in days if day >= today],
        people=[(person.id, person.name) for person in view.people],
        initial={
            "day_on": tour.day_on.isoformat(),
            "day_part": tour.part.value,
            "worker": tour.worker,
            "position": door.position,
        },
    )
    if request.method == "POST" and form.is_valid():
        services.move_visit(actor=actor, visit=visit, **form.cleaned_data)
        messages.success(request, _("Het bezoek is verplaatst."))
        return redirect("planning:work_list", work_list=work_list)
    return render(
        request, "planning/move.html", {"view": view, "tour": tour, "door": door, "form": form}
    )


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Where the own doors were before; old links and bookmarks keep working."""
    actor_of(request)
    return redirect(MY_DAY)


@require_http_methods(["GET", "POST"])
def request_visit(request: HttpRequest, case: UUID) -> HttpResponse:
    """Ask that somebody rings at a household."""
    return _ask(
        request,
        case,
        VisitRequestForm(request.POST or None, initial=_by_ladder(request)),
        services.request_visit,
        (_("Zet op de looplijst"), _("Het huishouden staat klaar voor de volgende looplijst.")),
    )


def _by_ladder(request: HttpRequest) -> dict[str, str]:
    """What the form begins with when the contact ladder asks for the visit (`per`, `dagdeel`)."""
    per, part = request.GET.get("per", ""), request.GET.get("dagdeel", "")
    if per not in {"overdag", "avond"}:
        return {}
    if part not in set(DayPart):
        part = DayPart.EVENING.value if per == "avond" else ""
    return {"day_part": part, "reason": _("volgende stap van de contactladder")}


@require_http_methods(["GET", "POST"])
def flag(request: HttpRequest, case: UUID) -> HttpResponse:
    """Put a household forward, with the reason."""
    return _ask(
        request,
        case,
        FlagForm(request.POST or None),
        services.flag_case,
        (_("Geef voorrang"), _("Het huishouden heeft voorrang gekregen.")),
    )


@require_POST
def end_flag(request: HttpRequest, case: UUID, flag: UUID) -> HttpResponse:
    """Let a household stand again where the rules put it."""
    services.end_flag(actor=actor_of(request), flag=flag, case=case)
    messages.success(request, _("De voorrang is ingetrokken."))
    return redirect("case", case=case)


@require_http_methods(["GET", "POST"])
def care(request: HttpRequest, case: UUID) -> HttpResponse:
    """How somebody must meet a door, and changing that."""
    actor, form = actor_of(request), CareForm(request.POST or None)
    now = selectors.caution_of(actor=actor, case=case)
    if request.method == "POST" and form.is_valid():
        services.take_care(actor=actor, case=case, **form.cleaned_data)
        messages.success(request, _("Vastgelegd. De looplijsten houden zich hieraan."))
        return redirect("case", case=case)
    if not may(actor, "planning.take_care", case):
        raise NotPermitted
    context = {
        "form": form,
        "case": case,
        "now": now,
        "words": selectors.CAUTIONS.get(now.kind, "") if now else "",
        "may_end": may(actor, "planning.end_care", case),
    }
    return render(request, "planning/care.html", context, status=422 if form.errors else 200)


@require_POST
def end_care(request: HttpRequest, case: UUID) -> HttpResponse:
    """Let a door be an ordinary door again."""
    services.end_care(actor=actor_of(request), case=case)
    messages.success(request, _("Bij deze deur gelden de gewone afspraken weer."))
    return redirect("case", case=case)


def _ask(
    request: HttpRequest,
    case: UUID,
    form: Form,
    service: Callable[..., object],
    words: tuple[str, str],
) -> HttpResponse:
    title, done = words
    actor = actor_of(request)
    priority = selectors.priority_of(actor=actor, case=case)
    if request.method == "POST" and form.is_valid():
        service(actor=actor, case=case, **form.cleaned_data)
        messages.success(request, done)
        return redirect("case", case=case)
    context = {"form": form, "case": case, "title": title, "priority": priority}
    return render(request, "planning/ask.html", context)


def _team(teams: list[Team], given: QueryDict) -> Team:
    if not (asked := given.get("team")):
        return teams[0]
    found = next((team for team in teams if str(team.pk) == asked), None)
    if found is None:
        raise NotFound
    return found


def _weeks() -> list[date]:
    """The Mondays of this week and the weeks that can be planned ahead."""
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    return [monday + timedelta(weeks=number) for number in range(_WEEKS_AHEAD + 1)]


def _week(given: QueryDict) -> date:
    """The week that is asked; without one the first that is not yet half gone."""
    mondays = _weeks()
    try:
        asked = date.fromisoformat(given.get("week", ""))
    except ValueError:
        return mondays[0] if clock.today().weekday() < 3 else mondays[1]
    if asked not in mondays:
        raise Refused(_("Kies een week van nu tot vier weken vooruit."))
    return asked


def _door(view: WorkListView, visit: UUID) -> tuple[TourLine, VisitLine]:
    for tour in view.tours:
        for door in tour.visits:
            if door.id == str(visit):
                return tour, door
    raise NotFound


def _cases(view: WorkListView) -> set[str]:
    """Whose doors stand on a list."""
    return {visit.case for tour in view.tours for visit in tour.visits}


def _taken(request: HttpRequest, kind: exports.Kind, work_list: UUID) -> tuple[WorkListView, str]:
    """The list as it leaves the house, with who took it and when; raises SecondPersonNeeded."""
    actor = actor_of(request)
    view = selectors.work_list_view(actor=actor, work_list=work_list)
    people = people_named(view)
    exports.take(actor=actor, kind=kind, subject=str(work_list), people=people, of=_cases(view))
    name = names_of([actor.id]).get(actor.id, "")
    words = {"name": name, "at": moment(clock.now())}
    return view, _("Meegenomen door %(name)s, %(at)s") % words


def _download(content: bytes, kind: str, view: WorkListView, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    year = view.week_on.isocalendar().year
    name = f"looplijst-{year}-{view.week:02d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
