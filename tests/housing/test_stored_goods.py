# SPDX-License-Identifier: EUPL-1.2
"""Goods that were taken along: list, copy, warning, back; never gone too soon nor by one alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import CODE, person
from tests.housing.evicted import (
    FREE,
    TAKEN,
    acts,
    fresh,
    household,
    leader,
    line,
    lines,
    stored,
    tasks,
    told,
)

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.housing import services
from woonzeker.housing.models import GoodsEvent, GoodsItem, GoodsSale, StoredGoods
from woonzeker.housing.rules.goods import NEVER_GONE, Act, ItemKind
from woonzeker.housing.rules.goods_costs import CostKind
from woonzeker.housing.selectors import goods_page, goods_photo, goods_ripe, money_page

pytestmark = pytest.mark.django_db
JPEG = b"\xff\xd8\xff\xe0 een foto \xff\xd9"


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


@pytest.fixture
def noor(case: Case) -> Actor:
    return leader(case)


@pytest.fixture
def sam(case: Case) -> Actor:
    """The second person."""
    return leader(case, name="sam")


@pytest.fixture
def goods(case: Case, noor: Actor) -> StoredGoods:
    """A sofa and a photo album, of which all clocks run."""
    made = stored(noor, case, ItemKind.FURNITURE, ItemKind.PHOTOS)
    told(noor, made)
    return made


def wished(noor: Actor, sam: Actor, goods: StoredGoods, act: Act, why: str = "") -> GoodsItem:
    """Two people agreed on the day on which it may that the sofa goes."""
    services.wish_goods_gone(actor=noor, goods_item=line(goods), act=act, unsaleable_why=why)
    return services.sign_goods_gone(actor=sam, goods_item=line(goods), agrees=True)


def test_goods_are_taken_listed_and_given_back(case: Case, noor: Actor) -> None:
    goods = stored(noor, case, ItemKind.PAPERS, ItemKind.CLOTHES)
    services.list_goods(actor=noor, stored_goods=goods.pk, on=TAKEN)
    both = [each.pk for each in lines(goods)]
    services.give_back(actor=noor, stored_goods=goods.pk, items=both, on=TAKEN)
    assert fresh(goods).closed_on == TAKEN
    assert acts(goods) == ["taken", "listed", "returned", "returned"]
    assert tasks(case, "goods_") == {}


def test_the_clocks_ask_somebody_in_time(case: Case, noor: Actor) -> None:
    goods = stored(noor, case)
    assert tasks(case, "goods_") == {"goods_list": date(2026, 11, 4)}
    services.list_goods(actor=noor, stored_goods=goods.pk, on=TAKEN)
    assert tasks(case, "goods_") == {"goods_copy": date(2026, 11, 4)}
    services.give_copy(actor=noor, stored_goods=goods.pk, on=TAKEN)
    assert tasks(case, "goods_") == {}
    with clock.standing_at(FREE - timedelta(days=20)):
        services.follow_day_and_goods(actor=system(CODE, "morning"))
    assert list(tasks(case, "goods_")) == ["goods_warn"]


def test_days_follow_each_other(case: Case, noor: Actor) -> None:
    goods = stored(noor, case)
    with pytest.raises(Refused, match="Zonder lijst"):
        services.give_copy(actor=noor, stored_goods=goods.pk, on=TAKEN)
    with pytest.raises(Refused, match="moet nog komen"):
        services.list_goods(actor=noor, stored_goods=goods.pk, on=TAKEN + timedelta(1))
    with pytest.raises(Refused, match="Eerst meenemen"):
        services.list_goods(actor=noor, stored_goods=goods.pk, on=TAKEN - timedelta(1))


def test_an_empty_list_is_not_finished(case: Case, noor: Actor) -> None:
    goods = services.store_goods(actor=noor, case=case.pk, taken_on=TAKEN, where_kept="loods")
    with pytest.raises(Refused, match="nog niets op de lijst"):
        services.list_goods(actor=noor, stored_goods=goods.pk, on=TAKEN)


def test_a_finished_list_neither_grows_nor_shrinks(goods: StoredGoods, noor: Actor) -> None:
    with pytest.raises(Refused, match="al af"):
        services.add_goods_item(
            actor=noor, stored_goods=goods.pk, kind=ItemKind.OTHER, words="lamp"
        )
    with pytest.raises(Refused, match="al af"):
        services.strike_goods_item(actor=noor, goods_item=line(goods))


def test_a_line_that_was_never_there_goes_from_an_open_list(case: Case, noor: Actor) -> None:
    goods = stored(noor, case)
    services.strike_goods_item(actor=noor, goods_item=line(goods))
    assert goods_page(actor=noor, case=case.pk).items == ()


def test_goods_lie_once_at_a_time(case: Case, noor: Actor) -> None:
    stored(noor, case)
    with pytest.raises(Refused, match="al spullen"):
        stored(noor, case)


def test_the_day_before_all_clocks_end_nothing_goes(
    goods: StoredGoods, noor: Actor, sam: Actor, case: Case
) -> None:
    with clock.standing_at(FREE - timedelta(days=1)):
        assert not goods_page(actor=noor, case=case.pk).may_go
        with pytest.raises(Refused, match="dertien weken"):
            wished(noor, sam, goods, Act.SOLD)
    with clock.standing_at(FREE):
        assert goods_page(actor=noor, case=case.pk).may_go
        wished(noor, sam, goods, Act.SOLD)
        services.sell(actor=noor, goods_item=line(goods), on=FREE, cents=12_000)
    assert lines(goods)[0].state == "sold"


def test_who_asks_does_not_sign(goods: StoredGoods, noor: Actor) -> None:
    with clock.standing_at(FREE):
        with pytest.raises(Refused, match="tweede collega"):
            wished(noor, noor, goods, Act.SOLD)
        with pytest.raises(Refused, match="tweede collega"):
            services.sell(actor=noor, goods_item=line(goods), on=FREE, cents=1)
    with tenant(CODE), pytest.raises(DatabaseError), transaction.atomic():
        GoodsItem.objects.filter(pk=line(goods)).update(wished_by="x", agreed_by="x")


def test_what_is_written_down_later_cannot_have_gone_before_its_day(
    goods: StoredGoods, noor: Actor, sam: Actor
) -> None:
    with clock.standing_at(FREE + timedelta(days=9)):
        wished(noor, sam, goods, Act.SOLD)
        with pytest.raises(Refused, match="dertien weken"):
            services.sell(actor=noor, goods_item=line(goods), on=TAKEN + timedelta(days=9), cents=1)


@pytest.mark.parametrize("state", ["sold", "given_away", "destroyed"])
def test_the_database_lets_nothing_go_that_nobody_signed_for(
    case: Case, noor: Actor, state: str
) -> None:
    goods = stored(noor, case)
    refused = pytest.raises(DatabaseError, match="gone_signed")
    with tenant(CODE), refused, transaction.atomic():
        GoodsItem.objects.filter(pk=line(goods)).update(state=state)


def test_who_signs_can_say_no(goods: StoredGoods, noor: Actor, sam: Actor, case: Case) -> None:
    with clock.standing_at(FREE):
        services.wish_goods_gone(actor=noor, goods_item=line(goods), act=Act.SOLD)
        assert "goods_sign" in tasks(case)
        services.sign_goods_gone(actor=sam, goods_item=line(goods), agrees=False)
        assert "goods_sign" not in tasks(case)
        with pytest.raises(Refused):
            services.sell(actor=noor, goods_item=line(goods), on=FREE, cents=1)


@pytest.mark.parametrize("act", [Act.SOLD, Act.GIVEN_AWAY, Act.DESTROYED])
def test_what_money_cannot_bring_back_never_goes(goods: StoredGoods, noor: Actor, act: Act) -> None:
    with clock.standing_at(date(2030, 1, 1)), pytest.raises(Refused, match="nooit weg"):
        services.wish_goods_gone(
            actor=noor, goods_item=line(goods, 1), act=act, unsaleable_why="broken"
        )


def test_the_database_refuses_it_as_well(case: Case, noor: Actor) -> None:
    goods = stored(noor, case, *sorted(NEVER_GONE))
    for row in lines(goods):
        for state in ("sold", "given_away", "destroyed"):
            kept = GoodsItem.objects.filter(pk=row.pk)
            refused = pytest.raises(DatabaseError, match="never_gone")
            with tenant(CODE), refused, transaction.atomic():
                kept.update(state=state, wished_by="a", agreed_by="b")


def test_a_line_never_becomes_another_kind(case: Case, noor: Actor) -> None:
    goods = stored(noor, case, ItemKind.PAPERS)
    with tenant(CODE), pytest.raises(DatabaseError), transaction.atomic():
        GoodsItem.objects.filter(goods=goods).update(kind="other", state="sold")


def test_giving_away_asks_why_selling_is_no_use(
    goods: StoredGoods, noor: Actor, sam: Actor
) -> None:
    with clock.standing_at(FREE):
        with pytest.raises(Refused, match="waarom verkopen niet kan"):
            wished(noor, sam, goods, Act.GIVEN_AWAY)
        wished(noor, sam, goods, Act.GIVEN_AWAY, "tried")
        services.give_away(actor=noor, goods_item=line(goods), on=FREE)
    with tenant(CODE):
        event = GoodsEvent.objects.get(act="given_away")
    assert (event.done_by, event.second_by, event.unsaleable_why) == (noor.id, sam.id, "tried")


def test_what_is_asked_back_does_not_go(goods: StoredGoods, noor: Actor, sam: Actor) -> None:
    with clock.standing_at(FREE):
        wished(noor, sam, goods, Act.SOLD)
        services.ask_goods_back(actor=noor, stored_goods=goods.pk, items=[line(goods)])
        with pytest.raises(Refused):
            services.sell(actor=noor, goods_item=line(goods), on=FREE, cents=5_000)
        with pytest.raises(Refused, match="vroeg dit terug"):
            services.wish_goods_gone(actor=noor, goods_item=line(goods), act=Act.SOLD)


def test_a_mistake_is_taken_back_and_stays_to_be_read(
    goods: StoredGoods, noor: Actor, sam: Actor
) -> None:
    with clock.standing_at(FREE):
        wished(noor, sam, goods, Act.SOLD)
        services.sell(actor=noor, goods_item=line(goods), on=FREE, cents=12_000)
        with tenant(CODE):
            event = GoodsEvent.objects.get(act="sold").pk
        services.undo_goods(actor=noor, stored_goods=goods.pk, event=event)
        with tenant(CODE):
            assert GoodsSale.objects.get().withdrawn_at is not None
    assert (lines(goods)[0].state, lines(goods)[0].wished) == ("stored", "")
    assert acts(goods)[-2:] == ["sold", "-sold"]
    with pytest.raises(NotFound):
        services.undo_goods(actor=noor, stored_goods=goods.pk, event=event)


def test_what_rests_on_it_is_taken_back_first(case: Case, noor: Actor) -> None:
    goods = stored(noor, case)
    services.list_goods(actor=noor, stored_goods=goods.pk, on=TAKEN)
    services.give_copy(actor=noor, stored_goods=goods.pk, on=TAKEN)
    with tenant(CODE):
        events = dict(GoodsEvent.objects.values_list("act", "pk"))
    for act in ("listed", "taken"):
        with pytest.raises(Refused, match="eerst"):
            services.undo_goods(actor=noor, stored_goods=goods.pk, event=events[act])
    for act in ("copy_given", "listed"):
        services.undo_goods(actor=noor, stored_goods=goods.pk, event=events[act])
    services.strike_goods_item(actor=noor, goods_item=line(goods))
    services.undo_goods(actor=noor, stored_goods=goods.pk, event=events["taken"])
    assert goods_page(actor=noor, case=case.pk).goods is None


def test_the_log_is_only_ever_added_to(goods: StoredGoods) -> None:
    rows = GoodsEvent.objects.filter(goods=goods)
    with tenant(CODE), pytest.raises(DatabaseError), transaction.atomic():
        rows.update(act="taken")
    with tenant(CODE), pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_a_photo_is_kept_sealed_and_shown_to_who_sees_the_household(
    case: Case, noor: Actor
) -> None:
    goods = stored(noor, case)
    made = services.add_goods_item(
        actor=noor, stored_goods=goods.pk, kind=ItemKind.TOOLS, words="boor", photo=JPEG
    )
    assert goods_photo(actor=noor, goods_item=made.pk) == ("image/jpeg", JPEG)
    with pytest.raises(Refused, match="foto"):
        services.add_goods_item(
            actor=noor, stored_goods=goods.pk, kind=ItemKind.TOOLS, words="x", photo=b"%PDF- %%EOF"
        )
    with tenant(CODE):
        raw = GoodsItem.objects.filter(pk=made.pk).values_list("photo", flat=True)[0]
    assert JPEG not in bytes(raw or JPEG)


def test_the_money_adds_up(goods: StoredGoods, noor: Actor, sam: Actor, case: Case) -> None:
    with clock.standing_at(FREE):
        services.enter_cost(
            actor=noor, stored_goods=goods.pk, kind=CostKind.STORAGE, cents=50_000, on=FREE
        )
        services.enter_recovery(actor=noor, stored_goods=goods.pk, cents=48_000, on=FREE)
        wished(noor, sam, goods, Act.SOLD)
        services.sell(actor=noor, goods_item=line(goods), on=FREE, cents=12_000)
        view = money_page(actor=noor, case=case.pk)
        assert (view.asked_back_cents, view.owner_cents) == (0, 10_000)
        services.strike_amount(
            actor=noor, stored_goods=goods.pk, of="recovery", amount=view.recovered[0].id
        )
        again = money_page(actor=noor, case=case.pk)
    assert (again.asked_back_cents, again.owner_cents) == (38_000, 0)


def test_a_year_before_it_ends_somebody_tells_the_owner(
    goods: StoredGoods, noor: Actor, sam: Actor, case: Case
) -> None:
    with clock.standing_at(FREE):
        wished(noor, sam, goods, Act.SOLD)
        services.sell(actor=noor, goods_item=line(goods), on=FREE, cents=12_000)
    for day, asked in ((date(2029, 1, 1), False), (date(2029, 3, 1), True)):
        with clock.standing_at(day):
            services.follow_day_and_goods(actor=system(CODE, "morning"))
        assert ("goods_proceeds" in tasks(case)) is asked


def test_the_list_says_what_is_owed_and_what_may_go(goods: StoredGoods, noor: Actor) -> None:
    (row,) = goods_ripe(actor=noor)
    assert (row.next_act, row.may_go, row.lines, row.free_from) == ("", False, 2, FREE)
    with clock.standing_at(FREE):
        assert goods_ripe(actor=noor)[0].may_go


def test_nobody_from_elsewhere_sees_or_touches_the_goods(goods: StoredGoods) -> None:
    other = person(Role.EVICTION_COORDINATOR, name="elders")
    assert goods_ripe(actor=other) == ()
    with pytest.raises(NotPermitted):
        services.give_back(actor=other, stored_goods=goods.pk, items=[line(goods)], on=TAKEN)
