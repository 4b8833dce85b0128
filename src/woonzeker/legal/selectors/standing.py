# SPDX-License-Identifier: EUPL-1.2
"""How it stands with evictions and summonses, for who has the cases in hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.cases.models import Case, CasePerson
from woonzeker.intake.models import ArrearsSignal
from woonzeker.law.reader import parameter
from woonzeker.legal.models import CourtMessage
from woonzeker.legal.rules import OF_EVICTION, Kind
from woonzeker.legal.rules.standing import Proof, Told, eviction_on, report_before

LEAST, MOST = "rv/melding_ten_minste", "rv/melding_ten_hoogste"
_RENT = "huur"


def eviction_days(cases: Iterable[UUID]) -> dict[UUID, date]:
    """The day of the eviction that is announced now, of the cases that have one."""
    rows = (
        CourtMessage.objects.filter(case__in=list(cases), kind__in=[e.value for e in OF_EVICTION])
        .order_by("received_at", "pk")
        .values_list("case_id", "kind", "day_on")
    )
    told: dict[UUID, list[Told]] = defaultdict(list)
    for case, kind, day in rows:
        told[case].append(Told(Kind(kind), day))
    found = {case: eviction_on(messages) for case, messages in told.items()}
    return {case: day for case, day in found.items() if day is not None}


def report_of(message: CourtMessage) -> Proof:
    """What the reports of the creditor that summons mean on the day of its summons."""
    summoned_on = message.acted_on or message.received_on
    reports = _reports(message.case)
    own = [on for partner, _sector, on in reports if partner == message.creditor_partner_id]
    of_rent = any(sector == _RENT for _partner, sector, _on in reports)
    return report_before(
        own if message.creditor_partner_id else (),
        of_rent,
        summoned_on=summoned_on,
        least_months=parameter(LEAST, on=summoned_on).number,
        most_months=parameter(MOST, on=summoned_on).number,
    )


def _reports(case: Case) -> list[tuple[UUID, str, date]]:
    """Partner, sector and day of every report about who lives there, taken up or not."""
    people = CasePerson.objects.filter(case=case).values("person")
    about = Q(in_period__period__case=case) | Q(link__person__in=people)
    if key := case.household.address_key:
        about |= Q(link__person__address_key=key)
    rows = ArrearsSignal.objects.filter(about).distinct()
    return list(rows.values_list("partner_id", "sector", "delivery__received_on"))
