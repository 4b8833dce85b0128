# SPDX-License-Identifier: EUPL-1.2
"""The API shows nobody what is another's. Invented requests are sent in tests/api."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.conftest import CODE
from tests.proof.things import FOREIGN, World

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Agreement


def key_of(world: World, column: str, code: str = CODE) -> str:
    agreement = world.things[column].ids["agreement"]
    return organisations.issue_token(actor=system(code, "tests"), agreement=agreement)


@pytest.fixture
def own_key(world: World) -> str:
    """The key of the partner that the own case came from."""
    return key_of(world, "own")


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


@pytest.mark.parametrize("path", ["", "/teruggegeven"])
def test_a_partner_finds_nothing_but_its_own_deliveries(
    world: World, own_key: str, path: str
) -> None:
    """Each delivery of another partner or municipality is as absent as one that never was."""
    browser, key = Client(), bearer(own_key)
    gone = browser.get(f"/api/v1/aanleveringen/{world.things['gone'].ids['delivery']}{path}",
                       headers=key)  # fmt: skip
    assert gone.status_code == 404
    for column, thing in world.things.items():
        url = f"/api/v1/aanleveringen/{thing.ids['delivery']}{path}"
        answer = browser.get(url, headers=key)
        assert answer.status_code == (200 if column == "own" else 404), column
        if answer.status_code == 404:
            assert {**answer.json(), "instance": ""} == {**gone.json(), "instance": ""}


def test_the_key_of_another_municipality_opens_nothing_here(world: World) -> None:
    with tenant(CODE):
        mine = world.things["own"].ids["delivery"]
    agreement = Agreement.objects.get(pk=world.things[FOREIGN].ids["agreement"])
    key = key_of(world, FOREIGN, agreement.municipality_id)
    answer = Client().get(f"/api/v1/aanleveringen/{mine}", headers=bearer(key))
    assert answer.status_code == 404
