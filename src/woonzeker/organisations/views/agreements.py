# SPDX-License-Identifier: EUPL-1.2
"""The register of what is agreed with partners."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of
from woonzeker.errors import Refused
from woonzeker.organisations import selectors, services
from woonzeker.organisations.forms import (
    AgreeForm,
    ContractsForm,
    EndAgreementForm,
    SignedForm,
    TermsForm,
)
from woonzeker.organisations.selectors.agreements import TermsLine
from woonzeker.ui.forms import Form


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """All partners with whom something is agreed, what is missing first."""
    actor = actor_of(request)
    rows = selectors.agreement_register(actor=actor)
    today = clock.today()
    context = {
        "running": [each for each in rows if each.until_on is None or each.until_on >= today],
        "over": [each for each in rows if each.until_on and each.until_on < today],
        "lacking": sum(
            each.lacks for each in rows if each.until_on is None or each.until_on >= today
        ),
        "may_keep": selectors.MAY_KEEP_AGREEMENTS(actor),
    }
    return render(request, "organisations/agreements.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest) -> HttpResponse:
    """Record that a partner reports here from a day on."""
    given = request.POST if request.method == "POST" else None
    form = AgreeForm(given, initial={"from_on": clock.today()})
    if given is not None and form.is_valid():
        made = services.agree(actor=actor_of(request), **form.cleaned_data)
        return redirect("organisations:agreement", agreement=made.pk)
    status = 422 if form.errors else 200
    return render(request, "organisations/agree.html", {"form": form}, status=status)


@require_safe
def agreement(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """One agreement: what holds, what held, the signed papers."""
    return _page(request, agreement, {})


@require_http_methods(["GET", "HEAD", "POST"])
def record_terms(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Record what is agreed from a day on."""
    actor = actor_of(request)
    page = selectors.agreement_page(actor=actor, agreement=agreement)
    given = request.POST if request.method == "POST" else None
    form = TermsForm(given, initial=_as_it_stands(page.history[0] if page.history else None))
    if given is not None and form.is_valid():
        try:
            services.record_terms(actor=actor, agreement=agreement, terms=form.terms())
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("De afspraak is vastgelegd."))
            return redirect("organisations:agreement", agreement=agreement)
    context = {"form": form, "page": page}
    status = 422 if form.errors else 200
    return render(request, "organisations/record_terms.html", context, status=status)


@require_POST
def keep_signed(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Keep the signed agreement."""
    form = SignedForm(request.POST, request.FILES)

    def keep() -> object:
        file = form.cleaned_data["file"]
        return services.keep_signed(
            actor=actor_of(request),
            agreement=agreement,
            filename=file.name,
            content=file.read(),
            signed_on=form.cleaned_data["signed_on"],
        )

    return _do(request, agreement, "signed", form, keep)


@require_POST
def count_contracts(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Note how many contracts there are."""
    form = ContractsForm(request.POST)
    return _do(
        request,
        agreement,
        "contracts",
        form,
        lambda: services.count_contracts(
            actor=actor_of(request), agreement=agreement, **form.cleaned_data
        ),
    )


@require_POST
def end_agreement(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Let an agreement end."""
    form = EndAgreementForm(request.POST)
    return _do(
        request,
        agreement,
        "end",
        form,
        lambda: services.end_agreement(
            actor=actor_of(request), agreement=agreement, **form.cleaned_data
        ),
    )


@require_safe
def signed(request: HttpRequest, signed: UUID) -> HttpResponse:
    """The signed agreement as it was uploaded."""
    _name, content = selectors.signed_agreement(actor=actor_of(request), signed=signed)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="afspraak.pdf"'
    return response


def _do(
    request: HttpRequest, agreement: UUID, name: str, form: Form, act: Callable[[], object]
) -> HttpResponse:
    """Do what was asked and go back to the agreement; or show what is wrong."""
    if form.is_valid():
        try:
            act()
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("organisations:agreement", agreement=agreement)
    return _page(request, agreement, {name: form}, status=422)


def _page(
    request: HttpRequest, agreement: UUID, given: dict[str, Form], *, status: int = 200
) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    context = {
        "page": selectors.agreement_page(actor=actor, agreement=agreement),
        "forms": {
            "signed": SignedForm(auto_id="getekend_%s", initial={"signed_on": today}),
            "contracts": ContractsForm(auto_id="contracten_%s", initial={"counted_on": today}),
            "end": EndAgreementForm(auto_id="eind_%s"),
            **given,
        },
        "may_keep": selectors.MAY_KEEP_AGREEMENTS(actor),
        "sees_scores": may(actor, "monitoring.scorecard"),
    }
    return render(request, "organisations/agreement.html", context, status=status)


def _as_it_stands(terms: TermsLine | None) -> dict[str, object]:
    """What holds now as a start, so that somebody changes one thing and not all."""
    first: dict[str, object] = {"valid_from": clock.today()}
    if terms is None:
        return first
    cents = terms.threshold_cents
    who = (("contact", terms.contact), ("here", terms.contact_here))
    people = {f"{each}_{name}": value for each, c in who for name, value in c.kept().items()}
    return {
        **first,
        "kind": terms.kind_code,
        "covenant": terms.covenant,
        "rental_kind": terms.rental_kind,
        "threshold": None if cents is None else cents // 100,
        "window_from_days": terms.window_from_days,
        "window_until_days": terms.window_until_days,
        **people,
    }
