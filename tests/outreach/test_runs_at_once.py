# SPDX-License-Identifier: EUPL-1.2
"""Print runs that two people begin at the same moment each have a number of their own."""

from __future__ import annotations

import threading

from django.db import connection
from tests.conftest import MONDAY, person

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.errors import WoonzekerError
from woonzeker.outreach.rules import RUN_KINDS
from woonzeker.outreach.services import make_run


def _begin(actor: Actor, kind: str, numbers: list[str], gate: threading.Barrier) -> None:
    gate.wait()
    try:
        with clock.standing_at(MONDAY):
            numbers.append(make_run(actor=actor, kind=kind).number)
    except WoonzekerError:
        numbers.append("refused")
    finally:
        connection.close()


def test_runs_that_begin_at_once_get_one_number_each_and_one_of_a_kind(own_database: str) -> None:
    actor, numbers = person(Role.INTAKE_COORDINATOR), list[str]()
    kinds = [*RUN_KINDS, *RUN_KINDS]
    gate = threading.Barrier(len(kinds))
    threads = [threading.Thread(target=_begin, args=(actor, kind, numbers, gate)) for kind in kinds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    given = [f"PR-2026-{number:03}" for number in (1, 2, 3)]
    assert sorted(numbers) == [*given, "refused", "refused", "refused"]
