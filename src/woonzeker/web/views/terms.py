# SPDX-License-Identifier: EUPL-1.2
"""What expires this week and the next, for the screen and for paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.cases.selectors import late_terms, warnings_for
from woonzeker.web import selectors


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """Everything that expires; a manager sees how many, and no households."""
    actor = actor_of(request)
    coming = request.GET.get("week") == "volgende"
    context: dict[str, object] = {"coming": coming}
    if may(actor, "web.terms"):
        week = selectors.due_week(actor=actor, coming=coming)
        exports.leaf_through(request, [row.case for day in week.days for row in day.rows])
        context["week"] = week
    if may(actor, "cases.warnings"):
        context["warnings"] = warnings_for(actor=actor)
    if may(actor, "cases.late_terms"):
        context["late"] = late_terms(actor=actor)
    return render(request, "web/terms.html", context)
