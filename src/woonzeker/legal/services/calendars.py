# SPDX-License-Identifier: EUPL-1.2
"""The key with which a colleague's own calendar reads their hearings, and what it is given.

Who asks with a key is nobody: a telephone without a session. Whatever is wrong with a key gives
one answer; wrong tries are counted by network address before anything is looked at.
"""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.rules import Limit
from woonzeker.accounts.services import Counted, attempt, forgive, plain_digest
from woonzeker.errors import NotFound
from woonzeker.legal.models import CalendarKey
from woonzeker.legal.rules.hearing import calendar_of
from woonzeker.legal.selectors.hearing_calendar import (
    KEY_WORKS,
    MAY_KEEP_CALENDAR,
    hearing_calendar,
)
from woonzeker.legal.selectors.track_pages import track_policy
from woonzeker.organisations.models import Municipality
from woonzeker.organisations.selectors import works_in

BASIS = "AVG art. 6 lid 1 onder e"
#: wrong keys from one address; many calendars may stand behind one
ONE_ADDRESS = Limit(free=30, counts_for=timedelta(hours=1))
#: the municipality, and what nobody can guess
_KEY = re.compile(r"(\d{4})-[A-Za-z0-9_-]{43}")


@action("legal.calendar_key", may_if=MAY_KEEP_CALENDAR, basis=BASIS)
def calendar_key(*, actor: Actor) -> str:
    """Make a key for one's own calendar; it is shown now and never again, and ends an older one."""
    CalendarKey.objects.filter(user_id=actor.id).delete()
    token = f"{actor.municipality}-{secrets.token_urlsafe(32)}"
    CalendarKey.objects.create(
        user_id=actor.id,
        token_hash=plain_digest(token),
        made_at=clock.now(),
        ends_on=clock.today() + KEY_WORKS,
    )
    return token


@action("legal.end_calendar_key", may_if=MAY_KEEP_CALENDAR, basis=BASIS)
def end_calendar_key(*, actor: Actor) -> None:
    """Let one's own calendar read no more; at once. Raises NotFound when it did not."""
    if not CalendarKey.objects.filter(user_id=actor.id).delete()[0]:
        raise NotFound


def calendar_file(*, token: str, address: str, site: str) -> str:
    """The hearings behind a key, in the format of calendars; `site` is where this system stands.

    Raises NotFound for every key that is not ours or works no more, TooSoon after too many.
    """
    noted = attempt([Counted("calendar", address, ONE_ADDRESS)])
    municipality = _municipality(token)
    if municipality is None:
        raise NotFound
    with tenant(municipality):
        key = CalendarKey.objects.filter(token_hash=plain_digest(token)).first()
        if key is None or key.ends_on < clock.today() or not works_in(key.user_id, municipality):
            raise NotFound
        forgive(noted)
        entries = hearing_calendar(actor=system(municipality, "calendar"), user=key.user_id)
        if key.used_on != clock.today():
            key.used_on = clock.today()
            key.save(update_fields=["used_on"])
        minutes = track_policy(municipality).hearing_minutes
        return calendar_of(entries, stamped_at=clock.now(), minutes=minutes, address=site)


def _municipality(token: str) -> str | None:
    """The municipality that a key names, when it is one and works here."""
    found = _KEY.fullmatch(token)
    code = found.group(1) if found else ""
    return code if code and Municipality.objects.filter(code=code).exists() else None
