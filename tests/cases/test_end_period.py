# SPDX-License-Identifier: EUPL-1.2
"""A closed case tells its matching period, and sometimes its signals, how it ended."""

from __future__ import annotations

from datetime import date

import pytest
from tests.cases.running import begun, make
from tests.conftest import CODE
from tests.situations import LEAD, resident

from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, MatchingPeriod
from woonzeker.cases.services import record_outcome
from woonzeker.intake.models import ArrearsSignal
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db


def results() -> list[str]:
    with tenant(CODE):
        return list(MatchingPeriod.objects.order_by("starts_on").values_list("result", flat=True))


def signals() -> list[str]:
    with tenant(CODE):
        rows = ArrearsSignal.objects.order_by("signalled_on")
        return list(rows.values_list("result", flat=True))


@pytest.mark.parametrize("way", ["paid", "arrangement", "deceased", "moved_unknown"])
def test_a_period_ends_as_its_case_does(case: Case, way: str) -> None:
    make(case, f"close_{way}")
    assert (results(), signals()) == ([way], ["taken_up"])


def test_who_is_known_to_debt_help_was_reported_in_vain(case: Case) -> None:
    record_outcome(actor=LEAD, case=case.pk, outcome=Exit.KNOWN_TO_DEBT_HELP)
    assert (results(), signals()) == (["known_to_debt_help"], ["known_to_debt_help"])


def test_only_the_newest_month_was_reported_in_vain(municipality: str) -> None:
    person = resident()
    begun(person)
    case = begun(person, on=date(2026, 12, 1), amount_cents=60_000)
    record_outcome(actor=LEAD, case=case.pk, outcome=Exit.KNOWN_TO_DEBT_HELP)
    assert signals() == ["taken_up", "known_to_debt_help"]


def test_within_its_month_a_reopened_case_takes_its_period_up_again(case: Case) -> None:
    record_outcome(actor=LEAD, case=case.pk, outcome=Exit.KNOWN_TO_DEBT_HELP)
    make(case, "reopen_on_request", on=date(2026, 11, 20))
    assert (results(), signals()) == ([""], ["taken_up"])


def test_a_period_that_is_over_keeps_its_result(case: Case) -> None:
    make(case, "close_paid")
    make(case, "reopen_on_request", "close_arrangement", on=date(2027, 1, 4))
    assert results() == ["paid"]
