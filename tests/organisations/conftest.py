# SPDX-License-Identifier: EUPL-1.2
"""People who manage the accounts of a municipality, and people whose accounts those are."""

from __future__ import annotations

import pytest
from tests.conftest import CODE, person

from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.organisations import services
from woonzeker.organisations.models import Team

LEAD = system(CODE, "tests")


@pytest.fixture
def admin(municipality: str) -> Actor:
    """The functional admin."""
    return person(Role.FUNCTIONAL_ADMIN, name="beheer")


@pytest.fixture
def other_admin(admin: Actor) -> Actor:
    """A second one."""
    return person(Role.FUNCTIONAL_ADMIN, name="beheer2")


@pytest.fixture
def oost(municipality: str) -> Team:
    """The team that everybody in these tests works in."""
    return services.add_team(actor=LEAD, name="Oost")
