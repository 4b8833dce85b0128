# SPDX-License-Identifier: EUPL-1.2
"""The pages of the other roads of a case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.forms.roads import (
    BeginForm,
    CheckedForm,
    EndForm,
    PointsForm,
    RecallForm,
    ReportForm,
    StepForm,
)
from woonzeker.legal.rules.roads import COURSES, Road
from woonzeker.legal.selectors.own_view import own_view_on_paper
from woonzeker.legal.selectors.roads import RoadPage, road_page, roads_page
from woonzeker.legal.services import roads as services
from woonzeker.ui.forms import Form
from woonzeker.ui.words import day_year

ORDER = "D7"
#: roads on which no step is about another day than its own, as one about a death or auction is
OWN_DAY = frozenset({Road.CLOSURE, Road.NUISANCE})


@require_safe
def roads(request: HttpRequest, case: UUID) -> HttpResponse:
    """The roads that run in a case, and those that can begin."""
    return _roads(request, case, {})


@require_POST
def begin(request: HttpRequest, case: UUID, road: str) -> HttpResponse:
    """Begin a road that is no matter of order."""
    return _begin(request, case, road, order=False)


@require_POST
def begin_order(request: HttpRequest, case: UUID, order_road: str) -> HttpResponse:
    """Begin a road of nuisance, closure or alleged fraud."""
    return _begin(request, case, order_road, order=True)


def _begin(request: HttpRequest, case: UUID, road: str, *, order: bool) -> HttpResponse:
    chosen = _road_named(road)
    begins = [(each.code, _(each.title)) for each in COURSES[chosen].begins]
    form = BeginForm(request.POST, begins=begins, auto_id=f"{road}_%s")
    service = services.begin_order_road if order else services.begin_road
    if form.is_valid():
        try:
            made = service(actor=actor_of(request), case=case, road=chosen, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Deze weg staat erbij. Begin met de eerste stap."))
            return redirect("legal:road", case_road=made.pk)
    return _roads(request, case, {road: form}, status=422)


def _road_named(word: str) -> Road:
    if word not in set(Road):
        raise NotFound
    return Road(word)


def _roads(
    request: HttpRequest, case: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    page = roads_page(actor=actor_of(request), case=case)
    begins = [
        {
            "code": code, "title": title, "says": says,
            "order": COURSES[Road(code)].data == ORDER,
            "form": given.get(code)
            or BeginForm(begins=choices, auto_id=f"{code}_%s", initial={"on": clock.today()}),
        }
        for code, title, says, choices in page.can_begin
    ]  # fmt: skip
    return render(
        request, "legal/roads/roads.html", {"page": page, "begins": begins}, status=status
    )


@require_safe
def road(request: HttpRequest, case_road: UUID) -> HttpResponse:
    """One road: what can be done now, how it stands, what may be known."""
    page = road_page(actor=actor_of(request), case_road=case_road)
    return _road(request, page, {})


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, case_road: UUID, road_step: str) -> HttpResponse:
    """Note that a step was taken."""
    actor = actor_of(request)
    page = road_page(actor=actor, case_road=case_road)
    course = COURSES[Road(page.road)]
    if road_step not in {each.code for each in course.steps}:
        raise NotFound
    line = next(each for each in page.steps if each.code == road_step)
    keeps = course.step(road_step).keeps
    form = StepForm(
        request.POST or None,
        keeps=keeps,
        other_day=page.road not in OWN_DAY,
        initial={"on": line.on or clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.note_road_step(
                actor=actor,
                case_road=case_road,
                code=road_step,
                on=form.cleaned_data["on"],
                speaks_of=form.cleaned_data.get("speaks_of"),
                facts=form.facts,
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:road", case_road=case_road)
    context = {"page": page, "step": line, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "legal/roads/step.html", context, status=status)


@require_POST
def point(request: HttpRequest, case_road: UUID) -> HttpResponse:
    """Note what became of the points that were gone through; what stood already is left alone."""
    actor, form = actor_of(request), PointsForm(request.POST)
    page = road_page(actor=actor, case_road=case_road)
    if not form.is_valid():
        raise Refused(_("Kies wat er van elk punt kwam."))
    known = {each.code: each.code_raised for each in page.points}
    for code, raised in form.cleaned_data.items():
        if raised is not None and known.get(code) != raised.value:
            services.raise_point(actor=actor, case_road=case_road, code=code, raised=raised)
    messages.success(request, _("Vastgelegd."))
    return redirect("legal:road", case_road=case_road)


@require_safe
def own_view(request: HttpRequest, case_road: UUID) -> HttpResponse:
    """The resident's own paper with the points, to print and fill in by hand."""
    made = own_view_on_paper(actor=actor_of(request), case_road=case_road)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="reactie.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def report(request: HttpRequest, case_road: UUID) -> HttpResponse:
    """Note a report of nuisance."""
    actor = actor_of(request)
    page = road_page(actor=actor, case_road=case_road)
    form = ReportForm(request.POST, sources=page.sources, auto_id="report_%s")
    if form.is_valid():
        said = form.cleaned_data
        side = UUID(said["side"]) if said["side"] else None
        try:
            services.note_nuisance(actor=actor, case_road=case_road, **{**said, "side": side})
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:road", case_road=case_road)
    return _road(request, page, {"report_form": form}, status=422)


@require_POST
def checked(request: HttpRequest, case_road: UUID) -> HttpResponse:
    """Note that somebody went to see whether a report is right."""
    form = CheckedForm(request.POST)
    if not form.is_valid():
        raise NotFound
    services.check_nuisance(actor=actor_of(request), case_road=case_road, **form.cleaned_data)
    messages.success(request, _("Vastgelegd."))
    return redirect("legal:road", case_road=case_road)


@require_POST
def end(request: HttpRequest, case_road: UUID) -> HttpResponse:
    """End a road."""
    actor = actor_of(request)
    page = road_page(actor=actor, case_road=case_road)
    form = EndForm(request.POST, endings=page.endings, auto_id="end_%s")
    if form.is_valid():
        try:
            services.end_road(actor=actor, case_road=case_road, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Deze weg is geëindigd."))
            return redirect("legal:roads", case=page.case)
    return _road(request, page, {"end_form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: HttpRequest, case_road: UUID) -> HttpResponse:
    """Take back one row that was noted wrongly, or a road that was begun by mistake."""
    actor = actor_of(request)
    page = road_page(actor=actor, case_road=case_road)
    form = RecallForm(request.POST or None, rows=_recallable(page))
    if request.method == "POST" and form.is_valid():
        told = form.told()
        try:
            services.recall_road_row(
                actor=actor, case_road=case_road, kind=told["kind"], row=UUID(told["row"]),
                reason=told["reason"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Teruggenomen. Het blijft te lezen, en telt niet mee."))
            if told["kind"] == "road":
                return redirect("legal:roads", case=page.case)
            return redirect("legal:road", case_road=case_road)
    status = 422 if request.method == "POST" else 200
    context = {"page": page, "form": form}
    return render(request, "legal/roads/recall.html", context, status=status)


def _recallable(page: RoadPage) -> list[tuple[str, str]]:
    """Every row that stands, and last the road itself."""
    rows = [
        (each.key, f"{each.title}, {day_year(each.on)}" if each.on else each.title)
        for each in page.noted
    ]
    return [*rows, (f"road:{page.id}", _("deze hele weg: zij is per ongeluk begonnen"))]


def _road(
    request: HttpRequest, page: RoadPage, given: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    today = {"on": clock.today()}
    keeps = may(actor_of(request), "legal.note_road_step", page.id) and not page.ended_on
    forms: dict[str, Any] = {}
    if keeps:
        forms["end_form"] = EndForm(endings=page.endings, auto_id="end_%s", initial=today)
        if page.road == Road.NUISANCE:
            forms["report_form"] = ReportForm(
                sources=page.sources, auto_id="report_%s", initial=today
            )
        if page.points:
            forms["points_form"] = PointsForm(auto_id=False)
    context = {"page": page, "keeps": keeps, **forms, **given}
    return render(request, "legal/roads/road.html", context, status=status)
