# SPDX-License-Identifier: EUPL-1.2
"""Files that are asked for at the same moment are counted as if one came after the other."""

from __future__ import annotations

import threading

from django.db import connection
from tests.conftest import MONDAY, person

from woonzeker.access import clock, exports
from woonzeker.access.actors import Actor
from woonzeker.access.exports import SecondPersonNeeded
from woonzeker.access.policy import Role
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
    threads = [
        threading.Thread(target=_take, args=(actor, subject, people, said, gate))
        for subject in subjects
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


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
