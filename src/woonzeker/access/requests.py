# SPDX-License-Identifier: EUPL-1.2
"""Who makes a web request; set once by the middleware, read by every view."""

from __future__ import annotations

from django.http import HttpRequest

from woonzeker.access.actors import Actor
from woonzeker.errors import WoonzekerError


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
