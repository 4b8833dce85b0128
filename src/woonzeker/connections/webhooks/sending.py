# SPDX-License-Identifier: EUPL-1.2
"""One POST over TLS to an address that was checked: no redirect, nothing inward, nothing read.

The name is looked up once; every address it turns out to be must lie outside, and the connection
goes to one of exactly those. A second look-up could give another answer than the one checked.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from woonzeker.errors import WoonzekerError

#: seconds in which somebody must answer
SECONDS = 10
_GOOD = range(200, 300)


class EventFailed(WoonzekerError):
    """De gebeurtenis kon niet worden afgeleverd."""


class AddressRefused(EventFailed):
    """Dit adres wordt niet gebeld."""


@dataclass(frozen=True, slots=True)
class Line:
    """What may be called: `is_public` says it of an address; `trust` and `ports` are for tests."""

    is_public: Callable[[str], bool]
    trust: ssl.SSLContext | None = None
    ports: frozenset[int] = field(default_factory=lambda: frozenset({443}))


class _Pinned(HTTPSConnection):
    """Calls the address that was checked, and asks for a certificate of the name."""

    def __init__(self, host: str, port: int, address: str, trust: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=SECONDS, context=trust)
        self._address, self._trust = address, trust

    def connect(self) -> None:
        """One connection to the one address."""
        plain = socket.create_connection((self._address, self.port), SECONDS)
        self.sock = self._trust.wrap_socket(plain, server_hostname=self.host)


def post(line: Line, url: str, content: bytes, headers: Mapping[str, str]) -> None:
    """Send an event. Raises AddressRefused for where nothing may go, else EventFailed."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    if parts.scheme != "https" or not host or port not in line.ports:
        raise AddressRefused
    address = _checked(line, host, port)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _Pinned(host, port, address, line.trust or ssl.create_default_context())
    try:
        connection.request("POST", path, content, dict(headers))
        status = connection.getresponse().status
    except (OSError, HTTPException):
        # from None: a cause may hold what was being sent
        raise EventFailed from None
    finally:
        connection.close()
    if status not in _GOOD:
        raise EventFailed


def _checked(line: Line, host: str, port: int) -> str:
    """An address of this name; raises AddressRefused when one of them lies inside."""
    if _is_literal(host):
        raise AddressRefused
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        raise EventFailed from None
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not all(line.is_public(each) for each in addresses):
        raise AddressRefused
    return addresses[0]


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
