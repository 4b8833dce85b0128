# SPDX-License-Identifier: EUPL-1.2
"""Whether an ID token is what it must be (OpenID Connect Core 1.0 §3.1.3.7), on the real clock.

Only signatures with a key of the provider count: no 'none', and no shared secret, which would let
whoever knows the client's secret be anybody.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from typing import Any

import jwt

from woonzeker.connections.oidc.errors import NotThisPerson
from woonzeker.connections.oidc.shapes import Provider

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
#: seconds that the clocks of the provider and this machine may differ
LEEWAY = 60
NEEDED = ("iss", "sub", "aud", "exp", "iat")

_WHY: dict[type[jwt.PyJWTError], str] = {
    jwt.ExpiredSignatureError: "expiry",
    jwt.InvalidIssuerError: "issuer",
    jwt.InvalidAudienceError: "audience",
    jwt.InvalidIssuedAtError: "issued",
    jwt.ImmatureSignatureError: "issued",
    jwt.MissingRequiredClaimError: "claims",
    jwt.InvalidSignatureError: "signature",
}


def key_for(token: str, keys: Iterable[Mapping[str, Any]]) -> jwt.PyJWK | None:
    """The key that signed a token: the one it names, or the only one that fits if it names none.

    Raises NotThisPerson for a token that cannot be read or names an algorithm that is not allowed.
    """
    try:
        head = jwt.get_unverified_header(token)
    except jwt.PyJWTError:
        raise NotThisPerson("form") from None
    if head.get("alg") not in ALGORITHMS:
        raise NotThisPerson("algorithm")
    if str(head.get("typ", "JWT")).upper() != "JWT":
        raise NotThisPerson("kind")  # a token for an API or for signing out says so
    fitting = [key for key in keys if _fits(key, head)]
    if len(fitting) != 1:
        return None
    try:
        return jwt.PyJWK(dict(fitting[0]), algorithm=str(head["alg"]))
    except jwt.PyJWTError:
        return None


def _fits(key: Mapping[str, Any], head: Mapping[str, Any]) -> bool:
    kinds = {"R": "RSA", "P": "RSA", "E": "EC"}
    return (
        key.get("kty") == kinds[head["alg"][0]]
        and key.get("use", "sig") == "sig"
        and key.get("alg", head["alg"]) == head["alg"]
        and ("kid" not in head or key.get("kid") == head["kid"])
    )


def verify(token: str, key: jwt.PyJWK, provider: Provider, *, nonce: str) -> dict[str, Any]:
    """The claims of a token that is whole, of this provider, for us, for now and for this request.

    Raises NotThisPerson, which says what was wrong in one word.
    """
    try:
        claims: dict[str, Any] = jwt.decode(
            token, key, algorithms=[key.algorithm_name], audience=provider.client_id,
            issuer=provider.issuer, leeway=LEEWAY, options={"require": list(NEEDED)},
        )  # fmt: skip
    except jwt.PyJWTError as problem:
        why = next((word for kind, word in _WHY.items() if isinstance(problem, kind)), "form")
        raise NotThisPerson(why) from None
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise NotThisPerson("nonce")
    if not _is_for_us(claims, provider.client_id):
        raise NotThisPerson("audience")
    if not (isinstance(claims["sub"], str) and 0 < len(claims["sub"]) <= 200):
        raise NotThisPerson("subject")
    return claims


def _is_for_us(claims: Mapping[str, Any], client_id: str) -> bool:
    """A token for several parties must say that it was given to us (`azp`)."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if several and "azp" not in claims:
        return False
    return bool(claims.get("azp", client_id) == client_id)
