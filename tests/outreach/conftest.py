# SPDX-License-Identifier: EUPL-1.2
"""Who makes and releases print runs, and households that are due for a letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.conftest import CODE, MONDAY, person
from tests.planning.households import reported, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.organisations.models import Partner
from woonzeker.planning.models import WrittenOffer


@pytest.fixture
def maker(municipality: str) -> Actor:
    return person(Role.INTAKE_COORDINATOR, name="maker")


@pytest.fixture
def second(municipality: str) -> Actor:
    return person(Role.TEAM_LEAD, name="tweede")


@pytest.fixture
def due(partner_factory: Callable[..., Partner]) -> Callable[..., Case]:
    """Make a household that waits for a written offer, and was checked in the register today."""
    partner = partner_factory()

    def make(number: int = 1, **facts: Any) -> Case:
        somebody = resident(number, **{"checked_at": clock.now(), **facts})
        case = reported(partner, somebody)
        with tenant(CODE):
            WrittenOffer.objects.create(case=case, planned_on=MONDAY, due_on=date(2026, 11, 30))
        return case

    return make
