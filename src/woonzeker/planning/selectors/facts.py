# SPDX-License-Identifier: EUPL-1.2
"""What bears on the urgency of cases, read for many at once. Building blocks: nobody looks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from woonzeker.cases.models import Case, CaseTerm, PeriodShape, PeriodSignal
from woonzeker.matching.models import Person
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import policy
from woonzeker.planning.models import CaseFlag
from woonzeker.planning.priority import PriorityPolicy, policy_from
from woonzeker.planning.rules import Arrears, CaseFacts

#: partner and customer number: two people of one household may each owe the same partner
_Debt = tuple[UUID, str]
MANUAL, OWN_REQUEST = "manual", "own_request"
#: of some cases the day of an eviction that a bailiff told of; a later room adds it at start-up
EvictionTeller = Callable[[Iterable[UUID]], Mapping[UUID, date]]
EVICTIONS: list[EvictionTeller] = []


def priority_policy(municipality: str, *, on: date) -> PriorityPolicy:
    """The municipality's order as it holds on a day."""
    held = policy(municipality, PolicyKind.PRIORITY, on=on)
    return policy_from({**held.data, "version": held.version, "valid_from": held.valid_from})


def case_facts(cases: QuerySet[Case], *, on: date) -> dict[UUID, CaseFacts]:
    """The facts of these cases on a day, in a few queries however many there are."""
    chosen = list(
        cases.order_by().values_list("pk", "step", "threatening", "household__address_key")
    )
    arrears, following = _reported(cases)
    births = _births({key for *_, key in chosen if key}, on)
    due, flags = _due_days(cases), _flags(cases)
    evictions = _evictions([case for case, *_ in chosen])
    return {
        case: CaseFacts(
            step=step,
            threatening=threatening,
            following=case in following,
            arrears=tuple(arrears.get(case, {}).values()),
            births=tuple(births.get(key, ())),
            due_days=tuple(due.get(case, ())),
            own_request=OWN_REQUEST in flags.get(case, ()),
            flagged=MANUAL in flags.get(case, ()),
            evicted_on=evictions.get(case),
        )
        for case, step, threatening, key in chosen
    }


def _reported(cases: QuerySet[Case]) -> tuple[dict[UUID, dict[_Debt, Arrears]], set[UUID]]:
    """Per case the newest report of each debt since it was (re)opened, and who came again."""
    rows = (
        PeriodSignal.objects.filter(period__case__in=_only(cases))
        .select_related("signal", "period")
        .only(
            "came_as", "period__case_id", "period__shape", "signal__partner_id", "signal__sector",
            "signal__customer_number", "signal__amount_cents", "signal__terms", "signal__crisis",
            "signal__end_of_supply_on", "signal__eviction_on",
        )
        .order_by(
            "period__case_id", "period__starts_on", F("taken_up_at").asc(nulls_first=True),
            "signal__delivery__received_at", "signal__line_number", "signal__own_reference",
        )
    )  # fmt: skip
    arrears: dict[UUID, dict[_Debt, Arrears]] = defaultdict(dict)
    amounts: dict[tuple[UUID, _Debt], int] = {}
    shapes: dict[UUID, str] = {}
    for row in rows.iterator(chunk_size=5_000):
        case, signal = row.period.case_id, row.signal
        debt = (signal.partner_id, signal.customer_number)
        if row.came_as != "joined":
            arrears[case].clear()
        arrears[case][debt] = Arrears(
            partner=str(signal.partner_id),
            kind=signal.sector,
            amount_cents=signal.amount_cents,
            terms=float(signal.terms) if signal.terms is not None else None,
            earlier_cents=amounts.get((case, debt)),
            crisis=signal.crisis,
            supply_ends_on=signal.end_of_supply_on,
            eviction_on=signal.eviction_on,
        )
        amounts[case, debt] = signal.amount_cents
        shapes[case] = row.period.shape
    return arrears, {case for case, shape in shapes.items() if shape == PeriodShape.FOLLOWING}


def _evictions(cases: list[UUID]) -> dict[UUID, date]:
    """The day of the eviction that is announced, of the cases that have one."""
    return {case: day for tell in EVICTIONS for case, day in tell(cases).items()}


def _only(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.order_by().values("pk")  # type: ignore[return-value]


def _births(addresses: Iterable[str], on: date) -> dict[str, list[str]]:
    """Who at these addresses may be under eighteen; the rules look at the exact day."""
    rows = Person.objects.filter(
        address_key__in=list(addresses),
        died_on=None,
        departed_on=None,
        born_on__gte=f"{on.year - 18}-00-00",
    ).values_list("address_key", "born_on")
    births: dict[str, list[str]] = defaultdict(list)
    for key, born in rows:
        births[key].append(born)
    return births


def _due_days(cases: QuerySet[Case]) -> dict[UUID, list[date]]:
    """Terms that ask for a door or an offer; who reported what is told by letter too."""
    due: dict[UUID, list[date]] = defaultdict(list)
    rows = CaseTerm.objects.filter(case__in=_only(cases), met_on=None).exclude(kind="insight")
    for case, on in rows.values_list("case_id", "due_on"):
        due[case].append(on)
    return due


def _flags(cases: QuerySet[Case]) -> dict[UUID, set[str]]:
    flags: dict[UUID, set[str]] = defaultdict(set)
    rows = CaseFlag.objects.filter(case__in=_only(cases), ended_on=None)
    for case, kind in rows.values_list("case_id", "kind"):
        flags[case].add(kind)
    return flags
