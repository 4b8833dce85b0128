# SPDX-License-Identifier: EUPL-1.2
"""A place for one household: looking, booking, leaving, taking back, and waiting."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.housing import selectors, services
from woonzeker.housing.forms.places import (
    BookForm,
    EndStayForm,
    LeaveWaitingForm,
    SearchForm,
    WaitForm,
    passing_choices,
)
from woonzeker.housing.selectors import OffersView, SearchView
from woonzeker.ui.forms import Form


@require_http_methods(["GET", "HEAD", "POST"])
def find_place(request: HttpRequest, case: UUID) -> HttpResponse:
    """Where a household sleeps now, and which places fit it."""
    actor = actor_of(request)
    view = selectors.search_page(actor=actor, case=case)
    if request.method != "POST":
        return _page(request, actor, view, SearchForm(initial=_known(view)))
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, view, form, status=422)
    found = selectors.offers_for(actor=actor, case=case, sought=form.sought())
    return _page(request, actor, view, form, found=found)


@require_POST
def book(request: HttpRequest, case: UUID) -> HttpResponse:
    """Give the household the place that was chosen."""
    actor, form = actor_of(request), BookForm(request.POST)
    view = selectors.search_page(actor=actor, case=case)
    if not form.is_valid():
        return _again(request, actor, view, form)
    try:
        services.book(
            actor=actor,
            case=case,
            wanted=form.wanted(),
            coming=form.coming(),
            reason=form.cleaned_data["reason"],
        )
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _again(request, actor, view, form)
    messages.success(request, _("De plek is geboekt. Zeg het huishouden waar en wanneer."))
    return redirect("housing:find_place", case=case)


@require_POST
def end_stay(request: HttpRequest, case: UUID, stay: UUID) -> HttpResponse:
    """Say on which day the household leaves."""
    form = EndStayForm(request.POST)

    def do(actor: Actor) -> object:
        return services.end_stay(actor=actor, case=case, stay=stay, **form.cleaned_data)

    return _do(request, case, form, do, _("De dag van vertrek staat erbij."))


@require_POST
def cancel_stay(request: HttpRequest, case: UUID, stay: UUID) -> HttpResponse:
    """Take a booking back."""

    def do(actor: Actor) -> object:
        return services.cancel_stay(actor=actor, case=case, stay=stay)

    return _do(request, case, None, do, _("De boeking is teruggenomen. De plek is weer vrij."))


@require_POST
def wait(request: HttpRequest, case: UUID) -> HttpResponse:
    """Put the household on the waiting list, or say anew when its roof ends."""
    form = WaitForm(request.POST)

    def do(actor: Actor) -> object:
        return services.wait_for_place(actor=actor, case=case, **form.cleaned_data)

    return _do(request, case, form, do, _("Het huishouden staat op de wachtlijst."))


@require_POST
def leave_waiting(request: HttpRequest, case: UUID) -> HttpResponse:
    """Take the household off the waiting list."""
    form = LeaveWaitingForm(request.POST)

    def do(actor: Actor) -> object:
        return services.leave_waiting(actor=actor, case=case, **form.cleaned_data)

    return _do(request, case, form, do, _("Het huishouden staat niet meer op de wachtlijst."))


def _do(
    request: HttpRequest,
    case: UUID,
    form: Form | None,
    do: Callable[[Actor], object],
    said: str,
) -> HttpResponse:
    """Run one small form; what is wrong is said at the top of the page it came from."""
    actor = actor_of(request)
    if form is not None and not form.is_valid():
        wrong = " ".join(str(each) for errors in form.errors.values() for each in errors)
        return _refused(request, actor, case, wrong)
    try:
        do(actor)
    except Refused as refused:
        return _refused(request, actor, case, refused.sentence)
    messages.success(request, said)
    return redirect("housing:find_place", case=case)


def _refused(request: HttpRequest, actor: Actor, case: UUID, why: str) -> HttpResponse:
    messages.error(request, why)
    view = selectors.search_page(actor=actor, case=case)
    return _page(request, actor, view, SearchForm(initial=_known(view)), status=422)


def _again(request: HttpRequest, actor: Actor, view: SearchView, form: BookForm) -> HttpResponse:
    """The page with what was found and filled in; the places are looked up anew."""
    search, found = SearchForm(request.POST), None
    if search.is_valid():
        found = selectors.offers_for(actor=actor, case=view.case, sought=search.sought())
    return _page(request, actor, view, search, found=found, booking=form, status=422)


def _known(view: SearchView) -> dict[str, object]:
    """What is known before anybody fills something in."""
    first = max(view.roof_ends_on or view.leaves_on or clock.today(), clock.today())
    return {"from_on": first, "adults": view.adults or 1}


def _page(
    request: HttpRequest,
    actor: Actor,
    view: SearchView,
    form: SearchForm,
    *,
    found: OffersView | None = None,
    booking: BookForm | None = None,
    status: int = 200,
) -> HttpResponse:
    waits = may(actor, "housing.wait_for_place", view.case)
    words = {
        "view": view,
        "form": form,
        "found": found,
        # what was filled in comes along with the choice, without a second box of the same name
        "hidden": SearchForm(request.POST, auto_id=False) if found else None,
        "booking": booking,
        "chosen": booking.data.get("region_place", "") if booking else "",
        "given": booking.data.get("reason", "") if booking else "",
        "address": booking.data.get("address", "") if booking else "",
        "any_secret": found is not None and any(line.secret for line in found.lines),
        "reasons": passing_choices(),
        "may_book": may(actor, "housing.book", view.case),
        "wait_form": WaitForm(initial={"roof_ends_on": view.roof_ends_on}) if waits else None,
        "leave_form": LeaveWaitingForm() if waits and view.waits_since else None,
    }
    return render(request, "housing/places/find_place.html", words, status=status)
