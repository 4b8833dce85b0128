# SPDX-License-Identifier: EUPL-1.2
"""The pages of keeping and forgetting: terms, previews, releases, requests and stubs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import clock
from woonzeker.access.actions import may
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.services import decide_policy
from woonzeker.retention import selectors, services
from woonzeker.retention.forms import AskForm, HoldForm, TermsForm
from woonzeker.retention.rules import KeptClass
from woonzeker.ui.forms import Form


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """Every class with its term, and what waits for a second person."""
    actor = actor_of(request)
    rows = selectors.terms_page(actor=actor)
    words = {
        "rows": rows,
        "me": actor.id,
        "may_preview": may(actor, "retention.preview"),
        "may_change": may(actor, "organisations.decide_policy"),
    }
    return render(request, "retention/terms.html", words)


@require_http_methods(["GET", "HEAD", "POST"])
def change_terms(request: HttpRequest) -> HttpResponse:
    """Decide on other terms, from a day on."""
    actor = actor_of(request)
    selectors.terms_page(actor=actor)
    policy = selectors.policy_today(actor.municipality)
    given = request.POST if request.method == "POST" else None
    form = TermsForm(given, policy=policy, initial={"valid_from": clock.today()})
    if given is not None and form.is_valid():
        fresh_proof(request)
        data = {"confidence": "unverified", "classes": form.classes()}
        decide_policy(
            actor=actor,
            kind=PolicyKind.RETENTION,
            data=data,
            valid_from=form.cleaned_data["valid_from"],
        )
        messages.success(request, _("De bewaartermijnen zijn vastgelegd."))
        return redirect("retention:terms")
    status = 422 if given is not None else 200
    return render(request, "retention/change.html", {"form": form}, status=status)


@require_safe
def preview(request: HttpRequest, kept: str) -> HttpResponse:
    """What a run of one class would take now."""
    found = selectors.preview(actor=actor_of(request), kept=_class(kept))
    return render(request, "retention/preview.html", {"preview": found})


@require_POST
def propose(request: HttpRequest, kept: str) -> HttpResponse:
    """Propose the first run of a class."""
    services.propose_run(actor=actor_of(request), kept=_class(kept))
    messages.success(request, _("Voorgesteld. Een ander geeft het vrij."))
    return redirect("retention:terms")


@require_POST
def approve_run(request: HttpRequest, run: UUID) -> HttpResponse:
    """Release what somebody else proposed."""
    actor = actor_of(request)
    fresh_proof(request)
    services.approve_run(actor=actor, run=run)
    messages.success(request, _("Vrijgegeven. Vannacht begint het."))
    return redirect("retention:terms")


@require_POST
def refuse_run(request: HttpRequest, run: UUID) -> HttpResponse:
    """Do not release it."""
    services.refuse_run(actor=actor_of(request), run=run)
    messages.success(request, _("Niet vrijgegeven."))
    return redirect("retention:terms")


@require_safe
def erasures(request: HttpRequest) -> HttpResponse:
    """Requests that wait, holds, and what stays of who was forgotten."""
    return _erasures(request, {})


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask to forget somebody."""
    said = _("Het verzoek staat klaar. Een ander beslist.")
    return _send(request, "ask", AskForm, services.ask_erasure, said)


@require_POST
def hold(request: HttpRequest) -> HttpResponse:
    """Keep somebody for now."""
    return _send(request, "hold", HoldForm, services.set_hold, _("Vastgehouden."))


@require_POST
def end_hold(request: HttpRequest, hold: UUID) -> HttpResponse:
    """End keeping somebody before its last day."""
    services.end_hold(actor=actor_of(request), hold=hold)
    messages.success(request, _("Het vasthouden is beëindigd."))
    return redirect("retention:erasures")


@require_POST
def approve(request: HttpRequest, erasure: UUID) -> HttpResponse:
    """Forget, on the request of somebody else."""
    actor = actor_of(request)
    fresh_proof(request)
    services.approve_erasure(actor=actor, erasure=erasure)
    messages.success(request, _("Gewist. Wat ervan blijft staat hieronder."))
    return redirect("retention:erasures")


@require_POST
def refuse(request: HttpRequest, erasure: UUID) -> HttpResponse:
    """Do not forget."""
    services.refuse_erasure(actor=actor_of(request), erasure=erasure)
    messages.success(request, _("Niet gewist; het verzoek is afgewezen."))
    return redirect("retention:erasures")


def _class(kept: str) -> KeptClass:
    try:
        return KeptClass(kept)
    except ValueError:
        raise NotFound from None


def _send(
    request: HttpRequest,
    name: str,
    kind: type[Form],
    service: Callable[..., object],
    said: str,
) -> HttpResponse:
    """Run one form; what is wrong is said near the field."""
    actor, form = actor_of(request), kind(request.POST)
    if form.is_valid():
        try:
            service(actor=actor, **form.cleaned_data)
        except NotFound:
            form.add_error("reference", _("Dit nummer of kenmerk is hier niet bekend."))
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, said)
            return redirect("retention:erasures")
    return _erasures(request, {name: form}, status=422)


def _erasures(request: HttpRequest, sent: dict[str, Form], status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    words: dict[str, Any] = {
        "page": selectors.erasures(actor=actor),
        "me": actor.id,
        "may_ask": may(actor, "retention.ask_erasure"),
        "ask_form": sent.get("ask") or AskForm(auto_id="ask_%s"),
        "hold_form": sent.get("hold") or HoldForm(auto_id="hold_%s"),
    }
    return render(request, "retention/erasures.html", words, status=status)
