# SPDX-License-Identifier: EUPL-1.2
"""Giving goods back, and letting go what nobody came for: never alone, never too soon."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import GoodsItem, GoodsSale, StoredGoods
from woonzeker.housing.rules.goods import Act, ItemState, Wish, after
from woonzeker.housing.rules.goods_words import UNSALEABLE
from woonzeker.housing.selectors.goods import (
    BASIS,
    LOSES,
    MAY_KEEP_GOODS,
    MAY_SIGN_GOODS,
    item_of,
    storage_of,
    why_not,
)
from woonzeker.housing.services.goods import line_of, log, open_goods, refuse
from woonzeker.housing.services.goods_tasks import settle_goods

_HERE = (ItemState.STORED.value, ItemState.APART.value)


@action("housing.ask_goods_back", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def ask_goods_back(*, actor: Actor, stored_goods: UUID, items: Sequence[UUID]) -> StoredGoods:
    """Note that somebody wants these lines back: nothing of them goes until they have them."""
    goods = open_goods(stored_goods)
    for row in _chosen(goods, items):
        if row.asked_back_on is None:
            row.asked_back_on = clock.today()
            row.wished = row.wished_by = row.agreed_by = row.unsaleable_why = ""
            row.save()
            log(actor, goods, Act.ASKED_BACK, on=clock.today(), item=row.pk)
    settle_goods(actor, goods)
    return goods


@action("housing.give_back", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def give_back(*, actor: Actor, stored_goods: UUID, items: Sequence[UUID], on: date) -> StoredGoods:
    """Note that the household has these lines back. It can always, from the first day."""
    goods = open_goods(stored_goods)
    _refuse_day(goods, on)
    for row in _chosen(goods, items):
        _done(actor, goods, row, Wish(Act.RETURNED, actor.id), on)
    return _close_when_empty(actor, goods, on)


@action("housing.set_goods_apart", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def set_goods_apart(*, actor: Actor, stored_goods: UUID, items: Sequence[UUID]) -> StoredGoods:
    """Put lines apart, to keep when the rest is gone."""
    goods = open_goods(stored_goods)
    for row in _chosen(goods, items):
        _done(actor, goods, row, Wish(Act.SET_APART, actor.id), clock.today())
    settle_goods(actor, goods)
    return goods


@action("housing.wish_goods_gone", may_if=MAY_KEEP_GOODS, basis=BASIS, about="goods_item")
def wish_goods_gone(
    *, actor: Actor, goods_item: UUID, act: Act, unsaleable_why: str = ""
) -> GoodsItem:
    """Ask a colleague to sign that a line is sold, given away or destroyed.

    Raises Refused while a clock runs, for what never goes, and without why selling is no use.
    """
    row = line_of(goods_item)
    if act not in LOSES or (unsaleable_why and unsaleable_why not in UNSALEABLE):
        raise Refused(_("Kies uit de lijst."))
    wish = Wish(act, actor.id, second="another", unsaleable=bool(unsaleable_why))
    refuse(why_not(row, wish, storage_of(row.goods)))
    row.wished, row.wished_by, row.agreed_by = act.value, actor.id, ""
    row.unsaleable_why = "" if act is Act.SOLD else unsaleable_why
    row.save()
    settle_goods(actor, row.goods)
    return row


@action("housing.sign_goods_gone", may_if=MAY_SIGN_GOODS, basis=BASIS, about="goods_item")
def sign_goods_gone(*, actor: Actor, goods_item: UUID, agrees: bool) -> GoodsItem:
    """Agree as the second person, or say no; who asked cannot sign, whatever name they go by."""
    row = line_of(goods_item)
    if not row.wished:
        raise Refused(_("Niemand vroeg om dit weg te doen."))
    if agrees:
        refuse(why_not(row, _wish(row, second=actor.id), storage_of(row.goods)))
        row.agreed_by = actor.id
    else:
        row.wished = row.wished_by = row.agreed_by = row.unsaleable_why = ""
    row.save()
    settle_goods(actor, row.goods)
    return row


@action("housing.sell", may_if=MAY_KEEP_GOODS, basis=BASIS, about="goods_item")
def sell(*, actor: Actor, goods_item: UUID, on: date, cents: int) -> GoodsItem:
    """Note that a line was sold, for how much; what it brought is the owner's, less the costs."""
    if cents <= 0:
        raise Refused(_("Vul in hoeveel het opbracht. Bracht het niets op? Kies 'weggeven'."))
    row = _let_go(actor, goods_item, Act.SOLD, on)
    GoodsSale.objects.create(
        goods=row.goods, item=row.pk, cents=cents, sold_on=on, noted_at=clock.now(),
        noted_by=actor.id,
    )  # fmt: skip
    return row


@action("housing.give_away", may_if=MAY_KEEP_GOODS, basis=BASIS, about="goods_item")
def give_away(*, actor: Actor, goods_item: UUID, on: date) -> GoodsItem:
    """Note that a line that nobody would buy was given away."""
    return _let_go(actor, goods_item, Act.GIVEN_AWAY, on)


@action("housing.destroy", may_if=MAY_KEEP_GOODS, basis=BASIS, about="goods_item")
def destroy(*, actor: Actor, goods_item: UUID, on: date) -> GoodsItem:
    """Note that a line that nobody would have was destroyed."""
    return _let_go(actor, goods_item, Act.DESTROYED, on)


def _let_go(actor: Actor, goods_item: UUID, act: Act, on: date) -> GoodsItem:
    row = line_of(goods_item)
    if row.wished != act.value:
        raise Refused(_("Een collega moet hier eerst om vragen, en een tweede moet tekenen."))
    _refuse_day(row.goods, on)
    _done(actor, row.goods, row, _wish(row, second=row.agreed_by), on)
    _close_when_empty(actor, row.goods, on)
    return row


def _wish(row: GoodsItem, *, second: str) -> Wish:
    """What was asked of a line, by whom; people are told apart by id and never by name."""
    return Wish(Act(row.wished), row.wished_by, second, unsaleable=bool(row.unsaleable_why))


def _done(actor: Actor, goods: StoredGoods, row: GoodsItem, wish: Wish, on: date) -> None:
    refuse(why_not(row, wish, storage_of(goods), on=on))
    more = {"done_by": wish.by, "second_by": wish.second, "unsaleable_why": row.unsaleable_why}
    row.state = after(item_of(row), wish).state.value
    row.save(update_fields=["state"])
    log(actor, goods, wish.act, on=on, item=row.pk, **(more if wish.act in LOSES else {}))


def _chosen(goods: StoredGoods, items: Sequence[UUID]) -> list[GoodsItem]:
    """The lines that were chosen, in order; raises Refused without any, NotFound for another's."""
    if not items:
        raise Refused(_("Kies eerst om welke spullen het gaat."))
    rows = GoodsItem.objects.select_for_update().filter(
        goods=goods, pk__in=items, withdrawn_at=None, state__in=_HERE
    )
    found = list(rows.order_by("number"))
    if len(found) < len(set(items)):
        raise NotFound
    return found


def _refuse_day(goods: StoredGoods, on: date) -> None:
    if not goods.taken_on <= on <= clock.today():
        raise Refused(_("Kies een dag tussen het meenemen en vandaag."))


def _close_when_empty(actor: Actor, goods: StoredGoods, on: date) -> StoredGoods:
    """When nothing is left, the storage is over."""
    if not GoodsItem.objects.filter(goods=goods, withdrawn_at=None, state__in=_HERE).exists():
        goods.closed_on = on
        goods.save(update_fields=["closed_on"])
    settle_goods(actor, goods)
    return goods
