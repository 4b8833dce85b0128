# SPDX-License-Identifier: EUPL-1.2
"""Who makes a web request; set once by the middleware, read by every view."""

from __future__ import annotations

import logging
import re
import uuid
from contextvars import ContextVar
from datetime import datetime, timedelta
from ipaddress import IPv6Address

from django.http import HttpRequest

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.origin import visitor_of
from woonzeker.errors import WoonzekerError

_request_id: ContextVar[str | None] = ContextVar("woonzeker_request_id", default=None)
_GIVEN = re.compile(r"[0-9a-f-]{16,64}")


#: how long a proof of who one is counts as fresh for the heaviest data (ASVS 5.0, 7.5.1 and 7.5.3)
PROOF_LASTS = timedelta(minutes=10)


class SignInNeeded(WoonzekerError):
    """Meld je eerst aan."""


class ProofNeeded(WoonzekerError):
    """Bewijs eerst opnieuw dat jij het bent."""


def set_actor(request: HttpRequest, actor: Actor) -> None:
    """Remember on the request who acts."""
    request.woonzeker_actor = actor  # type: ignore[attr-defined]


def actor_of(request: HttpRequest) -> Actor:
    """The actor of this request; raises SignInNeeded when nobody signed in."""
    actor = getattr(request, "woonzeker_actor", None)
    if not isinstance(actor, Actor):
        raise SignInNeeded
    return actor


def maybe_actor(request: HttpRequest) -> Actor | None:
    """The actor of this request, or None."""
    return getattr(request, "woonzeker_actor", None)


def set_proof(request: HttpRequest, proved_at: datetime) -> None:
    """Remember on the request when this person last proved who they are."""
    request.woonzeker_proved_at = proved_at  # type: ignore[attr-defined]


def fresh_proof(request: HttpRequest) -> None:
    """Ask for a password or code again when the last proof is older than ten minutes.

    For the heaviest data: put it first in a view, right after `actor_of(request)`. It raises
    ProofNeeded; the middleware then shows the page that asks, and goes on afterwards to where
    somebody was, with what they had filled in (but for files).
    """
    proved_at = getattr(request, "woonzeker_proved_at", None)
    if proved_at is None or clock.real() - proved_at > PROOF_LASTS:
        raise ProofNeeded


def address_of(request: HttpRequest) -> str:
    """The network address that a request comes from, for counting; '' when unknown.

    Of IPv6 the first 64 bits, because a home or phone has all the others to itself.
    """
    address = visitor_of(request)
    if isinstance(address, IPv6Address):
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address or "")


def begin_request(given: str = "") -> str:
    """Give this request an id for its log lines: the proxy's when it is hexadecimal, else new."""
    number = given if _GIVEN.fullmatch(given) else uuid.uuid4().hex
    _request_id.set(number)
    return number


def end_request() -> None:
    """Log lines after this belong to no request."""
    _request_id.set(None)


class RequestFilter(logging.Filter):
    """Adds the id of the request to each log line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every line."""
        record.request_id = _request_id.get()
        return True
