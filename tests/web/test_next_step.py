# SPDX-License-Identifier: EUPL-1.2
"""What a case asks for now, situation by situation."""

from __future__ import annotations

from datetime import date

import pytest

from woonzeker.web.rules import Due, Next, NextStep, Situation, Tried, next_step

OFFER = Due("offer", date(2026, 11, 30))
TALK = Due("threatening_talk", date(2026, 11, 5))


def tried(channel: str, outcome: str = "not_reached", day_part: str = "") -> Tried:
    return Tried(channel, day_part, outcome, date(2026, 11, 2))


CALLED = tried("phone")
BY_DAY = tried("visit", day_part="middag")
BY_EVENING = tried("visit", day_part="avond")
WRITTEN = tried("letter", "sent")


def ask(*attempts: Tried, **more: object) -> NextStep:
    return next_step(Situation(status="open", tried=attempts, terms=(OFFER,), **more))  # type: ignore[arg-type]


def test_a_closed_case_asks_for_nothing() -> None:
    assert next_step(Situation(status="closed", terms=(OFFER,))) == NextStep(Next.NOTHING)


def test_a_new_case_with_a_phone_number_is_called_first() -> None:
    assert ask(has_phone=True).what is Next.CALL


def test_a_threat_is_visited_before_anything_else() -> None:
    assert ask(has_phone=True, threatening=True).what is Next.VISIT_AT_ONCE


@pytest.mark.parametrize(
    ("attempts", "what"),
    [
        ((), Next.VISIT_BY_DAY),
        ((BY_DAY,), Next.VISIT_BY_DAY),
        ((BY_DAY, BY_DAY), Next.VISIT_IN_EVENING),
        ((BY_EVENING,), Next.VISIT_BY_DAY),
        ((BY_DAY, BY_DAY, BY_EVENING), Next.WRITE),
        ((WRITTEN, BY_DAY, BY_DAY, BY_EVENING), Next.ROUND_OFF_NO_CONTACT),
    ],
)
def test_the_ladder_goes_on_to_the_way_not_tried_yet(
    attempts: tuple[Tried, ...], what: Next
) -> None:
    assert ask(*attempts).what is what


@pytest.mark.parametrize(
    ("outcome", "what"),
    [
        ("accepted", Next.FOLLOW_UP_HELP),
        ("appointment", Next.KEEP_APPOINTMENT),
        ("talked", Next.ROUND_OFF_TALK),
        ("declined", Next.ROUND_OFF_DECLINED),
    ],
)
def test_whoever_was_reached_comes_before_the_ladder(outcome: str, what: Next) -> None:
    assert ask(CALLED, tried("visit", outcome), WRITTEN, threatening=True).what is what


def test_a_planned_visit_is_kept_to() -> None:
    assert ask(visit_on=date(2026, 11, 4)).what is Next.VISIT_PLANNED


def test_the_nearest_term_gives_the_latest_day() -> None:
    step = next_step(Situation(status="open", terms=(OFFER, TALK)))
    assert (step.latest_on, step.because) == (TALK.due_on, "threatening_talk")


def test_a_task_comes_before_the_ladder_with_its_own_day() -> None:
    task = Due("alert_helper", date(2026, 11, 4))
    assert ask(tasks=(task,)) == NextStep(Next.ALERT_HELPER, task.due_on, "alert_helper")


def test_an_unknown_task_is_still_shown() -> None:
    assert ask(tasks=(Due("something_new", date(2026, 11, 4)),)).what is Next.OTHER_TASK


def test_a_case_that_waits_says_so_with_its_term() -> None:
    step = next_step(Situation(status="waiting", terms=(OFFER,)))
    assert step == NextStep(Next.WAIT, OFFER.due_on, "offer")


def test_a_case_without_a_term_has_no_latest_day() -> None:
    assert next_step(Situation(status="open")).latest_on is None
