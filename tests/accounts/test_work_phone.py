# SPDX-License-Identifier: EUPL-1.2
"""The number on which households may call somebody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from woonzeker.access.actors import Actor
from woonzeker.accounts.models import User
from woonzeker.accounts.selectors import work_phone_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"), [("06-12345678", "06-12345678"), ("", ""), ("bel maar", "")]
)
def test_somebody_gives_their_number_on_their_own_account(
    client_for: Callable[[Actor], Client], outreach_worker: Actor, typed: str, kept: str
) -> None:
    client_for(outreach_worker).post("/account/werknummer", {"number": typed})
    assert work_phone_of(outreach_worker.id) == kept


def test_who_left_is_not_called(outreach_worker: Actor) -> None:
    User.objects.filter(pk=outreach_worker.id).update(work_phone="06-1", is_active=False)
    assert work_phone_of(outreach_worker.id) == ""
