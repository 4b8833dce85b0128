# SPDX-License-Identifier: EUPL-1.2
"""Keys with which the systems of partners deliver: made, shown once, taken back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from woonzeker.access.requests import actor_of
from woonzeker.errors import NotFound
from woonzeker.intake import selectors
from woonzeker.organisations import services as organisations


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Which partner has a key."""
    agreements = selectors.key_holders(actor_of(request))
    return render(request, "intake/keys.html", {"agreements": agreements})


@require_POST
def issue_key(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Make a key and show it, now and never again."""
    actor = actor_of(request)
    found = selectors.key_holders(actor).filter(pk=agreement).first()
    if found is None:
        raise NotFound
    key = organisations.issue_token(actor=actor, agreement=agreement)
    return render(request, "intake/key.html", {"agreement": found, "key": key})


@require_POST
def revoke_keys(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Take back all keys of a partner; they end at once."""
    ended = organisations.revoke_tokens(actor=actor_of(request), agreement=agreement)
    said = ngettext("%d sleutel is ingetrokken.", "%d sleutels zijn ingetrokken.", ended)
    messages.success(request, said % ended if ended else _("Er was geen sleutel om in te trekken."))
    return redirect("intake:keys")
