# SPDX-License-Identifier: EUPL-1.2
"""Which doors stay when time runs out, and when somebody can come back to one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.planning.places import Place
from woonzeker.planning.priority import Standing, place_in_line
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import LeftDoor, Moment, Span, come_back, rest_of_round

MONDAY = date(2026, 11, 2)
TUESDAY = MONDAY + timedelta(days=1)
AFTERNOON, EVENING = 13 * 60, 18 * 60


def door(name: str, total: int = 0, *, number: int = 1, x: int = 0, minutes: int = 20) -> LeftDoor:
    return LeftDoor(
        visit=name, standing=Standing(case=name, total=total), place=Place(x, 0),
        minutes=minutes, number=number,
    )  # fmt: skip


def span(on: date = MONDAY, part: DayPart = DayPart.EVENING, doors: int = 0) -> Span:
    starts, ends = {"ochtend": (570, 720), "middag": (780, 1020), "avond": (1080, 1230)}[part]
    return Span(on, part, starts, ends, doors)


def test_the_most_urgent_doors_stay() -> None:
    rest = rest_of_round([door("a", 5), door("b", 50), door("c", 20)], now=0, ends_at=40, here=None)
    assert {each.visit for each in rest.stays} == {"b", "c"}
    assert rest.goes == ("a",)


def test_a_crisis_stays_before_all_points() -> None:
    crisis = LeftDoor(
        visit="c",
        standing=Standing(case="c", total=0, crisis=True),
        place=None,
        minutes=20,
        number=2,
    )
    rest = rest_of_round([door("a", 99), crisis], now=0, ends_at=20, here=None)
    assert [each.visit for each in rest.stays] == ["c"]


def test_what_stays_is_walked_from_here_the_nearest_first() -> None:
    doors = [door("far", 9, number=1, x=900), door("near", 1, number=2, x=100)]
    rest = rest_of_round(doors, now=600, ends_at=660, here=Place(0, 0))
    assert [(each.visit, each.at) for each in rest.stays] == [("near", 600), ("far", 620)]


def test_when_all_fit_nobody_waits() -> None:
    assert rest_of_round([door("a"), door("b")], now=0, ends_at=40, here=None).goes == ()


def test_after_the_end_everybody_waits() -> None:
    assert rest_of_round([door("a")], now=100, ends_at=90, here=None).stays == ()


DOORS = st.lists(
    st.builds(
        LeftDoor,
        visit=st.uuids().map(str),
        standing=st.builds(
            Standing,
            case=st.uuids().map(str),
            total=st.integers(0, 120),
            crisis=st.booleans(),
        ),
        place=st.none() | st.builds(Place, st.integers(0, 9_999), st.integers(0, 9_999)),
        minutes=st.just(20),
        number=st.integers(1, 99),
    ),
    max_size=15,
    unique_by=(lambda each: each.visit, lambda each: each.number),
)


@given(DOORS, st.integers(0, 300))
def test_nobody_waits_for_a_door_that_is_less_urgent(doors: list[LeftDoor], time: int) -> None:
    rest = rest_of_round(doors, now=0, ends_at=time, here=None)
    line = {each.visit: place_in_line(each.standing) for each in doors}
    stays = [line[each.visit] for each in rest.stays]
    assert all(max(stays, default=()) < line[gone] for gone in rest.goes if stays)


@given(DOORS, st.integers(0, 300))
def test_every_door_stays_or_waits_and_all_fits(doors: list[LeftDoor], time: int) -> None:
    rest = rest_of_round(doors, now=0, ends_at=time, here=None)
    assert sorted([*(each.visit for each in rest.stays), *rest.goes]) == sorted(
        each.visit for each in doors
    )
    assert all(each.at + 20 <= time for each in rest.stays)


@given(DOORS, st.integers(0, 300), st.randoms())
def test_the_order_in_which_doors_are_given_does_not_matter(
    doors: list[LeftDoor], time: int, chance: object
) -> None:
    mixed = list(doors)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    given_again = rest_of_round(mixed, now=0, ends_at=time, here=Place(1, 1))
    assert given_again == rest_of_round(doors, now=0, ends_at=time, here=Place(1, 1))


def test_the_soonest_the_evening_and_another_day_are_offered() -> None:
    spans = [
        span(MONDAY, DayPart.AFTERNOON), span(TUESDAY, DayPart.EVENING), span(MONDAY),
        span(TUESDAY, DayPart.MORNING),
    ]  # fmt: skip
    offered = come_back(spans, Moment(MONDAY, 600), minutes=20)
    assert [(each.on, each.part.value) for each in offered] == [
        (MONDAY, "middag"), (MONDAY, "avond"), (TUESDAY, "ochtend"),
    ]  # fmt: skip


@pytest.mark.parametrize("full", [7, 8])
def test_a_part_without_room_is_not_offered(full: int) -> None:
    assert come_back([span(doors=full)], Moment(MONDAY, 600), minutes=20) == ()


def test_a_part_that_has_begun_is_not_offered() -> None:
    assert come_back([span()], Moment(MONDAY, EVENING), minutes=20) == ()


def test_only_parts_that_make_sense_are_offered() -> None:
    spans = [span(), span(TUESDAY, DayPart.MORNING)]
    only = come_back(spans, Moment(MONDAY, 600), minutes=20, parts=frozenset({DayPart.MORNING}))
    assert [each.part for each in only] == [DayPart.MORNING]
