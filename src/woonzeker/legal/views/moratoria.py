# SPDX-License-Identifier: EUPL-1.2
"""Time of a court: ask for it, send it, hear what was decided, watch the rent, report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotPermitted, Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.forms.moratoria import (
    DecisionForm,
    EndForm,
    KindForm,
    LookForm,
    PapersForm,
    ReportForm,
    RequestForm,
    SentForm,
    asked_before,
)
from woonzeker.legal.rules.moratorium import MoratoriumKind
from woonzeker.legal.rules.pack import render as on_paper
from woonzeker.legal.selectors import MoratoriumView, Paper
from woonzeker.legal.views.last_offers import FORM
from woonzeker.ui.forms import Form

PACK = exports.kind(
    "legal.moratorium_pack", gettext_lazy("verzoek om moratorium"), "legal:moratorium_pack",
    "moratorium",
)  # fmt: skip
REPORT = exports.kind(
    "legal.moratorium_report", gettext_lazy("verslag na een moratorium"),
    "legal:moratorium_report", "moratorium",
)  # fmt: skip


@require_http_methods(FORM)
def new_moratorium(request: HttpRequest, case: UUID) -> HttpResponse:
    """Choose which way, and begin the request."""
    actor = actor_of(request)
    if not may(actor, "legal.prepare_moratorium", case):
        raise NotPermitted
    sent = request.POST if request.method == "POST" else None
    form = KindForm(sent)
    if sent is not None and form.is_valid():
        try:
            made = services.prepare_moratorium(
                actor=actor, case=case, kind=form.cleaned_data["kind"]
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("legal:moratorium", moratorium=made.pk)
    context = {"form": form, "case": case}
    status = 422 if form.errors else 200
    return render(request, "legal/last_offers/new_moratorium.html", context, status=status)


@require_safe
def moratorium(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """One request, with the one thing to do now."""
    return _page(request, moratorium, {})


@require_POST
def change_moratorium(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """Fill in what the court must know."""
    return _do(
        request, moratorium, "request",
        lambda actor, form: services.change_moratorium(
            actor=actor, moratorium=moratorium, asked=form.asked()
        ),
    )  # fmt: skip


@require_POST
def note_papers(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """Tick which papers are there."""
    return _do(request, moratorium, "papers", _calls(services.note_papers, moratorium))


@require_POST
def send_moratorium(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """Note that it went to the court."""
    return _do(request, moratorium, "sent", _calls(services.send_moratorium, moratorium))


@require_POST
def decide_moratorium(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """Note what the court decided."""
    return _do(request, moratorium, "decision", _calls(services.decide_moratorium, moratorium))


@require_POST
def look_at_rent(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """Note whether a month was paid."""
    return _do(request, moratorium, "look", _calls(services.look_at_rent, moratorium))


@require_POST
def end_moratorium(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """Note how it was over."""
    return _do(request, moratorium, "end", _calls(services.end_moratorium, moratorium))


@require_POST
def report_moratorium(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """Note that the report went to the court."""
    return _do(request, moratorium, "report", _calls(services.report_moratorium, moratorium))


@require_POST
def take_back_moratorium(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """Ask it no more, or take back the last step that was noted wrongly."""
    actor = actor_of(request)
    asks_no_more = request.POST.get("wat") == "intrekken"
    act = services.withdraw_moratorium if asks_no_more else services.undo_moratorium
    try:
        act(actor=actor, moratorium=moratorium)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Teruggenomen."))
    return redirect("legal:moratorium", moratorium=moratorium)


@require_safe
def moratorium_pack(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """The request on paper, for the court."""
    actor = actor_of(request)
    with override("nl"):
        paper = selectors.moratorium_pack(actor=actor, moratorium=moratorium)
        exports.take(actor=actor, kind=PACK, subject=str(moratorium), people=1, of=[moratorium])
        return as_file(paper)


@require_safe
def moratorium_report(request: HttpRequest, moratorium: UUID) -> HttpResponse:
    """The report on paper, for the court."""
    actor = actor_of(request)
    with override("nl"):
        paper = selectors.moratorium_report(actor=actor, moratorium=moratorium)
        exports.take(actor=actor, kind=REPORT, subject=str(moratorium), people=1, of=[moratorium])
        return as_file(paper)


def as_file(paper: Paper) -> HttpResponse:
    """Papers as a file to send."""
    response = HttpResponse(on_paper(paper.pack), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{paper.name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def _calls(act: Callable[..., object], moratorium: UUID) -> Callable[[Actor, Any], object]:
    """The act with what was filled in."""
    return lambda actor, form: act(actor=actor, moratorium=moratorium, **form.cleaned_data)


def _do(
    request: HttpRequest, moratorium: UUID, name: str, act: Callable[[Actor, Any], object]
) -> HttpResponse:
    """Run one change with its form; what is wrong is said near the field."""
    actor = actor_of(request)
    view = selectors.moratorium_view(actor=actor, moratorium=moratorium)
    form = _forms(view, request.POST)[name]
    if form.is_valid():
        try:
            act(actor, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("legal:moratorium", moratorium=moratorium)
    return _page(request, moratorium, {f"{name}_form": form}, status=422)


def _page(
    request: HttpRequest, moratorium: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    view = selectors.moratorium_view(actor=actor, moratorium=moratorium)
    forms = {f"{name}_form": form for name, form in _forms(view).items()}
    context = {
        "view": view,
        "may_ask": may(actor, "legal.change_moratorium", moratorium),
        "may_follow": may(actor, "legal.send_moratorium", moratorium),
        "may_look": may(actor, "legal.look_at_rent", moratorium),
        "may_take": may(actor, "legal.moratorium_pack", moratorium),
        **forms,
        **given,
    }
    return render(request, "legal/last_offers/moratorium.html", context, status=status)


def _forms(view: MoratoriumView, data: Any = None) -> dict[str, Form]:
    """Every change with its form."""
    today = {"on": clock.today()}
    kind = MoratoriumKind(view.kind)
    return {
        "request": RequestForm(data, kind=kind, initial=asked_before(view), auto_id="vraag_%s"),
        "papers": PapersForm(data, view=view, auto_id="stuk_%s"),
        "sent": SentForm(data, initial=today, auto_id="stuur_%s"),
        "decision": DecisionForm(data, initial=today, auto_id="besluit_%s"),
        "look": LookForm(data, months=view.months, auto_id="maand_%s"),
        "end": EndForm(data, initial=today, auto_id="einde_%s"),
        "report": ReportForm(data, initial=today, auto_id="verslag_%s"),
    }
