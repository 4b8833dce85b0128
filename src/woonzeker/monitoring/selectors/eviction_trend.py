# SPDX-License-Identifier: EUPL-1.2
"""Judgments and homes lost over the years, as the monitor of the corporations draws it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.legal.models import TrackEvent
from woonzeker.legal.rules.track import Occurrence
from woonzeker.monitoring.models import SieveRow
from woonzeker.monitoring.rules.evictions import DISSOLVES
from woonzeker.monitoring.rules.evictions_trend import YearLine, year_lines
from woonzeker.monitoring.rules.sieve import Where
from woonzeker.monitoring.rules.sieve_periods import FIRST_YEAR
from woonzeker.monitoring.selectors.evictions import lost_between
from woonzeker.monitoring.selectors.sieve import BASIS, MAY_SEE_SIEVE

#: years beside each other
_YEARS = 5


@look("monitoring.eviction_trend", may_if=MAY_SEE_SIEVE, basis=BASIS)
def eviction_trend(*, actor: Actor, year: int) -> tuple[YearLine, ...]:
    """See judgments and homes lost of some years up to this one, the newest first."""
    first = max(FIRST_YEAR, year - _YEARS + 1)
    return year_lines(
        lost_between(actor, first, year), _dissolved(actor, first, year), range(year, first - 1, -1)
    )


def _dissolved(actor: Actor, first: int, last: int) -> Counter[int]:
    """Judgments that end a tenancy, by year; of a case that was a mistake none."""
    mistakes = SieveRow.objects.filter(municipality=actor.municipality, place=Where.MISTAKE)
    days = TrackEvent.counting.filter(
        kind=Occurrence.JUDGED.value,
        judgment__in=[kind.value for kind in DISSOLVES],
        on__range=(date(first, 1, 1), date(last, 12, 31)),
    ).exclude(track__case__in=mistakes.values("case"))
    return Counter(day.year for day in days.values_list("on", flat=True))
