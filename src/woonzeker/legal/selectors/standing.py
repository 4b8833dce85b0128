# SPDX-License-Identifier: EUPL-1.2
"""How it stands with evictions and summonses, for who has the cases in hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from woonzeker.cases.selectors import Summons
from woonzeker.law import courts
from woonzeker.legal.models import CourtMessage
from woonzeker.legal.rules import OF_EVICTION, Kind
from woonzeker.legal.rules.standing import Told, eviction_on
from woonzeker.organisations.selectors import court_of_municipality


def eviction_days(cases: Iterable[UUID]) -> dict[UUID, date]:
    """The day of the eviction that is announced now, of the cases that have one."""
    rows = (
        CourtMessage.standing.filter(case__in=list(cases), kind__in=[e.value for e in OF_EVICTION])
        .order_by("received_at", "pk")
        .values_list("case_id", "kind", "day_on")
    )
    told: dict[UUID, list[Told]] = defaultdict(list)
    for case, kind, day in rows:
        told[case].append(Told(Kind(kind), day))
    found = {case: eviction_on(messages) for case, messages in told.items()}
    return {case: day for case, day in found.items() if day is not None}


def summons_of(message: CourtMessage) -> Summons:
    """Who summons, when and before which court, as a message told it."""
    home = court_of_municipality(str(message.municipality))
    return Summons(
        partner=message.creditor_partner_id,
        summons_on=message.acted_on or message.received_on,
        court=courts.court_named(message.court, home),
    )
