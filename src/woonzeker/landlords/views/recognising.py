# SPDX-License-Identifier: EUPL-1.2
"""Showing with eHerkenning or DigiD who one is: going there, and coming back with the report."""

from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from woonzeker.access import clock
from woonzeker.access.requests import actor_of
from woonzeker.connections.oidc import NotThisPerson, OidcError, ProviderRefused
from woonzeker.errors import Refused
from woonzeker.landlords import services
from woonzeker.landlords.models import ShownBy
from woonzeker.landlords.services import Shown

logger = logging.getLogger(__name__)
#: in the session: for which file somebody went there, and what fits the answer
_STATES = "landlord_states"
#: seconds that somebody may take at the provider
_PATIENCE = 600


@never_cache
@require_safe
def recognise(request: HttpRequest, arrears: UUID) -> HttpResponse:
    """Send somebody there, and remember for which file."""
    try:
        asked = services.recogniser_client().begin(back=_back(request))
    except OidcError as problem:
        return _sorry(request, problem, str(arrears))
    request.session[_STATES] = {
        asked.state: {
            "arrears": str(arrears),
            "nonce": asked.nonce,
            "verifier": asked.verifier,
            "at": clock.real().timestamp(),
        }
    }
    return redirect(asked.url)


@never_cache
@require_safe
def recognised(request: HttpRequest) -> HttpResponse:
    """Somebody comes back: the report waits for who decides, with what was said of them."""
    kept = request.session.pop(_STATES, {}).get(request.GET.get("state", ""))
    if kept is None:
        return redirect("landlords:desk")
    try:
        facts = _facts(request, kept)
        services.send_report(
            actor=actor_of(request),
            arrears=UUID(kept["arrears"]),
            shown=Shown(how=ShownBy.OIDC, facts=facts),
        )
    except OidcError as problem:
        return _sorry(request, problem, kept["arrears"])
    except Refused as refused:
        messages.error(request, refused.sentence)
    return redirect("landlords:file", kept["arrears"])


def _facts(request: HttpRequest, kept: dict[str, Any]) -> dict[str, str]:
    """What the provider says of who came back; raises an OidcError."""
    if clock.real().timestamp() - kept["at"] > _PATIENCE:
        raise NotThisPerson("late")
    client = services.recogniser_client()
    if request.GET.get("iss", client.provider.issuer) != client.provider.issuer:
        raise NotThisPerson("mixed up")
    if request.GET.get("error"):
        raise ProviderRefused
    identity = client.finish(
        code=request.GET.get("code", ""),
        nonce=kept["nonce"],
        verifier=kept["verifier"],
        back=_back(request),
    )
    return services.facts_of(identity)


def _sorry(request: HttpRequest, problem: OidcError, arrears: str) -> HttpResponse:
    logger.warning("laten zien wie iemand is lukte niet", extra={"code": type(problem).__name__})
    messages.error(
        request, _("Dat lukte niet. Probeer het opnieuw, of kies een foto van het huurcontract.")
    )
    return redirect("landlords:report", arrears)


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("landlords:recognised"))
