# SPDX-License-Identifier: EUPL-1.2
"""The pages of a roof after it: what is ready, where people are, and who is asked after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access import clock, exports
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.housing import services
from woonzeker.housing.forms.roof import (
    ContractForm,
    EndRegistrationForm,
    HomeForm,
    PartForm,
    RecallForm,
    RegistrationForm,
    UrgencyForm,
    WhereForm,
)
from woonzeker.housing.selectors.roof import aftercare_due, aftercare_page, roof_page
from woonzeker.housing.views.running import carried_out
from woonzeker.ui.forms import Form

#: the forms of the page: the act, the form, and the address that it is sent to
_FORMS: dict[str, tuple[str, type[Form], str]] = {
    "contract_form": ("housing.want_contract", ContractForm, "housing:want_contract"),
    "part_form": ("housing.note_part", PartForm, "housing:note_part"),
    "urgency_form": ("housing.move_urgency", UrgencyForm, "housing:move_urgency"),
    "registration_form": (
        "housing.note_registration", RegistrationForm, "housing:note_registration",
    ),
    "end_form": ("housing.end_registration", EndRegistrationForm, "housing:end_registration"),
    "home_form": ("housing.home_found", HomeForm, "housing:home_found"),
}  # fmt: skip


@require_safe
def roof(request: HttpRequest, case: UUID) -> HttpResponse:
    """What is ready for a new home, with the forms of who may use them."""
    return _page(request, case, {})


@require_POST
def want_contract(request: HttpRequest, case: UUID) -> HttpResponse:
    """Say which contract is looked for."""
    return _do(request, case, "contract_form", services.want_contract)


@require_POST
def note_part(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note how a part stands."""
    return _do(request, case, "part_form", services.note_part)


@require_POST
def move_urgency(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note the next step of urgency."""
    return _do(request, case, "urgency_form", services.move_urgency)


@require_POST
def note_registration(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note a registration."""
    return _do(request, case, "registration_form", services.note_registration)


@require_POST
def end_registration(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note that a registration ended."""
    return _do(request, case, "end_form", services.end_registration)


@require_POST
def home_found(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note where the household lives or will live."""
    return _do(request, case, "home_form", services.home_found)


@require_POST
def recall(request: HttpRequest, case: UUID) -> HttpResponse:
    """Take back what was noted wrongly."""
    form = RecallForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Kies waarom je dit terugneemt: wie later kijkt moet het begrijpen."))
    services.recall_note(actor=actor_of(request), case=case, **form.cleaned_data)
    messages.success(request, _("Teruggenomen. Het blijft te lezen, maar telt niet meer."))
    of_lists = form.cleaned_data["kind"] in ("lijst", "verklaring")
    return redirect("housing:lists" if of_lists else "housing:roof", case=case)


@require_safe
def aftercare(request: HttpRequest, case: UUID) -> HttpResponse:
    """Where the people were at each moment after they lost a home."""
    return _aftercare(request, case, None)


@require_POST
def note_where(request: HttpRequest, case: UUID) -> HttpResponse:
    """Note where the people are."""
    form = WhereForm(request.POST)
    actor = actor_of(request)
    if carried_out(form, lambda: services.note_where(actor=actor, case=case, **form.cleaned_data)):
        messages.success(request, _("Vastgelegd."))
        return redirect("housing:aftercare", case=case)
    return _aftercare(request, case, form)


@require_safe
def aftercare_list(request: HttpRequest) -> HttpResponse:
    """The households that are asked after now."""
    rows = aftercare_due(actor=actor_of(request))
    exports.leaf_through(request, [row.case for row in rows])
    return render(request, "housing/roof/aftercare_list.html", {"rows": rows})


def _aftercare(request: HttpRequest, case: UUID, form: Form | None) -> HttpResponse:
    actor = actor_of(request)
    page = aftercare_page(actor=actor, case=case)
    today = {"on": clock.today()}
    made = form or (WhereForm(initial=today) if may(actor, "housing.note_where", case) else None)
    status = 422 if form else 200
    context = {"page": page, "form": made}
    return render(request, "housing/roof/aftercare.html", context, status=status)


def _do(
    request: HttpRequest, case: UUID, name: str, service: Callable[..., object]
) -> HttpResponse:
    """Run one form; what is wrong is said near the field."""
    form = _FORMS[name][1](request.POST, auto_id=f"{name}_%s")
    actor = actor_of(request)
    if carried_out(form, lambda: service(actor=actor, case=case, **form.cleaned_data)):
        messages.success(request, _("Vastgelegd."))
        return redirect("housing:roof", case=case)
    return _page(request, case, {name: form}, status=422)


def _page(
    request: HttpRequest, case: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    page = roof_page(actor=actor, case=case)
    forms: dict[str, Any] = {
        name: _fresh(name, kind, page.urgency_next)
        for name, (act, kind, _where) in _FORMS.items()
        if may(actor, act, case)
    }
    context = {
        "page": page,
        **forms,
        **given,
        "recall_form": RecallForm(auto_id=False)
        if may(actor, "housing.recall_note", case)
        else None,
    }
    return render(request, "housing/roof/roof.html", context, status=status)


def _fresh(name: str, kind: type[Form], states: Any) -> Form:
    today = {"on": clock.today()}
    if kind is UrgencyForm:
        return UrgencyForm(auto_id=f"{name}_%s", initial=today, states=states)
    return kind(auto_id=f"{name}_%s", initial=today)
