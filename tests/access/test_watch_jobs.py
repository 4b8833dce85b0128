# SPDX-License-Identifier: EUPL-1.2
"""A job that must not stop shows on every page when it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from asgiref.sync import async_to_sync
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoAssertNumQueries

from woonzeker.access import clock, tasks, watching
from woonzeker.access.actors import Actor
from woonzeker.access.models import JobWatch
from woonzeker.privacy import tasks as privacy
from woonzeker.retention import tasks as retention

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
WARNS = watching.Watched("cases.warn_of_terms", 150, "waarschuwen")
SILENT = "Let op: er staat iets stil."


def ended(minutes_ago: int) -> None:
    JobWatch.objects.create(
        name="cases.warn_of_terms",
        every_minutes=150,
        ended_at=NOON - timedelta(minutes=minutes_ago),
    )


def silent() -> list[str]:
    with clock.really_at(NOON):
        return [each.name for each in watching.stopped()]


def test_the_jobs_that_must_not_stop_are_known() -> None:
    assert set(watching.WATCHED) == {
        "access.export_heads", "access.sweep_stalled", "cases.warn_of_terms",
        "feedback.deliver_everywhere", "feedback.digest_everywhere",
        "feedback.follow_everywhere", "help.follow_everywhere", "housing.follow_everywhere",
        "api.forget_kept", "landlords.forget_everywhere", "legal.ask_what_is_late",
        "legal.follow_everywhere", "legal.read_inbox", "legal.tell_escalations",
        "privacy.run_nights",
        "retention.forget_what_passed",
    }  # fmt: skip


@pytest.mark.parametrize(("minutes_ago", "stopped"), [(0, False), (150, False), (151, True)])
def test_a_job_is_stopped_once_its_time_is_over(minutes_ago: int, stopped: bool) -> None:
    ended(minutes_ago)
    assert silent() == (["cases.warn_of_terms"] if stopped else [])


def test_a_job_that_never_ran_is_missed_from_when_it_was_expected() -> None:
    with clock.really_at(NOON - timedelta(days=9)):
        assert watching.expect() == len(watching.WATCHED)
        assert watching.expect() == 0
    assert set(silent()) == set(watching.WATCHED)


def test_a_job_that_ends_well_is_no_longer_missed() -> None:
    ended(900)
    with clock.really_at(NOON):
        watching.notes_end(WARNS)(lambda: None)()
    assert silent() == []


def test_a_job_that_fails_notes_nothing() -> None:
    def fails() -> None:
        raise ValueError("stuk")

    ended(900)
    with clock.really_at(NOON), pytest.raises(ValueError, match="stuk"):
        watching.notes_end(WARNS)(fails)()
    assert silent() == ["cases.warn_of_terms"]


def test_two_jobs_do_not_share_a_name() -> None:
    with pytest.raises(ValueError, match="two jobs"):
        watching.watch("cases.warn_of_terms", every_minutes=1, says="iets anders")


def test_what_is_behind_is_asked_for_once_more_and_only_once() -> None:
    ended(900)
    with clock.really_at(NOON):
        assert watching.make_up_for() == ("cases.warn_of_terms",)
        tasks.make_up_for(0)
    waiting = ProcrastinateJob.objects.filter(task_name="cases.warn_of_terms", status="todo")
    assert waiting.count() == 1


def test_sweeping_and_forgetting_and_the_night_each_note_their_end(municipality: str) -> None:
    async_to_sync(tasks.sweep_stalled.func)(0)
    retention.forget_what_passed(0)
    privacy.run_nights(0)
    noted = set(JobWatch.objects.values_list("name", flat=True))
    assert {"access.sweep_stalled", "retention.forget_what_passed"} <= noted
    for day in privacy.nights_of(municipality).to_do:
        privacy.run_night(
            municipality=municipality, actor_kind="system", actor_id="x", on=day.isoformat()
        )
    assert JobWatch.objects.filter(name="privacy.run_nights").exists()


def test_a_stopped_job_is_a_red_banner_for_who_works_here(
    manager: Actor, client_for: Callable[[Actor], Client]
) -> None:
    browser = client_for(manager)
    assert SILENT not in browser.get("/").content.decode()
    ended_long_ago = clock.real() - timedelta(days=3)
    JobWatch.objects.create(name="cases.warn_of_terms", every_minutes=150, ended_at=ended_long_ago)
    page = browser.get("/account").content.decode()
    assert SILENT in page
    assert "Waarschuwen voor termijnen die aflopen" in page


def test_who_is_not_inside_is_told_nothing(db: None) -> None:
    ended(900)
    assert SILENT not in Client().get("/aanmelden").content.decode()


def test_looking_for_stopped_jobs_is_one_question(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ended(900)
    with django_assert_num_queries(1):
        found = watching.stopped()
    assert [each.name for each in found] == ["cases.warn_of_terms"]
