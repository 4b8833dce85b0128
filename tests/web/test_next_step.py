# SPDX-License-Identifier: EUPL-1.2
"""What a case asks for now, situation by situation."""

from __future__ import annotations

from datetime import date

import pytest

from woonzeker.web.rules import Due, Next, NextStep, Situation, Tried, next_step

OFFER = Due("offer", date(2026, 11, 30))
TALK = Due("threatening_talk", date(2026, 11, 5))


def tried(outcome: str = "not_reached") -> Tried:
    return Tried(outcome, date(2026, 11, 2))


def ask(*attempts: Tried, **more: object) -> NextStep:
    return next_step(Situation(status="open", tried=attempts, terms=(OFFER,), **more))  # type: ignore[arg-type]


def test_a_closed_case_asks_for_nothing() -> None:
    assert next_step(Situation(status="closed", terms=(OFFER,))) == NextStep(Next.NOTHING)


def test_who_was_not_reached_is_sought_by_the_ladder() -> None:
    assert ask().what is Next.SEEK_CONTACT


def test_when_the_ladder_has_no_step_left_the_case_may_wait() -> None:
    assert ask(can_be_sought=False).what is Next.LET_WAIT


def test_who_is_threatened_is_sought_on_another_way_and_never_left_to_wait() -> None:
    assert ask(can_be_sought=False, threatening=True).what is Next.SEEK_TOGETHER


def test_a_case_of_nobody_reached_waits_for_the_next_signal() -> None:
    step = next_step(Situation(status="waiting", for_signal=True))
    assert step.what is Next.WAIT_FOR_SIGNAL


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
    assert ask(tried(), tried(outcome), tried("sent")).what is what


def test_an_appointment_that_nobody_kept_reaches_nobody() -> None:
    assert ask(tried("appointment"), tried()).what is Next.SEEK_CONTACT
    assert ask(tried("talked"), tried("appointment"), tried()).what is Next.ROUND_OFF_TALK


def test_a_try_before_the_day_of_an_appointment_leaves_it_standing() -> None:
    terms, task = (Due("offer", date(2026, 11, 2)),), Due("keep_appointment", date(2026, 11, 4))
    attempts = (tried("appointment"), tried())
    said = Situation(status="open", tried=attempts, terms=terms, tasks=(task,))
    assert next_step(said).what is Next.KEEP_APPOINTMENT


def test_an_appointment_that_waits_says_its_day() -> None:
    task = Due("keep_appointment", date(2026, 11, 4))
    assert ask(tried("appointment"), tasks=(task,)).what is Next.KEEP_APPOINTMENT


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
