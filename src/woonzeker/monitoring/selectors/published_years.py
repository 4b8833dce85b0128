# SPDX-License-Identifier: EUPL-1.2
"""What of a year may leave, and what left: the same tables for everybody, made once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.accounts.selectors import names_of
from woonzeker.monitoring.models import Account, PublishedYear
from woonzeker.monitoring.rules.evictions import LANDLORDS
from woonzeker.monitoring.rules.evictions_outside import judged_outside, lost_outside
from woonzeker.monitoring.rules.published_year import (
    ENOUGH_STAYS,
    NONE,
    account_of,
    account_of_sieve,
)
from woonzeker.monitoring.rules.sieve import Where
from woonzeker.monitoring.rules.sieve_asked import LANES, first_lane
from woonzeker.monitoring.rules.sieve_counts import Chosen
from woonzeker.monitoring.rules.sieve_outside import COLUMNS, TABLES, Divided, leaving
from woonzeker.monitoring.rules.sieve_periods import FIRST_YEAR
from woonzeker.monitoring.rules.sieve_row import DAYS_COLUMNS
from woonzeker.monitoring.selectors.evictions import judged, lost
from woonzeker.monitoring.selectors.sieve import BASIS, MAY_SEE_SIEVE, medians
from woonzeker.monitoring.selectors.sieve_kept import KeptRow, kept_rows
from woonzeker.monitoring.selectors.sieve_rows import chosen_rows
from woonzeker.organisations.models import Sector
from woonzeker.process import Step

_COLUMNS_OF: Mapping[str, tuple[str, ...]] = {
    **{code: tuple(map(str, columns)) for code, columns in COLUMNS.items()},
    "sector": (*Sector.values, NONE),
    "landlord": tuple(kind or NONE for kind in LANDLORDS),
    "lane": tuple(LANES),
}
_FACTS = ("step", "place", "children", "repeat", "sector", "landlord", "lanes")


@dataclass(frozen=True, slots=True)
class YearAccount:
    """What is told of a year, by what it is about. `made_at` is None for what was not published:
    then it is what would leave if somebody published it now."""

    year: int
    accounts: Mapping[str, Mapping[str, Any]]
    made_at: datetime | None = None
    made_by: str = ""


def is_over(year: int, today: date) -> bool:
    """Whether a year is over, so that it can be told of once and for all."""
    return FIRST_YEAR <= year < today.year


@look("monitoring.year_account", may_if=MAY_SEE_SIEVE, basis=BASIS)
def year_account(*, actor: Actor, year: int) -> YearAccount | None:
    """See what left of a year, or would leave of one that is over; None while it runs."""
    kept = list(PublishedYear.objects.filter(year=year))
    if kept:
        names = names_of({kept[0].made_by})
        found = {row.what: row.tables for row in kept}
        return YearAccount(year, found, kept[0].made_at, names.get(kept[0].made_by, ""))
    if not is_over(year, clock.today()):
        return None
    return YearAccount(year, accounts_of(actor, year))


@look("monitoring.published_years", may_if=MAY_SEE_SIEVE, basis=BASIS)
def published_years(*, actor: Actor) -> tuple[int, ...]:
    """See of which years something left, the newest first."""
    years = PublishedYear.objects.filter(what=Account.SIEVE).order_by("-year")
    return tuple(years.values_list("year", flat=True))


def accounts_of(actor: Actor, year: int) -> dict[str, dict[str, Any]]:
    """What would leave of a year, made from what is known now."""
    chosen = Chosen(date(year, 1, 1), date(year, 12, 31))
    sectors = {code: str(label) for code, label in Sector.choices}
    found = leaving(_divided(actor, chosen))
    return {
        Account.SIEVE.value: account_of_sieve(found, sectors, _enough(actor, chosen)),
        Account.LOST.value: account_of(lost_outside(lost(actor, year), year=year)),
        Account.JUDGED.value: account_of(judged_outside(judged(actor, year), year=year)),
    }


def _divided(actor: Actor, chosen: Chosen) -> list[Divided]:
    """Households by furthest step and each other thing; a mistake counts nowhere."""
    counts: dict[str, Counter[tuple[Step, str]]] = {code: Counter() for code in TABLES}
    for facts, number in _households(actor, chosen):
        for code, column in facts.items():
            if code != "step":
                counts[code][Step(int(facts["step"])), column] += number
    return [Divided(code, TABLES[code], _COLUMNS_OF[code], counts[code]) for code in TABLES]


def _households(actor: Actor, chosen: Chosen) -> Iterable[tuple[dict[str, str], int]]:
    """What divides a household → how many there are like it."""
    rows = chosen_rows(actor, chosen).exclude(place=Where.MISTAKE).order_by()
    for *facts, number in rows.values_list(*_FACTS).annotate(number=Count("pk")):
        step, place, children, repeat, sector, landlord, lanes = facts
        yield _facts(step, place, children, repeat, sector, landlord, first_lane(lanes)), number
    for kept in kept_rows(chosen):
        yield _of_kept(kept), kept.number


def _of_kept(kept: KeptRow) -> dict[str, str]:
    """Of whom was erased the lane is not kept: it counts as one of arrears."""
    place = kept.place
    return _facts(
        place.furthest.value, place.where.value, kept.children.value, kept.repeat, kept.sector,
        kept.landlord, first_lane(()),
    )  # fmt: skip


def _facts(
    step: int, place: str, children: str, repeat: bool, sector: str, landlord: str, lane: str
) -> dict[str, str]:
    return {
        "step": str(step),
        "where": place,
        "children": children,
        "repeat": "again" if repeat else "first",
        "sector": sector or NONE,
        "landlord": landlord or NONE,
        "lane": lane,
    }


def _enough(actor: Actor, chosen: Chosen) -> dict[Step, int]:
    """The medians of steps at which many stays ended."""
    rows = chosen_rows(actor, chosen).exclude(place=Where.MISTAKE)
    ended = rows.aggregate(**{column: Count(column) for column in DAYS_COLUMNS})
    numbers = dict(zip(Step, (ended[column] for column in DAYS_COLUMNS), strict=True))
    found = medians(actor, chosen)
    return {step: days for step, days in found.items() if numbers[step] >= ENOUGH_STAYS}
