# SPDX-License-Identifier: EUPL-1.2
"""Who does not report yet, and a letter to invite them."""

from __future__ import annotations

import io
import zipfile

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.law.calendar import dutch_date
from woonzeker.monitoring import selectors
from woonzeker.monitoring.forms import InviteForm, RentalsForm
from woonzeker.monitoring.rules.invitations import WORDS, Landlord, example, letter
from woonzeker.organisations import services as organisations
from woonzeker.organisations.services import Rentals
from woonzeker.outreach.letters.paper import render as drawn

INVITATIONS = exports.kind(
    "monitoring.invitations", gettext_lazy("brieven aan verhuurders"), "monitoring:invite", ""
)


@require_http_methods(["GET", "HEAD", "POST"])
def coverage(request: HttpRequest) -> HttpResponse:
    """The estimate, and the numbers that it rests on."""
    actor = actor_of(request)
    given = request.POST if request.method == "POST" else None
    form = RentalsForm(given, request.FILES or None, initial={"counted_on": clock.today()})
    if given is not None and form.is_valid():
        rentals = [Rentals(each.kind, each.area, each.number) for each in form.rows()]
        organisations.count_rentals(
            actor=actor,
            counted_on=form.cleaned_data["counted_on"],
            source=form.cleaned_data["source"],
            rentals=rentals,
        )
        messages.success(request, _("De aantallen zijn bewaard."))
        return redirect("monitoring:coverage")
    context = {
        "found": selectors.coverage(actor=actor),
        "form": form,
        "may_count": may(actor, "organisations.count_rentals"),
    }
    status = 422 if form.errors else 200
    return render(request, "monitoring/coverage.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Letters to private landlords: one PDF each, and no address is kept."""
    actor = actor_of(request)
    gaps = selectors.invitation_words(actor=actor)
    given = request.POST if request.method == "POST" else None
    form = InviteForm(given, request.FILES or None)
    if given is not None and form.is_valid():
        landlords = form.landlords()
        try:
            papers = _papers(landlords, {**gaps, "meldpagina": _begin_at(request)})
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            exports.take(
                actor=actor,
                kind=INVITATIONS,
                subject="",
                people=len(landlords),
                of=["|".join(each.lines) for each in landlords],
            )
            return _zipped(papers)
    begin = {"meldpagina": _begin_at(request)}
    context = {"form": form, "title": WORDS.title, "example": example({**gaps, **begin})}
    status = 422 if form.errors else 200
    return render(request, "monitoring/invite.html", context, status=status)


def _papers(landlords: tuple[Landlord, ...], gaps: dict[str, str]) -> list[bytes]:
    """Each letter as PDF; raises Refused for one that does not fit."""
    day = dutch_date(clock.today())
    mark = f"UV-{clock.today():%Y%m%d}"
    return [
        drawn(letter(each, gaps, mark=f"{mark}-{number:03}", day=day))
        for number, each in enumerate(landlords, 1)
    ]


def _zipped(papers: list[bytes]) -> HttpResponse:
    """All letters in one file; a name in the file says nothing about who gets it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        for number, paper in enumerate(papers, 1):
            folder.writestr(f"brief-{number:03}.pdf", paper)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="uitnodigingen.zip"'
    return response


def _begin_at(request: HttpRequest) -> str:
    """Where a landlord starts, as it stands on paper."""
    return request.build_absolute_uri("/partner/verhuurder").partition("://")[2]
