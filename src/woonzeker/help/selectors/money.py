# SPDX-License-Identifier: EUPL-1.2
"""The money of a household on one page: what comes in, goes out, is owed, agreed and left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.errors import NotFound
from woonzeker.help.models import Arrangement, ArrangementKind, DebtState
from woonzeker.help.rules.money import Every, Month, Room, month_of, most_to_ask
from woonzeker.help.rules.money_rights import MAY_SEE_MONEY
from woonzeker.help.rules.months import AHEAD, MonthAhead, months_ahead
from woonzeker.help.selectors.arrangements import (
    ArrangementRow,
    arrangement_rows,
    as_line,
    payments_of,
)
from woonzeker.help.selectors.debts import SETTLED, DebtLine, debt_lines, reported_debts
from woonzeker.help.selectors.overviews import (
    RUNS,
    OverviewView,
    amounts,
    newest_overview,
    repaid_now,
    room_left,
    saved_cents,
)
from woonzeker.help.selectors.rights import UNUSED, right_lines
from woonzeker.law.calendar import add_months


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class MoneyView:
    """All of the money of a household; amounts in whole cents a month where they recur."""

    case: UUID
    number: Annotated[str, Of(DataClass.PROCESS)]
    closed: Annotated[bool | None, Of(DataClass.PROCESS)]
    overview: OverviewView
    month: Annotated[Month | None, Of(DataClass.FINANCES)]
    room: Annotated[Room | None, Of(DataClass.FINANCES)]
    #: the most to propose for each rhythm, in cents; 0 when there is no room
    most: Annotated[tuple[tuple[str, int], ...], Of(DataClass.FINANCES, least=Sight.FULL)]
    saved_cents: int | None
    debts: tuple[DebtLine, ...]
    owed_cents: int | None
    too_much_costs_cents: Annotated[int | None, Of(DataClass.FINANCES, least=Sight.FULL)]
    #: arrears that partners reported and that the list lacks
    reported: int | None
    #: debts of which a partner reported more since, and that no arrangement runs over
    reported_higher: int | None
    arrangements: tuple[ArrangementRow, ...]
    rights_unused: int | None
    rights_granted: int | None
    ahead: Annotated[tuple[MonthAhead, ...], Of(DataClass.FINANCES, least=Sight.FULL)]


@look("help.money", may_if=MAY_SEE_MONEY, basis="Wgs art. 4 lid 1", about="case")
def money_view(*, actor: Actor, case: UUID) -> MoneyView:
    """The money of the household of a case today; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    overview = newest_overview(case)
    room, debts = room_left(case, overview), debt_lines(case)
    month = month_of(amounts(overview.income), amounts(overview.costs), repaid_now(case))
    rights = right_lines(case)
    owed = sum(each.owed_cents or 0 for each in debts if each.state not in SETTLED)
    return MoneyView(
        case=found.pk,
        number=found.number,
        closed=found.status == CaseStatus.CLOSED,
        overview=overview,
        month=month,
        room=room,
        most=tuple((every.value, most_to_ask(every, room)) for every in Every),
        saved_cents=saved_cents(overview),
        debts=debts,
        owed_cents=owed,
        too_much_costs_cents=sum(each.check.over for each in debts if each.check),
        reported=sum(each.is_new for each in reported_debts(case)),
        reported_higher=sum(
            bool(each.reported_cents) and each.state != DebtState.ARRANGED for each in debts
        ),
        arrangements=arrangement_rows(case),
        rights_unused=sum(each.state in UNUSED for each in rights),
        rights_granted=sum(each.state == "granted" for each in rights),
        ahead=months_ahead(month, _dues(case, debts), owed=owed, on=clock.today(), ahead=AHEAD),
    )


def _dues(case: UUID, debts: Iterable[DebtLine]) -> Iterable[tuple[date, int]]:
    """What running arrangements still expect: the day and the cents."""
    running = Arrangement.objects.filter(case=case, state__in=RUNS)
    repaying = running.exclude(kind=ArrangementKind.PAID_ON).values_list("pk", flat=True)
    for row in payments_of(repaying):
        if (cents := as_line(row).open) > 0:
            yield row.due_on, cents
    for debt in debts:
        if debt.repaid_cents and debt.state in (DebtState.OPEN, DebtState.DISPUTED):
            yield from _each_month(debt.owed_cents or 0, debt.repaid_cents)


def _each_month(owed: int, cents: int) -> Iterable[tuple[date, int]]:
    """What is repaid every month without us, as long as something is owed."""
    first = clock.today().replace(day=1)
    for turn in range(min(AHEAD, -(-owed // cents))):
        yield add_months(first, turn), min(cents, owed - turn * cents)
