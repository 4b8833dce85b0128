# SPDX-License-Identifier: EUPL-1.2
"""All agreements that run in somebody's reach: what cannot wait stands first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import relations_of_cases, secret_cases, within_reach
from woonzeker.housing.rules import agreements as rules
from woonzeker.housing.rules.agreement_end import own_name_plan, threatens_on
from woonzeker.housing.rules.agreement_words import BASIS, MAY_LIST_LIVING
from woonzeker.housing.selectors.living_rows import Held, held_all, policy_now, running
from woonzeker.legal.rules import LastOfferPolicy, WatchState, breach_standing
from woonzeker.ui.words import address


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LivingRow:
    """One agreement that runs, with what it asks for now."""

    id: UUID
    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    secret: bool
    title: str
    until_on: date | None
    loses_on: date | None
    late_steps: int | None
    breaches: tuple[str, ...]
    late_looks: int | None
    lacks: int | None
    relations: frozenset[Relation]

    @property
    def rank(self) -> tuple[int, date, str]:
        """What cannot wait first: a home that is lost, then a breach, then a look that is late."""
        if self.loses_on is not None:
            return 0, self.loses_on, self.number
        urgent = 1 if self.breaches else 2 if self.late_looks else 3
        return urgent, self.until_on or date.max, self.number


@look("housing.livings", may_if=MAY_LIST_LIVING, basis=BASIS)
def living_list(*, actor: Actor) -> tuple[LivingRow, ...]:
    """The agreements that run in one's reach, the nearest end without an own contract first."""
    near = within_reach(Case.objects.filter(closed_on=None), actor, MAY_LIST_LIVING)
    rows = running().filter(case__in=near.values("pk")).select_related("case__household")
    found = held_all(rows.order_by("begins_on"))
    cases = [one.row.case_id for one in found]
    stands, secret = relations_of_cases(actor, cases), set(secret_cases(cases))
    policy, today = policy_now(), clock.today()
    audit.concerns(len(found), of={"living": [one.row.pk for one in found]})
    made = (
        _row(
            one, stands.get(one.row.case_id, frozenset()), one.row.case_id in secret, today, policy
        )
        for one in found
    )
    return tuple(sorted(made, key=lambda each: each.rank))


def _row(
    one: Held, relations: frozenset[Relation], secret: bool, on: date, policy: LastOfferPolicy
) -> LivingRow:
    clocked = rules.clock_of_agreement(one.counted, policy)
    plan = own_name_plan(one.counted, one.done, on=on, policy=policy)
    months = one.months(on=on, policy=policy)
    return LivingRow(
        id=one.row.pk,
        case=one.row.case_id,
        number=one.row.case.number,
        address=address(one.row.case.household),
        secret=secret,
        title=_(one.counted.type.title),
        until_on=clocked.until_on if clocked else None,
        loses_on=threatens_on(one.counted, one.done, on=on, policy=policy),
        late_steps=len(plan.late) if plan else 0,
        breaches=tuple(
            _(breach_standing(each.counted, on=on, policy=policy).words)
            for each in one.open_breaches
        ),
        late_looks=sum(each.turn.state is WatchState.LATE for each in months),
        lacks=len(rules.lacks_of(one.counted, on=on, policy=policy)),
        relations=relations,
    )
