# SPDX-License-Identifier: EUPL-1.2
"""The pages of the coordinator: what waits to be released, and the hand-over that goes with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.feedback import selectors
from woonzeker.feedback.forms.answers import HandOverForm, ReleaseForm
from woonzeker.feedback.services.releases import (
    hand_over_signal,
    release_answer,
    withhold_answer,
)
from woonzeker.ui.forms import Form


@require_safe
def releases(request: HttpRequest) -> HttpResponse:
    """What waits for somebody, what is late, and what went out this week."""
    found = selectors.waiting_releases(actor=actor_of(request))
    return render(request, "feedback/releases.html", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, release: UUID) -> HttpResponse:
    """One answer that waits: try to reach somebody, then release it."""
    if request.method != "POST":
        return _page(request, release)
    form = ReleaseForm(request.POST)
    if form.is_valid():
        try:
            release_answer(actor=actor_of(request), release=release, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Het antwoord is vrijgegeven."))
            return redirect("feedback:release", release=release)
    return _page(request, release, release_form=form, status=422)


@require_POST
def withhold(request: HttpRequest, release: UUID) -> HttpResponse:
    """It is not so: the partner hears nothing of it."""
    withhold_answer(actor=actor_of(request), release=release)
    messages.success(request, _("Er gaat niets terug. Zet nu recht waar het vandaan kwam."))
    return redirect("feedback:release", release=release)


@require_POST
def hand_over(request: HttpRequest, release: UUID) -> HttpResponse:
    """The signal goes on to the municipality where somebody lives now."""
    actor = actor_of(request)
    view = selectors.release_view(actor=actor, release=release)
    form = HandOverForm(request.POST, here=view.here)
    if form.is_valid():
        try:
            hand_over_signal(actor=actor, release=release, **form.given())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De overdracht is vastgelegd."))
            return redirect("feedback:release", release=release)
    return _page(request, release, hand_form=form, status=422)


def _page(request: HttpRequest, release: UUID, *, status: int = 200, **given: Form) -> HttpResponse:
    view = selectors.release_view(actor=actor_of(request), release=release)
    forms = {"release_form": ReleaseForm(), "hand_form": HandOverForm(here=view.here), **given}
    return render(request, "feedback/release.html", {"view": view, **forms}, status=status)
