# SPDX-License-Identifier: EUPL-1.2
"""What is done with a breach: help, a no, repair, what the resident heard, and who was told."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.forms.living import ProofForm, TellForm
from woonzeker.housing.selectors.living import living_view
from woonzeker.housing.selectors.living_shapes import BreachLine
from woonzeker.housing.services import living_watch as watching
from woonzeker.housing.views.living import page
from woonzeker.housing.views.running import carried_out


@require_POST
def help_begun(request: HttpRequest, case: UUID, living: UUID, living_breach: UUID) -> HttpResponse:
    """Say when help was offered."""
    done = _("Vastgelegd. De dagen voor hulp lopen; niemand anders hoort hiervan.")
    return _proved(request, (case, living, living_breach), watching.help_begun, done)


@require_POST
def help_refused(
    request: HttpRequest, case: UUID, living: UUID, living_breach: UUID
) -> HttpResponse:
    """Say that the resident does not want this help."""
    done = _("Vastgelegd. Dat de inwoner nee zei hoort niemand.")
    return _proved(request, (case, living, living_breach), watching.help_refused, done)


@require_POST
def resident_told(
    request: HttpRequest, case: UUID, living: UUID, living_breach: UUID
) -> HttpResponse:
    """Say when the resident heard what another will hear."""
    done = _("Vastgelegd: de inwoner weet het als eerste.")
    return _proved(request, (case, living, living_breach), watching.resident_told, done)


@require_POST
def repaired(request: HttpRequest, case: UUID, living: UUID, living_breach: UUID) -> HttpResponse:
    """Say that it is put right."""
    watching.breach_repaired(actor=actor_of(request), living_breach=living_breach)
    messages.success(request, _("Hersteld. Niemand anders hoort hiervan."))
    return redirect("housing:living", case=case, living=living)


@require_POST
def recall_step(
    request: HttpRequest, case: UUID, living: UUID, living_breach: UUID
) -> HttpResponse:
    """Take back the last thing that was noted."""
    watching.recall_step(actor=actor_of(request), living_breach=living_breach)
    messages.success(request, _("Teruggenomen."))
    return redirect("housing:living", case=case, living=living)


@require_POST
def tell_party(request: HttpRequest, case: UUID, living: UUID, living_breach: UUID) -> HttpResponse:
    """Note that one tells another party."""
    breach = _breach(request, living, living_breach)
    form = TellForm(request.POST, breach=breach, auto_id=f"tell_{living_breach}_%s")
    if form.is_valid():
        try:
            watching.tell_party(
                actor=actor_of(request), living_breach=living_breach, **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(
                request,
                _("Vastgelegd. Bel nu zelf, en zeg alleen de zin die hier staat."),
            )
            return redirect("housing:living", case=case, living=living)
    return page(request, case, living, {f"tell_{breach.id}": form}, status=422)


def _proved(
    request: HttpRequest,
    at: tuple[UUID, UUID, UUID],
    service: Callable[..., object],
    done: str,
) -> HttpResponse:
    """Run a form in which somebody points to a contact or letter."""
    case, living, living_breach = at
    breach = _breach(request, living, living_breach)
    form = ProofForm(request.POST, breach=breach, auto_id=f"proof_{living_breach}_%s")
    actor = actor_of(request)
    if carried_out(
        form, lambda: service(actor=actor, living_breach=living_breach, **form.cleaned_data)
    ):
        messages.success(request, done)
        return redirect("housing:living", case=case, living=living)
    return page(request, case, living, {f"proof_{breach.id}": form}, status=422)


def _breach(request: HttpRequest, living: UUID, living_breach: UUID) -> BreachLine:
    view = living_view(actor=actor_of(request), living=living)
    found = next((each for each in view.breaches if each.id == living_breach), None)
    if found is None:
        raise NotFound
    return found
