# SPDX-License-Identifier: EUPL-1.2
"""Which landlords are not in sight yet, and what a letter to them is filled with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, holds, sees
from woonzeker.intake.models import ArrearsSignal
from woonzeker.law.calendar import add_months
from woonzeker.monitoring.rules.coverage import OfArea, OfKind, by_area
from woonzeker.monitoring.selectors.landlords import lets
from woonzeker.organisations.models import PolicyKind, RentalCount, RentalKind, Sector
from woonzeker.organisations.selectors import (
    contracts_on,
    decided,
    municipality,
    rentals_on,
)

BASIS = "Wgs art. 3 lid 1 onder b"
MAY_SEE_COVERAGE = sees(DataClass.FIGURES, least=Sight.COUNT).by(
    Role.INTAKE_COORDINATOR, Role.MANAGER
)
#: months that signals are counted of
MONTHS = 12


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of landlord, in words."""

    name: str
    counted: OfKind
    expected: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of homes that are let, against who reports."""

    kinds: tuple[KindRow, ...]
    areas: tuple[OfArea, ...]
    #: the oldest count that is used, None when nothing was counted
    counted_on: date | None
    sources: tuple[str, ...]
    per_thousand: int


@look("monitoring.coverage", may_if=MAY_SEE_COVERAGE, basis=BASIS)
def coverage(*, actor: Actor) -> Coverage:
    """See an estimate of homes whose landlord does not report yet."""
    today = clock.today()
    rentals = rentals_on(actor, on=today)
    policy = decided(actor.municipality, PolicyKind.PARTNERS)
    expected = int(policy["expected_per_thousand"])
    kinds = _kinds(actor, rentals, today)
    return Coverage(
        kinds=tuple(
            KindRow(str(RentalKind(each.kind).label), each, each.expected(expected, MONTHS))
            for each in kinds
        ),
        areas=by_area(
            _homes_by_area(rentals), _signals_by_area(today), small_below=int(policy["small_below"])
        ),
        counted_on=min((each.counted_on for each in rentals), default=None),
        sources=tuple(sorted({each.source for each in rentals if each.source})),
        per_thousand=expected,
    )


@look("monitoring.invitation_words", may_if=holds(Role.INTAKE_COORDINATOR), basis=BASIS)
def invitation_words(*, actor: Actor) -> dict[str, str]:
    """What stands in every invitation: who writes, and how to reach them."""
    policy = decided(actor.municipality, PolicyKind.LETTERS)
    return {
        "gemeente": municipality(actor.municipality).name,
        "afzender": str(policy["sender"]),
        "afzenderadres": str(policy["address"]),
        "telefoon": str(policy["phone"]),
        "openingstijden": str(policy["opening_hours"]),
        "website": str(policy["website"]),
    }


def _kinds(actor: Actor, rentals: list[RentalCount], today: date) -> list[OfKind]:
    homes: Counter[str] = Counter()
    for kind in RentalKind.values:
        of_kind = [each for each in rentals if each.kind == kind]
        whole = [each.number for each in of_kind if not each.area]
        homes[kind] = sum(whole) or sum(each.number for each in of_kind)
    letting = lets(actor)
    contracts: Counter[str] = Counter()
    for partner, number in contracts_on(actor, on=today).items():
        if partner in letting:
            contracts[letting[partner]] += number
    signals: Counter[str] = Counter()
    for partner, number in _signals_by_partner(today).items():
        signals[letting.get(partner, RentalKind.CORPORATION)] += number
    return [OfKind(k, homes[k], contracts[k], signals[k]) for k in RentalKind.values]


def _homes_by_area(rentals: list[RentalCount]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for each in rentals:
        if each.area:
            found[each.area] += each.number
    return dict(found)


def _signals_by_area(today: date) -> dict[str, int]:
    found: Counter[str] = Counter()
    rows = _signals(today).exclude(postcode="").values_list("postcode")
    for postcode, number in rows.annotate(number=Count("id")):
        found[postcode[:4]] += number
    return dict(found)


def _signals_by_partner(today: date) -> dict[UUID, int]:
    return dict(_signals(today).values_list("partner").annotate(number=Count("id")))


def _signals(today: date) -> QuerySet[ArrearsSignal]:
    since = add_months(today.replace(day=1), -MONTHS)
    return ArrearsSignal.objects.filter(sector=Sector.HUUR, signalled_on__gte=since)
