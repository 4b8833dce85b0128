# SPDX-License-Identifier: EUPL-1.2
"""Who works at partners: letting in, handing a link over, ending; and the table of postcodes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.errors import Refused
from woonzeker.organisations import selectors, services
from woonzeker.organisations.forms import ColleagueForm, PostcodeForm, RoutesForm, SeatForm


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """The partners that report here, and how many people of each can sign in."""
    actor = actor_of(request)
    rows = selectors.partner_rows(actor=actor)
    return render(request, "organisations/partners.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "POST"])
def partner(request: HttpRequest, partner: UUID) -> HttpResponse:
    """Who works at one partner; ask for somebody to be let in."""
    actor = actor_of(request)
    keeps = may(actor, "organisations.invite_to_seat")
    if request.method == "POST":
        fresh_proof(request)
    form = SeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.invite_to_seat(actor=actor, partner=partner, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request,
                _("De uitnodiging is gevraagd. Een ander van de gemeente geeft de link vrij."),
            )
            return redirect("organisations:partner", partner=partner)
    page = selectors.partner_page(actor=actor, partner=partner)
    context = {"page": page, "form": form, "keeps": keeps}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/partner.html", context, status=status)


@never_cache
@require_POST
def release_seat(request: HttpRequest, partner: UUID, invitation: UUID) -> HttpResponse:
    """Let a link for somebody of a partner work, and show it, this once."""
    actor = actor_of(request)
    fresh_proof(request)
    page = selectors.partner_page(actor=actor, partner=partner)
    row = next((each for each in page.links if each.id == invitation), None)
    try:
        token = services.release_seat(actor=actor, invitation=invitation)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("organisations:partner", partner=partner)
    place = request.build_absolute_uri(reverse("organisations:accept", args=[token]))
    context = {"page": page, "row": row, "link": place}
    return render(request, "organisations/seat_link.html", context)


@require_POST
def withdraw_seat(request: HttpRequest, partner: UUID, invitation: UUID) -> HttpResponse:
    """Let a link for somebody of a partner stop working."""
    try:
        services.withdraw_seat(actor=actor_of(request), invitation=invitation)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("De uitnodiging is ingetrokken. De link werkt niet meer."))
    return redirect("organisations:partner", partner=partner)


@require_POST
def end_seat(request: HttpRequest, partner: UUID, seat: UUID) -> HttpResponse:
    """End the seat of somebody at a partner, at once."""
    services.end_seat(actor=actor_of(request), seat=seat)
    messages.success(request, _("De toegang is beëindigd. Dat geldt meteen."))
    return redirect("organisations:partner", partner=partner)


@require_POST
def start_seat_again(request: HttpRequest, partner: UUID, seat: UUID) -> HttpResponse:
    """Somebody of a partner lost their app or password: begin again with a link."""
    actor = actor_of(request)
    fresh_proof(request)
    try:
        services.start_seat_again(actor=actor, seat=seat)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(
            request,
            _("Het oude wachtwoord en de oude app werken niet meer. Een ander geeft de link vrij."),
        )
    return redirect("organisations:partner", partner=partner)


@never_cache
@require_http_methods(["GET", "POST"])
def colleagues(request: HttpRequest) -> HttpResponse:
    """At the desk of a partner: who works there; ask for a colleague to be let in."""
    actor = actor_of(request)
    places = selectors.places_of(actor)
    form = ColleagueForm(request.POST or None, places=places)
    if request.method == "POST":
        fresh_proof(request)
    if request.method == "POST" and form.is_valid():
        try:
            services.invite_colleague(actor=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request,
                _("Gevraagd. De gemeente kijkt mee en geeft de link aan uw collega."),
            )
            return redirect("organisations:colleagues")
    page = selectors.colleague_seats(actor=actor)
    context = {"page": page, "form": form, "places": places}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/colleagues.html", context, status=status)


@require_POST
def end_colleague(request: HttpRequest, seat: UUID) -> HttpResponse:
    """At the desk of a partner: end the access of a colleague."""
    try:
        services.end_colleague(actor=actor_of(request), seat=seat)
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("De toegang is beëindigd. Dat geldt meteen."))
    return redirect("organisations:colleagues")


@require_http_methods(["GET", "POST"])
def routes(request: HttpRequest) -> HttpResponse:
    """The table of postcodes: of whom and since when, look one up, replace the table."""
    actor = actor_of(request)
    asked = PostcodeForm(request.GET if "postcode" in request.GET else None)
    form = RoutesForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        fresh_proof(request)
        if form.is_valid():
            try:
                number = services.import_routes(
                    actor=actor,
                    content=form.cleaned_data["file"].read(),
                    source=form.cleaned_data["source"],
                )
            except Refused as refused:
                for sentence in refused.sentence.split("\n"):
                    form.add_error("file", sentence)
            else:
                said = _("De tabel is vervangen. Er staan nu %(count)d reeksen in.")
                messages.success(request, said % {"count": number})
                return redirect("organisations:routes")
    context = {"table": selectors.route_table(), "form": form, "asked": asked, **_found(asked)}
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/routes.html", context, status=status)


def _found(asked: PostcodeForm) -> dict[str, object]:
    """Where the postcode lies that was asked."""
    if not asked.is_bound or not asked.is_valid():
        return {}
    postcode = asked.cleaned_data["postcode"]
    code = selectors.municipality_of_postcode(postcode)
    return {"postcode": postcode, "code": code, "name": selectors.names_of_places().get(code or "")}
