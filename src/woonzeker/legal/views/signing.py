# SPDX-License-Identifier: EUPL-1.2
"""Signing: what one signs for, asking a manager, and taking a signature back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from woonzeker.access import exports
from woonzeker.access.actions import may
from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of, fresh_proof
from woonzeker.errors import Conflict, NotFound, Refused
from woonzeker.legal.forms.safeguards import AskForm, RefuseForm, SignForm
from woonzeker.legal.selectors import safeguards as selectors
from woonzeker.legal.services import safeguards as services
from woonzeker.process import Stop
from woonzeker.ui.forms import Form


@require_safe
def before_me(request: HttpRequest) -> HttpResponse:
    """The cases that wait for the signature of a manager, the nearest day first."""
    rows = selectors.before_me(actor=actor_of(request))
    exports.leaf_through(request, [row.case for row in rows])
    return render(request, "legal/safeguards/before_me.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, case: UUID, stop: str) -> HttpResponse:
    """What one signs for, whole; signing asks who one is once more."""
    actor, wanted = actor_of(request), _stop(stop)
    if request.method != "POST":
        return _page(request, actor, case, wanted)
    fresh_proof(request)
    form = SignForm(request.POST)
    if not form.is_valid():
        form.add_error(None, _("Open deze bladzijde opnieuw: wat je zag kwam niet mee."))
        return _page(request, actor, case, wanted, form, status=422)
    try:
        services.sign(actor=actor, case=case, stop=wanted, seen=form.cleaned_data["seen"])
    except Conflict as came:
        return _page(request, actor, case, wanted, _said(came.sentence), status=409)
    except Refused as refused:
        return _page(request, actor, case, wanted, _said(refused.sentence), status=422)
    messages.success(request, _("Je handtekening staat."))
    return _onward(actor, case)


@require_POST
def ask(request: HttpRequest, case: UUID, stop: str) -> HttpResponse:
    """Put the case before a manager."""
    actor, wanted = actor_of(request), _stop(stop)
    form = AskForm(request.POST, managers=selectors.managers(actor))
    if form.is_valid():
        try:
            services.ask_signature(actor=actor, case=case, stop=wanted, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Voorgelegd. De manager ziet de zaak nu om te tekenen."))
            return redirect("legal:sign", case=case, stop=stop)
    return _page(request, actor, case, wanted, ask=form, status=422)


@require_POST
def refuse(request: HttpRequest, case: UUID, stop: str) -> HttpResponse:
    """A manager does not sign, and says why."""
    actor, wanted = actor_of(request), _stop(stop)
    form = RefuseForm(request.POST)
    if form.is_valid():
        try:
            services.refuse_signature(actor=actor, case=case, stop=wanted, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, _("Vastgelegd. Wie het vroeg ziet waarom je niet tekent."))
            return _onward(actor, case)
    return _page(request, actor, case, wanted, refuse=form, status=422)


@require_POST
def withdraw(request: HttpRequest, sign_off: UUID) -> HttpResponse:
    """Take one's own signature back."""
    actor = actor_of(request)
    case = services.withdraw_signature(actor=actor, sign_off=sign_off).sign_off.case_id
    messages.success(request, _("Ingetrokken. Je handtekening telt niet meer."))
    return _onward(actor, case)


def _stop(word: str) -> Stop:
    if word not in set(Stop):
        raise NotFound
    return Stop(word)


def _said(sentence: str) -> Form:
    form = SignForm({})
    form.add_error(None, sentence)
    return form


def _onward(actor: Actor, case: UUID) -> HttpResponse:
    """To the case for who works on it; a manager sees it no more."""
    if may(actor, "legal.safeguards", case):
        return redirect("legal:safeguards", case=case)
    return redirect("legal:before_me" if may(actor, "legal.before_me") else "start")


def _page(
    request: HttpRequest,
    actor: Actor,
    case: UUID,
    stop: Stop,
    form: Form | None = None,
    *,
    ask: Form | None = None,
    refuse: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    found = selectors.signing_page(actor=actor, case=case, stop=stop)
    words = {
        "found": found,
        "form": form or SignForm(initial={"seen": found.seen}),
        "ask_form": ask or AskForm(managers=selectors.managers(actor), auto_id="vraag_%s"),
        "refuse_form": refuse or RefuseForm(auto_id="nee_%s"),
        "may_ask": may(actor, "legal.ask_signature", case),
        "may_see": may(actor, "legal.safeguards", case),
        "may_call": stop is Stop.UNAVOIDABLE
        and found.done
        and may(actor, "legal.ask_signature", case),
    }
    return render(request, "legal/safeguards/sign.html", words, status=status)
