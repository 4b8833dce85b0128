# SPDX-License-Identifier: EUPL-1.2
"""The other roads: whole, without loops, nothing noted that the law does not let happen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woonzeker.law.reader import paths
from woonzeker.legal.rules.roads import (
    BOUNDS,
    COURSES,
    OURS,
    POINTS,
    SAFEGUARDS,
    Bond,
    Closing,
    ClosingState,
    ClosureGround,
    Course,
    Done,
    Home,
    Housed,
    Noted,
    Raised,
    Refusal,
    Report,
    Road,
    RoadsInvalid,
    RoadsPolicy,
    Stand,
    Standing,
    after_death,
    dissolution,
    end,
    joined_wish,
    next_steps,
    note,
    open_points,
    pattern,
    progress,
    roads_policy_from,
    state_of,
    who_stays,
    without_place,
)
from woonzeker.legal.rules.roads.clocks import CLOCKS
from woonzeker.outreach.ladder import LadderStep

POLICY = RoadsPolicy()
TODAY = date(2026, 11, 23)
CLOSURE = COURSES[Road.CLOSURE]
ALL = pytest.mark.parametrize("course", COURSES.values(), ids=lambda course: course.road)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
CLOSINGS = st.builds(
    Closing, ground=st.sampled_from(ClosureGround), decided_on=st.none() | DAYS,
    closes_on=st.none() | DAYS, closed_on=st.none() | DAYS, until_on=st.none() | DAYS,
)  # fmt: skip


def test_there_is_a_road_for_each() -> None:
    assert set(COURSES) == set(Road)


@ALL
def test_every_step_knows_those_before_it(course: Course) -> None:
    codes = [step.code for step in course.steps]
    assert len(set(codes)) == len(codes)
    for place, step in enumerate(course.steps):
        before = {*step.after, *step.law_after, *step.term_from}
        assert before <= set(codes)
        assert not {*step.after, *step.law_after} & set(codes[place:])
        assert not step.instead or course.step(step.instead)
        assert (not step.term) == (not step.term_from)
        assert not step.term or step.term in CLOCKS


@ALL
def test_a_road_begins_and_ends_in_its_own_steps(course: Course) -> None:
    for beginning in course.begins:
        assert course.step(beginning.step)
    for ending in course.ends:
        assert all(course.step(code) for code in ending.after)
    homes = {ending.home for ending in course.ends}
    assert homes == set(Home)


@ALL
def test_all_safeguards_hold_on_every_road(course: Course) -> None:
    assert course.safeguards == SAFEGUARDS
    losing = [step for step in course.steps if step.loses]
    assert losing
    assert all("place_found" in step.after or step.law_after for step in losing)


@ALL
def test_a_place_comes_before_a_lost_home(course: Course) -> None:
    lost = [ending for ending in course.ends if ending.home is Home.LOST]
    assert all("place_found" in ending.after for ending in lost)


@ALL
def test_the_wish_for_contact_leaves_a_way_without_a_number(course: Course) -> None:
    wish = course.wish
    assert not set(wish.first) & wish.never
    assert set(wish.first) & {LadderStep.DAY_VISIT, LadderStep.ELSEWHERE}
    assert wish.within in BOUNDS
    assert not wish.rest or wish.rest in BOUNDS


@given(st.sets(st.sampled_from(Road), min_size=1))
def test_of_several_roads_every_never_holds_and_a_way_is_left(roads: set[Road]) -> None:
    wish = joined_wish(roads, POLICY)
    assert wish is not None
    assert set(wish.first) & {LadderStep.DAY_VISIT, LadderStep.ELSEWHERE}
    assert all(COURSES[road].wish.never <= wish.never for road in roads)
    assert not set(wish.first) & wish.never


def test_without_a_road_nothing_is_wished() -> None:
    assert joined_wish([], POLICY) is None


@ALL
def test_what_is_always_asked_waits_for_nothing_that_is_not(course: Course) -> None:
    for step in course.steps:
        if not step.optional:
            assert not any(course.step(code).optional for code in step.after)


@ALL
def test_from_its_beginning_there_is_always_something_to_do(course: Course) -> None:
    for beginning in course.begins:
        lines = progress(course, [Done(beginning.step, TODAY)], policy=POLICY, on=TODAY)
        assert next_steps(lines)


@ALL
def test_the_steps_of_the_municipality_can_all_be_done_in_the_order_of_the_road(
    course: Course,
) -> None:
    done: list[Done] = []
    for step in course.steps:
        if step.law_after and not {each.code for each in done} >= set(step.law_after):
            continue
        if step.who in OURS:
            assert isinstance(note(course, Done(step.code, TODAY), done, open_safeguards=()), Noted)
        done.append(Done(step.code, TODAY))


def test_our_own_step_waits_for_what_comes_before() -> None:
    course = COURSES[Road.NUISANCE]
    found = note(course, Done("mediation_offered", TODAY), [Done("reported", TODAY)])
    assert isinstance(found, Refusal)
    assert found.lacks == ("bewoner gehoord",)


def test_what_a_landlord_did_is_noted_with_what_was_not_tried() -> None:
    course = COURSES[Road.NUISANCE]
    found = note(course, Done("to_court", TODAY), [Done("reported", TODAY)])
    assert isinstance(found, Noted)
    assert found.in_spite_of == ("laatste kans met hulp afgesproken",)


def test_a_closure_without_a_place_is_noted_in_spite_of_open_safeguards() -> None:
    found = note(CLOSURE, Done("closed_in_fact", TODAY), [Done("decided", TODAY)])
    assert isinstance(found, Noted)
    assert found.safeguards == SAFEGUARDS
    assert "plek voor ieder die weg moet" in found.in_spite_of


@pytest.mark.parametrize("code", ["intended", "decided"])
def test_no_lease_ends_out_of_court_on_a_letter_or_decision(code: str) -> None:
    closing = Closing(ClosureGround.OPIUMWET_13B, decided_on=TODAY, closes_on=TODAY)
    new = Done("dissolved_out_of_court", TODAY + timedelta(1))
    found = note(CLOSURE, new, [Done(code, TODAY)], closing=closing)
    assert isinstance(found, Refusal)
    assert found.instead == "dissolution_claimed"


STEPS = st.tuples(st.sampled_from([step.code for step in CLOSURE.steps]), DAYS)


@settings(max_examples=400, deadline=None)
@given(st.lists(STEPS, max_size=14), CLOSINGS, st.sets(st.sampled_from(SAFEGUARDS)))
def test_no_way_leads_to_a_dissolution_before_the_closure_or_to_an_end_around_a_stop(
    said: list[tuple[str, date]], closing: Closing, still: set[str]
) -> None:
    done: list[Done] = []
    for code, on in said:
        new = Done(code, on)
        found = note(CLOSURE, new, done, open_safeguards=sorted(still), closing=closing)
        if isinstance(found, Refusal):
            continue
        done.append(new)
        if CLOSURE.step(code).who in OURS:
            assert found.clean
        if code == "dissolved_out_of_court":
            assert closing.closed_on is not None
            assert closing.closed_on <= on
            assert any(each.code == "closed_in_fact" and each.on <= on for each in done)
    lost = end(CLOSURE, "home_lost", done, open_safeguards=sorted(still))
    if isinstance(lost, Noted):
        assert not still
        assert any(each.code == "place_found" for each in done)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(list(COURSES.values())), st.data())
def test_on_no_road_our_own_step_is_noted_around_another(
    course: Course, data: st.DataObject
) -> None:
    codes = st.sampled_from([step.code for step in course.steps])
    done: list[Done] = []
    for code in data.draw(st.lists(codes, max_size=12)):
        found = note(course, Done(code, TODAY), done)
        if isinstance(found, Noted):
            step = course.step(code)
            before = {each.code for each in done}
            assert step.who not in OURS or before >= set(step.after)
            assert before >= set(step.law_after)
            done.append(Done(code, TODAY))
    for ending in course.ends:
        if ending.home is Home.LOST:
            assert isinstance(end(course, ending.code, done), Refusal)


@given(CLOSINGS, DAYS)
def test_a_lease_can_have_been_dissolved_only_when_the_home_was_closed(
    closing: Closing, on: date
) -> None:
    found = dissolution(closing, on=on)
    assert found.why
    if found.can_be:
        assert closing.closed_on is not None
        assert closing.closed_on <= on
        assert closing.ground is not ClosureGround.VICTOR


@given(CLOSINGS, DAYS)
def test_a_day_that_passed_is_no_closure(closing: Closing, on: date) -> None:
    closed = state_of(closing, on=on) in (ClosingState.CLOSED, ClosingState.OVER)
    assert closed is (closing.closed_on is not None and closing.closed_on <= on)


@given(st.integers(0, 9), st.integers(0, 9))
def test_nobody_leaves_a_home_that_closes_without_a_place(people: int, placed: int) -> None:
    closing = Closing(ClosureGround.APV, decided_on=TODAY, closes_on=TODAY + timedelta(9))
    said = without_place(closing, Housed(people, placed), on=TODAY)
    assert bool(said) is (placed < people)
    assert "geteld" in without_place(closing, Housed(None), on=TODAY)


def test_every_ground_of_a_closure_has_its_rule_and_its_doubt() -> None:
    assert all(ground.path in paths() for ground in ClosureGround)
    assert len({ground.path for ground in ClosureGround}) == len(ClosureGround)


def test_warning_and_place_are_always_asked_and_children_until_it_is_known_there_are_none() -> None:
    away = {point.code: Raised.DOES_NOT_APPLY for point in POINTS}
    left = {point.code for point in open_points(away, children=None)}
    assert {"warning_first", "lighter_means", "place", "children"} <= left
    assert "children" not in {point.code for point in open_points(away, children=False)}
    assert "housemates" not in left


def test_the_points_stand_in_the_order_of_the_court_and_can_all_be_settled() -> None:
    parts = [point.part for point in POINTS]
    assert parts == sorted(parts, key=["bevoegdheid", "noodzaak", "evenwichtigheid"].index)
    assert open_points({point.code: Raised.RAISED for point in POINTS}, children=True) == ()


def test_one_who_writes_often_makes_no_pattern() -> None:
    often = [Report(TODAY - timedelta(n), "noise", "a", checked=True) for n in range(30)]
    found = pattern(often, heard=True, policy=POLICY, on=TODAY)
    assert not found.carries
    assert found.lacks == ("de meldingen komen niet van genoeg kanten",)


def test_nobody_makes_a_pattern_of_somebody_who_was_not_heard() -> None:
    reports = [Report(TODAY - timedelta(n), "noise", "ab"[n % 2], checked=True) for n in range(8)]
    assert pattern(reports, heard=True, policy=POLICY, on=TODAY).carries
    assert not pattern(reports, heard=False, policy=POLICY, on=TODAY).carries


@given(st.lists(st.builds(
    Report, st.dates(date(2026, 6, 1), TODAY), st.sampled_from(["noise", "waste"]),
    st.sampled_from("abc"), st.booleans(),
), max_size=20), st.booleans())  # fmt: skip
def test_the_same_report_twice_counts_once(reports: list[Report], heard: bool) -> None:
    once = pattern(reports, heard=heard, policy=POLICY, on=TODAY)
    assert pattern(reports * 2, heard=heard, policy=POLICY, on=TODAY) == once
    assert once.checked <= once.reports


@given(st.sampled_from(Standing), DAYS)
def test_whoever_stays_behind_hears_what_to_do_and_until_when(
    standing: Standing, died: date
) -> None:
    found = after_death(standing, died, policy=POLICY, on=died)
    assert found.do_now
    assert all(each.due_on > died and each.source for _code, each in found.dues)
    assert found.dues


@pytest.mark.parametrize("standing", [Standing.SHARED_HOUSEHOLD, Standing.OTHER, Standing.UNKNOWN])
def test_without_a_name_on_the_contract_the_day_of_the_court_is_told(standing: Standing) -> None:
    found = after_death(standing, date(2026, 8, 31), policy=POLICY, on=TODAY)
    assert dict(found.dues)["death_claim"].due_on == date(2027, 2, 28)


def test_who_comes_too_late_for_the_court_is_brought_to_a_lawyer_today() -> None:
    late = after_death(Standing.OTHER, date(2026, 5, 22), policy=POLICY, on=TODAY)
    assert late.do_now[0].startswith("Bel vandaag")
    in_time = after_death(Standing.OTHER, date(2026, 5, 23), policy=POLICY, on=TODAY)
    assert in_time.do_now != late.do_now


def test_a_dissolution_after_the_closure_was_over_is_doubted() -> None:
    closing = Closing(ClosureGround.APV, closed_on=TODAY, until_on=TODAY + timedelta(30))
    assert "niet zeker" not in dissolution(closing, on=TODAY + timedelta(30)).why
    assert "niet zeker" in dissolution(closing, on=TODAY + timedelta(31)).why


@pytest.mark.parametrize("bond", list(Bond))
def test_whoever_parts_hears_what_it_points_to(bond: Bond) -> None:
    found = who_stays(bond)
    assert found.says
    assert found.do_now
    assert found.path in paths()


def test_nothing_on_paper_goes_to_the_home_of_people_who_part() -> None:
    never = COURSES[Road.BREAK_UP].wish.never
    assert {LadderStep.LETTER, LadderStep.CARD, LadderStep.NOTE} <= never


@pytest.mark.parametrize("begin", ["intended", "decided", "closed_in_fact"])
def test_a_closure_brings_somebody_to_the_door_the_next_working_day(begin: str) -> None:
    friday = date(2026, 11, 20)
    lines = progress(CLOSURE, [Done(begin, friday)], policy=POLICY, on=friday)
    visit = next(line for line in lines if line.step.code == "visited")
    assert (visit.stand, visit.due and visit.due.due_on) == (Stand.CAN, date(2026, 11, 23))


def test_what_is_late_says_so() -> None:
    lines = progress(CLOSURE, [Done("intended", TODAY)], policy=POLICY, on=date(2026, 12, 1))
    assert [line.step.code for line in lines if line.late] == ["visited"]
    assert next_steps(lines)[0].step.code == "visited"


@given(st.dictionaries(st.sampled_from(sorted(BOUNDS)), st.integers(-5, 200)))
def test_a_policy_keeps_its_bounds_or_is_refused(data: dict[str, int]) -> None:
    inside = all(BOUNDS[key][0] <= value <= BOUNDS[key][1] for key, value in data.items())
    if inside:
        assert all(getattr(roads_policy_from(data), key) == value for key, value in data.items())
    else:
        with pytest.raises(RoadsInvalid):
            roads_policy_from(data)


@pytest.mark.parametrize("data", [{"x": 1}, {"contact_days": True}, {"contact_days": "5"}])
def test_what_is_no_policy_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(RoadsInvalid):
        roads_policy_from(data)


def test_the_defaults_lie_within_the_bounds() -> None:
    assert roads_policy_from({}) == RoadsPolicy()
