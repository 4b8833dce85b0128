# SPDX-License-Identifier: EUPL-1.2
"""The practice landlord: four tenants, each with a story to look at."""

from __future__ import annotations

from datetime import date

import pytest

from woonzeker.access.actors import Actor
from woonzeker.access.clock import standing_at
from woonzeker.demo.accounts import LANDLORD, prepare
from woonzeker.demo.stories import letting
from woonzeker.demo.stories.stage import Stage
from woonzeker.demo.stories.telling import Stories
from woonzeker.demo.town import Town
from woonzeker.landlords.rules import Step
from woonzeker.landlords.rules.arrears import Next
from woonzeker.landlords.selectors import homes
from woonzeker.landlords.selectors.rents import rents
from woonzeker.organisations.models import PartnerSeat

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 2)


def at_desk() -> Actor:
    seat = PartnerSeat.objects.get(user__username=LANDLORD[0])
    return Actor(
        "partner", str(seat.partner_id), "", frozenset({seat.role}), behind=str(seat.user_id)
    )


def told_twice() -> Actor:
    practice = prepare()
    for _ in range(2):
        letting.arrears(Stage(practice, TODAY))
    return at_desk()


def test_every_rent_is_kept_and_told_once() -> None:
    actor = told_twice()
    with standing_at(TODAY):
        found = rents(actor=actor)
    stands = {each.home.split()[0]: (each.balance_cents, each.next) for each in found.lines}
    assert stands == {
        "Touwslagerskade": (185_000, Next.WAIT),
        "Korenschoofpad": (92_500, Next.NOTHING),
        "Bleekveldstraat": (150_000, Next.ARRANGEMENT_RUNS),
        "Rietdekkersweg": (370_000, Next.AGREE),
    }
    assert found.everybody == 4


def test_one_file_is_halfway_and_one_may_be_reported() -> None:
    actor = told_twice()
    with standing_at(TODAY):
        files = {
            each.home.street: (file.step, file.amount_cents)
            for each in homes(actor=actor)
            for tenant in each.tenants
            for file in tenant.files
        }
    assert files == {
        "Touwslagerskade": (Step.LETTER, 185_000),
        "Rietdekkersweg": (Step.REPORT, 370_000),
    }


def test_the_landlord_need_not_wait_for_the_months(small_town: Town) -> None:
    Stories(prepare(), small_town).at_the_start(TODAY)
    with standing_at(TODAY):
        assert len(homes(actor=at_desk())) == 4
