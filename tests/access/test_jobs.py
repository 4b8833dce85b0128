# SPDX-License-Identifier: EUPL-1.2
"""Jobs run in order when their block ends, and wait in the queue only once when asked so."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from woonzeker.access import jobs
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant

ran: list[str] = []
ACTOR = system("9999", "tests")


@app.task(name="tests.remember")
def remember(*, municipality: str, actor_kind: str, actor_id: str, word: str) -> None:
    """Remember a word, and after 'a' ask for one more."""
    ran.append(word)
    if word == "a":
        jobs.defer("tests.remember", actor=ACTOR, word="after a")


@pytest.fixture(autouse=True)
def forget() -> None:
    ran.clear()


def test_inline_jobs_run_in_order_after_the_block() -> None:
    with jobs.inline():
        jobs.defer("tests.remember", actor=ACTOR, word="a")
        jobs.defer("tests.remember", actor=ACTOR, word="b")
        assert ran == []
    assert ran == ["a", "b", "after a"]


def test_inline_jobs_do_not_run_when_the_block_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        defer_and_fail()
    assert ran == []


def defer_and_fail() -> None:
    with jobs.inline():
        jobs.defer("tests.remember", actor=ACTOR, word="b")
        raise ZeroDivisionError


def test_a_job_waits_once_and_the_work_around_it_stays(municipality: str) -> None:
    with tenant(municipality):
        for _ in range(2):
            jobs.defer("tests.remember", actor=ACTOR, once=True, word="b")
    assert ProcrastinateJob.objects.filter(task_name="tests.remember").count() == 1
