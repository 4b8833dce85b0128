# SPDX-License-Identifier: EUPL-1.2
"""The practice landlord: two tenants, of whom one is two months behind."""

from __future__ import annotations

from datetime import date

import pytest

from woonzeker.access.actors import Actor
from woonzeker.access.clock import standing_at
from woonzeker.demo.accounts import LANDLORD, prepare
from woonzeker.demo.stories import letting
from woonzeker.demo.stories.stage import Stage
from woonzeker.landlords.selectors.rents import rents
from woonzeker.organisations.models import PartnerSeat

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


def test_both_rents_are_kept_and_told_once() -> None:
    practice = prepare()
    for _ in range(2):
        letting.arrears(Stage(practice, TODAY))
    seat = PartnerSeat.objects.get(user__username=LANDLORD[0])
    actor = Actor(
        "partner", str(seat.partner_id), "", frozenset({seat.role}), behind=str(seat.user_id)
    )
    with standing_at(TODAY):
        found = rents(actor=actor)
    assert [each.balance_cents for each in found.lines] == [185_000, 92_500]
    assert (found.behind, found.everybody) == (1, 2)
