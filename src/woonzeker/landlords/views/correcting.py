# SPDX-License-Identifier: EUPL-1.2
"""Putting right what was written down wrongly; what went out stays as it was."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.landlords import selectors, services
from woonzeker.landlords.forms import ArrearsForm
from woonzeker.landlords.forms.correcting import RightHomeForm, RightTenantForm
from woonzeker.landlords.forms.money import euros
from woonzeker.landlords.views.asking import question

FORM = ["GET", "POST"]


@require_http_methods(FORM)
def correct_rental(request: HttpRequest, rental: UUID) -> HttpResponse:
    """Where the home is, as it should have been."""
    actor = actor_of(request)
    found = selectors.rental(actor=actor, rental=rental)
    now = RightHomeForm.of(found.home, self_contained=found.self_contained)
    form = RightHomeForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.correct_rental(
                actor=actor, rental=rental, home=form.home,
                self_contained=not form.cleaned_data["is_room"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            if not made.municipality_code and Role.PRIVATE_LANDLORD.value in actor.roles:
                return redirect("landlords:rental_place", rental)
            return _done(request, actor)
    return _ask(request, form, _("Verbeter de woning"), _home(actor))


@require_http_methods(FORM)
def correct_tenancy(request: HttpRequest, tenancy: UUID) -> HttpResponse:
    """Who rents, as it should have been."""
    actor = actor_of(request)
    now = RightTenantForm.of(selectors.tenant_facts(actor=actor, tenancy=tenancy))
    form = RightTenantForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_tenancy(actor=actor, tenancy=tenancy, tenant=form.tenant)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _done(request, actor)
    return _ask(request, form, _("Verbeter de huurder"), _home(actor))


@require_http_methods(FORM)
def correct_file(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """How much is unpaid and since when, as it is now."""
    actor = actor_of(request)
    found = selectors.file(actor=actor, arrears=arrears)
    now = {"amount": euros(found.amount_cents), "arose_on": found.arose_on}
    form = ArrearsForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_file(
                actor=actor, arrears=arrears, amount_cents=form.cleaned_data["amount"],
                arose_on=form.cleaned_data["arose_on"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Verbeterd."))
            return redirect("landlords:file", arrears)
    return _ask(
        request, form, _("Verbeter de achterstand"), reverse("landlords:file", args=[arrears])
    )


def _ask(request: HttpRequest, form: RightHomeForm | RightTenantForm | ArrearsForm, title: str,
         back: str) -> HttpResponse:  # fmt: skip
    lead = _("Brieven en meldingen die al weg zijn, veranderen niet.")
    return question(request, form, title=title, lead=lead, back=back, submit=_("Verbeter"))


def _done(request: HttpRequest, actor: Actor) -> HttpResponse:
    messages.success(request, _("Verbeterd."))
    return redirect(_home(actor))


def _home(actor: Actor) -> str:
    """Where the homes of this desk stand."""
    private = Role.PRIVATE_LANDLORD.value in actor.roles
    return reverse("landlords:desk" if private else "landlords:rents")
