# SPDX-License-Identifier: EUPL-1.2
"""Local policy is dated: what held on a day stays what held on that day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import CODE

from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.errors import NotPermitted, Refused, WoonzekerError
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.rules import ACCESS_BOUNDS, refuse_outside_bounds
from woonzeker.organisations.selectors import NoPolicy, policy
from woonzeker.organisations.services import decide_policy, shipped_policy


@pytest.mark.parametrize("kind", list(PolicyKind))
def test_a_new_municipality_has_the_shipped_policy(municipality: str, kind: PolicyKind) -> None:
    assert policy(municipality, kind, on=date(2026, 11, 2)).data == shipped_policy(kind)


def test_the_shipped_policy_hears_every_signal() -> None:
    assert shipped_policy(PolicyKind.INTAKE)["threshold_cents"] == {}


def test_a_later_version_leaves_earlier_days_alone(municipality: str) -> None:
    admin = system(municipality, "tests")
    decide_policy(
        actor=admin,
        kind=PolicyKind.INTAKE,
        data={"threshold_cents": {"water": 5000}},
        valid_from=date(2026, 9, 1),
    )
    before = policy(municipality, PolicyKind.INTAKE, on=date(2026, 8, 31))
    after = policy(municipality, PolicyKind.INTAKE, on=date(2026, 9, 1))
    assert (before.version, after.version) == (1, 2)


def test_before_any_policy_there_is_none(municipality: str) -> None:
    with pytest.raises(NoPolicy):
        policy(municipality, PolicyKind.INTAKE, on=date(2020, 12, 31))


def test_a_worker_does_not_decide_policy(outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        decide_policy(
            actor=outreach_worker, kind=PolicyKind.INTAKE, data={}, valid_from=date(2026, 9, 1)
        )


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (PolicyKind.PRIORITY, {"rules": [{"code": "x", "fact": "nationality", "points": 5}]}),
        (PolicyKind.CAPACITY, {"people": 0, "minutes_per_visit": 20}),
        (PolicyKind.REGISTER, {"source": "kaartenbak"}),
    ],
)
def test_a_policy_outside_its_bounds_is_not_decided(
    municipality: str, kind: PolicyKind, data: dict[str, object]
) -> None:
    with pytest.raises(WoonzekerError):
        decide_policy(
            actor=system(municipality, "tests"), kind=kind, data=data, valid_from=date(2026, 9, 1)
        )
    assert policy(municipality, kind, on=date(2026, 9, 1)).version == 1


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("broken_glass_hours", 0),
        ("broken_glass_hours", 25),
        ("export_four_eyes_above", 51),
        ("export_people_a_day", 1001),
        ("unused_account_days", 91),
        ("visit_reach_days_after", 61),
        ("visit_reach_days_before", -1),
        ("external_visit_reach_days", 4),
        ("export_people_a_day", "200"),
    ],
)
def test_what_is_decided_about_access_stays_within_its_bounds(
    municipality: str, name: str, number: object
) -> None:
    admin = Actor("user", "beheer", CODE, frozenset({Role.FUNCTIONAL_ADMIN}))
    data = {**shipped_policy(PolicyKind.ACCESS), name: number}
    with pytest.raises(Refused, match=name):
        decide_policy(actor=admin, kind=PolicyKind.ACCESS, data=data, valid_from=date(2026, 12, 1))


def test_what_is_shipped_about_access_is_within_its_bounds() -> None:
    shipped = shipped_policy(PolicyKind.ACCESS)
    assert set(ACCESS_BOUNDS) == set(shipped) - {"watch"}
    refuse_outside_bounds(shipped)
