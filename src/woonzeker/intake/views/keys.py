# SPDX-License-Identifier: EUPL-1.2
"""Keys and numbers with which the systems of partners come in: made, shown once, taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.actors import Actor
from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound, Refused
from woonzeker.intake import selectors
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Which partner has a key."""
    agreements = selectors.key_holders(actor_of(request))
    return render(request, "intake/keys.html", {"agreements": agreements})


@require_POST
def issue_key(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Make a key and show it, now and never again."""
    actor = actor_of(request)
    found = _agreement(actor, agreement)
    key = organisations.issue_token(actor=actor, agreement=agreement)
    return render(request, "intake/key.html", {"agreement": found, "key": key})


@require_POST
def revoke_keys(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Take back all keys of a partner; they end at once."""
    ended = organisations.revoke_tokens(actor=actor_of(request), agreement=agreement)
    said = ngettext("%d sleutel is ingetrokken.", "%d sleutels zijn ingetrokken.", ended)
    messages.success(request, said % ended if ended else _("Er was geen sleutel om in te trekken."))
    return redirect("intake:keys")


@require_POST
def make_client(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Make a number and secret for a system, and show the secret, now and never again."""
    actor = actor_of(request)
    found = _agreement(actor, agreement)
    made = organisations.make_client(actor=actor, agreement=agreement)
    return render(request, "intake/client.html", {"agreement": found, "made": made})


@require_POST
def admit_client(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Let a system that the partner has in another municipality come in here too."""
    try:
        organisations.admit_client(
            actor=actor_of(request), agreement=agreement, client_id=request.POST.get("number", "")
        )
    except Refused as problem:
        messages.error(request, problem.sentence)
    else:
        messages.success(request, _("De koppeling mag nu ook in deze gemeente komen."))
    return redirect("intake:keys")


@require_POST
def revoke_client(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Take back a number; what it has access to ends at once."""
    try:
        client = UUID(request.POST.get("client", ""))
    except ValueError:
        raise NotFound from None
    organisations.revoke_client(
        actor=actor_of(request),
        agreement=agreement,
        client=client,
        everywhere="everywhere" in request.POST,
    )
    messages.success(request, _("De koppeling is ingetrokken."))
    return redirect("intake:keys")


def _agreement(actor: Actor, agreement: UUID) -> Agreement:
    found = selectors.key_holders(actor).filter(pk=agreement).first()
    if found is None:
        raise NotFound
    return found
