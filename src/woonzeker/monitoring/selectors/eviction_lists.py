# SPDX-License-Identifier: EUPL-1.2
"""The households behind a number of a year of evictions: for who leads or coordinates them.

The list is made from the same lines as the number; it has what is in somebody's reach.
"""

from __future__ import annotations

from dataclasses import dataclass

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import sees_signals, within_reach
from woonzeker.errors import NotFound
from woonzeker.monitoring.rules.evictions_year import Asks, Line, YearTable, year_tables
from woonzeker.monitoring.selectors.evictions import judged, lost
from woonzeker.monitoring.selectors.sieve_lists import (
    BASIS,
    MAY_KNOW_ORDER,
    ListPage,
    page_of,
)

#: what courts and bailiffs did, and whether children live there, are among the numbers
MAY_OPEN_YEAR = sees(DataClass.PROCESS, DataClass.COURT, DataClass.HOUSEHOLD, least=Sight.FLAG).by(
    Role.TEAM_LEAD, Role.EVICTION_COORDINATOR
)


@dataclass(frozen=True, slots=True)
class EvictionList:
    """A page of the households behind a line of a table, with the words of both."""

    table: YearTable
    line: Line
    listed: ListPage


def may_list_line(actor: Actor, table: str, line: str) -> bool:
    """Whether a line of a table opens a list for somebody."""
    if not MAY_OPEN_YEAR.ever(actor):
        return False
    asks = Asks.of(table, line)
    if asks is Asks.ORDER:
        return MAY_KNOW_ORDER.ever(actor)
    return asks is Asks.NOTHING or sees_signals(actor)


@look("monitoring.eviction_list", may_if=MAY_OPEN_YEAR, basis=BASIS)
def eviction_list(*, actor: Actor, year: int, table: str, line: str, page: int = 1) -> EvictionList:
    """See the households behind a number of a year of evictions, as far as within reach.

    Raises NotFound for a line that there is not, or of which somebody may know no household.
    """
    tables = {
        each.code: each for each in year_tables(lost(actor, year), judged(actor, year), year=year)
    }
    lines = {each.code: each for each in tables[table].lines} if table in tables else {}
    if line not in lines or not may_list_line(actor, table, line):
        raise NotFound
    found = lines[line]
    within = within_reach(Case.objects.filter(pk__in=found.cases), actor, MAY_OPEN_YEAR)
    if Asks.of(table, line) is Asks.ORDER:
        within = within_reach(within, actor, MAY_KNOW_ORDER)
    cases = within.order_by("-opened_on", "-number")
    return EvictionList(tables[table], found, page_of(actor, cases, page, number=len(found.cases)))
