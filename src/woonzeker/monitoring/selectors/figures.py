# SPDX-License-Identifier: EUPL-1.2
"""The figures beside a delivery: fixed tables of counts, for inside and for publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.cases.models import MatchingPeriod, PeriodSignal
from woonzeker.errors import Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.monitoring.ddas import CONTACT_KINDS, PARTNER_TYPES, RESULTS
from woonzeker.monitoring.rules import (
    MISTAKES,
    Cross,
    Period,
    may_be_published,
    published,
    status_of,
)
from woonzeker.monitoring.selectors.organisation import national_policy
from woonzeker.monitoring.selectors.readiness import MAY_COUNT
from woonzeker.outreach.models import ContactAttempt
from woonzeker.outreach.selectors import REACHED
from woonzeker.ui.sheets import lines

TOTAL = "totaal"
HIDDEN = "minder dan 10 of verborgen"
_NO_RESULT = "(nog) geen resultaat"


class NotToPublish(Refused):
    """Cijfers om te publiceren gaan over hele kwartalen die voorbij zijn. Kies andere dagen."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of counts: its name, what its rows and columns are, and the counts."""

    name: str
    of_rows: str
    of_columns: str
    counts: Cross

    @property
    def rows(self) -> list[str]:
        """The words at the beginning of rows."""
        return sorted({row for row, _column in self.counts})

    @property
    def columns(self) -> list[str]:
        """The words at the head of columns."""
        return sorted({column for _row, column in self.counts})


@look("monitoring.figures", may_if=MAY_COUNT, basis="Wet CBS art. 33")
def figures(*, actor: Actor, period: Period, to_publish: bool = False) -> tuple[Table, ...]:
    """See the counts of a period in the words of the national model. No person in it.

    Raises NotToPublish when they are asked to be published and are not over whole quarters.
    """
    if to_publish and not may_be_published(period, clock.today()):
        raise NotToPublish
    types = national_policy(actor).types
    partner = partial(_type, types=types)
    signals = ArrearsSignal.objects.filter(signalled_on__range=(period.from_on, period.to_on))
    by_type = signals.values_list("partner_id", "sector")
    return (
        Table("signalen per maand", "maand", "soort partner", _crossed(
            by_type.annotate(month=TruncMonth("signalled_on"), number=Count("pk")),
            lambda row: (_month(row[2]), partner(row)),
        )),
        Table("status per soort partner", "soort partner", "status", _crossed(
            by_type.values_list(
                "partner_id", "sector", "result", "in_period__period__result"
            ).annotate(number=Count("pk")),
            lambda row: (partner(row), _status(row)),
        )),
        Table("resultaat per maand", "maand", "resultaat", _crossed(
            _households(period).values_list("starts_on", "result").annotate(number=Count("pk")),
            lambda row: (_month(row[0]), RESULTS.get(row[1]) or _NO_RESULT),
        )),
        Table("contactpogingen per soort", "soort contact", "bereikt", _crossed(
            _attempts(period).values_list("channel", "outcome").annotate(number=Count("pk")),
            lambda row: (CONTACT_KINDS[row[0]], "bereikt" if row[1] in REACHED else "niet bereikt"),
        )),
    )  # fmt: skip


def as_csv(tables: Iterable[Table], *, to_publish: bool) -> bytes:
    """The tables one under another: name, row, column, count. UTF-8 with a mark, `;` between."""
    found = [("tabel", "rij", "kolom", "aantal")]
    for table in tables:
        cells = _to_publish(table) if to_publish else _whole(table)
        found += [(table.name, row, column, str(number)) for row, column, number in cells]
    return lines(found)


def _whole(table: Table) -> list[tuple[str, str, object]]:
    return [
        (row, column, table.counts.get((row, column), 0))
        for row in table.rows
        for column in table.columns
    ]


def _to_publish(table: Table) -> list[tuple[str, str, object]]:
    made = published(table.rows, table.columns, table.counts)
    cells = [(row, each, made.cells[row, each]) for row in made.rows for each in made.columns]
    cells += [(row, TOTAL, made.of_rows[row]) for row in made.rows]
    cells += [(TOTAL, each, made.of_columns[each]) for each in made.columns]
    cells.append((TOTAL, TOTAL, made.total))
    return [(row, column, HIDDEN if n is None else n) for row, column, n in cells]


def _crossed(
    rows: Iterable[tuple[Any, ...]], words: Callable[[tuple[Any, ...]], tuple[str, str]]
) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        cell = words(row)
        found[cell] = found.get(cell, 0) + row[-1]
    return found


def _status(row: tuple[Any, ...]) -> str:
    """As the delivery says it; the result of its month is None for a signal without one."""
    return status_of(row[2], row[3] or "", in_case=row[3] is not None)


def _type(row: tuple[Any, ...], types: Mapping[str, str]) -> str:
    return types.get(str(row[0]), "") or PARTNER_TYPES[row[1]]


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _households(period: Period) -> Any:
    return _periods(period).exclude(result__in=MISTAKES)


def _periods(period: Period) -> Any:
    inside = PeriodSignal.objects.filter(signal__signalled_on__range=(period.from_on, period.to_on))
    return MatchingPeriod.objects.filter(pk__in=inside.values("period"))


def _attempts(period: Period) -> Any:
    return ContactAttempt.objects.filter(tried_on__range=(period.from_on, period.to_on))
