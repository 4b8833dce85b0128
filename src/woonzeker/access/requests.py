# SPDX-License-Identifier: EUPL-1.2
"""Who makes a web request; set once by the middleware, read by every view."""

from __future__ import annotations

import logging
import re
import uuid
from contextvars import ContextVar

from django.http import HttpRequest

from woonzeker.access.actors import Actor
from woonzeker.errors import WoonzekerError

_request_id: ContextVar[str | None] = ContextVar("woonzeker_request_id", default=None)
_GIVEN = re.compile(r"[0-9a-f-]{16,64}")


class SignInNeeded(WoonzekerError):
    """Meld je eerst aan."""


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
