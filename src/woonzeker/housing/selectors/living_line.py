# SPDX-License-Identifier: EUPL-1.2
"""What the page of a case says in one line of an agreement to live on somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound
from woonzeker.housing.rules.agreement_words import BASIS, MAY_SEE_LIVING
from woonzeker.housing.selectors.living_rows import held, policy_now, standing
from woonzeker.legal.rules import WatchState


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LivingLine:
    """The agreement of a case that runs, or the last that ended; `living` None when none is."""

    closed: bool | None
    living: UUID | None = None
    title: str = ""
    ended: bool | None = None
    breaches: int | None = None
    late: bool | None = None


@look("housing.living_line", may_if=MAY_SEE_LIVING, basis=BASIS, about="case")
def living_line(*, actor: Actor, case: UUID) -> LivingLine:
    """Whether there is an agreement, and what it asks for; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    closed = found.closed_on is not None
    row = standing().filter(case=found).order_by("-made_at").first()
    if row is None:
        return LivingLine(closed)
    one = held(row)
    waits = (WatchState.TO_LOOK, WatchState.LATE)
    months = one.months(on=clock.today(), policy=policy_now())
    return LivingLine(
        closed=closed,
        living=row.pk,
        title=_(one.counted.type.title),
        ended=row.ended_on is not None,
        breaches=0 if row.ended_on else len(one.open_breaches),
        late=row.ended_on is None and any(each.turn.state in waits for each in months),
    )
