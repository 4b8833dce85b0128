# SPDX-License-Identifier: EUPL-1.2
"""The sieve as a page shows it: counted in the database, from one row a household."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, Min

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.monitoring.models import SieveRow
from woonzeker.monitoring.rules.publishing import SMALL
from woonzeker.monitoring.rules.sieve import Where
from woonzeker.monitoring.rules.sieve_counts import Chosen, Place, Sieve, sieve_of
from woonzeker.monitoring.rules.sieve_row import DAYS_COLUMNS
from woonzeker.monitoring.selectors.sieve_kept import kept_rows, kept_stays
from woonzeker.monitoring.selectors.sieve_lists import MAY_OPEN
from woonzeker.monitoring.selectors.sieve_rows import chosen_rows
from woonzeker.process import Step

BASIS = "Wgs art. 2; AVG art. 89"
MAY_SEE_SIEVE = sees(DataClass.FIGURES, least=Sight.COUNT).by(
    Role.MANAGER,
    Role.TEAM_LEAD,
    Role.EVICTION_COORDINATOR,
    Role.STATISTICIAN,
    Role.PRIVACY_OFFICER,
)
_MIDDLE = ", ".join(
    f"percentile_disc(0.5) WITHIN GROUP (ORDER BY {column})" for column in DAYS_COLUMNS
)
#: of the rows that were chosen, and of what is kept of others
_MEDIANS = f"SELECT {_MIDDLE} FROM ({{rows}} {{kept}}) AS stays ({', '.join(DAYS_COLUMNS)})"  # noqa: S608 - our own words
#: stays of who was erased, one row each with its days in the column of its step
_IN_ITS_COLUMN = ", ".join(
    f"CASE WHEN kept.step = {step.value} THEN kept.days END" for step in Step
)
_KEPT_STAYS = (
    f"UNION ALL SELECT {_IN_ITS_COLUMN}"  # noqa: S608 - our own words
    " FROM unnest(%s::int[], %s::int[], %s::int[]) AS kept(step, days, number),"
    " generate_series(1, kept.number)"
)


@dataclass(frozen=True, slots=True)
class SievePage:
    """What is counted of some households. `few` when too few to show somebody who may open none
    of their cases: then there is nothing in it but that."""

    sieve: Sieve
    leaks: int
    #: half of the stays at a step that ended took at most so many days
    medians: Mapping[Step, int]
    few: bool = False


@look("monitoring.sieve", may_if=MAY_SEE_SIEVE, basis=BASIS)
def sieve(*, actor: Actor, chosen: Chosen) -> SievePage:
    """See how many households are where in the sieve, how they left, and how many sank unseen."""
    grid, leaks = _grid(actor, chosen)
    found = sieve_of(grid)
    if found.entered < SMALL and not MAY_OPEN.ever(actor):
        return SievePage(sieve_of({}), 0, {}, few=found.entered > 0)
    return SievePage(found, leaks, medians(actor, chosen))


@look("monitoring.first_of_sieve", may_if=MAY_SEE_SIEVE, basis=BASIS)
def first_entered(*, actor: Actor) -> date | None:
    """See on which day the first household entered; None when none ever did."""
    rows = SieveRow.objects.filter(municipality=actor.municipality)
    first: date | None = rows.aggregate(first=Min("entered_on"))["first"]
    return first


@look("monitoring.leaks_number", may_if=MAY_SEE_SIEVE, basis=BASIS)
def leaks_number(*, actor: Actor) -> int:
    """See how many households of all years sank a step while nobody spoke with them."""
    return SieveRow.objects.filter(municipality=actor.municipality, leaks=True).count()


def _grid(actor: Actor, chosen: Chosen) -> tuple[Counter[Place], int]:
    """Households by where they began, how far they came and where they are; how many leak."""
    grid: Counter[Place] = Counter()
    leaking = 0
    rows = chosen_rows(actor, chosen).values_list("began", "step", "place", "leaks")
    for began, step, place, leaks, number in rows.annotate(number=Count("pk")).order_by():
        grid[Place(Step(began), Step(step), Where(place))] += number
        leaking += number if leaks else 0
    for kept in kept_rows(chosen):
        grid[kept.place] += kept.number
    return grid, leaking


def medians(actor: Actor, chosen: Chosen) -> dict[Step, int]:
    """The lower median of the days of stays that ended; nothing of a step in which none did."""
    rows = chosen_rows(actor, chosen).exclude(place=Where.MISTAKE).order_by()
    words, values = rows.values_list(*DAYS_COLUMNS).query.sql_with_params()
    more, kept = "", kept_stays(chosen)
    if kept:
        more = _KEPT_STAYS
        steps, days = zip(*((step.value, days) for step, days in kept), strict=True)
        values = (*values, list(steps), list(days), list(kept.values()))
    with connection.cursor() as cursor:
        cursor.execute(_MEDIANS.format(rows=words, kept=more), values)
        found = cursor.fetchone()
    return {step: days for step, days in zip(Step, found, strict=True) if days is not None}
