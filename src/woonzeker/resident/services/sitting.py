# SPDX-License-Identifier: EUPL-1.2
"""The short session of a resident: a cookie and keys of its own, so that it is never a colleague's.

It stands in the table of sessions under a signature of its own: a key from here opens nothing
there, and the other way round. Ending it ends it here, not only in the browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.resident.rules import IDLE, is_open
from woonzeker.resident.selectors.codes import living_codes

#: a look is written down again after this long, not with every page
_TOUCH = timedelta(minutes=1)


class OwnSession(SessionStore):
    """A session that only this room can read."""

    key_salt = "woonzeker.resident.own_page"

    @classmethod
    def get_model_class(cls) -> type:
        """The table that Django keeps sessions in."""
        found: type = SessionStore.get_model_class()
        return found


@dataclass(frozen=True, slots=True)
class Opened:
    """An own page that is open: who looks, and with which code."""

    actor: Actor
    code: UUID


def begin(actor: Actor) -> str:
    """Begin a session under a new key, and give the key."""
    now = clock.real()
    session = OwnSession()
    session["code"], session["municipality"] = actor.id, actor.municipality
    session["began_at"] = session["seen_at"] = now.isoformat()
    session.set_expiry(int(IDLE.total_seconds()))
    session.create()
    return str(session.session_key)


def look_in(key: str) -> Opened | None:
    """Whose page is open under this key; None when none is, or not any more.

    The code is asked anew every time: one that ended closes the page with the next click.
    """
    session = OwnSession(key) if key else None
    if session is None or not session.get("code"):
        return None
    now = clock.real()
    began, seen = (datetime.fromisoformat(session[name]) for name in ("began_at", "seen_at"))
    code, municipality = str(session["code"]), str(session["municipality"])
    with tenant(municipality):
        alive = living_codes().filter(pk=code).exists()
    if not alive or not is_open(began, seen, now=now):
        session.flush()
        return None
    if now - seen >= _TOUCH:
        session["seen_at"] = now.isoformat()
        session.set_expiry(int(IDLE.total_seconds()))
        session.save()
    return Opened(Actor(kind="resident", id=code, municipality=municipality), UUID(code))


def end(key: str) -> None:
    """Close the page under this key."""
    if key:
        OwnSession(key).flush()
