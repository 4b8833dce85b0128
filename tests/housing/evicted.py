# SPDX-License-Identifier: EUPL-1.2
"""Households to whom an eviction was announced, and goods that were taken along."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from uuid import UUID

from tests.conftest import CODE, person
from tests.situations import LEAD, let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.housing import services
from woonzeker.housing.models import GoodsEvent, GoodsItem, StoredGoods
from woonzeker.housing.rules.goods import ItemKind
from woonzeker.legal.services import enter_message

TODAY = date(2026, 11, 2)
#: nineteen working days later
EVICTION = date(2026, 11, 27)
TAKEN = date(2026, 11, 2)
#: the day after thirteen weeks, of which the warning takes the last four
FREE = date(2027, 2, 2)
_homes = count(1)


def household() -> Case:
    """A case after a signal of a water company."""
    home = f"1234AB{next(_homes) + 500}"
    linked_signal(resident(home))
    cases.take_up(actor=LEAD, on=TODAY)
    with tenant(CODE):
        return Case.objects.get(household__address_key=home)


def leader(*households: Case, name: str = "noor") -> Actor:
    """Somebody who coordinates evictions and works on these cases."""
    actor = person(Role.EVICTION_COORDINATOR, name=name)
    let_work(actor, *households)
    return actor


def counsellor(*households: Case, name: str = "sam") -> Actor:
    """A debt counsellor, who hears how a household is."""
    actor = person(Role.DEBT_COUNSELLOR, name=name)
    let_work(actor, *households)
    return actor


def announce(actor: Actor, case: Case, on: date = EVICTION) -> None:
    """A letter of the bailiff that names the day."""
    raw = {"soort": "ontruiming_aangezegd", "datum": on.isoformat()}
    enter_message(actor=actor, case=case.pk, raw=raw)


def tasks(case: Case, begins: str = "") -> dict[str, date]:
    """The tasks that wait, by kind, with the day on which each is due."""
    with tenant(CODE):
        rows = CaseTask.objects.filter(case=case, done_on=None, kind__startswith=begins)
        return dict(rows.values_list("kind", "due_on"))


def stored(actor: Actor, case: Case, *kinds: ItemKind) -> StoredGoods:
    """Goods that were taken along today, with a line of each kind; a sofa when none is named."""
    goods = services.store_goods(actor=actor, case=case.pk, taken_on=TAKEN, where_kept="loods 3")
    for kind in kinds or (ItemKind.FURNITURE,):
        services.add_goods_item(
            actor=actor, stored_goods=goods.pk, kind=kind, words=f"een stuk: {kind}"
        )
    return goods


def lines(goods: StoredGoods) -> list[GoodsItem]:
    """The lines of the inventory in order."""
    with tenant(CODE):
        return list(GoodsItem.objects.filter(goods=goods.pk).order_by("number"))


def line(goods: StoredGoods, place: int = 0) -> UUID:
    """The id of one line."""
    return lines(goods)[place].pk


def told(actor: Actor, goods: StoredGoods) -> None:
    """The list finished, a copy given and the household warned, so that all clocks run."""
    services.list_goods(actor=actor, stored_goods=goods.pk, on=TAKEN)
    services.give_copy(actor=actor, stored_goods=goods.pk, on=TAKEN)
    with clock.standing_at(FREE - timedelta(days=30)):
        services.warn_owner(actor=actor, stored_goods=goods.pk, on=FREE - timedelta(days=30))


def acts(goods: StoredGoods) -> list[str]:
    """The log, the oldest line first."""
    with tenant(CODE):
        rows = GoodsEvent.objects.filter(goods=goods.pk).order_by("noted_at", "pk")
        return [f"{'-' if row.undoes else ''}{row.act}" for row in rows]


def fresh(goods: StoredGoods) -> StoredGoods:
    """As it stands in the database now."""
    with tenant(CODE):
        return StoredGoods.objects.get(pk=goods.pk)
