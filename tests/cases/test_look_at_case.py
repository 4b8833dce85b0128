# SPDX-License-Identifier: EUPL-1.2
"""One case as a whole: who else lives at the address, and which debts there are."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases.running import begun
from tests.situations import HOME, LEAD, linked_signal, resident

from woonzeker.cases import services
from woonzeker.cases.selectors import case_overview

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 30)


@pytest.mark.parametrize(
    ("born", "minors"),
    [("2008-10-30", 0), ("2008-10-31", 1), ("2008-10-00", 1), ("2008-00-00", 1), ("1990-01-01", 0)],
)
def test_who_may_still_be_a_child_is_counted(municipality: str, born: str, minors: int) -> None:
    case = begun(resident(HOME))
    resident(HOME, born_on=born)
    assert case_overview(actor=LEAD, case=case.pk, on=ON).minors == minors


def test_two_people_who_owe_the_same_partner_are_two_debts(municipality: str) -> None:
    case = begun(resident(HOME), customer_number="1", amount_cents=40_000)
    linked_signal(resident(HOME), customer_number="2", amount_cents=60_000)
    services.take_up(actor=LEAD, on=date(2026, 11, 2))
    lines = case_overview(actor=LEAD, case=case.pk, on=ON).signals
    assert [(line.amount_cents, line.higher_than_before) for line in lines] == [
        (60_000, False),
        (40_000, False),
    ]
