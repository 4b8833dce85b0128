# SPDX-License-Identifier: EUPL-1.2
"""Which roles go together, when an unused account goes off, and which roles claims give."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from woonzeker.access.roles import ROLE_NAMES, Role
from woonzeker.organisations.rules import (
    ROLES_OF_STAFF,
    Given,
    clash,
    days_left,
    roles_from,
    second_step_shown,
    sees_residents,
)
from woonzeker.organisations.selectors import ROLE_WORDS

TODAY = date(2026, 11, 2)
HOUSE = Given("groups", "wz-huisbezoek", Role.OUTREACH_WORKER, "Oost")
FIGURES = Given("realm.roles", "cijfers", Role.STATISTICIAN)


def test_roles_of_partners_and_residents_are_never_given() -> None:
    outside = {Role.PARTNER_USER, Role.PRIVATE_LANDLORD, Role.BAILIFF, Role.RESIDENT}
    assert set(ROLES_OF_STAFF) == set(Role) - outside


def test_every_role_that_is_given_has_its_words() -> None:
    assert set(ROLE_WORDS) == set(ROLES_OF_STAFF)
    assert all(str(words[0]) == ROLE_NAMES[role] for role, words in ROLE_WORDS.items())


@pytest.mark.parametrize("role", [each for each in ROLES_OF_STAFF if sees_residents(each)])
def test_who_manages_users_sees_no_residents(role: Role) -> None:
    assert clash([Role.FUNCTIONAL_ADMIN, role]) is role


def test_only_the_roles_without_residents_go_with_managing_users() -> None:
    apart = {each for each in ROLES_OF_STAFF if not sees_residents(each)}
    assert apart == {Role.FUNCTIONAL_ADMIN, Role.STATISTICIAN}
    assert clash(apart) is None


def test_roles_that_see_residents_go_together() -> None:
    assert clash([Role.INTAKE_COORDINATOR, Role.REVIEWER, Role.TEAM_LEAD]) is None


@pytest.mark.parametrize(
    ("used_on", "terms", "left"),
    [
        (date(2026, 11, 2), [90], 90),
        (date(2026, 8, 18), [90], 14),
        (date(2026, 8, 4), [90], 0),
        (date(2026, 8, 4), [30, 90, 120], 30),
    ],
)
def test_the_days_that_are_left(used_on: date, terms: list[int], left: int) -> None:
    assert days_left(used_on=used_on, today=TODAY, terms=terms) == left


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        ({"groups": ["wz-huisbezoek", "iets anders"]}, {(Role.OUTREACH_WORKER, "Oost")}),
        ({"groups": "wz-huisbezoek"}, {(Role.OUTREACH_WORKER, "Oost")}),
        ({"realm": {"roles": ["cijfers"]}}, {(Role.STATISTICIAN, "")}),
        ({"realm.roles": ["cijfers"]}, {(Role.STATISTICIAN, "")}),
        ({"groups": ["onbekend"]}, set()),
        ({"groups": ["WZ-HUISBEZOEK", "wz-huisbezoek2"]}, set()),
        ({"groups": {"wz-huisbezoek": True}}, set()),
        ({"groups": [["wz-huisbezoek"], 7, None]}, set()),
        ({"roles": ["functional_admin"]}, set()),
        ({"groups": None, "realm": "cijfers"}, set()),
        ({}, set()),
    ],
)
def test_only_a_value_that_is_named_gives_a_role(
    claims: dict[str, Any], roles: set[tuple[Role, str]]
) -> None:
    assert roles_from(claims, [HOUSE, FIGURES]) == roles


@pytest.mark.parametrize(
    ("claims", "acr", "amr", "shown"),
    [
        ({"amr": ["pwd", "mfa"]}, [], ["mfa"], True),
        ({"acr": "hoog"}, ["hoog"], [], True),
        ({"amr": ["pwd", "mfa"], "acr": "hoog"}, [], [], False),
        ({"amr": ["pwd"]}, [], ["mfa"], False),
        ({"amr": "mfaa", "acr": ""}, ["hoog"], ["mfa"], False),
        ({}, ["hoog"], ["mfa"], False),
    ],
)
def test_a_second_step_elsewhere_counts_only_when_it_was_said_to(
    claims: dict[str, Any], acr: list[str], amr: list[str], shown: bool
) -> None:
    assert second_step_shown(claims, acr=acr, amr=amr) is shown
