# SPDX-License-Identifier: EUPL-1.2
"""What is known for a new home of one case, as the rules take it. Building blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import CaseMove
from woonzeker.housing.models import (
    ContractWanted,
    HomeFound,
    PartStanding,
    RegisteredAt,
    UrgencyStep,
    WhereReading,
)
from woonzeker.housing.rules.contracts import ContractKind, Home, Wanted, not_rehoused
from woonzeker.housing.rules.ethos import SLEEPS_AT, Position, Reading, Whereabouts, positions
from woonzeker.housing.rules.registration import AddressKind, Registered, registered_there
from woonzeker.housing.rules.rehousing import File, Part, Standing
from woonzeker.housing.rules.roof import RoofPolicy, roof_policy_from
from woonzeker.housing.rules.roof_lists import RoofLists, roof_lists_from
from woonzeker.housing.rules.urgency import Category, Urgency, UrgencyState
from woonzeker.housing.selectors.notes import counting, newest
from woonzeker.housing.selectors.sleeping import stays_of
from woonzeker.legal.selectors import standings_of_cases
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

#: the move that says that a home was left all the same
HOME_LOST = "home_lost"


def roof_policy() -> RoofPolicy:
    """The numbers of this municipality today."""
    return roof_policy_from(decided(current_municipality(), PolicyKind.HOUSING))


def roof_lists() -> RoofLists:
    """The lists of this municipality today."""
    return roof_lists_from(decided(current_municipality(), PolicyKind.HOUSING))


def home_of(case: UUID) -> Home | None:
    """Where a household lives since it was found; None when nobody noted a home."""
    row = newest(HomeFound, case)
    if row is None:
        return None
    there = registered_there(registered_of(case), row.on, ticked=row.registered)
    return Home(ContractKind(row.kind), row.on, row.until_on, row.fits, there, row.told_by)


def why_not_rehoused(case: UUID) -> tuple[str, ...]:
    """Why a household is not suitably rehoused today, in Dutch; empty when it is."""
    return not_rehoused(home_of(case), roof_policy(), on=clock.today())


def urgency_of(case: UUID) -> Urgency | None:
    """How the request for urgency stands; None when there is none."""
    row = newest(UrgencyStep, case)
    if row is None:
        return None
    return Urgency(Category(row.category), UrgencyState(row.state), row.on, row.until_on)


def wanted_of(case: UUID) -> tuple[Wanted | None, bool]:
    """The contract that is looked for, and whether that needs urgency (unknown is yes)."""
    row = newest(ContractWanted, case)
    if row is None:
        return None, True
    return Wanted(ContractKind(row.kind), row.why_not_own, row.own_by_on), row.urgency_needed


def registered_of(case: UUID) -> tuple[Registered, ...]:
    """The stretches of days on which somebody noted a registration."""
    rows = counting(RegisteredAt, [case])
    return tuple(Registered(AddressKind(row.kind), row.on, row.until_on) for row in rows)


def file_of(case: UUID) -> File:
    """All that is known for a new home."""
    wanted, urgency_needed = wanted_of(case)
    rows = counting(PartStanding, [case])
    return File(
        wanted,
        urgency_of(case),
        urgency_needed,
        registered_of(case),
        lost_days([case]).get(case),
        {Part(row.part): Standing(row.standing) for row in rows},
    )


def lost_days(cases: Iterable[UUID]) -> dict[UUID, date]:
    """On which day a home was left, of the cases in which it was: the last time it happened.

    As a court track tells it; otherwise the day on which somebody noted it.
    """
    wanted = list(cases)
    moves = CaseMove.counting.filter(case__in=wanted, code=HOME_LOST).order_by("sequence")
    found = dict(moves.values_list("case_id", "moved_on"))
    for case, tracks in standings_of_cases(wanted).items():
        days = [each.lost_on for each in tracks]
        if told := [day for day in days if day is not None]:
            found[case] = max(told)
    return found


def readings_of(cases: Iterable[UUID]) -> dict[UUID, tuple[Reading, ...]]:
    """Where the people of each case were, as far as somebody said so; who said it is left out."""
    found: dict[UUID, tuple[Reading, ...]] = {}
    for row in counting(WhereReading, cases):
        reading = Reading(Whereabouts(row.where), row.on, "")
        found[row.case_id] = (*found.get(row.case_id, ()), reading)
    return found


@dataclass(frozen=True, slots=True)
class Aftercare:
    """The moments of one case around the day on which its home was left."""

    lost_on: date
    positions: tuple[Position, ...]


def aftercare_of(cases: Iterable[UUID]) -> dict[UUID, Aftercare]:
    """Where people were at every moment, of the cases that lost a home. For counts and a page."""
    lost = lost_days(cases)
    said, policy, today = readings_of(lost), roof_policy(), clock.today()
    slept = slept_on(lost)
    return {
        case: Aftercare(
            day, positions(day, (*said.get(case, ()), *slept.get(case, ())), policy, on=today)
        )
        for case, day in lost.items()
    }


def slept_on(lost: Mapping[UUID, date]) -> dict[UUID, tuple[Reading, ...]]:
    """Where a place was theirs on the day on which their home was left: who booked it knows.

    Only of that day. Later somebody asks, because a booking does not say how people are.
    """
    stays = stays_of(lost) if lost else {}
    return {
        case: (Reading(SLEEPS_AT, day, ""),)
        for case, day in lost.items()
        if any(stay.covers(day) for stay in stays.get(case, ()))
    }
