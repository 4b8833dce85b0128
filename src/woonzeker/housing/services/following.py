# SPDX-License-Identifier: EUPL-1.2
"""Every day: what the day of an eviction and the clocks of stored goods ask of people."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus, CaseTask
from woonzeker.housing.models import GoodsSale, StoredGoods
from woonzeker.housing.selectors.day import TASKS, open_kinds
from woonzeker.housing.services.goods_tasks import proceeds_to_ask, settle_goods
from woonzeker.legal.models import CourtTrack
from woonzeker.legal.selectors import closing_cases

PROCEEDS = "goods_proceeds"
#: what a track asked of before: the plan of the day asks the same, and knows what is missing
OLD_PLACE = "track_place"


@dataclass(frozen=True, slots=True)
class FollowedDay:
    """How many cases with an eviction ahead, and how many stored goods, were looked at."""

    days: int
    goods: int


@action("housing.follow_day_and_goods", may_if=only_system(), basis="Wgs art. 2; Rv art. 556 lid 3")
def follow_day_and_goods(*, actor: Actor) -> FollowedDay:
    """Ask what is missing for each day and of all stored goods, and no more what was done."""
    asked = set(
        CaseTask.objects.filter(kind__in=TASKS, done_on=None).values_list("case", flat=True)
    )
    tracked = CourtTrack.objects.exclude(case__status=CaseStatus.CLOSED)
    known = (*tracked.values_list("case", flat=True), *closing_cases(), *asked)
    ahead = {each for each in known if each}
    days = [case for case in sorted(ahead) if _follow_day(actor, case)]
    lying = list(StoredGoods.objects.filter(withdrawn_at=None, closed_on=None))
    for goods in lying:
        settle_goods(actor, goods)
    _proceeds(actor)
    audit.concerns(len(days) + len(lying))
    return FollowedDay(len(days), len(lying))


def _follow_day(actor: Actor, case: UUID) -> bool:
    """Give and settle the tasks of one day; whether there is a day that asks for something."""
    closed = Case.objects.filter(pk=case, status=CaseStatus.CLOSED).exists()
    asked = {} if closed else open_kinds(case, clock.today())
    for kind in (*sorted(TASKS - set(asked)), OLD_PLACE):
        cases.settle_task(actor=actor, case=case, kind=kind)
    for kind, due_on in asked.items():
        cases.give_task(actor=actor, case=case, kind=kind, due_on=max(due_on, clock.today()))
    return bool(asked)


def _proceeds(actor: Actor) -> None:
    """Before the three years are over somebody tells the owner what is theirs."""
    sold = GoodsSale.objects.filter(withdrawn_at=None).values("goods")
    for goods in StoredGoods.objects.filter(pk__in=sold, withdrawn_at=None):
        by = proceeds_to_ask(goods, clock.today())
        told = CaseTask.objects.filter(case=goods.case_id, kind=PROCEEDS)
        if by is not None and not told.exists():
            cases.give_task(actor=actor, case=goods.case_id, kind=PROCEEDS, due_on=by)
