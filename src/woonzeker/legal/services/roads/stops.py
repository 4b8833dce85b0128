# SPDX-License-Identifier: EUPL-1.2
"""Which safeguards of a case are open now, as a lost home asks them: whatever its own step."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import clock
from woonzeker.cases.models import Case
from woonzeker.legal.rules.safeguards import open_ones
from woonzeker.legal.selectors.safeguards.record import record_of
from woonzeker.process import STOPPED_FROM, Step, Stop


def open_now(case: UUID) -> tuple[str, ...]:
    """The codes of the safeguards that are not met.

    That a court once left them the home takes nothing away: here it is lost on another road.
    """
    found = Case.objects.get(pk=case)
    step = Step(max(found.step, STOPPED_FROM))
    standings = open_ones(record_of(found), step=step, on=clock.today(), stop=Stop.UNAVOIDABLE)
    return tuple(each.safeguard.value for each in standings)


def is_lost(case: UUID) -> bool:
    """Whether it stands recorded that this household left its home, since the case was opened."""
    return record_of(Case.objects.get(pk=case)).situation.lost_on is not None
