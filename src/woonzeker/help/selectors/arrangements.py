# SPDX-License-Identifier: EUPL-1.2
"""Arrangements as they stand: who said yes, what came in, what is expected and what is late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.help.models import (
    Arrangement,
    ArrangementChange,
    ArrangementDebt,
    ArrangementKind,
    ArrangementState,
    Instalment,
    InstalmentState,
    Payment,
    Rhythm,
)
from woonzeker.help.rules.grounds import CHANGES, HEARD_FROM, PAID_ON_GROUNDS
from woonzeker.help.rules.instalments import Balance, Line, balance
from woonzeker.help.rules.money_rights import MAY_SEE_MONEY
from woonzeker.help.selectors.debts import owed_on
from woonzeker.law.calendar import day_name


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class CreditorLine:
    """One creditor in an arrangement, its part in cents, and what it said."""

    debt: UUID
    creditor: str
    total_cents: int | None
    costs_cents: int | None
    agreed_on: date | None
    refused_on: date | None


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class InstalmentLine:
    """One payment that is or was expected, in cents; `open` is what still has to come in."""

    id: UUID
    debt: UUID
    creditor: str
    number: int | None
    due_on: date | None
    amount_cents: int | None
    paid_cents: int | None
    paid_on: date | None
    heard_from: str
    state: str
    state_words: str
    open_cents: int | None
    late: bool | None


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of an arrangement, with its reason."""

    what: str
    cents: int | None
    until_on: date | None
    why: Annotated[str, Of(DataClass.FINANCES, least=Sight.FULL)]
    on: date | None
    by: str


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One piece of news that cents came in, who said so, and whether it was taken back."""

    id: UUID
    on: date | None
    cents: int | None
    heard_from: str
    noted_on: date | None
    by: str
    undone_on: date | None
    undone_why: Annotated[str, Of(DataClass.FINANCES, least=Sight.FULL)]


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class ArrangementRow:
    """One arrangement in a list; cents. `behind` is more than agreed that is still to be paid."""

    id: UUID
    kind_words: str
    state: str
    state_words: str
    creditors: tuple[str, ...]
    pay_words: str
    instalment_cents: int | None
    total_cents: int | None
    left_cents: int | None
    behind_cents: int | None
    next_on: date | None
    next_cents: int | None
    #: its day is past and not all of it came
    next_late: bool


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class ArrangementView:
    """One arrangement as a whole."""

    id: UUID
    case: UUID
    row: ArrangementRow
    kind: str
    number: Annotated[str, Of(DataClass.PROCESS)]
    ground: str
    ground_rule: str
    room_cents: int | None
    made_on: date | None
    made_by: str
    agreed_on: date | None
    paused_until: date | None
    ended_on: date | None
    expected_left_cents: int | None
    #: a proposal that no longer holds: a debt or the calendar moved on since
    moved_on: bool | None
    rhythm: str
    pay_day: int | None
    creditors: tuple[CreditorLine, ...]
    instalments: Annotated[tuple[InstalmentLine, ...], Of(DataClass.FINANCES, least=Sight.FULL)]
    payments: Annotated[tuple[PaymentLine, ...], Of(DataClass.FINANCES, least=Sight.FULL)]
    changes: Annotated[tuple[ChangeLine, ...], Of(DataClass.FINANCES, least=Sight.FULL)]

    @property
    def awaited(self) -> tuple[InstalmentLine, ...]:
        """What still has to come in, the first first."""
        return tuple(each for each in self.instalments if each.open_cents)

    @property
    def came_in(self) -> tuple[PaymentLine, ...]:
        """News of payments that still counts."""
        return tuple(each for each in self.payments if each.undone_on is None)

    @property
    def late(self) -> tuple[InstalmentLine, ...]:
        """What should have come in already."""
        return tuple(each for each in self.instalments if each.late)

    @property
    def answers_missing(self) -> tuple[CreditorLine, ...]:
        """Creditors that said neither yes nor no."""
        return tuple(
            each for each in self.creditors if each.agreed_on is None and each.refused_on is None
        )

    @property
    def refusals(self) -> tuple[CreditorLine, ...]:
        """Creditors that said no."""
        return tuple(each for each in self.creditors if each.refused_on is not None)


@look("help.arrangement", may_if=MAY_SEE_MONEY, basis="Wgs art. 4 lid 1", about="arrangement")
def arrangement_view(*, actor: Actor, arrangement: UUID) -> ArrangementView:
    """One arrangement; raises NotFound."""
    found = Arrangement.objects.select_related("case").filter(pk=arrangement).first()
    if found is None:
        raise NotFound
    payments = list(payments_of([found.pk]))
    debts = list(debts_of([found.pk]))
    changes = list(ArrangementChange.objects.filter(arrangement=found).order_by("changed_at"))
    told = list(Payment.objects.filter(arrangement=found).order_by("paid_on", "noted_at"))
    names = names_of({found.made_by, *(row.changed_by for row in changes),
                      *(row.noted_by for row in told)})  # fmt: skip
    words, rule = PAID_ON_GROUNDS.get(found.ground, ("", ""))
    return ArrangementView(
        id=found.pk,
        case=found.case_id,
        row=_row(found, debts, payments),
        kind=found.kind,
        number=found.case.number,
        ground=_(words) if words else "",
        ground_rule=_(rule) if rule else "",
        room_cents=found.room_cents,
        made_on=found.made_on,
        made_by=names.get(found.made_by, ""),
        agreed_on=found.agreed_on,
        paused_until=found.paused_until,
        ended_on=found.ended_on,
        expected_left_cents=stand(payments).expected_left,
        moved_on=_moved_on(found, debts, payments),
        rhythm=found.rhythm,
        pay_day=found.pay_day,
        creditors=tuple(_creditor(each) for each in debts),
        instalments=tuple(_instalment(each, found) for each in payments),
        payments=tuple(_payment(each, names) for each in told),
        changes=tuple(_change(each, names) for each in changes),
    )


def _moved_on(
    row: Arrangement, debts: Iterable[ArrangementDebt], payments: Iterable[Instalment]
) -> bool:
    """Whether a proposal can no longer start as it was made."""
    if row.state != ArrangementState.PROPOSED or row.kind == ArrangementKind.PAID_ON:
        return False
    return any(each.total_cents != owed_on(each.debt) for each in debts) or any(
        each.due_on < clock.today() for each in payments
    )


def arrangement_rows(case: UUID) -> tuple[ArrangementRow, ...]:
    """The arrangements of a case, what runs first. A building block: nobody looks here."""
    rows = list(Arrangement.objects.filter(case=case).order_by("-made_on", "-first_on"))
    keys = [row.pk for row in rows]
    payments, debts = list(payments_of(keys)), list(debts_of(keys))
    found = [
        _row(
            row,
            [each for each in debts if each.arrangement_id == row.pk],
            [each for each in payments if each.arrangement_id == row.pk],
        )
        for row in rows
    ]
    order = list(ArrangementState.values)
    runs_first = {"running": 0, "paused": 1, "proposed": 2}
    return tuple(
        sorted(found, key=lambda each: (runs_first.get(each.state, 9), order.index(each.state)))
    )


def payments_of(arrangements: Iterable[UUID]) -> Iterable[Instalment]:
    """Every instalment of these arrangements in the order in which they fall due."""
    return (
        Instalment.objects.filter(arrangement__in=list(arrangements))
        .select_related("debt")
        .order_by("due_on", "debt__creditor", "number")
    )


def debts_of(arrangements: Iterable[UUID]) -> Iterable[ArrangementDebt]:
    """What these arrangements are about."""
    return (
        ArrangementDebt.objects.filter(arrangement__in=list(arrangements))
        .select_related("debt")
        .order_by("debt__creditor", "-total_cents")
    )


def as_line(row: Instalment) -> Line:
    """An instalment as the rules count it."""
    return Line(
        row.number, row.due_on, str(row.debt_id), row.amount_cents, row.paid_cents, row.state
    )


def stand(payments: Iterable[Instalment]) -> Balance:
    """What should be left today, and what is."""
    return balance([as_line(each) for each in payments], on=clock.today())


def pay_words(rhythm: str, pay_day: int) -> str:
    """'elke maand op dag 24', 'elke vier weken op vrijdag'."""
    if rhythm == Rhythm.MONTH:
        return _("elke maand op dag %d") % pay_day
    named = day_name(date.fromisocalendar(2026, 1, pay_day))
    if rhythm == Rhythm.WEEK:
        return _("elke week op %s") % named
    return _("elke vier weken op %s") % named


def _row(
    row: Arrangement, debts: list[ArrangementDebt], payments: list[Instalment]
) -> ArrangementRow:
    stands = stand(payments)
    waits = [each for each in payments if as_line(each).open]
    first = waits[0].due_on if waits else None
    runs = row.state in (ArrangementState.RUNNING, ArrangementState.PAUSED)
    return ArrangementRow(
        id=row.pk,
        kind_words=str(ArrangementKind(row.kind).label),
        state=row.state,
        state_words=str(ArrangementState(row.state).label),
        creditors=tuple(dict.fromkeys(each.debt.creditor for each in debts)),
        pay_words=pay_words(row.rhythm, row.pay_day),
        instalment_cents=row.instalment_cents,
        total_cents=row.total_cents,
        left_cents=stands.left,
        behind_cents=max(0, stands.behind) if runs else 0,
        next_on=first if runs else None,
        next_cents=sum(as_line(each).open for each in waits if each.due_on == first),
        next_late=bool(runs and first and first < clock.today()),
    )


def _creditor(row: ArrangementDebt) -> CreditorLine:
    return CreditorLine(
        row.debt_id,
        row.debt.creditor,
        row.total_cents,
        row.debt.costs_cents,
        row.agreed_on,
        row.refused_on,
    )


def _instalment(row: Instalment, of: Arrangement) -> InstalmentLine:
    line = as_line(row)
    runs = of.state in (ArrangementState.RUNNING, ArrangementState.PAUSED)
    return InstalmentLine(
        id=row.pk,
        debt=row.debt_id,
        creditor=row.debt.creditor,
        number=row.number,
        due_on=row.due_on,
        amount_cents=row.amount_cents,
        paid_cents=row.paid_cents,
        paid_on=row.paid_on,
        heard_from=_(HEARD_FROM[row.heard_from]) if row.heard_from else "",
        state=row.state,
        state_words=str(InstalmentState(row.state).label),
        open_cents=line.open,
        late=bool(runs and line.open and row.due_on < clock.today()),
    )


def _payment(row: Payment, names: dict[str, str]) -> PaymentLine:
    return PaymentLine(
        id=row.pk,
        on=row.paid_on,
        cents=row.cents,
        heard_from=_(HEARD_FROM[row.heard_from]),
        noted_on=row.noted_at.astimezone(clock.AMSTERDAM).date(),
        by=names.get(row.noted_by, ""),
        undone_on=row.undone_at.astimezone(clock.AMSTERDAM).date() if row.undone_at else None,
        undone_why=str(row.undone_why or ""),
    )


def _change(row: ArrangementChange, names: dict[str, str]) -> ChangeLine:
    return ChangeLine(
        what=_(CHANGES[row.kind]),
        cents=row.cents,
        until_on=row.until_on,
        why=str(row.why or ""),
        on=row.changed_at.astimezone(clock.AMSTERDAM).date(),
        by=names.get(row.changed_by, ""),
    )
