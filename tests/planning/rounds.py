# SPDX-License-Identifier: EUPL-1.2
"""A week that stands, for tests of a round that is being walked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from unittest.mock import patch

from tests.planning.households import reported, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.organisations.models import Partner, Team
from woonzeker.planning import services
from woonzeker.planning.models import Visit, WorkList
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Available

MONDAY = date(2026, 11, 2)
Partners = Callable[..., Partner]
Part = tuple[date, DayPart]


def week(
    lead: Actor, *workers: Actor, parts: Iterable[Part], stands: bool = True, minutes: int = 30
) -> WorkList:
    """Plan the week of who goes out in these parts of it, and let it stand."""
    team, given = Team.objects.get(name="Oost"), frozenset(parts)
    people = [Available(each.id, f"W{number}", given) for number, each in enumerate(workers)]
    made = services.plan_week(actor=lead, team=team.pk, week=MONDAY, people=people, minutes=minutes)
    if stands:
        services.confirm_work_list(actor=lead, work_list=made.pk)
    return made


def households(partner: Partner, number: int) -> list[Case]:
    """So many households with arrears, the first with the most."""
    cents = range(90_000, 0, -5_000)
    return [
        reported(partner, resident(at), cents=cents[at], terms=9 - at)
        for at in range(1, number + 1)
    ]


def visits() -> list[Visit]:
    """Every visit, in the order of the week."""
    with tenant("9999"):
        rows = Visit.objects.select_related("case").order_by("day_on", "day_part", "position")
        return list(rows)


@contextmanager
def at(hour: int, minute: int = 0, on: date = MONDAY) -> Iterator[None]:
    """Let it be this hour of a day in Amsterdam."""
    moment = datetime.combine(on, time(hour, minute), clock.AMSTERDAM)
    with clock.standing_at(on), patch.object(clock, "now", lambda: moment):
        yield
