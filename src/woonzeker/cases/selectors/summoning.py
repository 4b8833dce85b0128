# SPDX-License-Identifier: EUPL-1.2
"""What the reports at a home mean for a summons, by the practice of the court concerned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from woonzeker.cases.models import Case
from woonzeker.intake.models import ArrearsSignal
from woonzeker.law import courts
from woonzeker.organisations.models import Partner, Sector


@dataclass(frozen=True, slots=True)
class Summons:
    """Who summons, when, and before which court (a code of courts.COURTS).

    `partner` is None when nobody knows which partner it is.
    """

    partner: UUID | None
    summons_on: date
    court: str = ""


def proof_of(case: Case, summons: Summons) -> courts.Standing:
    """What the reports about a household mean for a summons. A building block: nobody looks here.

    Only who lets homes owes a report before a summons (Bgs art. 2): of another creditor there is
    nothing to say. A report counts from the day on which the municipality had it, whatever day
    stands in it.
    """
    if summons.partner and _reports_no_rent(summons.partner):
        return courts.Standing(courts.Proven.REPORTED)
    rows = list(_reports(case).values_list("partner_id", "delivery__received_on"))
    own = None
    if summons.partner is not None:
        own = [day for partner, day in rows if partner == summons.partner]
    return courts.standing(
        summons.court,
        summons_on=summons.summons_on,
        own=own,
        anybody=[day for _partner, day in rows],
    )


def _reports_no_rent(partner: UUID) -> bool:
    return Partner.objects.filter(pk=partner).exclude(sector=Sector.HUUR).exists()


def _reports(case: Case) -> QuerySet[ArrearsSignal]:
    """Every report of rent arrears about who lives there, taken up or not, linked or not yet."""
    home = case.household
    here = Q(in_period__period__case__household=home)
    here |= Q(link__person__in=case.people.values("person"))
    if home.address_key:
        here |= Q(link__person__address_key=home.address_key)
    if home.postcode and home.house_number:
        here |= Q(
            postcode=home.postcode,
            house_number=home.house_number,
            house_letter__iexact=home.house_letter,
            house_addition__iexact=home.house_addition,
        )
    return ArrearsSignal.objects.filter(here, sector=Sector.HUUR).distinct()
