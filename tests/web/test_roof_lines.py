# SPDX-License-Identifier: EUPL-1.2
"""What stands under 'Rechtbank en dak' asks few questions where there is nothing to tell."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.housing.evicted import announce, household, leader

from woonzeker.cases.models import Case
from woonzeker.web.selectors import roof_lines

pytestmark = pytest.mark.django_db
#: of a case without anything of court or roof
MOST = 16


@pytest.fixture
def case(municipality: str) -> Case:
    return household()


def test_a_case_without_court_or_roof_asks_few_questions(case: Case) -> None:
    noor = leader(case)
    with CaptureQueriesContext(connection) as asked:
        words = [line.words for line in roof_lines(noor, case.pk)]
    assert "Gang naar de rechter" in words
    assert len(asked) <= MOST


def test_what_is_there_is_told_as_before(case: Case) -> None:
    noor = leader(case)
    announce(noor, case)
    words = [line.words for line in roof_lines(noor, case.pk)]
    assert "Dag van de ontruiming, vrijdag 27 november" in words
    assert "Plek zoeken" in words
