# SPDX-License-Identifier: EUPL-1.2
"""The portal of a partner: questions about its own file, and mending lines that went back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, Refused
from woonzeker.intake import selectors, services
from woonzeker.intake.errors import NotTaken
from woonzeker.intake.forms import ColumnsForm, MendForm, QuestionsForm
from woonzeker.intake.models import Delivery, DeliveryState, SetAsideLine
from woonzeker.intake.rules import ReturnReason, by_column
from woonzeker.intake.views.deliveries import BUSY
from woonzeker.intake.views.lines import csv_response
from woonzeker.intake.views.portal import said_of
from woonzeker.organisations import selectors as organisations

#: up to so many lines a file is read on while the partner waits
AT_ONCE_LINES = 1_000
#: lines that are looked at for the next one to mend
LOOKED_AT = 20
NO_GROUND = ReturnReason.NO_GROUND.value


@require_http_methods(["GET", "HEAD", "POST"])
def own_questions(request: HttpRequest, place: str, delivery: UUID) -> HttpResponse:
    """What a file does not say of itself, asked of who made it; reading goes on with the answer."""
    actor = actor_of(request).at(place)
    with tenant(place):
        found = selectors.delivery_of(actor, delivery)
        if found.state != DeliveryState.QUESTION:
            return redirect("intake:own_delivery", place=place, delivery=delivery)
        kept = selectors.remembered_mapping(found.partner_id)
        form = _form(request, found, kept.columns if kept else {})
        preview = selectors.preview(actor=actor, delivery=delivery)
    if request.method == "POST" and form.is_valid():
        services.answer_questions(actor=actor, delivery=delivery, **_given(form))
        if found.lines_read <= AT_ONCE_LINES:
            services.read_delivery(actor=actor, delivery=delivery)
        messages.success(request, _("Onthouden voor uw volgende bestand."))
        return redirect("intake:own_delivery", place=place, delivery=delivery)
    return _asked(request, found, form, preview)


@require_safe
def national(request: HttpRequest, national: UUID) -> HttpResponse:
    """A file for the whole country with all its parts on one page."""
    found = selectors.national_file(actor=actor_of(request), national=national)
    context = {
        "file": found,
        "busy": found.state in BUSY,
        "problem": found.problem.split("\n"),
        "more": max(found.sent_back - len(found.lines), 0),
    }
    return render(request, "intake/portal/national.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def national_questions(request: HttpRequest, national: UUID) -> HttpResponse:
    """The questions about a file for the whole country."""
    actor = actor_of(request)
    found = selectors.national_file(actor=actor, national=national)
    if found.state != DeliveryState.QUESTION:
        return redirect("intake:national", national=national)
    form = _form(request, found, found.answers.get("columns", {}))
    if request.method == "POST" and form.is_valid():
        services.answer_national(actor=actor, national=national, **_given(form))
        messages.success(request, _("Onthouden voor uw volgende bestand."))
        return redirect("intake:national", national=national)
    preview = selectors.national_preview(actor=actor, national=national)
    return _asked(request, found, form, preview)


@require_safe
def national_csv(request: HttpRequest, national: UUID) -> HttpResponse:
    """The lines that no municipality can have, as a file to mend."""
    content = selectors.national_csv(actor=actor_of(request), national=national)
    return csv_response(content, "teruggegeven-landelijk.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, place: str, line: UUID) -> HttpResponse:
    """One returned line as it was delivered, what is wrong beside the field, to send again."""
    actor = actor_of(request).at(place)
    with tenant(place):
        found = selectors.returned_line(actor=actor, line=line)
        delivery = selectors.delivery_of(actor, found.delivery_id)
        cells = _cells(found, delivery.headers, delivery.answers.get("columns", {}))
        following, left = _following(actor, found)
    if found.sent_again is not None:
        return redirect("intake:own_delivery", place=place, delivery=found.sent_again)
    form = MendForm(
        request.POST if request.method == "POST" else cells,
        sector=delivery.sector,
        columns=tuple(cells),
    )
    if not form.is_valid():
        pass  # the sentences stand in the form
    elif request.method == "POST":
        try:
            sent = services.send_again(actor=actor, line=line, cells=form.cells())
        except NotTaken as problem:
            form.tell(problem.column, problem.sentence)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _on(request, actor, found, sent)
    else:
        form.tell(found.column, f"{found.sentence} {found.mend}")
    context = {"form": form, "line": found, "delivery": delivery, "following": following}
    context |= {"left": left, "place": organisations.municipality(place)}
    status = 422 if request.method == "POST" else 200
    return render(request, "intake/portal/mend.html", context, status=status)


def _cells(found: SetAsideLine, headers: list[str], columns: dict[str, str]) -> dict[str, str]:
    """The cells by column; raises NotFound for a line of which none were kept."""
    if "cells" not in found.raw:
        raise NotFound
    kept = selectors.as_delivered(headers, tuple(found.raw["cells"]))
    return by_column(headers, kept, columns)


def _following(actor: Actor, found: SetAsideLine) -> tuple[SetAsideLine | None, int]:
    """The next line of the same delivery that can be mended, and how many wait besides this one."""
    rows = selectors.returned_lines(actor=actor, delivery=found.delivery_id)
    waiting = rows.filter(sent_again=None).exclude(pk=found.pk).exclude(reason=NO_GROUND)
    near = [*waiting.filter(number__gt=found.number)[:LOOKED_AT], *waiting[:LOOKED_AT]]
    return next((each for each in near if "cells" in each.raw), None), waiting.count()


def _on(request: HttpRequest, actor: Actor, found: SetAsideLine, sent: Delivery) -> HttpResponse:
    """After a line was mended: to the next one that waits, or back to where it came from."""
    place = actor.municipality
    if sent.state == DeliveryState.QUESTION:
        return redirect("intake:own_delivery", place=place, delivery=sent.pk)
    with tenant(place):
        following, left = _following(actor, found)
    done = _("Regel %(number)d is hersteld.") % {"number": found.number}
    if following is None:
        messages.success(request, f"{done} {said_of(sent)}")
        return redirect("intake:own_delivery", place=place, delivery=found.delivery_id)
    more = ngettext(
        "Nog %(count)d regel te gaan: hier is hij.",
        "Nog %(count)d regels te gaan: hier is de volgende.",
        left,
    ) % {"count": left}
    messages.success(request, f"{done} {said_of(sent)} {more}")
    return redirect("intake:mend", place=place, line=following.pk)


def _form(request: HttpRequest, found: Any, known: dict[str, str]) -> ColumnsForm | QuestionsForm:
    sent: QueryDict | None = request.POST if request.method == "POST" else None
    if found.questions[0]["code"] == "columns":
        return ColumnsForm(sent, delivery=found, known=known)
    return QuestionsForm(sent, questions=found.questions)


def _given(form: ColumnsForm | QuestionsForm) -> dict[str, Any]:
    if isinstance(form, QuestionsForm):
        return {"answers": form.cleaned_data}
    declared = form.cleaned_data.get("efforts_declared_on")
    return {"columns": form.columns(), "efforts_declared_on": declared}


def _asked(
    request: HttpRequest, found: Any, form: ColumnsForm | QuestionsForm, preview: list[list[str]]
) -> HttpResponse:
    context: dict[str, Any] = {"file": found, "form": form, "preview": preview}
    if isinstance(form, ColumnsForm):
        context["rows"] = form.rows(preview)
    status = 422 if form.errors else 200
    return render(request, "intake/portal/questions.html", context, status=status)
