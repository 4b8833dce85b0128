# SPDX-License-Identifier: EUPL-1.2
"""Where what happens now comes from: by which channel, from which address, in which trace.

Set once for each request by the middleware; a job or command has no address. The trace follows
W3C Trace Context, so that a partner's system and ours can tell what belongs together.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Literal

from django.conf import settings
from django.http import HttpRequest

Channel = Literal["web", "api", "job", "command"]
#: under this address systems speak to us, elsewhere people
_API = "/api/"
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}")
_HEX = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where work comes from. `caller` is the operation of another system that asked for it."""

    channel: Channel
    address: str = ""
    trace: uuid.UUID | None = None
    caller: int | None = None


_origin: ContextVar[Origin | None] = ContextVar("woonzeker_origin", default=None)
_process: list[Origin] = [Origin("command")]


def current() -> Origin:
    """The origin of what runs now; a process that serves no request is a command or a worker."""
    return _origin.get() or _process[0]


def works_jobs() -> None:
    """Say of this process that what it does are jobs."""
    _process[0] = Origin("job")


@contextmanager
def coming_from(origin: Origin) -> Iterator[None]:
    """Let what happens inside come from there."""
    token = _origin.set(origin)
    try:
        yield
    finally:
        _origin.reset(token)


def of_request(request: HttpRequest, number: str) -> Origin:
    """The origin of a request with this id; its trace is the caller's, or made of that id."""
    trace, caller = read_traceparent(request.headers.get("traceparent", ""))
    if trace is None and _HEX.fullmatch(number):
        trace = uuid.UUID(number)
    return Origin(
        channel="api" if request.path.startswith(_API) else "web",
        address=_address(request),
        trace=trace or uuid.uuid4(),
        caller=caller,
    )


def read_traceparent(text: str) -> tuple[uuid.UUID | None, int | None]:
    """Trace and operation of the caller; (None, None) when it says nothing that is valid."""
    found = _TRACEPARENT.fullmatch(text.strip())
    if found is None or text.startswith("ff") or not (int(found[1], 16) and int(found[2], 16)):
        return None, None
    return uuid.UUID(found[1]), signed(int(found[2], 16))


def traceparent(trace: uuid.UUID, operation: int) -> str:
    """What we say ourselves to a system that we ask something (W3C Trace Context, version 00)."""
    return f"00-{trace.hex}-{hexadecimal(operation)}-01"


def signed(number: int) -> int:
    """Eight bytes as the database keeps them."""
    return number - (1 << 64) if number >= 1 << 63 else number


def hexadecimal(operation: int) -> str:
    """Eight bytes as the standards write them: sixteen hexadecimal digits."""
    return f"{operation & 0xFFFFFFFFFFFFFFFF:016x}"


def visitor_of(request: HttpRequest) -> IPv4Address | IPv6Address | None:
    """The whole address that a request comes from; None when it is none.

    Behind a proxy what our own proxy says in X-Real-IP, and only when it is that proxy who speaks.
    When it says nothing that is an address, the proxy itself counts: then all the world is one,
    which slows guessing down instead of letting it through.
    """
    peer = _read_address(request.META.get("REMOTE_ADDR", ""))
    if peer is None or not settings.SECURE_PROXY_SSL_HEADER:
        return peer
    if not any(peer in network for network in settings.WOONZEKER_PROXIES):
        return peer
    return _read_address(request.META.get("HTTP_X_REAL_IP", "")) or peer


def comes_through_proxy(request: HttpRequest) -> bool:
    """Whether our own proxy speaks: only then are the headers that it sets its words."""
    peer = _read_address(request.META.get("REMOTE_ADDR", ""))
    if peer is None or not settings.SECURE_PROXY_SSL_HEADER:
        return False
    return any(peer in network for network in settings.WOONZEKER_PROXIES)


def _read_address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _address(request: HttpRequest) -> str:
    """The whole address, as our own proxy says it; '' when it is none."""
    return str(visitor_of(request) or "")
