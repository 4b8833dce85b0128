# SPDX-License-Identifier: EUPL-1.2
"""Counting wrong tries, and making who guesses wait. Nobody is locked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from woonzeker.access import clock
from woonzeker.accounts.errors import TooSoon
from woonzeker.accounts.models import Try
from woonzeker.accounts.rules.tries import Limit, wait_until
from woonzeker.accounts.services.sealed import digest

#: longer than any limit counts
KEEP = timedelta(hours=25)


@dataclass(frozen=True, slots=True)
class Counted:
    """What tries are counted by: a kind, the words of it (never kept) and its limit."""

    kind: str
    words: str
    limit: Limit

    @property
    def key(self) -> str:
        """The digest that is kept."""
        return digest(f"try-{self.kind}", self.words.casefold())


def attempt(counted: Sequence[Counted]) -> list[int]:
    """Note a try before it is looked at; gives its numbers, for `forgive` when it was right.

    Noted first, so that many at the same moment do not slip past the limit. Raises TooSoon while
    somebody has to wait; such a try is not noted.
    """
    now = clock.real()
    with transaction.atomic():
        _one_at_a_time(sorted(each.key for each in counted))
        earlier = _earlier(counted, now)
        waits = [
            until
            for each in counted
            if (until := wait_until(earlier[each.key], limit=each.limit, now=now))
        ]
        if waits:
            raise TooSoon(max(waits))
        noted = Try.objects.bulk_create([Try(key_hash=each.key, at=now) for each in counted])
    return [each.pk for each in noted]


def note(counted: Sequence[Counted]) -> list[int]:
    """Note a try that is looked at whatever came before it; gives its numbers, for `forgive`."""
    now = clock.real()
    noted = Try.objects.bulk_create([Try(key_hash=each.key, at=now) for each in counted])
    return [each.pk for each in noted]


def forgive(tries: Sequence[int]) -> None:
    """What was right is no wrong try."""
    Try.objects.filter(pk__in=tries).delete()


def tries_on(counted: Counted, *, since: datetime | None = None) -> int:
    """How many wrong tries count now, or were made from a moment on."""
    since = since or clock.real() - counted.limit.counts_for
    return Try.objects.filter(key_hash=counted.key, at__gte=since).count()


def _earlier(counted: Sequence[Counted], now: datetime) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = defaultdict(list)
    rows = Try.objects.filter(key_hash__in=[each.key for each in counted], at__gt=now - KEEP)
    for key, at in rows.values_list("key_hash", "at"):
        found[key].append(at)
    return found


def _one_at_a_time(keys: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
