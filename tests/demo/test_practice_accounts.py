# SPDX-License-Identifier: EUPL-1.2
"""There is somebody to practise as for every role that is given, and the page says so."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.conftest import browser_at

from woonzeker.access.actors import Actor
from woonzeker.accounts.models import User
from woonzeker.accounts.selectors import demo_users
from woonzeker.demo.accounts import ACCOUNTS, LANDLORD, NEIGHBOUR, SEATS, Seat, prepare
from woonzeker.organisations.models import Partner, PartnerKind
from woonzeker.organisations.rules import ROLES_OF_STAFF, clash
from woonzeker.organisations.selectors import municipality_of_postcode

pytestmark = pytest.mark.django_db


def test_every_role_can_be_tried() -> None:
    assert {role for one in ACCOUNTS for role in one.roles} == set(ROLES_OF_STAFF)


def test_no_practice_account_holds_what_nobody_may_hold() -> None:
    assert not any(clash(one.roles) for one in ACCOUNTS)


def test_the_page_offers_each_of_them_in_a_group_and_the_first_three_openly() -> None:
    prepare()
    groups = demo_users()
    offered = [user.username for group in groups for user, _about in group.users]
    named = [*(one.username for one in (*ACCOUNTS, *SEATS)), LANDLORD[0]]
    assert sorted(offered) == sorted(named)
    assert [user.username for user, _about in groups[0].users] == [
        "coordinator", "huisbezoek", "manager",
    ]  # fmt: skip


def test_each_is_one_press_away(client: Client) -> None:
    prepare()
    page = client.get("/aanmelden").content.decode()
    assert all(f"als {one.name}</span>" in page for one in (*ACCOUNTS, *SEATS))


def test_where_the_work_is_real_nobody_is_offered(settings: LazySettings) -> None:
    prepare()
    settings.WOONZEKER_MODE = "production"
    assert demo_users() == []


@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.username)
def test_a_seat_to_practise_with_opens_its_own_desk_alone(seat: Seat) -> None:
    prepare()
    user = User.objects.get(username=seat.username)
    partner = Partner.objects.get(name=seat.partner)
    browser = browser_at(Actor("partner", str(partner.pk), "", behind=str(user.pk)))
    page = browser.get("/partner").content.decode()
    assert seat.partner in page
    assert ("Signalen aanleveren" in page) == (seat.kind == PartnerKind.CREDITOR)
    assert not user.memberships.exists()


def test_the_postcodes_of_the_town_lie_in_the_practice_municipality() -> None:
    prepare()
    assert municipality_of_postcode("1195AB") == "9999"
    assert municipality_of_postcode("1177AB") == NEIGHBOUR
