# SPDX-License-Identifier: EUPL-1.2
"""What other rooms know of homes lost and of where people went, asked for many cases at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.housing.rules.agreement_kinds import TYPES, Party
from woonzeker.housing.selectors import aftercare_of, living_lost
from woonzeker.legal.rules.roads import HowLost, Road
from woonzeker.legal.selectors import closed_over_drugs, homes_lost_on_roads
from woonzeker.monitoring.rules.evictions import After, Ending, Reason
from woonzeker.organisations.models import RentalKind

#: how a home was lost on another road → how that counts
_ON_A_ROAD: Mapping[HowLost, Ending] = {
    HowLost.BAILIFF: Ending.CARRIED_OUT,
    HowLost.OUT_OF_COURT: Ending.OUT_OF_COURT,
    HowLost.SOLD: Ending.SOLD,
    HowLost.OTHERWISE: Ending.NO_COURT,
}
_REASONS: Mapping[Road, Reason] = {
    Road.NUISANCE: Reason.NUISANCE,
    Road.FRAUD: Reason.SUBLETTING,
}


@dataclass(frozen=True, slots=True)
class OtherLoss:
    """A home that was lost. `landlord` and `reason` are None where the case itself says it."""

    case: UUID
    on: date
    ending: Ending
    landlord: str | None = None
    reason: Reason | None = None


#: where somebody is on the day a home was lost, by the code of it → how that counts
_AFTER: Mapping[str, After] = {
    **dict.fromkeys(("rough", "night_shelter", "non_conventional"), After.HOMELESS),
    **dict.fromkeys(
        ("shelter", "womens_shelter", "migrant_centre", "institution", "supported", "with_others"),
        After.SHELTER,
    ),
    **dict.fromkeys(("own_home", "home_of_others", "unfit", "overcrowded"), After.HOUSED),
}
_ON_THE_DAY = "day"


def other_losses(since: date, until: date, letting: Mapping[UUID, str]) -> list[OtherLoss]:
    """Homes lost outside a court track: an agreement that ended without a contract of one's own,
    a forced sale, another road."""
    found = []
    for each in living_lost(since=since, until=until):
        lets = letting.get(each.partner) if each.partner else None
        if TYPES[each.kind].holder is Party.PROVIDER:
            lets = RentalKind.INTERMEDIATE.value
        found.append(OtherLoss(each.case, each.on, Ending.CONTRACT_ENDED, lets))
    for loss in homes_lost_on_roads(since=since, until=until):
        landlord = "" if loss.road is Road.MORTGAGE else None
        reason = _REASONS.get(loss.road, Reason.OTHER)
        found.append(OtherLoss(loss.case, loss.on, _ON_A_ROAD[loss.how], landlord, reason))
    return found


def afterwards(cases: Collection[UUID]) -> dict[UUID, After]:
    """Where households were on the day itself, as far as somebody noted it."""
    return {
        case: _AFTER.get(position.where.value, After.UNKNOWN)
        for case, found in aftercare_of(cases).items()
        for position in found.positions
        if position.moment.code == _ON_THE_DAY
    }


def closed_for(cases: Collection[UUID]) -> dict[UUID, Reason]:
    """Why homes were closed, as far as help knows: on the Opiumwet it was over drugs."""
    return dict.fromkeys(closed_over_drugs(cases), Reason.DRUGS)
