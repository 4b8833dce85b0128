# SPDX-License-Identifier: EUPL-1.2
"""Places of the region: how full they are, one place, who waits, and which municipalities share."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.housing import selectors, services
from woonzeker.housing.forms.places import (
    CloseForm,
    LetInForm,
    PlaceForm,
    RegionForm,
    ShareForm,
    day_in,
)


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """What is free tonight, and four weeks of nights."""
    actor = actor_of(request)
    view = selectors.places(actor=actor, first_on=day_in(request.GET.get("vanaf", "")))
    words = {"view": view, "may_add": may(actor, "housing.add_place")}
    return render(request, "housing/places/places.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def add_place(request: HttpRequest) -> HttpResponse:
    """Add a place, or a number of them alike."""
    actor = actor_of(request)
    own = [(str(each.id), each.name) for each in selectors.regions(actor=actor)]
    form = PlaceForm(request.POST if request.method == "POST" else None, regions=own)
    if form.is_bound and form.is_valid():
        try:
            services.add_place(actor=actor, region=form.cleaned_data["region"], new=form.new())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De plek is er. Alle gemeenten van de regio zien haar."))
            return redirect("housing:places")
    words = {"form": form if own else None}
    status = 422 if form.is_bound else 200
    return render(request, "housing/places/add_place.html", words, status=status)


@require_safe
def place(request: HttpRequest, region_place: UUID) -> HttpResponse:
    """One place: what it is and who sleeps there, without persons."""
    return _place(request, region_place, None)


@require_POST
def close_place(request: HttpRequest, region_place: UUID) -> HttpResponse:
    """Say from when a place is there no more."""
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            services.close_place(
                actor=actor_of(request),
                region_place=region_place,
                until_on=form.cleaned_data["until_on"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("housing:place", region_place=region_place)
    return _place(request, region_place, form)


def _place(request: HttpRequest, region_place: UUID, form: CloseForm | None) -> HttpResponse:
    actor = actor_of(request)
    line = selectors.place(actor=actor, region_place=region_place)
    keeps = line.ours and may(actor, "housing.close_place")
    shown = form or CloseForm(initial={"until_on": line.open_until})
    words = {"line": line, "form": shown if keeps else None}
    return render(
        request, "housing/places/place.html", words, status=422 if form is not None else 200
    )


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits for a place, by need."""
    view = selectors.waiting(actor=actor_of(request))
    exports.leaf_through(request, [line.case for line in view.turns if line.case])
    return render(request, "housing/places/waiting.html", {"view": view})


@require_safe
def region(request: HttpRequest) -> HttpResponse:
    """Which municipalities share places with this one."""
    return _region(request)


@require_POST
def begin_region(request: HttpRequest) -> HttpResponse:
    """Begin a region to share places in."""
    form = RegionForm(request.POST)
    if form.is_valid():
        try:
            services.begin_region(actor=actor_of(request), name=form.cleaned_data["name"])
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De regio is er. Voeg nu de plekken toe."))
            return redirect("housing:region")
    return _region(request, form)


@require_POST
def let_in(request: HttpRequest, region: UUID) -> HttpResponse:
    """Let another municipality share the places."""
    chosen = request.POST.get("municipality", "")

    def do() -> object:
        return services.let_into_region(actor=actor_of(request), region=region, municipality=chosen)

    return _done(request, do, _("Die gemeente doet nu mee."))


@require_POST
def share(request: HttpRequest, region: UUID) -> HttpResponse:
    """Share the waiting lists of the region, or not any more."""
    form = ShareForm(request.POST)
    shares = form.is_valid() and form.cleaned_data["shares"]

    def do() -> object:
        return services.share_waiting(actor=actor_of(request), region=region, shares=shares)

    return _done(request, do, _("Vastgelegd."))


@require_POST
def leave(request: HttpRequest, region: UUID) -> HttpResponse:
    """Share no places in a region any more."""

    def do() -> object:
        return services.leave_region(actor=actor_of(request), region=region)

    return _done(request, do, _("Deze gemeente doet niet meer mee."))


def _done(request: HttpRequest, do: Callable[[], object], said: str) -> HttpResponse:
    try:
        do()
    except Refused as refused:
        messages.error(request, refused.sentence)
        return _region(request, status=422)
    messages.success(request, said)
    return redirect("housing:region")


def _region(
    request: HttpRequest, form: RegionForm | None = None, *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    found = selectors.regions(actor=actor)
    keeps = may(actor, "housing.begin_region")
    words = {
        "regions": [(each, LetInForm(others=each.others) if keeps else None) for each in found],
        "keeps": keeps,
        "form": (form or RegionForm()) if keeps else None,
    }
    status = 422 if form is not None else status
    return render(request, "housing/places/region.html", words, status=status)
