# SPDX-License-Identifier: EUPL-1.2
"""Statements: of a report, for who reported; and that there is none, for a resident."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.feedback import selectors, services
from woonzeker.feedback.errors import WasReported
from woonzeker.feedback.forms import NoReportForm, ReportForm
from woonzeker.feedback.selectors import Asked, Proof
from woonzeker.feedback.services import NoReport
from woonzeker.feedback.views import files
from woonzeker.organisations.models import PartnerKind
from woonzeker.organisations.selectors import partners_of

#: who reports arrears: a bailiff or court does not
REPORTERS = frozenset({PartnerKind.CREDITOR, PartnerKind.LANDLORD})
#: how far back the form asks at first
_YEAR = timedelta(days=365)
NO_REPORT = exports.kind(
    "feedback.no_report", _("verklaring dat er geen melding is"), "feedback:no_report", "statement"
)


#: what a partner brought itself: recorded, without a quota
REPORT = exports.kind(
    "feedback.report", _("verklaring van melding"), "feedback:statement", "statement"
)


@require_safe
def state_delivered(request: HttpRequest, place: str, delivery: UUID) -> HttpResponse:
    """From a delivery of one report to the statement about it."""
    signal = selectors.delivered_signal(actor=actor_of(request).at(place), delivery=delivery)
    return redirect("feedback:state_report", place=place, signal=signal)


@require_http_methods(["GET", "HEAD", "POST"])
def state_report(request: HttpRequest, place: str, signal: UUID) -> HttpResponse:
    """What a statement of report would say, and making it."""
    actor = actor_of(request).at(place)
    asked = Asked(court=selectors.court_of(actor, place))
    found = selectors.report_statement(actor=actor, signal=signal, asked=asked)
    sent = request.POST if request.method == "POST" else None
    form = ReportForm(sent, unknown=found.unknown, initial={"court": asked.court})
    if sent is not None and form.is_valid():
        if "maak" in sent:
            made = services.state_report(actor=actor, signal=signal, asked=form.asked())
            return redirect("feedback:statement", place=place, statement=made.pk)
        found = selectors.report_statement(actor=actor, signal=signal, asked=form.asked())
    context = {"found": found, "form": form, "place": place}
    status = 422 if form.errors else 200
    return render(request, "feedback/state_report.html", context, status=status)


@require_safe
def statement(request: HttpRequest, place: str, statement: UUID) -> HttpResponse:
    """A statement that was made, and where it can be kept from."""
    context = {"proof": _own(request, place, statement), "place": place, "statement": statement}
    return render(request, "feedback/statement.html", context)


@require_safe
def statement_pdf(request: HttpRequest, place: str, statement: UUID) -> HttpResponse:
    """The statement on paper, for the court."""
    return files.pdf(_own_taken(request, place, statement))


@require_safe
def statement_json(request: HttpRequest, place: str, statement: UUID) -> HttpResponse:
    """The statement for a system."""
    return files.json(_own_taken(request, place, statement))


@require_http_methods(["GET", "HEAD", "POST"])
def state_no_report(request: HttpRequest, case: UUID) -> HttpResponse:
    """Say of a resident that nobody reported them, after looking whether that is so."""
    actor = actor_of(request)
    people = selectors.people_of_case(actor=actor, case=case)
    named = selectors.creditors_of_case(actor=actor, case=case)
    today, reported = clock.today(), False
    form = NoReportForm(
        request.POST if request.method == "POST" else None,
        people=[(each.id, each.name) for each in people],
        partners=[each for each in partners_of(actor) if each.kind in REPORTERS],
        named=named,
        initial={"from_on": today - _YEAR, "until_on": today, "partner": _only(named)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _state_or_tell(request, actor, case, form.asked())
        except Refused as refused:
            reported = isinstance(refused, WasReported)
            form.add_error(None, refused.sentence)
    status = 422 if form.errors else 200
    context = {"form": form, "case_id": case, "reported": reported}
    return render(request, "feedback/state_no_report.html", context, status=status)


def _state_or_tell(request: HttpRequest, actor: Actor, case: UUID, asked: NoReport) -> HttpResponse:
    """Make the statement, or let the resident read that there was a report."""
    if "zeg" in request.POST:
        services.tell_reported(actor=actor, case=case, asked=asked)
        messages.success(request, _("De inwoner leest op de eigen pagina dat er wel gemeld is."))
        return redirect("case", case=case)
    made = services.state_no_report(actor=actor, case=case, asked=asked)
    return redirect("feedback:no_report", statement=made.pk)


def _only(named: frozenset[UUID]) -> str:
    """The one partner that a message names; nothing when there is none, or more."""
    return str(next(iter(named))) if len(named) == 1 else ""


@require_safe
def no_report(request: HttpRequest, statement: UUID) -> HttpResponse:
    """A statement that there is no report, to give to the resident."""
    proof = selectors.no_report_statement(actor=actor_of(request), statement=statement)
    context = {"proof": proof, "statement": statement}
    return render(request, "feedback/no_report.html", context)


@require_safe
def no_report_pdf(request: HttpRequest, statement: UUID) -> HttpResponse:
    """The statement on paper, for the resident or their lawyer."""
    return files.pdf(_taken(request, statement))


@require_safe
def no_report_json(request: HttpRequest, statement: UUID) -> HttpResponse:
    """The statement for a system."""
    return files.json(_taken(request, statement))


def _own(request: HttpRequest, place: str, statement: UUID) -> Proof:
    return selectors.own_statement(actor=actor_of(request).at(place), statement=statement)


def _own_taken(request: HttpRequest, place: str, statement: UUID) -> Proof:
    actor = actor_of(request).at(place)
    proof = selectors.own_statement(actor=actor, statement=statement)
    exports.take(actor=actor, kind=REPORT, subject=str(statement), people=1, of=[statement])
    return proof


def _taken(request: HttpRequest, statement: UUID) -> Proof:
    actor = actor_of(request)
    proof = selectors.no_report_statement(actor=actor, statement=statement)
    exports.take(actor=actor, kind=NO_REPORT, subject=str(statement), people=1, of=[statement])
    return proof
