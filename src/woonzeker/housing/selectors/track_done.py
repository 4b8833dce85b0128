# SPDX-License-Identifier: EUPL-1.2
"""What of a lost home is done already, for the lines of what comes on a court track."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.housing.models import StoredGoods, WhereReading
from woonzeker.housing.rules.ethos import Whereabouts
from woonzeker.housing.selectors.notes import counting
from woonzeker.housing.selectors.roof_facts import why_not_rehoused
from woonzeker.housing.selectors.sleeping import stay_on
from woonzeker.legal.rules.track import Standing, Where

#: where nobody sleeps after a home was left, or nobody knows
_SAYS_NOTHING = frozenset({Whereabouts.UNKNOWN.value, Whereabouts.EVICTION_NEAR.value})


def done_after(case: UUID, _track: UUID, found: Standing) -> set[str]:
    """Whether there is a roof, where they sleep is known, and their goods are settled.

    A building block: who follows the track is told.
    """
    left_on = found.eviction_on if found.where is Where.EVICTION_PASSED else found.lost_on
    if left_on is None or (found.lost is None and found.where is not Where.EVICTION_PASSED):
        return set()
    said = {
        "home": _has_roof(case),
        "where_to": _is_known(case, left_on),
        "goods": _goods_settled(case, left_on),
    }
    return {code for code, done in said.items() if done}


def _has_roof(case: UUID) -> bool:
    """A home that fits, or a place that fits tonight."""
    today = clock.today()
    stay = stay_on(case, on=today)
    return (stay is not None and stay.fits and stay.covers(today)) or not why_not_rehoused(case)


def _is_known(case: UUID, since: date) -> bool:
    said = counting(WhereReading, [case]).filter(on__gte=since).last()
    return said is not None and said.where not in _SAYS_NOTHING


def _goods_settled(case: UUID, since: date) -> bool:
    """Everything that was stored on the day or later went back, or ended in another way."""
    stored = StoredGoods.objects.filter(case=case, taken_on__gte=since, withdrawn_at=None)
    ends = list(stored.values_list("closed_on", flat=True))
    return bool(ends) and all(ends)
