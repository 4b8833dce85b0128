# SPDX-License-Identifier: EUPL-1.2
"""What happens at the door is written down: who, whence and how it ended, never what was typed."""

from __future__ import annotations

import pytest
from tests.conftest import client_of, person

from woonzeker.access.models import SignInLine
from woonzeker.access.policy import Role
from woonzeker.accounts import services
from woonzeker.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(municipality: str) -> User:
    found = User.objects.get(pk=person(Role.MANAGER).id)
    found.set_password("een lange zin om te oefenen")
    found.save()
    return found


def lines() -> list[tuple[str, str, bool, str]]:
    rows = SignInLine.objects.order_by("id")
    return list(rows.values_list("code", "user_id", "refused", "why"))


def test_a_wrong_password_and_an_unknown_name_are_remembered(user: User) -> None:
    services.recognise(username=user.username, password="mis")
    services.recognise(username="niemand", password="mis")
    assert lines() == [
        ("accounts.recognise", str(user.pk), True, "wrong_password"),
        ("accounts.recognise", "", True, "unknown"),
    ]


def test_coming_in_and_going_out_are_remembered(user: User) -> None:
    services.begin_session(key="k" * 32, user=user, second_step=True)
    services.end_session(key="k" * 32, why="signed_out")
    assert [(code, why) for code, _user, _refused, why in lines()] == [
        ("accounts.begin_session", "inside"),
        ("accounts.end_session", "signed_out"),
    ]


def test_what_was_typed_is_not_kept(user: User) -> None:
    services.recognise(username="J. Jansen", password="geheim")
    kept = " ".join(str(value) for row in SignInLine.objects.values_list() for value in row)
    assert "Jansen" not in kept
    assert "geheim" not in kept


def test_an_address_is_kept_with_it(user: User) -> None:
    page = client_of(person(Role.STATISTICIAN)).post("/afmelden")
    assert page.status_code == 302
    assert SignInLine.objects.filter(code="accounts.end_session", address="127.0.0.1").exists()
