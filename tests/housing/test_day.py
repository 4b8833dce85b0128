# SPDX-License-Identifier: EUPL-1.2
"""The plan of the day: who leads, what is missing, counted back from the date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.housing.rules.day import (
    TOPICS,
    Arrangement,
    DayPlan,
    Household,
    Lead,
    Roof,
    State,
    Topic,
    has_place,
    lead_refusal,
    missing,
    plan_lines,
)
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.places import Condition
from woonzeker.housing.rules.roof import BOUNDS, RoofInvalid, RoofPolicy, roof_policy_from
from woonzeker.housing.rules.roof_lists import RoofLists, roof_lists_from
from woonzeker.housing.rules.urgency import Category

POLICY = RoofPolicy()
EVICTION = date(2026, 12, 8)
TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
EVERYTHING = Household(*[Known.YES] * 5)
LEAD = Lead("Noor Bakker", "gemeente Meerveld")
BY_HAND: tuple[Topic, ...] = tuple(
    topic for topic in Topic if topic not in (Topic.LEAD, Topic.PLACE)
)


def whole_plan(eviction_on: date = EVICTION) -> DayPlan:
    """A plan in which nothing is missing."""
    arranged: dict[Topic, Arrangement] = dict.fromkeys(BY_HAND, Arrangement("Noor Bakker", TODAY))
    return DayPlan(eviction_on, LEAD, Roof(eviction_on, None, fits=True), arranged)


def open_topics(plan: DayPlan, household: Household, on: date = TODAY) -> list[Topic]:
    """What is missing, the most pressing first."""
    return [each.topic for each in missing(plan_lines(plan, household, POLICY, on=on))]


def test_a_whole_plan_misses_nothing() -> None:
    assert open_topics(whole_plan(), EVERYTHING) == []


def test_of_an_empty_plan_everything_is_missing_the_lead_first() -> None:
    found = open_topics(DayPlan(EVICTION), EVERYTHING)
    assert found[:2] == [Topic.LEAD, Topic.PLACE]
    assert set(found) == set(Topic)


def test_what_is_not_there_asks_nothing() -> None:
    nobody = Household(*[Known.NO] * 5)
    lines = {
        each.topic: each.state for each in plan_lines(DayPlan(EVICTION), nobody, POLICY, on=TODAY)
    }
    for topic in (Topic.CHILDREN, Topic.SCHOOL, Topic.PETS, Topic.MEDICINES, Topic.WORK):
        assert lines[topic] is State.NOT_NEEDED
    assert lines[Topic.PAPERS] is State.MISSING


def test_what_nobody_asked_is_a_question_and_no_no() -> None:
    lines = plan_lines(DayPlan(EVICTION), Household(), POLICY, on=TODAY)
    pets = next(each for each in lines if each.topic is Topic.PETS)
    assert (pets.state, pets.sentence) == (State.UNKNOWN, "Vraag of er huisdieren zijn.")
    assert pets.is_open


def test_without_children_nobody_asks_about_school() -> None:
    assert Topic.SCHOOL not in open_topics(DayPlan(EVICTION), Household(children=Known.NO))


@pytest.mark.parametrize(
    ("roof", "words"),
    [
        (None, "geen plek"),
        (Roof(EVICTION, None, fits=False), "past niet"),
        (Roof(EVICTION + timedelta(1), None, fits=True), "nachten zonder dak"),
        (Roof(TODAY, EVICTION, fits=True), "eindigt"),
    ],
)
def test_a_place_is_there_on_the_day_itself_or_it_is_none(roof: Roof | None, words: str) -> None:
    plan = DayPlan(EVICTION, LEAD, roof)
    place = plan_lines(plan, EVERYTHING, POLICY, on=TODAY)[1]
    assert words in place.sentence
    assert not has_place(plan)


def test_a_place_from_before_until_after_the_day_is_one() -> None:
    assert has_place(DayPlan(EVICTION, roof=Roof(TODAY, EVICTION + timedelta(1), fits=True)))


def test_each_line_says_by_when_and_why_and_who() -> None:
    line = missing(plan_lines(DayPlan(EVICTION), EVERYTHING, POLICY, on=TODAY))[1]
    assert line.due_on == date(2026, 11, 24)
    assert line.explanation == "10 werkdagen voor dinsdag 8 december 2026 is dinsdag 24 november."
    assert (line.days_left, line.is_late) == (0, False)
    assert all((about.title, about.who, about.rule) for about in TOPICS.values())


def test_what_should_have_been_done_is_late_and_still_asked_on_the_day_itself() -> None:
    lines = missing(plan_lines(DayPlan(EVICTION), EVERYTHING, POLICY, on=EVICTION))
    assert len(lines) == len(Topic)
    assert all(each.is_late for each in lines)


def test_one_person_leads_by_name() -> None:
    assert "met naam" in lead_refusal(Lead(" ", "gemeente"), now=None)
    assert "waar die persoon werkt" in lead_refusal(Lead("Noor", ""), now=None)
    assert "al" in lead_refusal(LEAD, now=LEAD)
    assert (
        lead_refusal(LEAD, now=None) == lead_refusal(Lead("Sam", "Woonstichting"), now=LEAD) == ""
    )


def test_a_lead_without_a_name_is_none() -> None:
    assert Topic.LEAD in open_topics(DayPlan(EVICTION, Lead("", "gemeente")), EVERYTHING)


def test_an_arrangement_without_a_name_is_none() -> None:
    plan = DayPlan(EVICTION, arranged={Topic.PETS: Arrangement(" ", TODAY)})
    assert Topic.PETS in open_topics(plan, EVERYTHING)


@given(DAYS, st.integers(-60, 60))
def test_a_line_is_late_exactly_after_its_day(eviction_on: date, shift: int) -> None:
    on = eviction_on + timedelta(days=shift)
    for line in plan_lines(DayPlan(eviction_on), EVERYTHING, POLICY, on=on):
        assert line.is_late is (on > line.due_on)
        assert line.due_on < eviction_on


@given(st.sets(st.sampled_from(BY_HAND)))
def test_exactly_what_is_not_arranged_is_missing(done: set[Topic]) -> None:
    arranged = {topic: Arrangement("Noor Bakker", TODAY) for topic in done}
    found = open_topics(
        DayPlan(EVICTION, LEAD, Roof(EVICTION, None, fits=True), arranged), EVERYTHING
    )
    assert set(found) == set(BY_HAND) - done


def test_the_policy_is_its_default_where_nothing_is_said() -> None:
    assert roof_policy_from({}) == RoofPolicy()
    assert roof_policy_from({"version": 1, "place_days": 3}).place_days == 3
    for name, (least, most) in BOUNDS.items():
        assert least <= getattr(POLICY, name) <= most


@pytest.mark.parametrize("data", [{"place_days": 1}, {"lead_days": True}, {"score": 3}])
def test_a_number_outside_its_bounds_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(RoofInvalid) as told:
        roof_policy_from(data)
    assert len(told.value.faults) == 1


def test_a_municipality_chooses_from_the_lists() -> None:
    assert roof_lists_from({}) == RoofLists()
    data: dict[str, object] = {"conditions": ["guidance"], "urgency_grounds": ["family"]}
    found = roof_lists_from(data)
    assert found.conditions == {Condition.GUIDANCE}
    assert found.urgency_grounds == {Category.FAMILY}
    assert roof_policy_from(data) == RoofPolicy()


@pytest.mark.parametrize("wrong", [["nicer_people"], "guidance", 3])
def test_what_is_not_on_a_list_is_refused(wrong: object) -> None:
    with pytest.raises(RoofInvalid):
        roof_lists_from({"conditions": wrong})
