# SPDX-License-Identifier: EUPL-1.2
"""What expires this week and the next, for the screen and for paper."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.selectors import late_terms, warnings_for
from woonzeker.errors import NotFound
from woonzeker.ui.words import moment
from woonzeker.web import selectors
from woonzeker.web.rules import monday_of
from woonzeker.web.selectors.shapes import Line

PAPER = exports.kind("terms", gettext_lazy("wat er in een week afloopt"), "terms_paper", "week")


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """Everything that expires; a manager sees how many, and no households."""
    actor = actor_of(request)
    coming = request.GET.get("week") == "volgende"
    context: dict[str, object] = {"coming": coming, "asked": _asked(actor, coming)}
    if may(actor, "web.terms"):
        week = selectors.due_week(actor=actor, coming=coming)
        exports.leaf_through(request, [row.case for day in week.days for row in day.rows])
        context["week"] = week
    if may(actor, "cases.warnings"):
        context["warnings"] = warnings_for(actor=actor)
    if may(actor, "cases.late_terms"):
        context["late"] = late_terms(actor=actor)
    return render(request, "web/terms.html", context)


@require_safe
def terms_paper(request: HttpRequest, week: str) -> HttpResponse:
    """The same list as it leaves the house: of the week of a Monday, this one or the next."""
    actor = actor_of(request)
    coming = week != monday_of(clock.today()).isoformat()
    found = selectors.due_week(actor=actor, coming=coming)
    if found.from_on.isoformat() != week:
        raise NotFound
    cases = {row.case for day in found.days for row in day.rows}
    exports.take(actor=actor, kind=PAPER, subject=week, people=len(cases), of=cases)
    name = names_of([actor.id]).get(actor.id, "")
    taken = _("Meegenomen door %(name)s, %(at)s") % {"name": name, "at": moment(clock.now())}
    asked = _asked(actor, coming)
    return render(request, "web/terms_paper.html", {"week": found, "taken": taken, "asked": asked})


def _asked(actor: Actor, coming: bool) -> Line:
    """The requests for help without a case of the same week; what is late belongs to this one."""
    monday = monday_of(clock.today()) + timedelta(weeks=1 if coming else 0)
    since, sunday = monday if coming else None, monday + timedelta(days=6)
    return selectors.asked_within(actor=actor, since=since, until=sunday)
