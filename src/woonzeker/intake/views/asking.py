# SPDX-License-Identifier: EUPL-1.2
"""What a file does not say of itself: asked on a page, with its first lines beside it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted
from woonzeker.intake import selectors, services
from woonzeker.intake.forms import ColumnsForm, QuestionsForm
from woonzeker.intake.models import Delivery, DeliveryState


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """The questions about one file; answering them lets reading go on."""
    actor = actor_of(request)
    found = _deliverable(actor, delivery)
    if found.state != DeliveryState.QUESTION:
        return redirect("intake:delivery", delivery=delivery)
    if found.questions[0]["code"] == "columns":
        return _columns(request, actor, found)
    form = QuestionsForm(_sent(request), questions=found.questions)
    if request.method == "POST" and form.is_valid():
        services.answer_questions(actor=actor, delivery=delivery, answers=form.cleaned_data)
        return _goes_on(request, found)
    return _asked(request, "intake/questions.html", found, form)


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Which column is which in the partner's next file; this one stays as it was read."""
    actor = actor_of(request)
    found = _deliverable(actor, delivery)
    form = ColumnsForm(_sent(request), delivery=found, known=_known(found), needed=False)
    if request.method == "POST" and form.is_valid():
        services.remember_columns(actor=actor, delivery=delivery, columns=form.columns())
        messages.success(request, _("Onthouden voor het volgende bestand van %s.") % found.partner)
        return redirect("intake:delivery", delivery=delivery)
    return _asked(request, "intake/columns.html", found, form)


@require_POST
def send_back(request: HttpRequest, delivery: UUID) -> HttpResponse:
    """Nobody here can answer: the whole file goes back to the partner, with the question."""
    actor = actor_of(request)
    _deliverable(actor, delivery)
    services.send_back(actor=actor, delivery=delivery)
    messages.success(request, _("Alle regels gaan terug, met de vraag erbij. Dat gebeurt nu."))
    return redirect("intake:delivery", delivery=delivery)


def _columns(request: HttpRequest, actor: Actor, found: Delivery) -> HttpResponse:
    form = ColumnsForm(_sent(request), delivery=found, known=_known(found))
    if request.method == "POST" and form.is_valid():
        services.answer_questions(
            actor=actor,
            delivery=found.pk,
            columns=form.columns(),
            efforts_declared_on=form.cleaned_data.get("efforts_declared_on"),
        )
        return _goes_on(request, found)
    return _asked(request, "intake/columns.html", found, form)


def _goes_on(request: HttpRequest, found: Delivery) -> HttpResponse:
    messages.success(request, _("Onthouden voor %s. Het bestand wordt gelezen.") % found.partner)
    return redirect("intake:delivery", delivery=found.pk)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _known(found: Delivery) -> dict[str, str]:
    kept = selectors.remembered_mapping(found.partner_id)
    return kept.columns if kept else {}


def _asked(
    request: HttpRequest, template: str, found: Delivery, form: ColumnsForm | QuestionsForm
) -> HttpResponse:
    preview = selectors.preview(actor=actor_of(request), delivery=found.pk)
    context: dict[str, Any] = {"delivery": found, "form": form, "preview": preview}
    if isinstance(form, ColumnsForm):
        context["rows"] = form.rows(preview)
    return render(request, template, context, status=422 if form.errors else 200)


def _deliverable(actor: Actor, delivery: UUID) -> Delivery:
    """The delivery, for whoever may answer for the municipality; raises NotPermitted."""
    if not selectors.MAY_DELIVER(actor):
        raise NotPermitted
    return selectors.delivery_of(actor, delivery)
