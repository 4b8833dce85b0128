# SPDX-License-Identifier: EUPL-1.2
"""Signing in at one's own municipality: going there, coming back, and signing out there too."""

from __future__ import annotations

import logging
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from mozilla_django_oidc.utils import (  # type: ignore[import-untyped]
    add_state_and_verifier_and_nonce_to_session,
)

from woonzeker.access import clock
from woonzeker.accounts import services as accounts
from woonzeker.accounts.models import User
from woonzeker.accounts.views.entering import enter, onward_of, safe_path, to_work
from woonzeker.accounts.views.second_step import begin_halfway
from woonzeker.accounts.views.signing_in import SIGNED_IN_AT
from woonzeker.connections.oidc import Identity, NotThisPerson, OidcError, ProviderRefused
from woonzeker.organisations import services

logger = logging.getLogger(__name__)

#: seconds that somebody may take at the provider
_PATIENCE = 600
#: requests that wait for somebody to come back: a browser has several windows
_STATES = "oidc_states"


@never_cache
@require_safe
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Send somebody to their municipality, and remember with what."""
    try:
        asked = services.client_for(code).begin(back=_back(request, code))
    except OidcError as problem:
        return _sorry(request, problem)
    add_state_and_verifier_and_nonce_to_session(
        request, asked.state, {"nonce": asked.nonce, "code_challenge": "S256"}, asked.verifier
    )
    request.session[_STATES][asked.state] |= {"place": code, "next": onward_of(request)}
    request.session.modified = True
    return redirect(asked.url)


@never_cache
@require_safe
def back(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody comes back: who is it, and may they come in."""
    try:
        kept = _kept(request, code)
        identity = services.client_for(code).finish(
            code=request.GET.get("code", ""),
            nonce=kept["nonce"],
            verifier=kept["code_verifier"],
            back=_back(request, code),
        )
    except OidcError as problem:
        return _sorry(request, problem)
    user = services.recognise_elsewhere(municipality=code, identity=identity)
    if user is None:
        logger.info("aangemeld bij een gemeente, maar zonder rol hier")
        context = {"name": services.name_of(code)}
        return render(request, "organisations/no_role.html", context, status=403)
    return _let_through(request, user, code, identity, safe_path(request, kept["next"]))


@never_cache
@require_safe
def signed_out(request: HttpRequest, code: str) -> HttpResponse:
    """Signed out here; a link to sign out at the municipality too, when it offers that."""
    try:
        place = services.client_for(code).end_session(
            back=request.build_absolute_uri(reverse("accounts:sign_in"))
        )
    except OidcError:
        place = ""
    context = {"name": services.name_of(code), "place": place}
    return render(request, "organisations/signed_out.html", context)


def _kept(request: HttpRequest, code: str) -> dict[str, Any]:
    """What was kept of the request that somebody comes back from; it is used up by asking.

    Raises ProviderRefused when the municipality refused, NotThisPerson for a request that we do
    not know, not any more, or that went elsewhere.
    """
    states = request.session.get(_STATES, {})
    kept = states.pop(request.GET.get("state", ""), None)
    request.session[_STATES] = states
    request.session.save()  # at once: the same answer may come twice at the same moment
    if kept is None or kept.get("place") != code:
        raise NotThisPerson("state")
    if clock.real().timestamp() - kept["added_on"] > _PATIENCE:
        raise NotThisPerson("late")
    issuer = services.client_for(code).provider.issuer
    if request.GET.get("iss", issuer) != issuer:
        raise NotThisPerson("mixed up")
    if request.GET.get("error"):
        raise ProviderRefused
    return dict(kept)


def _let_through(
    request: HttpRequest, user: User, code: str, identity: Identity, onward: str
) -> HttpResponse:
    """Inside when a second step was shown there; else our own is asked here as well."""
    if services.has_shown_second_step(municipality=code, identity=identity):
        response = enter(request, to_work(onward), user, second_step=True)
    elif accounts.has_second_step(user.pk):
        response = begin_halfway(request, user, onward)
    else:
        response = enter(request, to_work(onward), user, second_step=False)
    request.session[SIGNED_IN_AT] = code
    return response


def _sorry(request: HttpRequest, problem: OidcError) -> HttpResponse:
    why = problem.why if isinstance(problem, NotThisPerson) else type(problem).__name__
    logger.warning("aanmelden bij een gemeente lukte niet", extra={"code": why})
    messages.error(request, _(problem.sentence))
    return redirect("accounts:sign_in")


def _back(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("organisations:back", args=[code]))
