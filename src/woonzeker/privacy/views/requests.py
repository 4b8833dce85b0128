# SPDX-License-Identifier: EUPL-1.2
"""Requests of residents: the list, a new one, and one step by step until the answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.access.shields import shut_for
from woonzeker.errors import Refused
from woonzeker.privacy import selectors, services
from woonzeker.privacy.forms import (
    AnswerForm,
    ExtendForm,
    FindForm,
    IdentifyForm,
    PointOutForm,
    TakeForm,
)
from woonzeker.privacy.rules.overview import Overview, as_json
from woonzeker.privacy.rules.paper import render as render_paper
from woonzeker.privacy.rules.requests import State
from woonzeker.privacy.selectors.requests import RequestView
from woonzeker.ui.forms import Form

TO_READ = exports.kind(
    "privacy.overview", gettext_lazy("overzicht voor een inwoner"), "privacy:overview_pdf",
    "rights_request",
)  # fmt: skip


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """Every request, the one with the least time first."""
    rows = selectors.request_list(actor=actor_of(request))
    return render(request, "privacy/requests.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def new_request(request: HttpRequest) -> HttpResponse:
    """Take down what somebody asks."""
    actor = actor_of(request)
    form = TakeForm(request.POST or None, initial={"received_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.take_request(actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request, _("Verzoek %(number)s is vastgelegd.") % {"number": made.number}
            )
            if selectors.MAY_HANDLE(actor):
                return redirect("privacy:request", rights_request=made.pk)
            return redirect("start")
    status = 422 if form.is_bound else 200
    return render(request, "privacy/new_request.html", {"form": form}, status=status)


@require_safe
def request_page(request: HttpRequest, rights_request: UUID) -> HttpResponse:
    """One request, with the one thing to do now."""
    return _page(request, rights_request, {})


@require_POST
def identify(request: HttpRequest, rights_request: UUID) -> HttpResponse:
    """Note how it was established who asks."""
    form = IdentifyForm(request.POST)
    return _do(request, rights_request, "identify", form, services.identify)


@require_POST
def find(request: HttpRequest, rights_request: UUID) -> HttpResponse:
    """Look up who asks; after a fresh proof of who looks."""
    actor, form = actor_of(request), FindForm(request.POST)
    fresh_proof(request)
    found = None
    if form.is_valid():
        try:
            found = selectors.find_person(
                actor=actor, rights_request=rights_request, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
    exports.leaf_through(request, [each.id for each in found or ()])
    return _page(
        request, rights_request, {"find": form}, found=found, status=200 if form.is_valid() else 422
    )


@require_POST
def point_out(request: HttpRequest, rights_request: UUID) -> HttpResponse:
    """Say who it is."""
    fresh_proof(request)
    form = PointOutForm(request.POST)
    return _do(request, rights_request, "point_out", form, services.point_out)


@require_POST
def extend(request: HttpRequest, rights_request: UUID) -> HttpResponse:
    """Take longer, with the reason."""
    form = ExtendForm(request.POST, auto_id="verlengen_%s")
    return _do(request, rights_request, "extend", form, services.extend)


@require_POST
def answer(request: HttpRequest, rights_request: UUID) -> HttpResponse:
    """Answer a request."""
    form = AnswerForm(request.POST, auto_id="antwoord_%s")
    return _do(request, rights_request, "answer", form, services.answer_request)


@require_safe
def overview_pdf(request: HttpRequest, rights_request: UUID) -> HttpResponse:
    """Everything about who asks, to read."""
    made = _overview(request, rights_request)
    return _file(render_paper(made), "application/pdf", f"overzicht-{made.number}.pdf")


@require_safe
def overview_json(request: HttpRequest, rights_request: UUID) -> HttpResponse:
    """Everything about who asks, to take along."""
    made = _overview(request, rights_request)
    text = json.dumps(as_json(made), ensure_ascii=False, indent=1)
    return _file(text.encode(), "application/json", f"overzicht-{made.number}.json")


def _overview(request: HttpRequest, rights_request: UUID) -> Overview:
    actor = actor_of(request)
    fresh_proof(request)
    exports.take(actor=actor, kind=TO_READ, subject=str(rights_request), people=1, of=())
    made = selectors.overview(actor=actor, rights_request=rights_request)
    services.overview_made(actor=actor, rights_request=rights_request)
    return made


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _do(
    request: HttpRequest,
    rights_request: UUID,
    name: str,
    form: Form,
    service: Callable[..., object],
) -> HttpResponse:
    """Run one step; what is wrong is said near its form."""
    if form.is_valid():
        try:
            service(actor=actor_of(request), rights_request=rights_request, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("privacy:request", rights_request=rights_request)
    return _page(request, rights_request, {name: form}, status=422)


def _page(
    request: HttpRequest,
    rights_request: UUID,
    given: dict[str, Form],
    *,
    found: object = None,
    status: int = 200,
) -> HttpResponse:
    view = selectors.request_view(actor=actor_of(request), rights_request=rights_request)
    if view.who:
        fresh_proof(request)
    hides = bool(shut_for(actor_of(request)))
    context: dict[str, Any] = {"view": view, "found": found, "hides": hides, **_forms(view)}
    context |= {f"{name}_form": form for name, form in given.items()}
    return render(request, "privacy/request.html", context, status=status)


def _forms(view: RequestView) -> dict[str, Form]:
    """The forms of the steps that may come now."""
    if view.row.state is State.ANSWERED:
        return {}
    forms: dict[str, Form] = {"answer_form": AnswerForm(auto_id="antwoord_%s")}
    if view.row.state is State.TO_IDENTIFY or (view.row.state is State.TO_FIND and not view.by_me):
        forms["identify_form"] = IdentifyForm(initial={"on": clock.today()})
    if view.row.state in {State.TO_FIND, State.TO_ANSWER} and view.by_me:
        forms["find_form"] = FindForm()
    if view.extended_on is None and (view.row.days or 0) >= 0:
        forms["extend_form"] = ExtendForm(auto_id="verlengen_%s")
    return forms
