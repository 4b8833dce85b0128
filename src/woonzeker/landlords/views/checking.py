# SPDX-License-Identifier: EUPL-1.2
"""For the coordinator of intake: is this the landlord of this home?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.landlords import selectors, services
from woonzeker.landlords.forms import AcceptForm, RefuseForm
from woonzeker.landlords.views.papers import paper


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """Landlords who wait, the oldest first."""
    context = {"checks": selectors.checks(actor=actor_of(request))}
    return render(request, "landlords/checks.html", context)


@require_safe
def check(request: HttpRequest, landlord_check: UUID) -> HttpResponse:
    """One landlord and one home, with what was shown."""
    return _page(request, landlord_check)


@require_safe
def document(request: HttpRequest, landlord_check: UUID) -> HttpResponse:
    """The paper that was handed in."""
    kind, content = selectors.check_document(actor=actor_of(request), landlord_check=landlord_check)
    return paper(kind, content, "bewijs-van-verhuurder")


@require_POST
def accept(request: HttpRequest, landlord_check: UUID) -> HttpResponse:
    """It is the landlord: the report may come in."""
    form = AcceptForm(request.POST)
    if form.is_valid():
        try:
            services.accept(
                actor=actor_of(request), landlord_check=landlord_check, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Akkoord. De melding komt nu bij de aanleveringen binnen."))
            return redirect("landlords:checks")
    return _page(request, landlord_check, accepting=form)


@require_POST
def refuse(request: HttpRequest, landlord_check: UUID) -> HttpResponse:
    """It does not show; the landlord reads why and how to mend it."""
    form = RefuseForm(request.POST)
    if form.is_valid():
        try:
            services.refuse(
                actor=actor_of(request), landlord_check=landlord_check, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De verhuurder leest waarom, en kan iets anders tonen."))
            return redirect("landlords:checks")
    return _page(request, landlord_check, refusing=form)


def _page(
    request: HttpRequest,
    landlord_check: UUID,
    accepting: AcceptForm | None = None,
    refusing: RefuseForm | None = None,
) -> HttpResponse:
    actor = actor_of(request)
    place = selectors.place_of(actor.municipality)
    usual = ", ".join(each for each in (place.contact_name, place.contact_phone) if each)
    context = {
        "check": selectors.check(actor=actor, landlord_check=landlord_check),
        "accept_form": accepting or AcceptForm(initial={"contact": usual}),
        "refuse_form": refusing or RefuseForm(),
    }
    status = 422 if accepting or refusing else 200
    return render(request, "landlords/check.html", context, status=status)
