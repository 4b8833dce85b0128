# SPDX-License-Identifier: EUPL-1.2
"""The files of a month are read in a few queries, however many signals there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cases.running import begun
from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.tenancy import tenant
from woonzeker.cli.month_files import cases_of, to_review
from woonzeker.intake.models import Delivery
from woonzeker.matching.models import Link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]


def deliveries() -> list[UUID]:
    with tenant(CODE):
        return list(Delivery.objects.values_list("pk", flat=True))


def case_at(number: int) -> None:
    begun(resident(f"1234AB{number}", house_number=number))


def doubt_at(number: int) -> None:
    person = resident(f"1234AB{number}", house_number=number)
    signal = linked_signal(person)
    candidate = {"person": str(person.pk), "score": 12.0, "reasons": []}
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(
            result="review", person=None, candidates=[candidate]
        )


@pytest.mark.parametrize(("write", "make"), [(cases_of, case_at), (to_review, doubt_at)])
def test_more_signals_ask_no_more_queries(
    write: Callable[..., bytes], make: Callable[[int], None]
) -> None:
    asked = []
    for number in (1, 2, 3):
        make(number)
        with CaptureQueriesContext(connection) as queries:
            lines = write(actor=LEAD, deliveries=deliveries()).splitlines()
        asked.append(len(queries))
        assert len(lines) == number + 1
    assert len(set(asked)) == 1


def test_a_case_says_until_when_its_last_offer_can_wait() -> None:
    person = resident()
    begun(person)
    begun(person, on=date(2026, 12, 1), amount_cents=60_000)
    assert b"2026-12-29" in cases_of(actor=LEAD, deliveries=deliveries())
