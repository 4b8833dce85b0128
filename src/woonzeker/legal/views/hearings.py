# SPDX-License-Identifier: EUPL-1.2
"""Hearings week by week, one hearing with its file, and who goes."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.legal import selectors, services
from woonzeker.legal.errors import DoubleBooked
from woonzeker.legal.forms.hearings import AttendedForm, ConsentForm, FileForm, WhoForm
from woonzeker.legal.rules.hearing import monday_of
from woonzeker.legal.rules.hearing.paper import render as render_paper

#: the file for one hearing: about one household
COURT_FILE = exports.kind(
    "legal.court_file", gettext_lazy("dossier voor de zitting"), "legal:hearing", "hearing"
)
_WEEK = timedelta(days=7)


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    """The hearings of a week, day by day."""
    actor, monday = actor_of(request), _monday(request.GET.get("week", ""))
    found = selectors.hearing_week(actor=actor, monday=monday)
    exports.leaf_through(request, [line.case for day in found.days for line in day.lines])
    context = {
        "found": found,
        "number": monday.isocalendar().week,
        "this": monday_of(clock.today()) == monday,
        "before": _code(monday - _WEEK),
        "after": _code(monday + _WEEK),
        "next_week": _code(found.next_on) if found.next_on else "",
        "may_keep_calendar": may(actor, "legal.own_calendar"),
    }
    return render(request, "legal/hearings/week.html", context)


@require_safe
def hearing(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """One hearing: who goes, and what goes along to the court."""
    actor = actor_of(request)
    found = selectors.hearing_view(actor=actor, hearing=hearing)
    context = {
        "found": found,
        "hearing": hearing,
        "file_form": FileForm(),
        "may_prepare": may(actor, "legal.assign_hearing", hearing),
    }
    return render(request, "legal/hearings/hearing.html", context)


@require_POST
def go(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """Say that one goes oneself."""
    actor = actor_of(request)
    try:
        services.assign_hearing(actor=actor, hearing=hearing, user=actor.id)
    except DoubleBooked as busy:
        messages.warning(request, busy.sentence)
        return redirect("legal:who_goes", hearing=hearing)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Jij gaat. De zitting staat nu bij jou op 'Vandaag'."))
    return redirect("legal:hearing", hearing=hearing)


@require_http_methods(["GET", "HEAD", "POST"])
def who_goes(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """Say who goes; that somebody has to be elsewhere is told, and can be overruled."""
    actor = actor_of(request)
    found = selectors.who_goes(actor=actor, hearing=hearing)
    sent = request.POST if request.method == "POST" else None
    form = WhoForm(sent, found=found, asked=bool(sent and "anyway" in sent))
    if sent is not None and form.is_valid():
        try:
            services.assign_hearing(actor=actor, hearing=hearing, **form.cleaned_data)
        except DoubleBooked as busy:
            form = WhoForm(sent, found=found, asked=True)
            form.add_error(None, busy.sentence)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd wie er gaat."))
            return redirect("legal:hearing", hearing=hearing)
    status = 200 if sent is None else 422
    context = {"form": form, "found": found, "hearing": hearing}
    return render(request, "legal/hearings/who_goes.html", context, status=status)


@require_POST
def let_go(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """Say that somebody does not go after all."""
    actor = actor_of(request)
    try:
        services.let_go_hearing(
            actor=actor, hearing=hearing, user=request.POST.get("user", actor.id)
        )
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Van de lijst gehaald."))
    return redirect("legal:hearing", hearing=hearing)


@require_http_methods(["GET", "HEAD", "POST"])
def attended(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """Write down who was there."""
    actor = actor_of(request)
    found = selectors.hearing_view(actor=actor, hearing=hearing)
    form = AttendedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            services.note_attended(actor=actor, hearing=hearing, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd wie er was."))
            return redirect("legal:hearing", hearing=hearing)
    context = {"form": form, "found": found, "hearing": hearing}
    status = 422 if form.is_bound else 200
    return render(request, "legal/hearings/attended.html", context, status=status)


@require_POST
def make_file(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """Choose what goes along to the court now."""
    actor, form = actor_of(request), FileForm(request.POST)
    if form.is_valid():
        try:
            services.make_court_file(actor=actor, hearing=hearing, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het dossier is klaar. Haal de pdf hieronder op."))
            return redirect("legal:hearing", hearing=hearing)
    found = selectors.hearing_view(actor=actor, hearing=hearing)
    context = {"found": found, "hearing": hearing, "file_form": form, "may_prepare": True}
    return render(request, "legal/hearings/hearing.html", context, status=422)


@require_safe
def paper(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """The file for the court as one PDF; that it left the house is kept."""
    actor = actor_of(request)
    found = selectors.court_paper(actor=actor, hearing=hearing)
    exports.take(actor=actor, kind=COURT_FILE, subject=str(hearing), people=1, of=[hearing])
    response = HttpResponse(render_paper(found), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="dossier-zitting.pdf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """Keep that the household lets the court hear one part."""
    actor = actor_of(request)
    found = selectors.hearing_view(actor=actor, hearing=hearing)
    sent = request.POST if request.method == "POST" else None
    part = (sent or request.GET).get("part" if sent else "deel", "")
    asked = next((each for each in (*found.ask, *found.take) if each.part == part), None)
    if asked is None:
        messages.info(request, _("Kies hieronder wat het huishouden goed vindt."))
        return redirect("legal:hearing", hearing=hearing)
    form = ConsentForm(sent, initial={"part": part, "given_on": clock.today()})
    if sent is not None and form.is_valid():
        try:
            services.keep_consent(actor=actor, hearing=hearing, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd. Dit gaat mee als je het dossier maakt."))
            return redirect("legal:hearing", hearing=hearing)
    context = {"form": form, "found": found, "asked": asked, "hearing": hearing}
    status = 200 if sent is None else 422
    return render(request, "legal/hearings/consent.html", context, status=status)


@require_POST
def end_consent(request: HttpRequest, hearing: UUID) -> HttpResponse:
    """Write down that the household takes back a yes."""
    services.end_consent(
        actor=actor_of(request), hearing=hearing, part=request.POST.get("part", "")
    )
    messages.success(request, _("Teruggenomen. Dit gaat niet meer mee."))
    return redirect("legal:hearing", hearing=hearing)


def _monday(words: str) -> date:
    """The Monday of '2026-W49'; of anything else that of this week."""
    year, sign, number = words.partition("-W")
    if sign and year.isdigit() and number.isdigit():
        try:
            return date.fromisocalendar(int(year), int(number), 1)
        except ValueError:
            pass
    return monday_of(clock.today())


def _code(day: date) -> str:
    """The week of a day as '2026-W49'."""
    year, number, _weekday = day.isocalendar()
    return f"{year}-W{number:02d}"
