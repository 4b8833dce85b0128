# SPDX-License-Identifier: EUPL-1.2
"""The day of an eviction, goods that are kept, and a roof after it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from woonzeker.cases import services as cases
from woonzeker.demo.stories.court import lost, summoned_and_judged
from woonzeker.demo.stories.household import (
    COUNSELS,
    LEADS,
    VISITS,
    Heard,
    Spoken,
    Told,
    ahead,
    named,
)
from woonzeker.demo.stories.roads import Taken, walk_on, walked
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.demo.stories.stops import WRITTEN, placed, signed, stand, supported, tried
from woonzeker.housing import services as housing
from woonzeker.housing.models import GoodsItem, Place, Stay, StoredGoods
from woonzeker.housing.rules.contracts import ContractKind
from woonzeker.housing.rules.day import Topic
from woonzeker.housing.rules.ethos import Whereabouts
from woonzeker.housing.rules.goods import ItemKind
from woonzeker.housing.rules.goods_costs import CostKind
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.listing import ListGround, Objection, Source
from woonzeker.housing.rules.party import Coming
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.rules.registration import AddressKind
from woonzeker.housing.rules.rehousing import Part, Standing
from woonzeker.housing.rules.statement import Promise, StatementState, Why
from woonzeker.housing.rules.urgency import Category, UrgencyState
from woonzeker.legal.models import CaseRoad, SaidBy
from woonzeker.legal.rules.roads import POINTS, Raised, Road
from woonzeker.legal.rules.safeguards import Safeguard
from woonzeker.legal.rules.track import ClaimGround, Occurrence
from woonzeker.legal.services import roads
from woonzeker.outreach.models import ContactOutcome
from woonzeker.process import Exit, Stop

_S = Standing
#: what is only asked where children live
_OF_CHILDREN = (Safeguard.INTEREST_WEIGHED, Safeguard.CHILDREN_HEARD)


def planned(stage: Stage) -> None:
    """Two days that come: one is arranged but for a few things, of the other little is."""
    words = told("roof")
    plans = (("notice_whole", list(words["day"])), ("notice_half", ["papers", "transport"]))
    for name, topics in plans:
        household = named(stage, name)
        if household is None:
            continue
        mine = household.by(LEADS)
        with stage.at(stage.ago(5)):
            housing.take_lead(actor=mine, case=household.case, user=mine.id)
            for fact, said in (("school", Known.YES), ("medicines", Known.YES), ("pets", Known.NO)):
                housing.note_household_for_day(
                    actor=mine, case=household.case, fact=fact, said=said
                )
            for topic in topics:
                by, note = words["day"][topic]
                housing.arrange_for_day(
                    actor=household.by(VISITS), case=household.case, topic=Topic(topic), by=by,
                    note=note,
                )  # fmt: skip
    _places(stage)


def _places(stage: Stage) -> None:
    """One family has a flat from before the day; the other waits for a place."""
    whole, half = named(stage, "notice_whole"), named(stage, "notice_half")
    if whole is not None and half is not None:
        book(whole, PlaceKind.FLAT, 5, ahead(stage, 15), children=2)
        with stage.at(stage.ago(4)):
            housing.wait_for_place(
                actor=half.by(LEADS), case=half.case, roof_ends_on=ahead(stage, 25)
            )


def book(
    household: Told, kind: PlaceKind, days: int, from_on: date, until_on: date | None = None,
    *, children: int = 0,
) -> None:  # fmt: skip
    """Book the first place of a kind that nobody has."""
    taken = Stay.objects.filter(cancelled_on=None).values("place")
    free = Place.objects.filter(kind=kind.value).exclude(pk__in=taken)
    place = free.order_by("label").first()
    if place is None:
        return
    with household.stage.at(household.stage.ago(days)):
        housing.book(
            actor=household.by(LEADS), case=household.case,
            wanted=housing.Wanted(place.pk, from_on, until_on),
            coming=Coming(adults=1, children=children or None, pets=Known.NO, step_free=Known.NO),
            reason="no_fit",
        )  # fmt: skip


def kept(household: Told, days: int, most: int) -> StoredGoods:
    """Goods that were taken along so many days ago, with a list of which they have a copy."""
    stage, words, mine = household.stage, told("goods"), household.by(LEADS)
    with stage.at(stage.ago(days)):
        goods = housing.store_goods(
            actor=mine, case=household.case, taken_on=stage.ago(days), where_kept=words["where"]
        )
        for kind, what in words["items"][:most]:
            housing.add_goods_item(
                actor=mine, stored_goods=goods.pk, kind=ItemKind(kind), words=what
            )
        housing.list_goods(actor=mine, stored_goods=goods.pk, on=stage.ago(days))
        housing.enter_cost(
            actor=mine, stored_goods=goods.pk, kind=CostKind.TRANSPORT, cents=41500,
            on=stage.ago(days),
        )  # fmt: skip
    with stage.at(stage.ago(days - 2)):
        housing.give_copy(actor=mine, stored_goods=goods.pk, on=stage.ago(days - 2))
    return goods


def _items(goods: StoredGoods) -> list[UUID]:
    rows = GoodsItem.objects.filter(goods=goods).order_by("number")
    return list(rows.values_list("pk", flat=True))


def evicted(stage: Stage) -> None:
    """Carried out while much was open: goods that still lie, a shelter, and a name on a list."""
    household = named(stage, "evicted")
    if household is None:
        return
    household.met(180, ContactOutcome.NOT_REACHED)
    household.claims(
        *summoned_and_judged(120, lost(default=True)), Heard(Occurrence.NOTICE, 96, -68),
        Heard(Occurrence.CARRIED_OUT, 68),
    )  # fmt: skip
    mine, words = household.by(LEADS), told("roof")
    goods = kept(household, 68, 6)
    household.met(60, ContactOutcome.ACCEPTED)
    household.children(60, 0)
    book(household, PlaceKind.SHELTER, 59, stage.ago(59))
    with stage.at(stage.ago(58)):
        housing.ask_goods_back(actor=mine, stored_goods=goods.pk, items=_items(goods)[3:5])
    with stage.at(stage.ago(55)):
        housing.give_back(
            actor=mine, stored_goods=goods.pk, items=_items(goods)[3:5], on=stage.ago(55)
        )
    _towards(household, 50)
    with stage.at(stage.ago(36)):
        listed = housing.note_listing(
            actor=mine, case=household.case, corporation=words["landlord"],
            list_name=words["list"], source=Source.LETTER, since_on=stage.ago(64),
            ground=ListGround.ARREARS, told=Known.YES, weighed=Known.NO,
        )  # fmt: skip
    with stage.at(stage.ago(20)):
        housing.move_listing(
            actor=mine, case=household.case, listing=listed.series, objection=Objection.ASKED,
            on=stage.ago(20),
        )  # fmt: skip
        housing.warn_owner(actor=mine, stored_goods=goods.pk, on=stage.ago(20))
    _followed(household, (66, Whereabouts.WITH_OTHERS))


def _towards(household: Told, days: int) -> None:
    """What it takes to live somewhere again: contract, urgency, a post address, papers."""
    stage, mine, by = household.stage, household.by(LEADS), told("roof")["told_by"]
    with stage.at(stage.ago(days)):
        housing.want_contract(actor=mine, case=household.case, kind=ContractKind.OWN)
        housing.note_registration(
            actor=mine, case=household.case, kind=AddressKind.POST, on=stage.ago(days),
            told_by=by,
        )  # fmt: skip
        for part, standing in (
            (Part.BENEFIT, _S.BUSY), (Part.INSURANCE, _S.IN_ORDER), (Part.IDENTITY, _S.MISSING),
        ):  # fmt: skip
            housing.note_part(
                actor=mine, case=household.case, part=part, standing=standing, told_by=by
            )
        housing.move_urgency(
            actor=mine, case=household.case, state=UrgencyState.REQUESTED, on=stage.ago(days),
            category=Category.EVICTION, told_by=by,
        )  # fmt: skip


def _followed(household: Told, *where: tuple[int, Whereabouts]) -> None:
    """Where they are on the days on which somebody asked."""
    for days, found in where:
        with household.stage.at(household.stage.ago(days)):
            housing.note_where(
                actor=household.by(VISITS), case=household.case, where=found,
                on=household.stage.ago(days), told_by=told("roof")["told_by"],
            )  # fmt: skip


def after_key(stage: Stage) -> None:
    """Who handed in the key: with family, then a home; a landlord's statement was refused."""
    household = named(stage, "key")
    if household is None:
        return
    mine, words = household.by(LEADS), told("roof")
    _towards(household, 100)
    with stage.at(stage.ago(95)):
        refused = housing.note_statement(
            actor=mine, case=household.case, landlord=words["landlord"], why=Why.ARREARS,
            on=stage.ago(95),
        )  # fmt: skip
    with stage.at(stage.ago(60)):
        housing.move_urgency(
            actor=mine, case=household.case, state=UrgencyState.GRANTED, on=stage.ago(60),
            until_on=stage.today + timedelta(days=120),
        )  # fmt: skip
        housing.move_statement(
            actor=mine, case=household.case, statement=refused.series,
            state=StatementState.CONDITIONAL, on=stage.ago(60),
            promises=frozenset({Promise.ARRANGEMENT}), agreed=True,
        )  # fmt: skip
    _followed(household, (107, Whereabouts.WITH_OTHERS), (75, Whereabouts.WITH_OTHERS),
              (15, Whereabouts.WITH_OTHERS))  # fmt: skip
    with stage.at(stage.ago(12)):
        housing.home_found(
            actor=mine, case=household.case, kind=ContractKind.OWN, on=ahead(stage, 28),
            fits=True, registered=False, told_by=words["landlord"],
        )  # fmt: skip


def rehoused(stage: Stage) -> None:
    """Carried out in spring; a home of their own since, and the file was made whole: it ends."""
    household = named(stage, "rehoused")
    if household is None:
        return
    household.met(225, ContactOutcome.ACCEPTED)
    household.children(225, 0)
    household.claims(
        *summoned_and_judged(170, lost()), Heard(Occurrence.NOTICE, 150, -125), Spoken(147),
        Heard(Occurrence.CARRIED_OUT, 125),
    )  # fmt: skip
    book(household, PlaceKind.SHELTER, 125, stage.ago(125), stage.ago(50))
    supported(household, 120, 110)
    stand(household, 105, (each for each in WRITTEN if each not in _OF_CHILDREN))
    tried(household, 104)
    _followed(household, (125, Whereabouts.SHELTER), (94, Whereabouts.SHELTER))
    mine = household.by(LEADS)
    with stage.at(stage.ago(50)):
        housing.home_found(
            actor=mine, case=household.case, kind=ContractKind.OWN, on=stage.ago(50),
            fits=True, registered=True, told_by=told("roof")["told_by"],
        )  # fmt: skip
    placed(household, 49, stage.ago(50), "own_contract")
    signed(household, 34, Stop.CLOSING)
    with stage.on(stage.ago(33)):
        cases.advance(
            actor=household.by(COUNSELS), case=household.case, move=f"close_{Exit.REHOUSED}"
        )


def closed(stage: Stage) -> None:
    """A home that the mayor closed: mother and children had a place before, their goods are back.

    The lease was dissolved out of court after the home was closed in fact.
    """
    household = named(stage, "closure")
    if household is None:
        return
    household.met(118, ContactOutcome.ACCEPTED)
    household.children(118, 2)
    four = {"closure": True, "closure_ground": "opiumwet_13b", "closure_day": stage.ago(84),
            "closure_until": ahead(stage, 7)}  # fmt: skip
    book(household, PlaceKind.FAMILY, 92, stage.ago(90), stage.ago(10), children=2)
    road = walked(
        household, Road.CLOSURE, 120, "mayor_tells", "municipality",
        Taken("visited", 118, {"outcome": "done", "two_at_door": True}),
        Taken("everybody_counted", 118, {"people_for_place": 3, "children": 2}),
        Taken("lawyer_found", 114, {"outcome": "done", "help_taken": True}),
        Taken("help_offered", 114, {"outcome": "taken", "help_sort": "community_team"}),
    )  # fmt: skip
    _points(household, road, 113)
    walk_on(
        household, road,
        Taken("points_gone_through", 112), Taken("view_given", 108, {"outcome": "done"}),
        Taken("decided", 98, four), Taken("place_found", 92, {"place_found": True}),
        Taken("closed_in_fact", 84, four),
    )  # fmt: skip
    stand(household, 83, WRITTEN)
    household.claims(
        Heard(Occurrence.OUT_OF_COURT, 78, -84, by=SaidBy.CREDITOR), ground=ClaimGround.CLOSURE
    )
    _home_again(household, kept(household, 84, 5))
    _followed(household, (78, Whereabouts.SHELTER), (46, Whereabouts.SHELTER))


def _home_again(household: Told, goods: StoredGoods) -> None:
    """A home with a lease in her own name, and everything that was stored is there."""
    stage, mine = household.stage, household.by(LEADS)
    with stage.at(stage.ago(14)):
        housing.give_back(actor=mine, stored_goods=goods.pk, items=_items(goods), on=stage.ago(14))
        housing.want_contract(actor=mine, case=household.case, kind=ContractKind.OWN)
        housing.home_found(
            actor=mine, case=household.case, kind=ContractKind.OWN, on=stage.ago(14),
            fits=True, registered=True, told_by=told("roof")["told_by"],
        )  # fmt: skip


def _points(household: Told, road: CaseRoad, days: int) -> None:
    """Every point about the closure was gone through with the mother: she brings forward most."""
    with household.stage.at(household.stage.ago(days)):
        for point in POINTS:
            raised = Raised.RAISED if point.always else Raised.NOT_WANTED
            roads.raise_point(
                actor=household.by(LEADS), case_road=road.pk, code=point.code, raised=raised
            )


def chapter(stage: Stage) -> None:
    """Every roof, after those who come before a court."""
    for story in (evicted, rehoused, after_key, closed, planned):
        story(stage)
