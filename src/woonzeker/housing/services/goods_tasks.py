# SPDX-License-Identifier: EUPL-1.2
"""What the clocks of stored goods ask of people, as tasks of the case."""

from __future__ import annotations

from datetime import date, timedelta

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.housing.models import GoodsItem, GoodsSale, StoredGoods
from woonzeker.housing.rules.goods import Act, ItemState, next_act
from woonzeker.housing.rules.goods import clock as clocks
from woonzeker.housing.selectors.goods import storage_of
from woonzeker.housing.selectors.shared import roof_policy
from woonzeker.law.awb import proceeds_kept_until
from woonzeker.law.terms import add_working_days

#: days before thirteen weeks are over in which the household is warned, working days for the rest
WARN_BEFORE, SOON = 28, 2
#: a year before the owner can no longer ask for what a sale brought in, somebody looks
PROCEEDS_BEFORE = 365
TASKS = frozenset({"goods_list", "goods_copy", "goods_warn", "goods_return", "goods_sign"})


def asked_of_goods(goods: StoredGoods) -> dict[str, date]:
    """The tasks that stored goods ask now, and by when; none once nothing lies there."""
    if goods.closed_on is not None or goods.withdrawn_at is not None:
        return {}
    storage, today = storage_of(goods), clock.today()
    runs = clocks(storage, roof_policy(str(goods.municipality)))
    owed, found = next_act(storage), dict[str, date]()
    if owed is Act.LISTED:
        found["goods_list"] = add_working_days(goods.taken_on, SOON)
    elif owed is Act.COPY_GIVEN and goods.listed_on is not None:
        found["goods_copy"] = add_working_days(goods.listed_on, SOON)
    elif owed is Act.WARNED and today >= (by := runs.kept.due_on - timedelta(days=WARN_BEFORE)):
        found["goods_warn"] = add_working_days(by, SOON)
    here = GoodsItem.objects.filter(
        goods=goods, withdrawn_at=None, state__in=[ItemState.STORED, ItemState.APART]
    )
    asked = here.exclude(asked_back_on=None).order_by("asked_back_on")
    if (since := asked.values_list("asked_back_on", flat=True).first()) is not None:
        found["goods_return"] = add_working_days(since, 5)
    if here.exclude(wished="").filter(agreed_by="").exists():
        found["goods_sign"] = add_working_days(today, 5)
    return found


def settle_goods(actor: Actor, goods: StoredGoods) -> None:
    """Ask what is owed now, and no more what was done."""
    room, asked = system(actor.municipality, "housing"), asked_of_goods(goods)
    for kind in sorted(TASKS - set(asked)):
        cases.settle_task(actor=room, case=goods.case_id, kind=kind)
    for kind, due_on in asked.items():
        cases.give_task(actor=room, case=goods.case_id, kind=kind, due_on=due_on)


def proceeds_to_ask(goods: StoredGoods, on: date) -> date | None:
    """By when somebody must tell the owner of what a sale brought in; None while it can wait."""
    sales = GoodsSale.objects.filter(goods=goods, withdrawn_at=None).order_by("sold_on")
    last = sales.values_list("sold_on", flat=True).last()
    if last is None:
        return None
    ends = proceeds_kept_until(last).due_on
    return ends if ends - timedelta(days=PROCEEDS_BEFORE) <= on <= ends else None
