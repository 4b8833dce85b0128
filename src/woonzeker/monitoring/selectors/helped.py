# SPDX-License-Identifier: EUPL-1.2
"""Households that were brought to debt help and of whom it was confirmed that they are helped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from woonzeker.access.actors import Actor
from woonzeker.cases.models import CasePerson
from woonzeker.help.models import Arrangement, ArrangementState, Debt, Referral, ReferralState
from woonzeker.monitoring.rules.debt_help import HelpedCase, Owed
from woonzeker.monitoring.rules.period import Period

_KIND = "schulden"
_AGREED = (ArrangementState.RUNNING, ArrangementState.PAUSED, ArrangementState.KEPT)


def helped_in(actor: Actor, period: Period) -> Iterator[HelpedCase]:
    """Those whose help overlaps the period, for an act that has the right to them."""
    referrals = _first_of_each(period)
    cases = list(referrals)
    people, debts = _people(cases), _debts(cases)
    arranged = _arranged(cases)
    for case, row in referrals.items():
        home = row.case.household
        since, until = arranged.get(case, (None, None))
        yield HelpedCase(
            people=people.get(case, ()),
            postcode=home.postcode,
            house_number=home.house_number,
            addition=f"{home.house_letter}{home.house_addition}",
            asked_on=row.handed_over_on or row.offered_on,
            confirmed_on=row.confirmed_on or row.offered_on,
            threatening=row.case.threatening,
            result=row.case.result,
            closed_on=row.case.closed_on,
            debts=debts.get(case, ()),
            arranged_on=since,
            arranged_until=until,
        )


def _first_of_each(period: Period) -> dict[UUID, Referral]:
    rows = (
        Referral.objects.filter(
            Q(case__closed_on=None) | Q(case__closed_on__gte=period.from_on),
            kind=_KIND, state=ReferralState.CONFIRMED, confirmed_on__lte=period.to_on,
        )
        .defer("words", "confirmed_by")
        .select_related("case__household")
        .order_by(F("confirmed_on").desc(), "pk")
    )  # fmt: skip
    return {row.case_id: row for row in rows}


def _people(cases: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    rows = CasePerson.objects.filter(case__in=cases).order_by("pk")
    return _grouped(rows.values_list("case_id", "person_id"))


def _debts(cases: Iterable[UUID]) -> dict[UUID, list[Owed]]:
    rows = Debt.objects.filter(case__in=cases).order_by("noted_on", "pk")
    named = rows.values_list("case_id", "sector", "principal_cents", "costs_cents", "noted_on")
    return _grouped(
        (case, Owed(sector, owed + costs, on)) for case, sector, owed, costs, on in named
    )


def _arranged(cases: Iterable[UUID]) -> dict[UUID, tuple[Any, Any]]:
    rows = Arrangement.objects.filter(
        case__in=cases, state__in=_AGREED, agreed_on__isnull=False
    ).order_by("agreed_on", "pk")
    return {row.case_id: (row.agreed_on, row.ended_on) for row in rows}


def _grouped(pairs: Iterable[tuple[UUID, Any]]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for key, each in pairs:
        found[key].append(each)
    return found
