# SPDX-License-Identifier: EUPL-1.2
"""The page on which somebody says how a door must be met, and ends it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.planning.rounds import Partners, households
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(partner_factory: Partners, outreach_worker: Actor) -> Case:
    """A household of the worker."""
    [found] = households(partner_factory(), 1)
    let_work(outreach_worker, found)
    return found


@pytest.fixture
def browser(client_for: Callable[[Actor], Client], outreach_worker: Actor) -> Client:
    """The worker's browser."""
    return client_for(outreach_worker)


def test_care_is_said_seen_and_ended_by_plain_forms(browser: Client, case: Case) -> None:
    address = f"/zaken/{case.pk}/deur"
    browser.post(address, {"kind": "two_people", "why": "hond"})
    seen = browser.get(address).content.decode()
    assert "Ga met z&#x27;n tweeën" in seen
    assert "maandag 2 november" in seen
    browser.post(f"{address}/einde")
    assert "Niet meer nodig" not in browser.get(address).content.decode()


def test_a_form_without_a_choice_says_so(browser: Client, case: Case) -> None:
    assert browser.post(f"/zaken/{case.pk}/deur", {"kind": ""}).status_code == 422
