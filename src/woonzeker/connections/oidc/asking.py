# SPDX-License-Identifier: EUPL-1.2
"""Asking a provider: JSON from its own hosts, of a size and within a time, never redirected."""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from woonzeker.connections.oidc.errors import (
    ProviderBroken,
    ProviderRefused,
    ProviderUnreachable,
)
from woonzeker.connections.oidc.shapes import Provider

SECONDS = 5.0
LARGEST = 256 * 1024


def get_json(provider: Provider, url: str, head: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What stands at an address of the provider; raises ProviderUnreachable or ProviderBroken."""
    return _ask(provider, "GET", url, None, dict(head or {}))


def post_form(
    provider: Provider, url: str, form: Mapping[str, str], head: Mapping[str, str]
) -> dict[str, Any]:
    """The answer to a form; raises ProviderRefused when the provider does not take it."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return _ask(provider, "POST", url, urlencode(form).encode(), {**kind, **head})


def _ask(
    provider: Provider, method: str, url: str, body: bytes | None, head: dict[str, str]
) -> dict[str, Any]:
    if not provider.may_ask(url):
        raise ProviderBroken
    parts = urlsplit(url)
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    connection = _connection(parts.scheme, parts.hostname or "", parts.port)
    try:
        connection.request(method, path, body, {"Accept": "application/json", **head})
        answer = connection.getresponse()
        status, content = answer.status, answer.read(LARGEST + 1)
    except (OSError, HTTPException):
        # from None: a cause may hold what was being sent
        raise ProviderUnreachable from None
    finally:
        connection.close()
    return _read(status, content)


def _connection(scheme: str, host: str, port: int | None) -> HTTPConnection:
    if scheme == "https":
        trust = ssl.create_default_context()
        return HTTPSConnection(host, port, timeout=SECONDS, context=trust)
    return HTTPConnection(host, port, timeout=SECONDS)


def _read(status: int, content: bytes) -> dict[str, Any]:
    if status >= 500:
        raise ProviderUnreachable
    if 400 <= status < 500:
        raise ProviderRefused
    if status != 200 or len(content) > LARGEST:
        raise ProviderBroken
    try:
        said = json.loads(content)
    except ValueError:
        raise ProviderBroken from None
    if not isinstance(said, dict):
        raise ProviderBroken
    return said
