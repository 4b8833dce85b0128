# SPDX-License-Identifier: EUPL-1.2
"""One household with one report by the water company."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.web.households import report, settle

from woonzeker.cases.models import Case
from woonzeker.organisations.models import Partner


@pytest.fixture
def water(partner_factory: Callable[..., Partner]) -> Partner:
    """The water company that reports."""
    return partner_factory("water", "Bron Drinkwater")


@pytest.fixture
def case(water: Partner) -> Case:
    """The case of Kerkstraat 12A."""
    settle()
    return report(water)
