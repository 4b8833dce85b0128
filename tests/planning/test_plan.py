# SPDX-License-Identifier: EUPL-1.2
"""A week's plan: who is visited, by whom, and in which order."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from woonzeker.planning.places import Place
from woonzeker.planning.priority import Standing, place_in_line
from woonzeker.planning.routes import Choice, DayPart, Plan, Shift, Wanted, choose, plan

MONDAY = date(2026, 11, 2)
HOURS = {DayPart.MORNING: (540, 720), DayPart.AFTERNOON: (780, 900), DayPart.EVENING: (1080, 1200)}
MINUTES = 60


def shift(person: str, day: int = 0, part: DayPart = DayPart.MORNING) -> Shift:
    starts, ends = HOURS[part]
    on = MONDAY + timedelta(days=day)
    return Shift(person=person, on=on, part=part, starts_at=starts, ends_at=ends)


def door(case: str, total: int = 0, *, crisis: bool = False, due: int | None = None) -> Wanted:
    on = None if due is None else MONDAY + timedelta(days=due)
    return Wanted(standing=Standing(case=case, total=total, crisis=crisis, due_on=on))


def days_of(found: Plan) -> dict[str, int]:
    return {s.case: (t.crew.on - MONDAY).days for t in found.tours for s in t.stops}


def dropped(found: Plan) -> set[str]:
    return {each.case for each in found.dropped}


places = st.none() | st.builds(Place, st.integers(0, 9_000), st.integers(0, 9_000))
parts = st.sampled_from(list(DayPart))


@st.composite
def any_door(draw: st.DrawFn, *, plain: bool = False) -> Wanted:
    wanted = door(
        draw(st.uuids()).hex,
        draw(st.integers(0, 30)),
        crisis=draw(st.booleans()),
        due=draw(st.none() | st.integers(-2, 9)),
    )
    if plain:
        return replace(wanted, place=draw(places))
    only = draw(st.none() | parts)
    return replace(
        wanted,
        place=draw(places),
        two_people=draw(st.booleans()),
        parts=frozenset({only} if only else DayPart),
    )


any_doors = st.lists(any_door(), max_size=14)
plain_doors = st.lists(any_door(plain=True), max_size=14)
any_week = st.sets(st.tuples(st.sampled_from("abc"), st.integers(0, 2), parts), max_size=7).map(
    lambda these: [shift(*each) for each in sorted(these)]
)


def made(doors: Iterable[Wanted], week: Iterable[Shift]) -> Plan:
    return plan(doors, week, minutes=MINUTES, rounds=1)


@given(doors=any_doors, week=any_week)
@settings(deadline=None)
def test_every_household_is_planned_once_or_has_its_reason(
    doors: list[Wanted], week: list[Shift]
) -> None:
    found = made(doors, week)
    planned = [stop.case for tour in found.tours for stop in tour.stops]
    assert Counter([*planned, *dropped(found)]) == Counter(each.case for each in doors)
    assert all(each.words for each in found.dropped)


@given(doors=any_doors, week=any_week)
@settings(deadline=None)
def test_nobody_is_in_two_places_and_tours_end_in_their_window(
    doors: list[Wanted], week: list[Shift]
) -> None:
    found = made(doors, week)
    busy = Counter((p, t.crew.on, t.crew.part) for t in found.tours for p in t.crew.people)
    assert set(busy) <= {(each.person, each.on, each.part) for each in week}
    assert all(times == 1 for times in busy.values())
    assert all(t.stops[-1].at + MINUTES <= t.crew.ends_at for t in found.tours)


@given(doors=any_doors, week=any_week)
@settings(deadline=None)
def test_a_visit_gets_two_people_and_the_day_part_that_it_asks(
    doors: list[Wanted], week: list[Shift]
) -> None:
    asked = {each.case: each for each in doors}
    for tour in made(doors, week).tours:
        for stop in tour.stops:
            assert tour.crew.part in asked[stop.case].parts
            assert len(tour.crew.people) >= 1 + asked[stop.case].two_people


@given(doors=any_doors, week=any_week, seed=st.integers())
@settings(deadline=None)
def test_the_same_week_gives_the_same_plan_in_whatever_order_it_was_read(
    doors: list[Wanted], week: list[Shift], seed: int
) -> None:
    mixed, mixed_week = list(doors), list(week)
    random.Random(seed).shuffle(mixed)
    random.Random(seed).shuffle(mixed_week)
    assert made(mixed, mixed_week) == made(doors, week)


@given(doors=plain_doors, week=any_week)
@settings(deadline=None)
def test_who_is_left_out_stands_behind_everybody_who_is_visited(
    doors: list[Wanted], week: list[Shift]
) -> None:
    found = made(doors, week)
    line = sorted(doors, key=lambda each: place_in_line(each.standing))
    assert {each.case for each in line[found.room :]} == dropped(found)


@given(doors=any_doors, week=any_week, moved=st.lists(places, min_size=14, max_size=14))
@settings(deadline=None)
def test_where_a_household_lives_never_decides_whether_it_is_visited(
    doors: list[Wanted], week: list[Shift], moved: list[Place | None]
) -> None:
    elsewhere = [replace(each, place=place) for each, place in zip(doors, moved, strict=False)]
    here, there = (choose(these, week, MINUTES) for these in (doors, elsewhere))
    assert here.dropped == there.dropped
    assert [each.by for each in here.chosen] == [each.by for each in there.chosen]


def test_the_farthest_urgent_door_is_not_dropped_for_a_near_one() -> None:
    near = [replace(door(f"near{n}", 10), place=Place(n, 0)) for n in range(5)]
    far = replace(door("far", 11), place=Place(90_000, 90_000))
    found = made([*near, far], [shift("a")])
    assert "far" in days_of(found)
    assert len(dropped(found)) == 3


@given(doors=st.lists(any_door(), max_size=7), week=any_week)
@settings(deadline=None)
def test_a_household_is_only_left_out_when_nobody_before_it_can_make_room(
    doors: list[Wanted], week: list[Shift]
) -> None:
    """Against every possible arrangement, for visits that one person makes."""
    alone = [replace(each, two_people=False) for each in doors]
    rooms = [(each.on, each.part) for each in week for _ in range(room_of(each))]
    kept: list[tuple[Wanted, date]] = []
    for each in sorted(alone, key=lambda each: place_in_line(each.standing)):
        for by in (each.standing.due_on or date.max, date.max):
            if arrangeable([*kept, (each, by)], rooms):
                kept.append((each, by))
                break
    found = choose(alone, week, MINUTES)
    assert {each.wanted.case for each in found.chosen} == {each.case for each, _ in kept}
    assert late(found) == {each.case for each, by in kept if (each.standing.due_on or by) < by}


def late(found: Choice) -> set[str]:
    return {
        each.wanted.case
        for each in found.chosen
        if each.wanted.standing.due_on and each.wanted.standing.due_on < each.bucket.on
    }


def room_of(each: Shift) -> int:
    return (each.ends_at - each.starts_at) // MINUTES


def arrangeable(doors: list[tuple[Wanted, date]], rooms: list[tuple[date, DayPart]]) -> bool:
    if not doors:
        return True
    (first, by), *rest = doors
    open_to = {room: n for n, room in enumerate(rooms) if room[0] <= by and room[1] in first.parts}
    return any(arrangeable(rest, rooms[:n] + rooms[n + 1 :]) for n in open_to.values())


def test_a_crisis_comes_first_and_as_early_as_it_can() -> None:
    calm = [door(f"calm{n}", 90) for n in range(5)]
    found = made([*calm, door("crisis", 0, crisis=True, due=2)], [shift("a"), shift("a", 1)])
    assert days_of(found)["crisis"] == 0


def test_nobody_is_left_out_to_ring_at_a_crisis_a_day_earlier() -> None:
    crises = [door(f"crisis{n}", crisis=True, due=3) for n in range(4)]
    morning = replace(door("morning"), parts=frozenset({DayPart.MORNING}))
    found = made([*crises, morning], [shift("a"), shift("a", 1, DayPart.AFTERNOON)])
    assert not found.dropped
    assert sum(day == 0 for day in days_of(found).values()) == 3


def test_others_make_room_for_a_term_that_ends_earlier() -> None:
    high = [door(f"high{n}", 50, due=20) for n in range(3)]
    found = made([*high, door("soon", 1, due=0)], [shift("a"), shift("a", 1)])
    assert days_of(found)["soon"] == 0
    assert not found.missed


def test_a_term_that_cannot_be_met_is_visited_soon_after_and_said() -> None:
    found = made([door("late", 5, due=-3)], [shift("a", 1), shift("a", 2)])
    assert days_of(found) == {"late": 1}
    assert [(m.case, m.visited_on) for m in found.missed] == [("late", MONDAY + timedelta(days=1))]


def test_two_people_go_together_when_a_visit_asks_it() -> None:
    found = made([replace(door("risk"), two_people=True)], [shift("a"), shift("b")])
    assert found.tours[0].crew.people == ("a", "b")


def test_a_pair_takes_no_place_from_who_stands_higher() -> None:
    high = [door(f"high{n}", 50) for n in range(6)]
    found = made([*high, replace(door("risk", 1), two_people=True)], [shift("a"), shift("b")])
    assert dropped(found) == {"risk"}


def test_the_reason_says_that_nobody_can_go_together() -> None:
    found = made([replace(door("risk"), two_people=True)], [shift("a"), shift("b", 1)])
    assert found.dropped[0].reason == "no_pair"


def test_the_reason_says_that_nobody_works_then() -> None:
    evening = replace(door("late"), parts=frozenset({DayPart.EVENING}))
    assert "'s avonds" in made([evening], [shift("a")]).dropped[0].words


def test_the_reason_says_the_place_in_the_line() -> None:
    found = made([door(f"{n}", 10 - n) for n in range(4)], [shift("a")])
    assert "plaats 4, met 7 punten" in found.dropped[0].words


def test_a_week_without_people_plans_nothing_and_says_so() -> None:
    found = made([door("a", due=5)], [])
    assert found.tours == ()
    assert [(m.case, m.visited_on) for m in found.missed] == [("a", None)]


def test_a_door_for_which_no_moment_is_left_has_a_reason_that_reads() -> None:
    [left] = made([door("a", due=5)], []).dropped
    assert left.words == "Deze week werkt niemand meer op een moment dat kan."


def test_the_forecast_names_terms_that_end_before_a_place_comes_free() -> None:
    line = [door(f"{n}", 10 - n, due=8) for n in range(8)]
    found = made(line, [shift("a")])
    assert [m.case for m in found.missed] == ["6", "7"]
    assert {m.visited_on for m in found.missed} == {MONDAY + timedelta(weeks=2)}


def test_work_is_spread_over_people() -> None:
    doors = [door(f"{n:02}") for n in range(8)]
    found = made(doors, [shift(p, d) for p in "ab" for d in (0, 1)])
    assert sorted(len(tour.stops) for tour in found.tours) == [2, 2, 2, 2]


def test_a_tour_keeps_an_area_together() -> None:
    north = [replace(door(f"n{n}"), place=Place(n * 50, 9_000)) for n in range(3)]
    south = [replace(door(f"s{n}"), place=Place(n * 50, 0)) for n in range(3)]
    found = plan([*north, *south], [shift("a"), shift("b")], minutes=MINUTES)
    assert {frozenset(s.case[0] for s in t.stops) for t in found.tours} == {
        frozenset("n"),
        frozenset("s"),
    }


def test_a_tour_passes_doors_in_their_order_along_the_street() -> None:
    street = [replace(door(f"{n}"), place=Place(n * 100, 0)) for n in (2, 0, 1)]
    found = plan(street, [shift("a")], minutes=MINUTES, start=Place(0, 0))
    assert [stop.case for stop in found.tours[0].stops] == ["0", "1", "2"]
    assert [stop.at for stop in found.tours[0].stops] == [540, 600, 660]
