# SPDX-License-Identifier: EUPL-1.2
"""Debts as they stand: what is still owed, what the costs may be, what partners reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Max, Sum

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import PeriodSignal
from woonzeker.errors import NotFound
from woonzeker.help.models import ArrangementKind, Debt, DebtState, Instalment
from woonzeker.help.rules.money import Charged, CostCheck, check_costs
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
    costs_over_cents: Annotated[int | None, Of(DataClass.FINANCES, least=Sight.FULL)]
    costs_terms: Annotated[int | None, Of(DataClass.FINANCES, least=Sight.FULL)]
    costs_letter: Annotated[str, Of(DataClass.FINANCES, least=Sight.FULL)]
    repaid_cents: int | None
    #: what a partner reported since, when that is more than stands here
    reported_cents: int | None


@dataclass(frozen=True, slots=True)
class Reported:
    """Arrears as a partner reported them last, in cents, and whether the list lacks them."""

    partner: UUID
    creditor: str
    sector: str
    cents: int
    account: str
    #: the debt it was taken over to; None while the list lacks it
    debt: UUID | None
    #: whether there is news: more than was taken over, or arrears again after it was paid
    is_higher: bool

    @property
    def is_new(self) -> bool:
        """Whether the list lacks it."""
        return self.debt is None


def debt_lines(case: UUID) -> tuple[DebtLine, ...]:
    """The debts of a case, the highest first. A building block: nobody looks here."""
    rows = list(Debt.objects.filter(case=case))
    paid = paid_of(row.pk for row in rows)
    higher = {each.debt: each.cents for each in reported_debts(case) if each.is_higher}
    lines = [_line(row, paid.get(row.pk, 0), rows, higher.get(row.pk)) for row in rows]
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
    beside = Debt.objects.filter(case=found.case_id, creditor=found.creditor)
    return _line(found, paid_of([found.pk]).get(found.pk, 0), beside, None)


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
    taken = _taken_over(case)
    return tuple(
        Reported(
            partner=signal.partner_id,
            creditor=signal.partner.name,
            sector=signal.sector,
            cents=signal.amount_cents,
            account=number,
            debt=debt.pk if debt else None,
            is_higher=bool(debt and _is_news(debt, signal.amount_cents, signal.signalled_on)),
        )
        for (partner, number), signal in sorted(
            newest.items(), key=lambda each: (-each[1].amount_cents, each[1].partner.name)
        )
        for debt in [taken.get((partner, number))]
    )


def _taken_over(case: UUID) -> dict[tuple[UUID | None, str], Debt]:
    """The debts that were taken over from reports, by partner and customer number.

    One that was taken over before accounts were kept has its customer number as reference.
    """
    rows = list(Debt.objects.filter(case=case, partner__isnull=False))
    old = [row for row in rows if row.reported_cents is None and not row.account]
    known = {(row.partner_id, row.account): row for row in rows if row not in old}
    return {(row.partner_id, str(row.reference)): row for row in old} | known


def _is_news(debt: Debt, cents: int, on: date) -> bool:
    """Whether a report tells more than stands here."""
    if debt.state in SETTLED:
        paid = Instalment.objects.filter(debt=debt).aggregate(last=Max("paid_on"))["last"]
        return on > max(debt.noted_on, paid or debt.noted_on)
    return cents > max(debt.reported_cents or 0, debt.principal_cents)


def _line(debt: Debt, paid: int, others: Iterable[Debt], higher: int | None) -> DebtLine:
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
        check=_checked(debt, others),
        costs_over_cents=debt.costs_over_cents,
        costs_terms=debt.costs_terms,
        costs_letter=debt.costs_letter,
        repaid_cents=debt.repaid_cents,
        reported_cents=higher,
    )


def _checked(debt: Debt, others: Iterable[Debt]) -> CostCheck | None:
    """Its costs against the scale, beside those of the same creditor that were charged before."""
    if (own := _charged(debt)) is None:
        return None
    rows = sorted(
        (each for each in others if each.creditor == debt.creditor and each.costs_on),
        key=lambda each: (each.costs_on, each.noted_on, -each.costs_over_cents),
    )
    before = rows[: rows.index(debt)] if debt in rows else []
    try:
        return check_costs(own, earlier=[found for each in before if (found := _charged(each))])
    except NotInForce:  # costs of before the decree: there is no scale to hold them against
        return None


def _charged(debt: Debt) -> Charged | None:
    if not debt.costs_cents or debt.costs_on is None:
        return None
    return Charged(
        debt.costs_over_cents or debt.principal_cents,
        debt.costs_cents,
        debt.costs_on,
        debt.costs_with_vat,
        debt.costs_terms,
        debt.costs_letter,
    )
