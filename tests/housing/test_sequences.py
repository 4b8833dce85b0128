# SPDX-License-Identifier: EUPL-1.2
"""Whatever people try, in whatever order: no night twice, no goods lost that may not be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.housing.test_places import FLAT, PARTIES, SHELTER
from tests.law import brute_force

from woonzeker.housing.rules import bookings, goods
from woonzeker.housing.rules.bookings import Booking
from woonzeker.housing.rules.goods import Act, Item, ItemKind, ItemState, Storage, Wish
from woonzeker.housing.rules.places import Party, PlaceKind
from woonzeker.housing.rules.roof import RoofPolicy

MONDAY = date(2026, 12, 7)
POLICY = RoofPolicy()
PLACES = {"a": replace(FLAT, place="a"), "b": replace(SHELTER, place="b")}
DAYS = st.integers(0, 30)
TRIED = [Act.SOLD, Act.SOLD, Act.DESTROYED, Act.GIVEN_AWAY, Act.RETURNED, Act.SET_APART]
LOST = {ItemState.SOLD, ItemState.GIVEN_AWAY, ItemState.DESTROYED}


class Stays(RuleBasedStateMachine):
    """People come, stay longer, leave sooner, and some never came."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[Booking] = []
        self.who: dict[str, Party] = {}

    @rule(place=st.sampled_from("ab"), first=DAYS, nights=st.none() | DAYS, party=PARTIES)
    def book(self, place: str, first: int, nights: int | None, party: Party) -> None:
        """Somebody asks for a place."""
        begins = MONDAY + timedelta(first)
        ends = None if nights is None else begins + timedelta(nights)
        wanted = Booking(place, begins, ends, "9999", str(len(self.who)))
        self.who[wanted.number] = party
        found = PLACES[place]
        if not bookings.refusals(wanted, place=found, party=party, existing=self.taken):
            self.taken.append(wanted)

    @precondition(lambda self: bool(self.taken))
    @rule(which=DAYS, until=DAYS)
    def leave(self, which: int, until: int) -> None:
        """Somebody leaves on another day."""
        mine = self.taken.pop(which % len(self.taken))
        ended = bookings.ending(mine, MONDAY + timedelta(until), others=self.taken)
        self.taken.append(ended if isinstance(ended, Booking) else mine)

    @precondition(lambda self: bool(self.taken))
    @rule(which=DAYS)
    def cancel(self, which: int) -> None:
        """Somebody never came."""
        self.taken.pop(which % len(self.taken))

    @invariant()
    def no_night_is_given_twice(self) -> None:
        """What the database also refuses."""
        for n in range(70):
            day = MONDAY + timedelta(n)
            there = [each.place for each in self.taken if each.covers(day)]
            assert len(there) == len(set(there))

    @invariant()
    def no_family_sleeps_in_the_shelter(self) -> None:
        """Whatever was asked."""
        for each in self.taken:
            in_shelter = PLACES[each.place].kind is PlaceKind.SHELTER
            assert not (in_shelter and self.who[each.number].is_family)


class Goods(RuleBasedStateMachine):
    """Days pass, papers are made or not, and somebody keeps trying to clear the shed."""

    def __init__(self) -> None:
        super().__init__()
        self.today = MONDAY
        self.storage = Storage(MONDAY)
        self.items = [Item(kind) for kind in (*[ItemKind.FURNITURE] * 8, *ItemKind)]
        self.lost: list[tuple[Item, date]] = []

    @initialize(on_the_day=st.booleans())
    def begin(self, on_the_day: bool) -> None:
        """Sometimes all the papers are made on the day itself."""
        if on_the_day:
            self.storage = Storage(MONDAY, MONDAY, MONDAY, MONDAY)

    @rule(days=st.sampled_from([1, 13, 28, 60, 91]))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.today += timedelta(days)

    @rule()
    def do_what_is_owed(self) -> None:
        """List, copy and warning, in that order."""
        match goods.next_act(self.storage):
            case Act.LISTED:
                self.storage = replace(self.storage, listed_on=self.today)
            case Act.COPY_GIVEN:
                self.storage = replace(self.storage, copy_given_on=self.today)
            case Act.WARNED:
                self.storage = replace(self.storage, warned_on=self.today)
        assert goods.day_refusals(self.storage, on=self.today) == ()

    @rule(which=DAYS)
    def ask_back(self, which: int) -> None:
        """The owner wants something, now and then."""
        place = which % (3 * len(self.items))
        if place < len(self.items) and self.items[place].state is ItemState.STORED:
            self.items[place] = replace(self.items[place], asked_back=True)

    @rule(which=DAYS, act=st.sampled_from(TRIED), alone=st.booleans(), unsaleable=st.booleans())
    def try_it(self, which: int, act: Act, alone: bool, unsaleable: bool) -> None:
        """Somebody tries something."""
        place = which % len(self.items)
        item, wish = self.items[place], Wish(act, "Noor", "" if alone else "Sam", unsaleable)
        if goods.refusals(item, wish, self.storage, POLICY, on=self.today):
            return
        self.items[place] = goods.after(item, wish)
        if self.items[place].state in LOST:
            assert not alone
            self.lost.append((item, self.today))

    @invariant()
    def nothing_was_lost_that_may_not_be(self) -> None:
        """Thirteen weeks, the copy, the warning, and what never goes."""
        for item, on in self.lost:
            assert on > brute_force.weeks_later(self.storage.taken_on, 13, extended=False)
            assert self.storage.copy_given_on is not None
            assert on > brute_force.weeks_later(self.storage.copy_given_on, 2, extended=True)
            assert self.storage.warned_on is not None
            assert not item.asked_back
            assert item.kind not in goods.NEVER_GONE


TestStays = Stays.TestCase
TestStays.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestGoods = Goods.TestCase
TestGoods.settings = settings(max_examples=100, stateful_step_count=60, deadline=None)
