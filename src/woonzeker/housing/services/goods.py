# SPDX-License-Identifier: EUPL-1.2
"""Goods that the municipality takes along: the record, its inventory, the copy and the warning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import GoodsEvent, GoodsItem, StoredGoods
from woonzeker.housing.rules.goods import Act, ItemKind, Storage, day_refusals
from woonzeker.housing.selectors.goods import BASIS, MAY_KEEP_GOODS, storage_of
from woonzeker.housing.services.goods_tasks import settle_goods
from woonzeker.landlords.rules import NoDocument, media_type_of
from woonzeker.law.terms import add_working_days

#: act of the record → the day of it
DAYS: dict[Act, str] = {
    Act.LISTED: "listed_on",
    Act.COPY_GIVEN: "copy_given_on",
    Act.WARNED: "warned_on",
}
#: working days in which the list is made, and in which what is asked back is given
TO_LIST, TO_RETURN = 2, 5


@action("housing.store_goods", may_if=MAY_KEEP_GOODS, basis=BASIS, about="case")
def store_goods(*, actor: Actor, case: UUID, taken_on: date, where_kept: str) -> StoredGoods:
    """Note that goods were taken along on a day, and where they are kept.

    Raises Refused for a day to come, without a place, or while goods of this household lie already.
    """
    if not Case.objects.select_for_update().filter(pk=case).exists():
        raise NotFound
    if StoredGoods.objects.filter(case=case, closed_on=None, withdrawn_at=None).exists():
        raise Refused(_("Er liggen al spullen van dit huishouden. Zet ze op die lijst erbij."))
    if not where_kept.strip():
        raise Refused(_("Schrijf op waar de spullen liggen: daar moet iemand ze kunnen ophalen."))
    refuse(day_refusals(Storage(taken_on), on=clock.today()))
    made = StoredGoods.objects.create(
        case_id=case,
        taken_on=taken_on,
        where_kept=where_kept.strip(),
        noted_at=clock.now(),
        noted_by=actor.id,
    )
    log(actor, made, Act.TAKEN, on=taken_on)
    due_on = add_working_days(taken_on, TO_LIST)
    room = system(actor.municipality, "housing")
    cases.give_task(actor=room, case=case, kind="goods_list", due_on=due_on)
    return made


@action("housing.add_goods_item", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def add_goods_item(
    *, actor: Actor, stored_goods: UUID, kind: ItemKind, words: str, photo: bytes = b""
) -> GoodsItem:
    """Put one line on the inventory, with a photo if there is one.

    Raises Refused without words, for a photo that is none, and once the list was finished.
    """
    goods = open_goods(stored_goods)
    if not words.strip():
        raise Refused(_("Schrijf op wat het is, zoals 'bank, drie zits, groen'."))
    _refuse_finished(goods)
    last = goods.items.aggregate(last=Max("number"))["last"] or 0
    return GoodsItem.objects.create(
        goods=goods,
        case_id=goods.case_id,
        number=last + 1,
        kind=kind.value,
        words=words.strip(),
        photo=photo,
        photo_type=_picture(photo) if photo else "",
        noted_at=clock.now(),
        noted_by=actor.id,
    )


@action("housing.strike_goods_item", may_if=MAY_KEEP_GOODS, basis=BASIS, about="goods_item")
def strike_goods_item(*, actor: Actor, goods_item: UUID) -> GoodsItem:
    """Take back a line that was never there; not once the list was finished.

    A line of a finished list only ends by giving back, selling and so on: nothing gets lost.
    """
    found = line_of(goods_item)
    _refuse_finished(found.goods)
    found.withdrawn_at, found.withdrawn_by = clock.now(), actor.id
    found.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return found


@action("housing.list_goods", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def list_goods(*, actor: Actor, stored_goods: UUID, on: date) -> StoredGoods:
    """Say that the record with the inventory is finished; raises Refused for an empty one."""
    goods = open_goods(stored_goods)
    if not goods.items.filter(withdrawn_at=None).exists():
        raise Refused(_("Er staat nog niets op de lijst. Zet eerst de spullen erop."))
    return _mark(actor, goods, Act.LISTED, on)


@action("housing.give_copy", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def give_copy(*, actor: Actor, stored_goods: UUID, on: date) -> StoredGoods:
    """Say that the household has a copy of the list; two weeks run from it."""
    return _mark(actor, open_goods(stored_goods), Act.COPY_GIVEN, on)


@action("housing.warn_owner", may_if=MAY_KEEP_GOODS, basis=BASIS, about="stored_goods")
def warn_owner(*, actor: Actor, stored_goods: UUID, on: date) -> StoredGoods:
    """Say that the household was warned that goods go; a later warning begins the days anew."""
    return _mark(actor, open_goods(stored_goods), Act.WARNED, on)


def open_goods(pk: UUID) -> StoredGoods:
    """Goods that lie now, kept from others while they change. Raises NotFound, Refused."""
    found = StoredGoods.objects.select_for_update().filter(pk=pk, withdrawn_at=None).first()
    if found is None:
        raise NotFound
    if found.closed_on is not None:
        raise Refused(_("Er ligt niets meer van dit huishouden."))
    return found


def line_of(pk: UUID) -> GoodsItem:
    """A line of the inventory of goods that lie now, with them. Raises NotFound, Refused."""
    found = GoodsItem.objects.filter(pk=pk, withdrawn_at=None).first()
    if found is None:
        raise NotFound
    goods = open_goods(found.goods_id)
    again = GoodsItem.objects.select_for_update().get(pk=pk)
    again.goods = goods
    return again


def log(
    actor: Actor, goods: StoredGoods, act: Act, *, on: date, item: UUID | None = None, **more: str
) -> GoodsEvent:
    """Write one line of the log."""
    by = more.pop("done_by", actor.id)
    return GoodsEvent.objects.create(
        goods=goods, item=item, act=act.value, done_on=on, done_by=by, noted_at=clock.now(), **more
    )


def refuse(sentences: tuple[str, ...]) -> None:
    """Raise Refused with every sentence; nothing when there is none."""
    if sentences:
        raise Refused(" ".join(_(each) for each in sentences))


def _mark(actor: Actor, goods: StoredGoods, act: Act, on: date) -> StoredGoods:
    """Set the day of the record, its copy or the warning."""
    name = DAYS[act]
    before: date | None = getattr(goods, name)
    if before is not None and (act is not Act.WARNED or on <= before):
        raise Refused(_("Dit staat al vast. Klopt het niet? Neem het terug in het logboek."))
    refuse(day_refusals(replace(storage_of(goods), **{name: on}), on=clock.today()))
    setattr(goods, name, on)
    goods.save(update_fields=[name])
    log(actor, goods, act, on=on)
    settle_goods(actor, goods)
    return goods


def _refuse_finished(goods: StoredGoods) -> None:
    if goods.listed_on is not None:
        raise Refused(
            _("De lijst is al af. Neem dat eerst terug in het logboek, dan kan het weer.")
        )


def _picture(content: bytes) -> str:
    """The kind of a photo. Raises Refused with what to do."""
    try:
        found = media_type_of(content)
    except NoDocument as problem:
        said = {
            "large": _("De foto is te groot. Zij mag hoogstens 10 MB zijn."),
            "cut": _("De foto is niet heel. Maak haar opnieuw."),
        }
        raise Refused(said.get(str(problem), _("Kies een foto (jpg of png)."))) from None
    if found not in {"image/jpeg", "image/png"}:
        raise Refused(_("Kies een foto (jpg of png)."))
    return found
