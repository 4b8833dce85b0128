# SPDX-License-Identifier: EUPL-1.2
"""The fake on a port of this machine: who is sent there signs in at once."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from woonzeker.connections.oidc.client import DISCOVERY, challenge

#: seconds that closing may take
_CLOSES_WITHIN = 0.02
CLIENT_ID = "woonzeker"
SECRET = "geheim-van-het-nagespeelde-loket"  # noqa: S105  # nosec B105: of a provider that is not real


class Fault(StrEnum):
    """What can be asked to be wrong with the tokens that come."""

    NONCE = "nonce"
    AUDIENCE = "audience"
    SEVERAL = "several"  # for us and another, without saying to whom it was given
    ISSUER = "issuer"
    EXPIRED = "expired"
    UNSIGNED = "unsigned"
    SHARED = "shared"  # signed with the client's secret instead of a key
    OTHER_KEY = "other_key"
    NO_SUBJECT = "no_subject"
    KIND = "kind"  # a token that was meant for an API
    NO_TOKEN = "no_token"  # noqa: S105  # nosec B105: the name of a fault
    METADATA = "metadata"  # keys at another host


@dataclass(frozen=True, slots=True)
class _Given:
    """A code that was handed out: for which request, to whom."""

    nonce: str
    challenge: str
    back: str
    claims: Mapping[str, Any]


class FakeProvider:
    """Serves from `with FakeProvider() as provider` on; `provider.issuer` is its name.

    `signs_in` is who sits at the keyboard. Without PKCE a request is refused.
    """

    def __init__(self, *, offers_sign_out: bool = True) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.kid = secrets.token_hex(4)
        self.claims: dict[str, Any] = {"sub": "1"}
        self.fault: Fault | None = None
        self.userinfo: dict[str, Any] = {}
        self.offers_sign_out = offers_sign_out
        self._codes: dict[str, _Given] = {}
        #: what was asked, by path
        self.asked: list[tuple[str, dict[str, str]]] = []
        self._server = _Server(self)
        self._thread = Thread(
            target=self._server.serve_forever, args=(_CLOSES_WITHIN,), name="fake-oidc", daemon=True
        )

    @property
    def issuer(self) -> str:
        """The address that is also the name of the provider."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/gemeente"

    def __enter__(self) -> FakeProvider:
        self._thread.start()
        return self

    def __exit__(self, *why: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def signs_in(self, subject: str, **claims: Any) -> None:
        """From now on this person sits at the keyboard, with these claims."""
        self.claims = {"sub": subject, **claims}

    def takes_new_key(self) -> None:
        """Sign with another key from now on, under another name."""
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.kid = secrets.token_hex(4)

    def metadata(self) -> dict[str, Any]:
        """What the provider says of itself."""
        keys = "https://elders.example" if self.fault is Fault.METADATA else self.issuer
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{keys}/keys",
            "code_challenge_methods_supported": ["S256"],
        }
        return said | (
            {"end_session_endpoint": f"{self.issuer}/end"} if self.offers_sign_out else {}
        )

    def page(self, path: str) -> dict[str, Any] | None:
        """What can be read at a path; None where there is nothing."""
        if path == DISCOVERY:
            return self.metadata()
        return {"/keys": self.keys(), "/userinfo": self.userinfo}.get(path)

    def keys(self) -> dict[str, Any]:
        """The public key, as a JWK set."""
        key = jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {"keys": [{**key, "kid": self.kid, "use": "sig", "alg": "RS256"}]}

    def authorize(self, asked: Mapping[str, str]) -> str:
        """Where the person is sent back to: with a code, or with a refusal."""
        words = {"state": asked.get("state", "")}
        if asked.get("client_id") != CLIENT_ID or asked.get("code_challenge_method") != "S256":
            words["error"] = "invalid_request"
            return f"{asked.get('redirect_uri', '')}?{urlencode(words)}"
        code = secrets.token_urlsafe(16)
        self._codes[code] = _Given(
            asked.get("nonce", ""), asked["code_challenge"], asked["redirect_uri"], self.claims
        )
        return f"{asked['redirect_uri']}?{urlencode({'code': code, **words})}"

    def token(self, form: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        """Trade a code for tokens, once, to whoever knows its verifier."""
        given = self._codes.pop(form.get("code", ""), None)
        verifier = form.get("code_verifier", "")
        if given is None or not verifier or challenge(verifier) != given.challenge:
            return 400, {"error": "invalid_grant"}
        if form.get("redirect_uri") != given.back:
            return 400, {"error": "invalid_grant"}
        said = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer"}
        return 200, said if self.fault is Fault.NO_TOKEN else said | {"id_token": self._sign(given)}

    def _sign(self, given: _Given) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {
            **given.claims, "iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300,
            "nonce": given.nonce,
        }  # fmt: skip
        wrong: dict[Fault, dict[str, Any]] = {
            Fault.NONCE: {"nonce": "een-andere"},
            Fault.AUDIENCE: {"aud": "iemand-anders"},
            Fault.SEVERAL: {"aud": [CLIENT_ID, "iemand-anders"]},
            Fault.ISSUER: {"iss": "https://elders.example"},
            Fault.EXPIRED: {"iat": now - 900, "exp": now - 600},
            Fault.NO_SUBJECT: {"sub": ""},
        }
        claims |= wrong.get(self.fault, {}) if self.fault else {}
        head = {"kid": self.kid} | ({"typ": "at+jwt"} if self.fault is Fault.KIND else {})
        if self.fault is Fault.UNSIGNED:
            return jwt.encode(claims, "", algorithm="none", headers=head)
        if self.fault is Fault.SHARED:
            return jwt.encode(claims, SECRET, algorithm="HS256", headers=head)
        other = self.fault is Fault.OTHER_KEY
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048) if other else self._key
        return jwt.encode(claims, key, algorithm="RS256", headers=head)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, fake: FakeProvider) -> None:
        self.fake = fake
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    timeout = 30
    server: _Server

    def do_GET(self) -> None:
        fake, parts = self.server.fake, urlsplit(self.path)
        path, words = parts.path.removeprefix("/gemeente"), _flat(parts.query)
        fake.asked.append((path, words))
        if path == "/authorize":
            self._go(fake.authorize(words))
        elif path == "/end":
            self._go(words.get("post_logout_redirect_uri", "/"))
        else:
            found = fake.page(path)
            self._write(404 if found is None else 200, found or {})

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        form = _flat(content.decode())
        self.server.fake.asked.append(("/token", form))
        self._write(*self.server.fake.token(form))

    def _go(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _write(self, status: int, said: Mapping[str, Any]) -> None:
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *words: Any) -> None:
        """Say nothing."""


def _flat(text: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(text).items()}
