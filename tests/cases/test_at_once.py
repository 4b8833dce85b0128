# SPDX-License-Identifier: EUPL-1.2
"""Two people, or two jobs, at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.db import connection
from tests.cases.running import again, begun
from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove
from woonzeker.cases.services import TakenUp, advance, take_up
from woonzeker.errors import Refused

ON = date(2026, 11, 2)


def _take() -> TakenUp:
    try:
        with clock.standing_at(ON):
            return take_up(actor=LEAD, on=ON)
    finally:
        connection.close()


def _close(case: Case, move: str) -> str:
    try:
        with clock.standing_at(ON):
            return advance(actor=LEAD, case=case.pk, move=move).result
    except Refused as refusal:
        return refusal.sentence
    finally:
        connection.close()


def test_two_jobs_at_once_take_each_signal_up_once(own_database: str) -> None:
    for number in range(1, 9):
        linked_signal(resident(f"1234AB{number}", house_number=number))
    with ThreadPoolExecutor(2) as both:
        taken = list(both.map(lambda _: _take(), range(2)))
    assert sorted(each.new for each in taken) == [0, 8]
    with tenant(CODE):
        assert Case.objects.count() == CaseMove.objects.count() == 8


def test_of_two_who_close_at_once_one_is_told_that_it_is_done(own_database: str) -> None:
    case = begun(resident())
    with ThreadPoolExecutor(2) as both:
        said = list(both.map(lambda move: _close(case, move), ["close_paid", "close_arrangement"]))
    assert sum("kan niet bij een zaak die afgesloten is" in words for words in said) == 1
    assert again(case).result in said
