# SPDX-License-Identifier: EUPL-1.2
"""Debts as they stand: what is still owed, what the costs may be, what partners reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Sum

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import PeriodSignal
from woonzeker.errors import NotFound
from woonzeker.help.models import ArrangementKind, Debt, DebtState, Instalment
from woonzeker.help.rules.money import CostCheck, check_costs
from woonzeker.help.rules.money_rights import MAY_SEE_MONEY
from woonzeker.law import NotInForce
from woonzeker.organisations.models import Sector

#: states in which nothing is owed any more
SETTLED = frozenset({DebtState.PAID.value, DebtState.WAIVED.value})


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class DebtLine:
    """One debt in whole cents; `owed` is what is still open of principal and costs together."""

    id: UUID
    case: UUID
    creditor: str
    sector: str
    sector_code: str
    principal_cents: Annotated[int | None, Of(DataClass.FINANCES, least=Sight.FULL)]
    costs_cents: Annotated[int | None, Of(DataClass.FINANCES, least=Sight.FULL)]
    costs_on: Annotated[date | None, Of(DataClass.FINANCES, least=Sight.FULL)]
    costs_with_vat: Annotated[bool | None, Of(DataClass.FINANCES, least=Sight.FULL)]
    monthly_cents: Annotated[int | None, Of(DataClass.FINANCES, least=Sight.FULL)]
    reference: Annotated[str, Of(DataClass.FINANCES, least=Sight.FULL)]
    paid_cents: int | None
    owed_cents: int | None
    state: str
    state_words: str
    noted_on: date | None
    #: None while no costs were added
    check: Annotated[CostCheck | None, Of(DataClass.FINANCES, least=Sight.FULL)]


@dataclass(frozen=True, slots=True)
class Reported:
    """Arrears as a partner reported them last, in cents, and whether the list lacks them."""

    partner: UUID
    creditor: str
    sector: str
    cents: int
    reference: str
    is_new: bool


def debt_lines(case: UUID) -> tuple[DebtLine, ...]:
    """The debts of a case, the highest first. A building block: nobody looks here."""
    rows = list(Debt.objects.filter(case=case))
    paid = paid_of(row.pk for row in rows)
    lines = [_line(row, paid.get(row.pk, 0)) for row in rows]
    return tuple(
        sorted(
            lines, key=lambda each: (each.state in SETTLED, -(each.owed_cents or 0), each.creditor)
        )
    )


@look("help.debt", may_if=MAY_SEE_MONEY, basis="Wgs art. 4 lid 1", about="debt")
def debt_line(*, actor: Actor, debt: UUID) -> DebtLine:
    """One debt; raises NotFound."""
    found = Debt.objects.filter(pk=debt).first()
    if found is None:
        raise NotFound
    return _line(found, paid_of([found.pk]).get(found.pk, 0))


def owed_on(debt: Debt) -> int:
    """What is still open of one debt in cents; 0 when it is settled."""
    if debt.state in SETTLED:
        return 0
    paid = paid_of([debt.pk]).get(debt.pk, 0)
    return max(0, debt.principal_cents + debt.costs_cents - paid)


def paid_of(debts: Iterable[UUID]) -> dict[UUID, int]:
    """For each debt what came in by arrangements, in cents."""
    rows = Instalment.objects.filter(debt__in=list(debts), paid_cents__gt=0).exclude(
        arrangement__kind=ArrangementKind.PAID_ON  # rent that is due, no arrears
    )
    return dict(rows.values_list("debt").annotate(cents=Sum("paid_cents")).order_by())


def reported_debts(case: UUID) -> tuple[Reported, ...]:
    """What partners reported for a case, the newest amount of each account with them."""
    rows = (
        PeriodSignal.objects.filter(period__case=case)
        .select_related("signal__partner")
        .order_by("signal__signalled_on", "signal__line_number", "signal__own_reference")
    )
    newest = {(row.signal.partner_id, row.signal.customer_number): row.signal for row in rows}
    known = {(each.partner_id, each.reference) for each in Debt.objects.filter(case=case)}
    return tuple(
        Reported(
            partner=signal.partner_id,
            creditor=signal.partner.name,
            sector=signal.sector,
            cents=signal.amount_cents,
            reference=number,
            is_new=(partner, number) not in known,
        )
        for (partner, number), signal in sorted(
            newest.items(), key=lambda each: (-each[1].amount_cents, each[1].partner.name)
        )
    )


def _line(debt: Debt, paid: int) -> DebtLine:
    settled = debt.state in SETTLED
    return DebtLine(
        id=debt.pk,
        case=debt.case_id,
        creditor=debt.creditor,
        sector=str(Sector(debt.sector).label) if debt.sector in Sector.values else "",
        sector_code=debt.sector,
        principal_cents=debt.principal_cents,
        costs_cents=debt.costs_cents,
        costs_on=debt.costs_on,
        costs_with_vat=debt.costs_with_vat,
        monthly_cents=debt.monthly_cents,
        reference=str(debt.reference),
        paid_cents=paid,
        owed_cents=0 if settled else max(0, debt.principal_cents + debt.costs_cents - paid),
        state=debt.state,
        state_words=str(DebtState(debt.state).label),
        noted_on=debt.noted_on,
        check=_checked(debt),
    )


def _checked(debt: Debt) -> CostCheck | None:
    if not debt.costs_cents or debt.costs_on is None:
        return None
    try:
        return check_costs(
            debt.principal_cents,
            debt.costs_cents,
            on=debt.costs_on,
            with_vat=debt.costs_with_vat,
        )
    except NotInForce:  # costs of before the decree: there is no scale to hold them against
        return None
