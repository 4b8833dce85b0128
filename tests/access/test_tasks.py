# SPDX-License-Identifier: EUPL-1.2
"""The queue looks after itself: no job is lost with its worker."""

from __future__ import annotations

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from woonzeker.access import tasks

pytestmark = pytest.mark.django_db


def job(status: str, *, silent_for: str, lock: str | None = None) -> int:
    """A job in hand of a worker that was heard that long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH w AS (INSERT INTO procrastinate_workers (last_heartbeat) "
            "VALUES (now() - %s::interval) RETURNING id) "
            "INSERT INTO procrastinate_jobs "
            "(queue_name, task_name, status, queueing_lock, worker_id) "
            "SELECT 'default', 'intake.read_delivery', %s::procrastinate_job_status, %s, id FROM w "
            "RETURNING id",
            [silent_for, status, lock],
        )
        return int(cursor.fetchone()[0])


def status_of(number: int) -> str:
    return str(ProcrastinateJob.objects.values_list("status", flat=True).get(pk=number))


def test_a_job_of_a_killed_worker_goes_back_in_the_queue() -> None:
    number = job("doing", silent_for="5 minutes")
    async_to_sync(tasks.sweep_stalled.func)(0)
    assert status_of(number) == "todo"


def test_a_job_in_good_hands_is_left_alone() -> None:
    number = job("doing", silent_for="1 second")
    async_to_sync(tasks.sweep_stalled.func)(0)
    assert status_of(number) == "doing"


def test_a_job_that_ended_is_left_alone() -> None:
    number = job("failed", silent_for="5 minutes")
    async_to_sync(tasks.sweep_stalled.func)(0)
    assert status_of(number) == "failed"


def test_a_job_that_waits_again_already_does_not_keep_the_others_from_being_put_back() -> None:
    twice = job("doing", silent_for="5 minutes", lock="pipeline.score:9999")
    job("todo", silent_for="1 second", lock="pipeline.score:9999")
    other = job("doing", silent_for="5 minutes")
    async_to_sync(tasks.sweep_stalled.func)(0)
    assert (status_of(twice), status_of(other)) == ("failed", "todo")
