# SPDX-License-Identifier: EUPL-1.2
"""The newest overview of a household, and the room to repay that follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.help.models import Arrangement, ArrangementKind, ArrangementState, Overview
from woonzeker.help.rules.money import Amount, Every, Room, room_of

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
    adults: int | None


NOTHING = OverviewView(0, None, (), (), (), None, None, "", 1)


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
        adults=found.adults,
    )


def room_left(
    case: UUID, overview: OverviewView | None = None, *, besides: UUID | None = None
) -> Room:
    """The room a month above what is protected and what runs already, but for one arrangement."""
    seen = overview or newest_overview(case)
    return room_of(
        amounts(seen.income),
        protected_cents=seen.protected_cents,
        repaid=repaid_now(case, besides=besides),
    )


def repaid_now(case: UUID, *, besides: UUID | None = None) -> tuple[Amount, ...]:
    """What running arrangements take each pay day; rent that is paid on is a fixed cost already."""
    rows = Arrangement.objects.filter(case=case, state__in=RUNS)
    if besides is not None:
        rows = rows.exclude(pk=besides)
    return tuple(
        Amount("", row.instalment_cents, Every(row.rhythm))
        for row in rows.exclude(kind=ArrangementKind.PAID_ON)
    )


def saved_cents(overview: OverviewView) -> int:
    """What a household has put by, in cents."""
    return sum(each.cents or 0 for each in overview.reserves)


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
    }
    return tuple(said[code] for code in room.missing)


def _lines(rows: Iterable[Mapping[str, Any]]) -> tuple[MoneyLine, ...]:
    return tuple(
        MoneyLine(row["what"], row["cents"], every.value, str(EVERY_WORDS[every]))
        for row in rows
        for every in [Every(row.get("rhythm", Every.MONTH))]
    )
