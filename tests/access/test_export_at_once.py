# SPDX-License-Identifier: EUPL-1.2
"""Files that are asked for at the same moment are counted as if one came after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from django.db import connection
from django.test import RequestFactory
from tests.conftest import MONDAY, person

from woonzeker.access import clock, exports
from woonzeker.access.actors import Actor
from woonzeker.access.exports import SecondPersonNeeded
from woonzeker.access.models import Export
from woonzeker.access.policy import Role
from woonzeker.access.requests import set_actor
from woonzeker.access.tenancy import tenant

KIND = exports.Kind("tests.file", "lijst", "start", "")
AT_ONCE = 8


def _take(
    actor: Actor, subject: str, people: int, said: list[str], gate: threading.Barrier
) -> None:
    gate.wait()
    try:
        with clock.standing_at(MONDAY):
            exports.take(actor=actor, kind=KIND, subject=subject, people=people, of=[1])
        said.append("given")
    except SecondPersonNeeded:
        said.append("asked")
    finally:
        connection.close()


def _all_at_once(actor: Actor, subjects: list[str], people: int) -> list[str]:
    said: list[str] = []
    gate = threading.Barrier(len(subjects))
    _together([partial(_take, actor, subject, people, said, gate) for subject in subjects])
    return said


def _together(works: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _leaf(actor: Actor, first: int, gate: threading.Barrier) -> None:
    request = RequestFactory().get("/zaken")
    set_actor(request, actor)
    gate.wait()
    try:
        with clock.standing_at(MONDAY), tenant(actor.municipality):
            exports.leaf_through(request, range(first, first + 25))
    finally:
        connection.close()


def test_two_files_at_once_do_not_pass_the_quota_together(own_database: str) -> None:
    actor = person(Role.OUTREACH_WORKER)
    said = _all_at_once(actor, [f"file {number}" for number in range(AT_ONCE)], 50)
    assert (said.count("given"), said.count("asked")) == (4, AT_ONCE - 4)
    with tenant(own_database):
        assert exports.taken_today(actor) == 200


def test_one_yes_gives_one_file_however_many_ask(own_database: str) -> None:
    actor, lead = person(Role.OUTREACH_WORKER), person(Role.TEAM_LEAD, name="lead")
    token = SecondPersonNeeded(KIND.code, "a", 87).token()
    asked = exports.ask(actor=actor, token=token, reason="ronde")
    exports.approve(actor=lead, export=str(asked.pk))
    assert set(_all_at_once(actor, ["a"] * AT_ONCE, 87)) == {"given"}
    with tenant(own_database):
        rows = exports.mine(actor=actor)
    assert [each.state for each in rows] == ["given"]


def test_the_first_pages_of_a_day_are_counted_together(own_database: str) -> None:
    actor, gate = person(Role.OUTREACH_WORKER), threading.Barrier(AT_ONCE)
    _together([partial(_leaf, actor, 25 * number, gate) for number in range(AT_ONCE)])
    with tenant(own_database):
        assert Export.objects.get().people == 25 * AT_ONCE
