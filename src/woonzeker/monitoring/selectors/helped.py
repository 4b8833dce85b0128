# SPDX-License-Identifier: EUPL-1.2
"""Households that were brought to debt help and of whom it was confirmed that they are helped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from woonzeker.access.actors import Actor
from woonzeker.cases.models import CasePerson
from woonzeker.feedback.models import CollectionPause, PauseAnswer
from woonzeker.help.models import (
    Arrangement,
    ArrangementKind,
    ArrangementState,
    Debt,
    Referral,
    ReferralState,
)
from woonzeker.monitoring.rules import MISTAKES, Period
from woonzeker.monitoring.rules.debt_help import HelpedCase, Owed
from woonzeker.organisations.models import PartnerKind

_KIND = "schulden"
#: one that was broken ran until it was; only paying in terms is a solution of the model
_RAN = (
    ArrangementState.RUNNING,
    ArrangementState.PAUSED,
    ArrangementState.KEPT,
    ArrangementState.BROKEN,
)


def helped_in(actor: Actor, period: Period) -> Iterator[HelpedCase]:
    """Those whose help overlaps the period, for an act that has the right to them."""
    referrals = _first_of_each(period)
    cases = list(referrals)
    people, debts = _people(cases), _debts(cases)
    arranged, pauses = _arranged(cases), _pauses(cases)
    for case, row in referrals.items():
        home = row.case.household
        since, until = arranged.get(case, (None, None))
        asked_on = row.handed_over_on or row.offered_on
        yield HelpedCase(
            people=people.get(case, ()),
            postcode=home.postcode,
            house_number=home.house_number,
            addition=f"{home.house_letter}{home.house_addition}",
            asked_on=asked_on,
            confirmed_on=row.confirmed_on or row.offered_on,
            threatening=row.case.threatening,
            result=row.case.result,
            closed_on=row.case.closed_on,
            debts=debts.get(case, ()),
            arranged_on=since,
            arranged_until=until,
            pauses=[each for each in pauses.get(case, ()) if each[1] >= asked_on],
        )


def _first_of_each(period: Period) -> dict[UUID, Referral]:
    rows = (
        Referral.objects.filter(
            Q(case__closed_on=None) | Q(case__closed_on__gte=period.from_on),
            kind=_KIND, state=ReferralState.CONFIRMED, confirmed_on__lte=period.to_on,
        )
        .exclude(case__result__in=MISTAKES)
        .defer("words", "confirmed_by")
        .select_related("case__household")
        .order_by(F("confirmed_on").desc(), "pk")
    )  # fmt: skip
    return {row.case_id: row for row in rows}


def _people(cases: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Of each case first who lives, the eldest before the others: the model has room for two."""
    rows = CasePerson.objects.filter(case__in=cases).order_by(
        F("person__died_on").asc(nulls_first=True), "person__born_on", "pk"
    )
    return _grouped(rows.values_list("case_id", "person_id"))


def _debts(cases: Iterable[UUID]) -> dict[UUID, list[Owed]]:
    rows = Debt.objects.filter(case__in=cases).order_by("noted_on", "pk")
    named = rows.values_list(
        "case_id", "sector", "principal_cents", "costs_cents", "noted_on",
        "partner__kind", "partner__name",
    )  # fmt: skip
    return _grouped(
        (case, Owed(sector, owed + costs, on, **_creditor(kind, name)))
        for case, sector, owed, costs, on, kind, name in named
    )


def _creditor(kind: str | None, name: str | None) -> dict[str, Any]:
    """Who somebody owes: the name of an organisation, never of what may be a person."""
    if kind is None:
        return {}
    private = kind == PartnerKind.LANDLORD
    return {"private": private, "creditor": "" if private else name}


def _arranged(cases: Iterable[UUID]) -> dict[UUID, tuple[Any, Any]]:
    rows = Arrangement.objects.filter(
        case__in=cases, kind=ArrangementKind.INSTALMENTS, state__in=_RAN, agreed_on__isnull=False
    ).order_by("agreed_on", "pk")
    return {row.case_id: (row.agreed_on, row.ended_on) for row in rows}


def _pauses(cases: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """From and until when a partner that said so waits with collecting."""
    rows = CollectionPause.objects.filter(case__in=cases, answer=PauseAnswer.PAUSED)
    ends = rows.annotate(end=Coalesce("ended_on", "until_on")).filter(end__gte=F("from_on"))
    found = ends.order_by("from_on", "end").values_list("case_id", "from_on", "end").distinct()
    return _grouped((case, (since, until)) for case, since, until in found)


def _grouped(pairs: Iterable[tuple[UUID, Any]]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for key, each in pairs:
        found[key].append(each)
    return found
