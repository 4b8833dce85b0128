# SPDX-License-Identifier: EUPL-1.2
"""What keeping goods cost, and what came back from who had the home evicted."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import GoodsCost, GoodsRecovery, StoredGoods
from woonzeker.housing.rules.goods_costs import CostKind
from woonzeker.housing.selectors.goods import BASIS, MAY_KEEP_GOODS

#: what can be taken back here; a sale goes with the line of the log
AMOUNTS: dict[str, type[GoodsCost | GoodsRecovery]] = {"cost": GoodsCost, "recovery": GoodsRecovery}


@action("housing.enter_cost", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def enter_cost(
    *, actor: Actor, stored_goods: UUID, kind: CostKind, cents: int, on: date
) -> GoodsCost:
    """Note what the municipality paid, for what and on which day. Raises Refused, NotFound."""
    goods = _goods(stored_goods)
    _refuse(cents, on)
    return GoodsCost.objects.create(
        goods=goods, kind=kind.value, cents=cents, paid_on=on, noted_at=clock.now(),
        noted_by=actor.id,
    )  # fmt: skip


@action("housing.enter_recovery", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def enter_recovery(*, actor: Actor, stored_goods: UUID, cents: int, on: date) -> GoodsRecovery:
    """Note what came back from who had the home evicted. Raises Refused, NotFound."""
    goods = _goods(stored_goods)
    _refuse(cents, on)
    return GoodsRecovery.objects.create(
        goods=goods, cents=cents, received_on=on, noted_at=clock.now(), noted_by=actor.id
    )


@action("housing.strike_amount", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def strike_amount(*, actor: Actor, stored_goods: UUID, of: str, amount: UUID) -> StoredGoods:
    """Take back an amount that was entered by mistake; it stays to be read. Raises NotFound."""
    goods = _goods(stored_goods)
    table = AMOUNTS.get(of)
    rows = table._default_manager.filter(goods=goods, pk=amount, withdrawn_at=None) if table else ()
    for row in rows:
        row.withdrawn_at, row.withdrawn_by = clock.now(), actor.id
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        return goods
    raise NotFound


def _goods(pk: UUID) -> StoredGoods:
    found = StoredGoods.objects.filter(pk=pk, withdrawn_at=None).first()
    if found is None:
        raise NotFound
    return found


def _refuse(cents: int, on: date) -> None:
    if cents <= 0:
        raise Refused(_("Vul een bedrag boven nul in."))
    if on > clock.today():
        raise Refused(_("Deze dag moet nog komen."))
