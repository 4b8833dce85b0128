# SPDX-License-Identifier: EUPL-1.2
"""Signing in at a municipality's own provider: OpenID Connect Core 1.0, authorization code, PKCE.

The door: a `Client` for one provider, what somebody is sent there with (`Request`) and who they
turn out to be (`Identity`). `fake` speaks the same protocol with signatures that can be checked.
"""

from __future__ import annotations

from woonzeker.connections.oidc.client import Client
from woonzeker.connections.oidc.errors import (
    NotThisPerson,
    OidcError,
    ProviderBroken,
    ProviderRefused,
    ProviderUnreachable,
)
from woonzeker.connections.oidc.shapes import Identity, Provider, Request

__all__ = [
    "Client",
    "Identity",
    "NotThisPerson",
    "OidcError",
    "Provider",
    "ProviderBroken",
    "ProviderRefused",
    "ProviderUnreachable",
    "Request",
]
