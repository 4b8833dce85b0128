# SPDX-License-Identifier: EUPL-1.2
"""One provider: what it says of itself, sending somebody there, and who came back.

What is asked goes to the provider's own hosts only, is never redirected, and is never logged.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any
from urllib.parse import quote, urlencode

from woonzeker.connections.oidc import tokens
from woonzeker.connections.oidc.asking import get_json, post_form
from woonzeker.connections.oidc.errors import NotThisPerson, ProviderBroken
from woonzeker.connections.oidc.shapes import Identity, Metadata, Provider, Request

DISCOVERY = "/.well-known/openid-configuration"
#: seconds that what a provider says of itself is believed
FRESH = 3600.0
#: seconds before the keys are asked again because a token names one that we do not have
AGAIN = 30.0


class Client:
    """Speaks with one provider; keeps its metadata and keys a while. Threads may share it."""

    def __init__(self, provider: Provider, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.provider = provider
        self._clock, self._lock = clock, Lock()
        self._metadata: tuple[float, Metadata] | None = None
        self._keys: tuple[float, list[Mapping[str, Any]]] | None = None

    def begin(self, *, back: str) -> Request:
        """Where to send somebody, and what to keep until they come back at address `back`."""
        verifier = secrets.token_urlsafe(48)
        state, nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        asked = {
            "response_type": "code",
            "client_id": self.provider.client_id,
            "redirect_uri": back,
            "scope": " ".join(self.provider.scopes),
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge(verifier),
            "code_challenge_method": "S256",
        }
        if self.provider.acr_values:
            asked["acr_values"] = " ".join(self.provider.acr_values)
        url = _with(self._about().authorization_endpoint, asked)
        return Request(url=url, state=state, nonce=nonce, verifier=verifier)

    def finish(self, *, code: str, nonce: str, verifier: str, back: str) -> Identity:
        """Who came back with this code; `nonce` and `verifier` are those of their request.

        Raises ProviderUnreachable or ProviderBroken, ProviderRefused for a code that was used,
        and NotThisPerson when the token is not to be trusted.
        """
        about = self._about()
        asked = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": verifier,
        }
        given = post_form(
            self.provider,
            about.token_endpoint,
            *self._known_by(asked, basic=about.basic_authentication),
        )
        token = given.get("id_token")
        if not isinstance(token, str):
            raise ProviderBroken
        claims = tokens.verify(token, self._key(token), self.provider, nonce=nonce)
        if self.provider.ask_userinfo:
            claims = self._with_userinfo(claims, str(given.get("access_token", "")))
        return Identity(self.provider.issuer, claims["sub"], claims)

    def end_session(self, *, back: str) -> str:
        """Where to send somebody who signed out here, to sign out there; empty when not offered.

        Without the token as a hint: then no copy of it need be kept while somebody works. The
        provider may ask whether they are sure.
        """
        if not (endpoint := self._about().end_session_endpoint):
            return ""
        words = {"client_id": self.provider.client_id, "post_logout_redirect_uri": back}
        return _with(endpoint, words)

    def _known_by(
        self, asked: dict[str, str], *, basic: bool
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Form and head with our secret, in the way that the provider takes (RFC 6749 §2.3.1)."""
        name, secret = self.provider.client_id, self.provider.secret
        if not basic:
            return {**asked, "client_id": name, "client_secret": secret}, {}
        pair = f"{quote(name, safe='')}:{quote(secret, safe='')}"
        return asked, {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}

    def _with_userinfo(self, claims: dict[str, Any], access_token: str) -> dict[str, Any]:
        """The claims with those of userinfo beside them; what the signed token says goes first."""
        head = {"Authorization": f"Bearer {access_token}"}
        more = get_json(self.provider, self._about().userinfo_endpoint, head)
        if more.get("sub") != claims["sub"]:
            raise NotThisPerson("userinfo")
        return {**more, **claims}

    def _about(self) -> Metadata:
        with self._lock:
            if self._metadata and self._clock() - self._metadata[0] < FRESH:
                return self._metadata[1]
            said = get_json(self.provider, self.provider.issuer.rstrip("/") + DISCOVERY)
            found = _metadata(said, self.provider)
            self._metadata = (self._clock(), found)
            return found

    def _key(self, token: str) -> Any:
        """The key of a token; asked again when the provider took a new one since."""
        found = tokens.key_for(token, self._known_keys(older_than=FRESH))
        found = found or tokens.key_for(token, self._known_keys(older_than=AGAIN))
        if found is None:
            raise NotThisPerson("key")
        return found

    def _known_keys(self, *, older_than: float) -> list[Mapping[str, Any]]:
        about = self._about()
        with self._lock:
            if self._keys is None or self._clock() - self._keys[0] >= older_than:
                said = get_json(self.provider, about.jwks_uri).get("keys")
                if not isinstance(said, list):
                    raise ProviderBroken
                keys: list[Mapping[str, Any]] = [key for key in said if isinstance(key, dict)]
                self._keys = (self._clock(), keys)
                return keys
            return self._keys[1]


def challenge(verifier: str) -> str:
    """The S256 challenge of a verifier (RFC 7636 §4.2)."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def _with(endpoint: str, words: Mapping[str, str]) -> str:
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(words)}"


def _metadata(said: Mapping[str, Any], provider: Provider) -> Metadata:
    """Read the metadata; raises ProviderBroken when it is of another issuer or points elsewhere."""
    if said.get("issuer") != provider.issuer:
        raise ProviderBroken
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    optional = ("userinfo_endpoint", "end_session_endpoint")
    urls = {name: str(said.get(name) or "") for name in (*names, *optional)}
    if not all(urls[name] for name in names) or (provider.ask_userinfo and not urls[optional[0]]):
        raise ProviderBroken
    if not all(provider.may_ask(url) for url in urls.values() if url):
        raise ProviderBroken
    ways = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return Metadata(
        **urls, basic_authentication=not isinstance(ways, list) or "client_secret_basic" in ways
    )
