# SPDX-License-Identifier: EUPL-1.2
"""Homes and tenants: one question a page, each page on to the next."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.landlords import selectors, services
from woonzeker.landlords.forms import (
    ArrearsForm,
    EraseForm,
    FirstArrearsForm,
    HomeForm,
    PlaceForm,
    RentForm,
    TenantForm,
)
from woonzeker.landlords.forms.money import euros
from woonzeker.landlords.models import CheckState, FileState
from woonzeker.landlords.selectors import CheckLine, HomeLine
from woonzeker.landlords.selectors.rents import book_of
from woonzeker.landlords.views.asking import onward, question


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Every home and tenant, and what is to be done today."""
    actor = actor_of(request)
    homes = selectors.homes(actor=actor)
    context = {"homes": homes, "asks": _asks(actor, homes)}
    return render(request, "landlords/desk.html", context)


@require_http_methods(["GET", "POST"])
def new_rental(request: HttpRequest) -> HttpResponse:
    """Where the home is."""
    form = HomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actor = actor_of(request)
        made = services.add_rental(actor=actor, home=form.home)
        if not made.municipality_code:
            return redirect("landlords:rental_place", made.pk)
        return _after_home(actor, made.pk)
    return question(request, form, title=_("Waar staat de woning?"), back="landlords:desk")


@require_http_methods(["GET", "POST"])
def rental_place(request: HttpRequest, rental: UUID) -> HttpResponse:
    """In which municipality the home is, when its postcode does not say so."""
    form = PlaceForm(request.POST or None, places=selectors.places())
    if request.method == "POST" and form.is_valid():
        actor, code = actor_of(request), form.cleaned_data["code"]
        services.say_municipality(actor=actor, rental=rental, code=code)
        return _after_home(actor, rental)
    return question(
        request, form, title=_("In welke gemeente staat de woning?"), back="landlords:desk"
    )


@require_http_methods(["GET", "POST"])
def rental_rent(request: HttpRequest, rental: UUID) -> HttpResponse:
    """How high the rent is, how often it is due and on which day."""
    actor = actor_of(request)
    found = selectors.rental(actor=actor, rental=rental)
    now = {
        "rent": euros(found.rent_cents or None),
        "pay_rhythm": found.pay_rhythm,
        "pay_day": found.pay_day,
    }
    form = RentForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            services.say_rent(
                actor=actor,
                rental=rental,
                rent_cents=words["rent"],
                pay_day=words["pay_day"],
                pay_rhythm=words["pay_rhythm"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _after_home(actor, rental)
    return question(request, form, title=_("Hoe hoog is de huur?"), back="landlords:desk")


@require_http_methods(["GET", "POST"])
def new_tenancy(request: HttpRequest, rental: UUID) -> HttpResponse:
    """Who rents the home."""
    form = TenantForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.add_tenancy(actor=actor_of(request), rental=rental, tenant=form.tenant)
        return redirect("landlords:new_arrears", made.pk)
    lead = _("Vul in wat u weet.")
    return question(
        request, form, title=_("Wie huurt de woning?"), lead=lead, back="landlords:desk"
    )


@require_http_methods(["GET", "POST"])
def new_arrears(request: HttpRequest, tenancy: UUID) -> HttpResponse:
    """How much is unpaid; the rent too when nobody said it yet."""
    actor = actor_of(request)
    line = selectors.tenancy(actor=actor, tenancy=tenancy)
    if request.method == "GET" and (kept := book_of(actor=actor, tenancy=tenancy)):
        return redirect("landlords:book", kept)  # it knows the day, the amount and what was said
    if request.method == "GET" and (runs := line.running) is not None:
        may_change = runs.state in {FileState.WORKING, FileState.REFUSED}
        return redirect("landlords:correct_file" if may_change else "landlords:file", runs.id)
    form = (ArrearsForm if line.rent_cents else FirstArrearsForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            if "rent" in words:
                services.say_rent(actor=actor, rental=line.rental, rent_cents=words["rent"])
            made = services.open_file(
                actor=actor,
                tenancy=tenancy,
                amount_cents=words["amount"],
                arose_on=words["arose_on"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return onward(actor, made.pk)
    return question(request, form, title=_("Welke huur is niet betaald?"), back="landlords:desk")


@require_http_methods(["GET", "POST"])
def erase_tenancy(request: HttpRequest, tenancy: UUID) -> HttpResponse:
    """Wipe a tenant, once somebody says they mean it."""
    actor = actor_of(request)
    line = selectors.tenancy(actor=actor, tenancy=tenancy)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.erase_tenancy(actor=actor, tenancy=tenancy)
        messages.success(request, _("Alles over deze huurder is gewist."))
        return redirect("landlords:desk")
    lead = _(
        "Alles wat u over %(name)s opschreef gaat weg: bedragen, brieven, antwoorden en bestanden. "
        "Wat u al aan de gemeente meldde, blijft daar."
    ) % {"name": line.name}
    return question(
        request, form, title=_("Deze huurder wissen?"), lead=lead, back="landlords:desk",
        submit=_("Wis deze huurder"),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Wipe everything and remove the account, once somebody says they mean it."""
    actor = actor_of(request)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.leave(actor=actor)
        request.session.flush()
        return redirect("landlords:about")
    lead = _(
        "Al uw woningen, huurders, brieven en bestanden gaan weg, en ook uw account. Wat u al aan "
        "een gemeente meldde, blijft daar."
    )
    return question(
        request, form, title=_("Uw account wissen?"), lead=lead, back="landlords:desk",
        submit=_("Wis alles"),
    )  # fmt: skip


def _asks(actor: Actor, homes: tuple[HomeLine, ...]) -> frozenset[UUID]:
    """The files of which the municipality asks something more, or forgot what was shown."""
    waiting = [
        (each.place.code, file)
        for each in homes
        for tenant in each.tenants
        for file in tenant.files
        if file.check_asked is not None
    ]
    return frozenset(
        file.id
        for code, file in waiting
        if file.check_asked is not None
        and not _stands(selectors.own_check(actor=actor.at(code), check=file.check_asked))
    )


def _stands(check: CheckLine | None) -> bool:
    return check is not None and check.state != CheckState.REFUSED


def _after_home(actor: Actor, rental: UUID) -> HttpResponse:
    """On to who rents it; back to the desk when that is known."""
    if selectors.rental(actor=actor, rental=rental).tenants:
        return redirect("landlords:desk")
    return redirect("landlords:new_tenancy", rental)
