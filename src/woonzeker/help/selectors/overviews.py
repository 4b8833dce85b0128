# SPDX-License-Identifier: EUPL-1.2
"""The newest overview of a household, and the room to repay that follows from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import clock
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.tenancy import current_municipality
from woonzeker.access.veil import Of, of
from woonzeker.help.models import (
    Arrangement,
    ArrangementKind,
    ArrangementState,
    Debt,
    DebtState,
    Instalment,
    Overview,
    Payment,
)
from woonzeker.help.rules.instalments import AWAITED
from woonzeker.help.rules.money import Amount, Every, Room, out_of_date, room_of
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

EVERY_WORDS = {
    Every.MONTH: gettext_lazy("elke maand"),
    Every.FOUR_WEEKS: gettext_lazy("elke vier weken"),
    Every.WEEK: gettext_lazy("elke week"),
    Every.YEAR: gettext_lazy("elk jaar"),
}
#: states in which an arrangement takes of what a month leaves
RUNS = (ArrangementState.RUNNING, ArrangementState.PAUSED)


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One line of income, costs or reserves in whole cents."""

    what: str
    cents: int | None
    every: str
    every_words: str

    @property
    def amount(self) -> Amount:
        """The line as the rules count it."""
        return Amount(self.what, self.cents or 0, Every(self.every))


@of(DataClass.FINANCES)
@dataclass(frozen=True, slots=True)
class OverviewView:
    """The newest overview; version 0 is that there is none yet."""

    version: int | None
    made_on: date | None
    income: Annotated[tuple[MoneyLine, ...], Of(DataClass.FINANCES, least=Sight.FULL)]
    costs: Annotated[tuple[MoneyLine, ...], Of(DataClass.FINANCES, least=Sight.FULL)]
    reserves: Annotated[tuple[MoneyLine, ...], Of(DataClass.FINANCES, least=Sight.FULL)]
    protected_cents: int | None
    protected_on: date | None
    protected_source: str
    protected_outdated: bool | None
    adults: int | None
    saved_at: datetime | None


NOTHING = OverviewView(0, None, (), (), (), None, None, "", False, 1, None)


def newest_overview(case: UUID) -> OverviewView:
    """The overview that counts now. A building block: nobody looks here."""
    found = Overview.objects.filter(case=case).order_by("-version").first()
    if found is None:
        return NOTHING
    lines: Mapping[str, Any] = found.lines
    return OverviewView(
        version=found.version,
        made_on=found.made_on,
        income=_lines(lines.get("income", ())),
        costs=_lines(lines.get("costs", ())),
        reserves=_lines(lines.get("reserves", ())),
        protected_cents=found.protected_cents,
        protected_on=found.protected_on,
        protected_source=found.protected_source,
        protected_outdated=found.protected_outdated,
        adults=found.adults,
        saved_at=found.saved_at,
    )


def room_left(
    case: UUID,
    overview: OverviewView | None = None,
    *,
    besides: UUID | None = None,
    replaces: Collection[UUID] = (),
    at_once: bool = True,
) -> Room:
    """The room a month above what is protected and what is repaid already.

    But for one arrangement, for what is repaid already of debts that an arrangement `replaces`,
    and, without `at_once`, for quick fixes.
    """
    seen, today = overview or newest_overview(case), clock.today()
    policy = decided(current_municipality(), PolicyKind.HELP, on=today)
    return room_of(
        amounts(seen.income),
        protected_cents=seen.protected_cents,
        repaid=repaid_now(case, besides=besides, replaces=replaces, at_once=at_once),
        outdated=out_of_date(
            seen.protected_on,
            changed=bool(seen.protected_outdated),
            on=today,
            days=policy["protected_days"],
        ),
    )


def repaid_now(
    case: UUID,
    *,
    besides: UUID | None = None,
    replaces: Collection[UUID] = (),
    at_once: bool = True,
) -> tuple[Amount, ...]:
    """What is repaid each pay day, by arrangements here and by what was agreed without us.

    Rent that is paid on is a fixed cost already.
    """
    rows = Arrangement.objects.filter(case=case, state__in=RUNS)
    if besides is not None:
        rows = rows.exclude(pk=besides)
    if not at_once:
        rows = rows.exclude(kind=ArrangementKind.QUICK_FIX)
    elsewhere = Debt.objects.filter(
        case=case, repaid_cents__gt=0, state__in=(DebtState.OPEN, DebtState.DISPUTED)
    ).exclude(pk__in=list(replaces))
    return (
        *(
            Amount("", row.instalment_cents, Every(row.rhythm))
            for row in rows.exclude(kind=ArrangementKind.PAID_ON)
        ),
        *(Amount(debt.creditor, debt.repaid_cents) for debt in elsewhere),
    )


def saved_cents(overview: OverviewView) -> int:
    """What a household has put by, in cents."""
    return sum(each.cents or 0 for each in overview.reserves)


def saved_left(case: UUID, overview: OverviewView) -> int:
    """What is put by and not promised: less what quick fixes take, or took since it was noted."""
    fixes = Arrangement.objects.filter(case=case, kind=ArrangementKind.QUICK_FIX)
    awaited = Instalment.objects.filter(
        arrangement__in=fixes.filter(state__in=RUNS), state__in=AWAITED
    )
    promised = sum(row.amount_cents - row.paid_cents for row in awaited)
    taken = Payment.objects.filter(arrangement__in=fixes, undone_at=None)
    if overview.saved_at is not None:
        taken = taken.filter(noted_at__gt=overview.saved_at)
    return max(0, saved_cents(overview) - promised - sum(row.cents for row in taken))


def amounts(lines: Iterable[MoneyLine]) -> tuple[Amount, ...]:
    """Lines as the rules count them."""
    return tuple(line.amount for line in lines)


def missing_words(room: Room) -> tuple[str, ...]:
    """What must be filled in before a room is known."""
    said = {
        "income": _("Vul in wat er binnenkomt."),
        "protected": _(
            "Vul de beslagvrije voet in, zoals het officiële rekenprogramma haar geeft."
        ),
        "protected_changed": _(
            "Inkomen of gezin veranderde. Bereken de beslagvrije voet opnieuw en vul haar in."
        ),
        "protected_old": _(
            "De beslagvrije voet is te lang geleden berekend. Bereken haar opnieuw en vul haar in."
        ),
    }
    return tuple(said[code] for code in room.missing)


def _lines(rows: Iterable[Mapping[str, Any]]) -> tuple[MoneyLine, ...]:
    return tuple(
        MoneyLine(row["what"], row["cents"], every.value, str(EVERY_WORDS[every]))
        for row in rows
        for every in [Every(row.get("rhythm", Every.MONTH))]
    )
