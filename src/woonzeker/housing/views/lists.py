# SPDX-License-Identifier: EUPL-1.2
"""The page of what landlords keep against somebody, and the letter that objects."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.housing import services
from woonzeker.housing.forms.lists import (
    LetterForm,
    ListingForm,
    ListingMoveForm,
    StatementForm,
    StatementMoveForm,
)
from woonzeker.housing.forms.roof import RecallForm
from woonzeker.housing.rules.listing import Objector
from woonzeker.housing.selectors.lists import lists_page
from woonzeker.housing.views.running import carried_out
from woonzeker.ui.forms import Form

_FORMS: dict[str, tuple[str, type[Form]]] = {
    "listing_form": ("housing.note_listing", ListingForm),
    "listing_move_form": ("housing.move_listing", ListingMoveForm),
    "letter_form": ("housing.write_objection", LetterForm),
    "statement_form": ("housing.note_statement", StatementForm),
    "statement_move_form": ("housing.move_statement", StatementMoveForm),
}


@require_safe
def lists(request: HttpRequest, case: UUID) -> HttpResponse:
    """What landlords keep against the people of a case."""
    return _page(request, case, {})


@require_POST
def note_listing(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note what a corporation told of its list."""
    return _do(request, case, "listing_form", services.note_listing)


@require_POST
def move_listing(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note how an objection stands."""
    return _do(request, case, "listing_move_form", services.move_listing)


@require_POST
def note_statement(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note that a landlord refused a statement."""
    return _do(request, case, "statement_form", services.note_statement)


@require_POST
def move_statement(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note how a statement stands."""
    return _do(request, case, "statement_move_form", services.move_statement)


@require_POST
def letter(request: HttpRequest, case: UUID) -> HttpResponse:
    """The resident's own letter of objection, as a PDF to print and sign."""
    form = LetterForm(request.POST, auto_id="letter_form_%s")
    if form.is_valid():
        said = form.cleaned_data
        objector = Objector(said["wants"], said["changed"], said["answer_to"])
        try:
            made = services.write_objection(
                actor=actor_of(request),
                case=case,
                listing=said["listing"],
                objector=objector,
                sender=said["sender"],
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            answer = HttpResponse(made, content_type="application/pdf")
            answer["Content-Disposition"] = 'attachment; filename="bezwaar.pdf"'
            return answer
    return _page(request, case, {"letter_form": form}, status=422)


def _do(
    request: HttpRequest, case: UUID, name: str, service: Callable[..., object]
) -> HttpResponse:
    """Run one form; what is wrong is said near the field."""
    form = _FORMS[name][1](request.POST, auto_id=f"{name}_%s")
    actor = actor_of(request)
    if carried_out(form, lambda: service(actor=actor, case=case, **form.cleaned_data)):
        messages.success(request, _("Vastgelegd."))
        return redirect("housing:lists", case=case)
    return _page(request, case, {name: form}, status=422)


def _page(
    request: HttpRequest, case: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    forms = {
        name: kind(auto_id=f"{name}_%s", initial={"on": clock.today()})
        for name, (act, kind) in _FORMS.items()
        if may(actor, act, case)
    }
    context = {
        "page": lists_page(actor=actor, case=case),
        **forms,
        **given,
        "recall_form": RecallForm(auto_id=False)
        if may(actor, "housing.recall_note", case)
        else None,
    }
    return render(request, "housing/roof/lists.html", context, status=status)
