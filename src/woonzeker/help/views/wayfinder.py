# SPDX-License-Identifier: EUPL-1.2
"""The wayfinder: who helps with what, and who keeps it up to date."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.help.forms.money import WayForm
from woonzeker.help.rules.wayfinder import KINDS
from woonzeker.help.selectors import wayfinder as selectors
from woonzeker.help.services import wayfinder as services
from woonzeker.help.views.money import FORM


@require_safe
def ways(request: HttpRequest) -> HttpResponse:
    """Every organisation and local scheme; of one kind when it is asked for."""
    actor = actor_of(request)
    kind = request.GET.get("soort", "")
    context = {
        "rows": selectors.ways(actor=actor, kind=kind if kind in KINDS else ""),
        "kinds": [(code, _(words)) for code, words in KINDS.items()],
        "kind": kind,
        "may_keep": may(actor, "help.add_way"),
    }
    return render(request, "help/wayfinder.html", context)


@require_http_methods(FORM)
def add_way(request: HttpRequest) -> HttpResponse:
    """Add one."""
    actor = actor_of(request)
    if not may(actor, "help.add_way"):
        raise NotPermitted
    form = WayForm(request.POST) if request.method == "POST" else WayForm()
    if request.method == "POST" and form.is_valid():
        try:
            services.add_way(actor=actor, way=form.way)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De wegwijzer is bijgewerkt."))
            return redirect("help:ways")
    return _page(request, form, None)


@require_http_methods(FORM)
def change_way(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Put one right, or say that it still holds."""
    actor = actor_of(request)
    line = selectors.way(actor=actor, entry=entry)
    if not may(actor, "help.change_way", entry):
        raise NotPermitted
    form = WayForm(request.POST) if request.method == "POST" else WayForm.of(line)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_way(actor=actor, entry=entry, way=form.way)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De wegwijzer is bijgewerkt."))
            return redirect("help:ways")
    return _page(request, form, line)


@require_POST
def end_way(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Take one out."""
    services.end_way(actor=actor_of(request), entry=entry)
    messages.success(request, _("Deze ingang staat niet meer in de wegwijzer."))
    return redirect("help:ways")


def _page(request: HttpRequest, form: WayForm, line: selectors.WayLine | None) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "help/way.html", {"form": form, "line": line}, status=status)
