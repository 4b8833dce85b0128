# SPDX-License-Identifier: EUPL-1.2
"""Goods that the municipality keeps: who may do what with them, and how the rules take the rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import clock
from woonzeker.access.policy import DataClass, Role, Sight, sees, writes
from woonzeker.access.tenancy import current_municipality
from woonzeker.housing.models import GoodsEvent, GoodsItem, GoodsSale, StoredGoods
from woonzeker.housing.rules import goods as rules
from woonzeker.housing.rules.goods import Act, Item, ItemKind, ItemState, Storage, Wish
from woonzeker.housing.selectors.shared import roof_policies, roof_policy
from woonzeker.law.awb import proceeds_kept_until

MAY_SEE_GOODS = sees(DataClass.PROCESS).by(
    Role.EVICTION_COORDINATOR,
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.TEAM_LEAD,
    Role.CLIENT_SUPPORTER,
)
MAY_KEEP_GOODS = writes(DataClass.PROCESS).by(Role.EVICTION_COORDINATOR)
#: the second person, who signs for what cannot be undone
MAY_SIGN_GOODS = writes(DataClass.PROCESS).by(Role.EVICTION_COORDINATOR, Role.TEAM_LEAD)
MAY_SEE_PHOTO = sees(DataClass.PROCESS, DataClass.HOUSEHOLD, least=Sight.FULL).by(
    Role.EVICTION_COORDINATOR, Role.DEBT_COUNSELLOR, Role.CLIENT_SUPPORTER
)
BASIS = "Rv art. 556 lid 3; Awb art. 5:29 en 5:30"
#: what the owner loses
LOSES = (Act.SOLD, Act.GIVEN_AWAY, Act.DESTROYED)
WITH_US = frozenset({ItemState.STORED.value, ItemState.APART.value})


def goods_of(case: UUID) -> StoredGoods | None:
    """The goods of a case that lie now, else those that lay there last."""
    rows = StoredGoods.objects.filter(case=case, withdrawn_at=None)
    return rows.order_by("-taken_on", "-noted_at").first()


def goods_lie(cases: Iterable[UUID]) -> bool:
    """Whether of these cases goods lie here, or the owner can still ask for what a sale brought."""
    of = StoredGoods.objects.filter(case__in=list(cases), withdrawn_at=None)
    if of.filter(closed_on=None).exists():
        return True
    sales = GoodsSale.objects.filter(goods__in=of, withdrawn_at=None).order_by("sold_on")
    last = sales.values_list("sold_on", flat=True).last()
    return last is not None and clock.today() <= proceeds_kept_until(last).due_on


def storage_of(goods: StoredGoods) -> Storage:
    """The days of a record, for the rules."""
    return Storage(goods.taken_on, goods.listed_on, goods.copy_given_on, goods.warned_on)


def item_of(row: GoodsItem) -> Item:
    """A line of the inventory, for the rules."""
    return Item(ItemKind(row.kind), ItemState(row.state), asked_back=row.asked_back_on is not None)


def standing_events(goods: StoredGoods) -> QuerySet[GoodsEvent]:
    """The lines of the log that nobody took back, the oldest first."""
    undone = GoodsEvent.objects.filter(goods=goods).exclude(undoes=None).values("undoes")
    rows = GoodsEvent.objects.filter(goods=goods, undoes=None).exclude(pk__in=undone)
    return rows.order_by("noted_at", "pk")


def why_not(
    row: GoodsItem, wish: Wish, storage: Storage, *, on: date | None = None
) -> tuple[str, ...]:
    """Why an act cannot be done with a line on a day, in Dutch; empty when it can. Today if none.

    What is written down later than it happened is held against the day on which it happened.
    """
    here = current_municipality()
    return rules.refusals(
        item_of(row),
        wish,
        storage,
        roof_policy(here),
        on=on or clock.today(),
        added=roof_policies(here)[1].kept_kinds,
    )
