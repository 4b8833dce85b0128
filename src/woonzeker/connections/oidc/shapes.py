# SPDX-License-Identifier: EUPL-1.2
"""One provider as configured, what it says of itself, and who somebody turned out to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Provider:
    """Where people of one municipality sign in, and how we make ourselves known there.

    `hosts` are names beside the issuer's own that keys and tokens may come from; nothing is ever
    asked of another host. `acr_values` asks for a way of signing in, strongest first.
    """

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    scopes: tuple[str, ...] = ("openid", "profile")
    hosts: tuple[str, ...] = ()
    acr_values: tuple[str, ...] = ()
    ask_userinfo: bool = False

    def may_ask(self, url: str) -> bool:
        """Whether an address is of this provider: one of its hosts, and as safe as its issuer."""
        one, parts = urlsplit(self.issuer), urlsplit(url)
        places = {one.netloc.lower(), *(host.lower() for host in self.hosts)}
        return parts.scheme == one.scheme and parts.netloc.lower() in places


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a provider says of itself (OpenID Connect Discovery 1.0 §3), as far as we use it."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    end_session_endpoint: str
    basic_authentication: bool


@dataclass(frozen=True, slots=True)
class Request:
    """With what somebody is sent to the provider; kept on our side until they come back."""

    url: str
    state: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is at a provider: issuer and subject together, and what else is said of them."""

    issuer: str
    subject: str
    claims: Mapping[str, Any] = field(repr=False)
