# SPDX-License-Identifier: EUPL-1.2
"""Two people reopen at the same moment, or somebody does while signals are taken up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from tests.conftest import CODE, MONDAY, person
from tests.pipeline.wrong import go_on, taken_up
from tests.situations import linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, PeriodSignal, SignalRelease
from woonzeker.errors import Refused
from woonzeker.matching.models import Link
from woonzeker.pipeline import reopen_link


def alone(work: Callable[[], object]) -> str:
    """Do something in a thread of its own with a connection of its own."""
    try:
        with clock.standing_at(MONDAY):
            work()
            return "done"
    except Refused:
        return "refused"
    finally:
        connection.close()


def reopener(actor: Actor, link: Link) -> Callable[[], object]:
    return lambda: reopen_link(actor=actor, link=link.pk, reason="wrong_person")


def test_of_two_who_reopen_at_once_one_is_told_that_it_is_done(own_database: str) -> None:
    actor, link = person(Role.REVIEWER), taken_up(resident())
    with ThreadPoolExecutor(2) as both:
        said = list(both.map(alone, [reopener(actor, link)] * 2))
    assert sorted(said) == ["done", "refused"]
    with tenant(CODE):
        assert SignalRelease.objects.count() == 1


def test_while_signals_are_taken_up_a_signal_in_review_gets_no_case(own_database: str) -> None:
    actor = person(Role.REVIEWER)
    links = [taken_up(resident(f"1234AB{n}", house_number=n)) for n in range(1, 7)]
    for number in range(21, 27):
        linked_signal(resident(f"1234AB{number}", house_number=number))
    with ThreadPoolExecutor(3) as both:
        work = [reopener(actor, link) for link in links] + [go_on] * 3
        assert set(both.map(alone, work)) == {"done"}
    with tenant(CODE):
        assert Case.objects.filter(status="open").count() == 6
        assert not PeriodSignal.objects.filter(signal__link__result="review").exists()
