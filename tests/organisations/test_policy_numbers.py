# SPDX-License-Identifier: EUPL-1.2
"""Policies of numbers: read by who works with them, decided by the functional administrator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.conftest import MONDAY, person

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.rules import WatchInvalid
from woonzeker.help.rules.policy import HelpInvalid, help_policy_from
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided, policy_numbers, shipped_policy
from woonzeker.organisations.services import decide_policy

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
NEXT_WEEK = MONDAY + timedelta(days=7)


@pytest.fixture
def admin(municipality: str) -> Actor:
    return person(Role.FUNCTIONAL_ADMIN, name="beheer")


def filled(admin: Actor, kind: str, **changed: Any) -> dict[str, Any]:
    """What the form sends when only these places are changed, from next week on."""
    rows = policy_numbers(actor=admin, kind=PolicyKind(kind)).rows
    words = {f"number_{n}": changed.get(asked.place.replace(".", "_"), number)
             for n, (asked, number) in enumerate(rows)}  # fmt: skip
    return {**words, "valid_from": NEXT_WEEK.isoformat()}


def held(kind: PolicyKind, on: Any) -> dict[str, Any]:
    with tenant("9999"):
        return decided("9999", kind, on=on)


@pytest.mark.parametrize("page", ["hulp", "waarschuwen"])
def test_who_works_with_it_reads_and_does_not_change(
    page: str, client_for: SignIn, outreach_worker: Actor
) -> None:
    client = client_for(outreach_worker)
    answer = client.get(f"/beleid/{page}")
    assert answer.status_code == 200
    assert "Stel vast" not in answer.content.decode()
    assert client.post(f"/beleid/{page}", {}).status_code == 403


def test_another_number_holds_from_its_day_on(client_for: SignIn, admin: Actor) -> None:
    sent = filled(admin, "help", breach_days=14, mandates_manager=20_000)
    assert client_for(admin).post("/beleid/hulp", sent).status_code == 302
    assert held(PolicyKind.HELP, MONDAY)["breach_days"] == 10
    later = held(PolicyKind.HELP, NEXT_WEEK)
    assert (later["breach_days"], later["mandates"]["manager"]) == (14, 2_000_000)


def test_what_does_not_go_together_is_said_on_the_page(client_for: SignIn, admin: Actor) -> None:
    answer = client_for(admin).post("/beleid/hulp", filled(admin, "help", breach_days=2))
    assert answer.status_code == 422
    assert "Stel eerst de vriendelijke vraag" in answer.content.decode()


def test_a_day_that_has_passed_cannot_be_decided_on(client_for: SignIn, admin: Actor) -> None:
    sent = {**filled(admin, "watch"), "valid_from": "2026-10-01"}
    answer = client_for(admin).post("/beleid/waarschuwen", sent)
    assert "een dag die al voorbij is" in answer.content.decode()


def test_the_lead_is_not_warned_before_the_worker(client_for: SignIn, admin: Actor) -> None:
    answer = client_for(admin).post("/beleid/waarschuwen", filled(admin, "watch", lead_days=9))
    assert "Waarschuw eerst de medewerker" in answer.content.decode()


def test_what_is_shipped_is_inside_the_bounds() -> None:
    assert help_policy_from(shipped_policy(PolicyKind.HELP))["support_offers"] == 2


@pytest.mark.parametrize(
    ("kind", "wrong", "error"),
    [
        ("help", {"support_offers": 1}, HelpInvalid),
        ("help", {"quick_fix_days": 31}, HelpInvalid),
        ("help", {"mandates": {"team_lead": 2, "manager": 1}}, HelpInvalid),
        ("help", {"elders": 1}, HelpInvalid),
        ("watch", {"worker_days": 30}, WatchInvalid),
        ("letters", {"register_hours": 25}, ValueError),
        ("letters", {"source_told_within_days": 31}, ValueError),
    ],
)
def test_a_policy_out_of_bounds_is_not_decided(
    kind: str, wrong: dict[str, Any], error: type[Exception], admin: Actor
) -> None:
    data = shipped_policy(PolicyKind(kind)) | wrong
    with pytest.raises(error):
        decide_policy(actor=admin, kind=PolicyKind(kind), data=data, valid_from=NEXT_WEEK)
