# SPDX-License-Identifier: EUPL-1.2
"""A place that stands booked answers the safeguard; once it is taken back it says nothing."""

from __future__ import annotations

import pytest
from tests.conftest import CODE, MONDAY
from tests.housing.placing import LEAD, a_place, household, region, stay

from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.housing.models import Stay
from woonzeker.housing.services import cancel_stay
from woonzeker.legal.rules.safeguards import Safeguard
from woonzeker.legal.selectors.safeguards import record_of


def answered(case: Case) -> list[str]:
    with tenant(CODE):
        table = record_of(case).table(on=MONDAY)
    return [each.code for each in table.all(Safeguard.PLACE)]


@pytest.mark.usefixtures("municipality")
def test_a_booking_answers_until_it_is_taken_back() -> None:
    case = household()
    assert answered(case) == []
    booked = stay(case, a_place(region()))
    assert answered(case) == ["family_place"]
    with tenant(CODE):
        held = Stay.objects.get(number=booked.number)
    cancel_stay(actor=LEAD, case=case.pk, stay=held.pk)
    assert answered(case) == []
