# SPDX-License-Identifier: EUPL-1.2
"""How many partners must mend lines opens the deliveries that are meant, and no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.conftest import CODE

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.intake.models import Delivery
from woonzeker.intake.selectors import deliveries

pytestmark = pytest.mark.django_db


def test_it_opens_only_those_deliveries(
    client_for: Callable[[Actor], Client], coordinator: Actor, case: Case
) -> None:
    with tenant(CODE):
        assert list(deliveries(coordinator, to_mend=True)) == []
        Delivery.objects.update(returned=2)
    client = client_for(coordinator)
    assert 'href="/aanleveringen?to_mend=on"' in client.get("/").content.decode()
    shown = client.get("/aanleveringen?to_mend=on")
    assert len(shown.context["page"].object_list) == 1
