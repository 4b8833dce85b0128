# SPDX-License-Identifier: EUPL-1.2
"""The portal of a partner: hand in a file or one report, and see each delivery of its own."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access import exports
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Refused
from woonzeker.intake import selectors, services
from woonzeker.intake.errors import NotTaken
from woonzeker.intake.forms import COUNTRY, HandInForm, ReportForm
from woonzeker.intake.models import Delivery, DeliveryState
from woonzeker.intake.views.deliveries import BUSY
from woonzeker.intake.views.lines import csv_response
from woonzeker.intake.views.words import REASONS
from woonzeker.organisations import selectors as organisations
from woonzeker.organisations.models import Partner

PER_PAGE = 40
#: returned lines that the page of a delivery names; the file to download has them all
LINES_SHOWN = 100
#: sector → a file as it may be delivered; '' for all others
EXAMPLES = {"": "intake/voorbeeld.csv", "huur": "intake/voorbeeld-huur.csv"}


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The deliveries of the partner in every municipality, the newest first."""
    actor = actor_of(request)
    page = Paginator(selectors.own_deliveries(actor=actor), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {"page": page, "files": selectors.national_files(actor=actor)}
    return render(request, "intake/portal/own.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    """Hand in a file for one municipality, or for the whole country."""
    actor = actor_of(request)
    words = _asked_of(actor)
    form = HandInForm(request.POST or None, request.FILES or None, **words)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        declared = sent.get("efforts_declared_on")
        content, name = sent["file"].read(), sent["file"].name or ""
        try:
            if sent["place"] == COUNTRY:
                return _country(actor, name, content, declared)
            return _municipality(actor.at(sent["place"]), name, content, declared)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    example = EXAMPLES.get(words["sector"], EXAMPLES[""])
    context = {"form": form, "places": words["places"], "example": example}
    return render(request, "intake/portal/hand_in.html", context, status=_status(form))


def _municipality(actor: Actor, name: str, content: bytes, declared: date | None) -> HttpResponse:
    """Kept, and read at once when it is small."""
    made = services.receive_delivery(
        actor=actor, partner=UUID(actor.id), filename=name, content=content, channel="portal",
        efforts_declared_on=declared,
    )  # fmt: skip
    if len(content) <= services.AT_ONCE_BYTES:
        services.read_delivery(actor=actor, delivery=made.pk)
    return redirect("intake:own_delivery", place=actor.municipality, delivery=made.pk)


def _country(actor: Actor, name: str, content: bytes, declared: date | None) -> HttpResponse:
    made = services.receive_national(
        actor=actor, filename=name, content=content, efforts_declared_on=declared
    )
    if len(content) <= services.AT_ONCE_BYTES:
        services.route_national(actor=actor, national=made.pk)
    return redirect("intake:national", national=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """One report by form; what is wrong with it is said beside its field, and nothing is sent."""
    actor = actor_of(request)
    words = _asked_of(actor)
    form = ReportForm(request.POST or None, **words)
    if request.method == "POST" and form.is_valid():
        place = _place(form, {each.municipality_id for each in words["places"]})
        if place:
            try:
                made = services.report_once(
                    actor=actor.at(place), partner=UUID(actor.id), cells=form.cells()
                )
            except NotTaken as problem:
                form.tell(problem.column, problem.sentence)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                return on_from_one_line(request, actor.at(place), made)
    context = {"form": form, "places": words["places"]}
    return render(request, "intake/portal/report.html", context, status=_status(form))


def on_from_one_line(request: HttpRequest, actor: Actor, made: Delivery) -> HttpResponse:
    """To the delivery of one report, with what became of it."""
    if made.state == DeliveryState.DONE:
        messages.success(request, said_of(made))
    return redirect("intake:own_delivery", place=actor.municipality, delivery=made.pk)


def said_of(made: Delivery) -> str:
    """What became of one report that was taken in."""
    if made.duplicate:
        return _("Dit signaal had u al gemeld. Het telt niet nog eens.")
    return _("Uw signaal is aangenomen.")


def _place(form: ReportForm, agreed: set[str]) -> str:
    """The municipality that was chosen, or that of the postcode; empty with why beside a field."""
    if chosen := form.cleaned_data.get("place"):
        return str(chosen)
    found = organisations.municipality_of_postcode(form.cells().get("postcode", ""))
    if found in agreed:
        return str(found)
    form.add_error("place", _("Van deze postcode weten we de gemeente niet. Kies haar hier."))
    return ""


@require_safe
def own_delivery(request: HttpRequest, place: str, delivery: UUID) -> HttpResponse:
    """One delivery of the partner with its three counts, and its lines that went back."""
    actor = actor_of(request).at(place)
    with tenant(place):
        found = selectors.delivery_of(actor, delivery)
        context: dict[str, Any] = {
            "delivery": found,
            "place": organisations.municipality(place),
            "busy": found.state in BUSY,
            "problem": found.problem.split("\n"),
        }
        if found.returned:
            counts = selectors.reason_counts(actor, found)
            lines = selectors.returned_lines(actor=actor, delivery=delivery)
            context["lines"] = list(lines[:LINES_SHOWN])
            context["more"] = max(found.returned - LINES_SHOWN, 0)
            context["reasons"] = [
                (REASONS[code], counts[code]) for code in REASONS if code in counts
            ]
        return render(request, "intake/portal/delivery.html", context)


@require_safe
def own_returned_csv(request: HttpRequest, place: str, delivery: UUID) -> HttpResponse:
    """The lines that went back, as a file to mend."""
    actor = actor_of(request).at(place)
    with tenant(place):
        found = selectors.delivery_of(actor, delivery)
        content = selectors.returned_csv(actor=actor, delivery=delivery)
        rows = [each.pk for each in selectors.returned_lines(actor=actor, delivery=delivery)]
        exports.take(
            actor=actor, kind=selectors.RETURNED, subject=str(delivery), people=len(rows), of=rows
        )
    return csv_response(content, f"teruggegeven-{place}-{found.received_on.isoformat()}.csv")


def _asked_of(actor: Actor) -> dict[str, Any]:
    """What the forms must know: where the partner may deliver, its sector, is there a table."""
    return {
        "places": organisations.places_of(actor),
        "sector": Partner.objects.get(pk=actor.id).sector,
        "country": bool(organisations.route_table().ranges),
    }


def _status(form: HandInForm | ReportForm) -> int:
    return 422 if form.errors else 200
