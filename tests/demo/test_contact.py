# SPDX-License-Identifier: EUPL-1.2
"""What is imitated of contact in past months comes at the published rates."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from woonzeker.demo.rules import (
    Answer,
    Attempt,
    Course,
    Happening,
    Standing,
    course_of,
    week_of,
    working_day,
)
from woonzeker.demo.town.dice import dice
from woonzeker.demo.town.figures import figures
from woonzeker.process import Exit

TAKEN_UP = date(2026, 1, 30)
MONDAY = date(2026, 2, 2)
CASE = uuid.UUID(int=1)
COURSE = Course(
    letter_after=17, answers_letter_after=None, call_after=None, answers_call=False,
    opens_at_visit=0, second_visit=False, leaves_card=True, answer=Answer.ACCEPTS,
    ends_after_answer=20, ending=Exit.ADVICE, gives_up_after=56, ending_unreached=Exit.NO_CONTACT,
)  # fmt: skip
VISIT = Attempt("visit", date(2026, 2, 5), day_part="avond", by="bram")


def courses(number: int = 6_000, *, has_phone: bool = True) -> list[Course]:
    """Many courses, drawn for as many cases."""
    return [
        course_of(dice(1, "course", at), has_phone=has_phone, threatening=False)
        for at in range(number)
    ]


def standing(course: Course, *tried: Attempt, visits: tuple[Attempt, ...] = ()) -> Standing:
    """A case of which the newest reports were taken up on a Friday."""
    return Standing(case=CASE, taken_up_on=TAKEN_UP, tried=tried, visits=visits, course=course)


def lived(course: Course, visited_on: date | None = None) -> list[Happening]:
    """All that happens with a case, week after week, until it ends."""
    found: list[Happening] = []
    for monday in (MONDAY + timedelta(days=7 * at) for at in range(30)):
        tried = tuple(each.attempt for each in found if each.attempt)
        visits = (VISIT,) if visited_on and monday <= visited_on < monday + timedelta(7) else ()
        found += week_of(standing(course, *tried, visits=visits), monday)
        if found and found[-1].ending:
            return found
    return found


def reached(happenings: Iterable[Happening]) -> bool:
    """Whether anybody answered."""
    return any(each.attempt and each.attempt.outcome in set(Answer) for each in happenings)


def rate(values: Iterable[bool]) -> float:
    """The share that is true."""
    known = list(values)
    return sum(known) / len(known)


def test_who_only_gets_a_letter_seldom_answers() -> None:
    found = [lived(course) for course in courses(has_phone=False)]
    published = figures("contact", "reached", "letter")
    assert rate(map(reached, found)) == pytest.approx(published, abs=0.01)


def test_who_is_called_answers_as_often_as_published() -> None:
    called = [course for course in courses() if course.call_after is not None]
    published = figures("contact", "reached", "phone")
    assert rate(reached(lived(one)) for one in called) == pytest.approx(published, abs=0.03)


def test_calls_have_their_share_in_the_mix() -> None:
    share = rate(course.call_after is not None for course in courses())
    known = figures("present", "phone")
    assert share * known == pytest.approx(figures("contact", "channel_mix", "phone"), abs=0.01)


def test_who_is_visited_opens_about_as_often_as_published() -> None:
    share = rate(course.opens_at_visit > 0 for course in courses())
    assert share == pytest.approx(figures("contact", "reached", "visit"), abs=0.05)


def test_a_third_of_those_reached_accept() -> None:
    share = rate(course.answer is Answer.ACCEPTS for course in courses())
    assert share == pytest.approx(figures("contact", "accepted_of_reached"), abs=0.02)


def test_the_same_case_has_the_same_course() -> None:
    assert courses(20) == courses(20)


def test_every_case_ends_once() -> None:
    assert all(sum(each.ending is not None for each in lived(one)) == 1 for one in courses(300))


def test_an_answer_at_the_door_ends_the_ladder() -> None:
    course = replace(COURSE, opens_at_visit=1)
    happenings = lived(course, visited_on=VISIT.on)
    assert [each.attempt.outcome for each in happenings if each.attempt] == ["accepted"]
    assert happenings[-1].ending is Exit.ADVICE
    assert happenings[-1].on == working_day(VISIT.on + timedelta(days=20))


def test_whose_home_is_at_a_judge_is_never_ended_in_passing() -> None:
    course = replace(COURSE, opens_at_visit=1)
    tried = replace(VISIT, outcome="accepted")
    late = MONDAY + timedelta(days=70)
    assert [each.ending for each in week_of(standing(course, tried), late)] == [Exit.ADVICE]
    assert week_of(replace(standing(course, tried), stopped=True), late) == []
    assert week_of(replace(standing(COURSE), stopped=True), late + timedelta(days=70)) == []


def test_nobody_at_home_gets_a_letter_and_in_the_end_no_contact() -> None:
    happenings = lived(COURSE, visited_on=VISIT.on)
    outcomes = [each.attempt.outcome for each in happenings if each.attempt]
    assert outcomes == ["card_left", "sent"]
    assert happenings[-1].ending is Exit.NO_CONTACT


def test_who_opens_the_second_time_is_visited_again_in_the_evening() -> None:
    course = replace(COURSE, opens_at_visit=2, second_visit=True)
    (first,) = week_of(standing(course, visits=(VISIT,)), MONDAY)
    assert first.again
    later = replace(VISIT, on=date(2026, 2, 12))
    tried = Attempt("visit", VISIT.on, "card_left")
    (second,) = week_of(standing(course, tried, visits=(later,)), MONDAY + timedelta(7))
    assert second.attempt == replace(later, outcome="accepted")


def test_under_a_threat_one_calls_the_next_working_day() -> None:
    course = course_of(dice(1, "threat"), has_phone=True, threatening=True)
    (first, *_) = week_of(standing(course), MONDAY)
    assert first.attempt == Attempt("phone", MONDAY, first.attempt.outcome, "ochtend")


def test_under_a_threat_somebody_opens_in_the_end() -> None:
    drawn = (course_of(dice(1, at), has_phone=True, threatening=True) for at in range(200))
    assert all(course.opens_at_visit in (1, 2) for course in drawn)


def test_nothing_happens_in_a_weekend() -> None:
    days = [each.on for course in courses(200) for each in lived(course)]
    assert {day.weekday() for day in days} <= {0, 1, 2, 3, 4}
