# SPDX-License-Identifier: EUPL-1.2
"""Taking back what was noted of stored goods by mistake: a line more in the log, never one less."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import GoodsEvent, GoodsItem, GoodsSale, StoredGoods
from woonzeker.housing.rules.goods import LEADS_TO, Act, ItemState
from woonzeker.housing.selectors.goods import BASIS, LOSES, MAY_KEEP_GOODS, standing_events
from woonzeker.housing.services.goods import DAYS
from woonzeker.housing.services.goods_tasks import settle_goods


@action("housing.undo_goods", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def undo_goods(*, actor: Actor, stored_goods: UUID, event: UUID) -> StoredGoods:
    """Take back one line of the log; what rests on it must be taken back first.

    Raises NotFound, and Refused with what to take back before.
    """
    goods = StoredGoods.objects.select_for_update().filter(pk=stored_goods).first()
    if goods is None or goods.withdrawn_at is not None:
        raise NotFound
    standing = list(standing_events(goods))
    found = next((each for each in standing if each.pk == event), None)
    if found is None:
        raise NotFound
    act = Act(found.act)
    if act is Act.TAKEN:
        _undo_taking(actor, goods, standing)
    elif act in DAYS:
        _undo_day(goods, found, standing)
    else:
        _undo_line(actor, goods, found, standing)
    GoodsEvent.objects.create(
        goods=goods, item=found.item, act=found.act, done_on=clock.today(), done_by=actor.id,
        undoes=found.pk, noted_at=clock.now(),
    )  # fmt: skip
    settle_goods(actor, goods)
    return goods


def _undo_taking(actor: Actor, goods: StoredGoods, standing: list[GoodsEvent]) -> None:
    if len(standing) > 1 or goods.items.filter(withdrawn_at=None).exists():
        raise Refused(_("Haal eerst de regels van de lijst, en neem terug wat daarna gebeurde."))
    goods.withdrawn_at, goods.withdrawn_by = clock.now(), actor.id
    goods.save(update_fields=["withdrawn_at", "withdrawn_by"])


def _undo_day(goods: StoredGoods, found: GoodsEvent, standing: list[GoodsEvent]) -> None:
    act = Act(found.act)
    if any(Act(each.act) in LOSES for each in standing):
        raise Refused(_("Er is al iets weggedaan. Neem dat eerst terug."))
    if act is Act.LISTED and goods.copy_given_on is not None:
        raise Refused(_("Het huishouden heeft al een afschrift. Neem dat eerst terug."))
    others = [each.done_on for each in standing if each.act == act and each.pk != found.pk]
    setattr(goods, DAYS[act], max(others, default=None))
    goods.save(update_fields=[DAYS[act]])


def _undo_line(
    actor: Actor, goods: StoredGoods, found: GoodsEvent, standing: list[GoodsEvent]
) -> None:
    row = GoodsItem.objects.select_for_update().get(pk=str(found.item))
    of_line = [each for each in standing if each.item == found.item]
    act = Act(found.act)
    if act is Act.ASKED_BACK:
        row.asked_back_on = None
        row.save(update_fields=["asked_back_on"])
        return
    if of_line[-1].pk != found.pk or row.state != LEADS_TO[act].value:
        raise Refused(_("Daarna gebeurde er nog iets met dit stuk. Neem dat eerst terug."))
    _refuse_other_storage(goods)
    apart = any(each.act == Act.SET_APART and each.pk != found.pk for each in of_line)
    row.state = (ItemState.APART if apart else ItemState.STORED).value
    row.wished = row.wished_by = row.agreed_by = row.unsaleable_why = ""
    row.save()
    sales = GoodsSale.objects.filter(goods=goods, item=row.pk, withdrawn_at=None)
    sales.update(withdrawn_at=clock.now(), withdrawn_by=actor.id)
    goods.closed_on = None
    goods.save(update_fields=["closed_on"])


def _refuse_other_storage(goods: StoredGoods) -> None:
    """Goods that are over cannot lie again while others of the household do."""
    lies = StoredGoods.objects.filter(case=goods.case_id, closed_on=None, withdrawn_at=None)
    if goods.closed_on is not None and lies.exclude(pk=goods.pk).exists():
        raise Refused(_("Er liggen nu andere spullen van dit huishouden."))
