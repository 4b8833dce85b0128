# SPDX-License-Identifier: EUPL-1.2
"""Who a landlord is according to eHerkenning or DigiD; a person decides what that shows."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings

from woonzeker.connections.oidc import Client, Identity, Provider
from woonzeker.errors import NotFound

#: longest fact that is kept of what a provider says
_LONGEST = 120


def recogniser() -> str:
    """How the sign-in is called where a landlord shows who they are; '' when there is none."""
    place = settings.WOONZEKER_LANDLORD_OIDC
    return str(place.name) if place else ""


def recogniser_client() -> Client:
    """Our side of that sign-in, kept as long as the program runs. Raises NotFound."""
    if (place := settings.WOONZEKER_LANDLORD_OIDC) is None:
        raise NotFound
    return _client(place)


def facts_of(identity: Identity) -> dict[str, str]:
    """What is shown of them to who decides: the claims that the file names, and no other."""
    place = settings.WOONZEKER_LANDLORD_OIDC
    said = {words: identity.claims.get(claim) for claim, words in place.facts}
    return {words: str(value)[:_LONGEST] for words, value in said.items() if value}


@cache
def _client(place: Any) -> Client:
    return Client(
        Provider(
            issuer=place.issuer,
            client_id=place.client_id,
            secret=place.secret,
            scopes=place.scopes,
            hosts=place.hosts,
            acr_values=place.acr,
            ask_userinfo=place.userinfo,
        )
    )
