# SPDX-License-Identifier: EUPL-1.2
"""A data leak that a person found, and the file of any data leak."""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.errors import Refused
from woonzeker.outreach.selectors import leak_view
from woonzeker.outreach.services import note_leak
from woonzeker.privacy import selectors, services
from woonzeker.privacy.forms import ConsequencesForm, LeakForm, ReachedForm
from woonzeker.privacy.rules.overview import as_json
from woonzeker.privacy.rules.paper import render as render_paper
from woonzeker.ui.forms import Form


@require_http_methods(["GET", "HEAD", "POST"])
def new_leak(request: HttpRequest) -> HttpResponse:
    """Note a data leak: post gone wrong, a phone lost, a colleague who looked."""
    now = clock.now().astimezone(clock.AMSTERDAM)
    form = LeakForm(request.POST or None, initial={"known_at": now, "happened_on": now.date()})
    if request.method == "POST" and form.is_valid():
        try:
            made = note_leak(actor=actor_of(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("outreach:leak", leak=made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "privacy/new_leak.html", {"form": form}, status=status)


@require_safe
def leak_file(request: HttpRequest, leak: UUID) -> HttpResponse:
    """The file of a leak: consequences, and whose data was in scope."""
    return _page(request, leak, {})


@require_POST
def describe(request: HttpRequest, leak: UUID) -> HttpResponse:
    """Write down what may follow from it."""
    return _do(request, leak, "describe", ConsequencesForm(request.POST), services.describe_leak)


@require_POST
def find_reached(request: HttpRequest, leak: UUID) -> HttpResponse:
    """Work out from the logs whose data was in scope."""
    people = selectors.colleagues(actor=actor_of(request))
    form = ReachedForm(request.POST, people=people)
    return _do(request, leak, "reached", form, services.find_reached)


@require_safe
def leak_names(request: HttpRequest, leak: UUID) -> HttpResponse:
    """By name who must be told; after a fresh proof of who looks."""
    actor = actor_of(request)
    fresh_proof(request)
    rows = selectors.leak_names(actor=actor, leak=leak)
    exports.leaf_through(request, rows)
    return render(request, "privacy/leak_names.html", {"rows": rows, "leak": leak})


@require_safe
def leak_pdf(request: HttpRequest, leak: UUID) -> HttpResponse:
    """The file on paper, without names."""
    pack = selectors.leak_pack(actor=actor_of(request), leak=leak)
    return _file(render_paper(pack), "application/pdf", f"dossier-{pack.number}.pdf")


@require_safe
def leak_json(request: HttpRequest, leak: UUID) -> HttpResponse:
    """The file for another system, without names."""
    pack = selectors.leak_pack(actor=actor_of(request), leak=leak)
    text = json.dumps(as_json(pack), ensure_ascii=False, indent=1)
    return _file(text.encode(), "application/json", f"dossier-{pack.number}.json")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _do(
    request: HttpRequest, leak: UUID, name: str, form: Form, service: Callable[..., object]
) -> HttpResponse:
    if form.is_valid():
        try:
            service(actor=actor_of(request), leak=leak, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("privacy:leak_file", leak=leak)
    return _page(request, leak, {name: form}, status=422)


def _page(
    request: HttpRequest, leak: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    file = selectors.leak_file(actor=actor, leak=leak)
    forms: dict[str, Form] = {
        "describe": ConsequencesForm(initial={"consequences": file.consequences}),
        "reached": ReachedForm(people=selectors.colleagues(actor=actor)),
        **given,
    }
    context = {
        "file": file,
        "view": leak_view(actor=actor, leak=leak),
        **{f"{name}_form": form for name, form in forms.items()},
    }
    return render(request, "privacy/leak_file.html", context, status=status)
