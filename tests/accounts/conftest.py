# SPDX-License-Identifier: EUPL-1.2
"""Somebody with an account, an app for codes, and a browser to sign in with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pyotp
import pytest
from django.test import Client
from tests.conftest import CODE

from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.policy import Role
from woonzeker.accounts import services
from woonzeker.accounts.models import SecondFactor, User
from woonzeker.accounts.services.sealed import open_secret, seal_secret
from woonzeker.organisations import services as organisations

PASSWORD = "vier gele giraffen"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def make(username: str, *roles: Role) -> User:
    """Somebody with a password and roles, without an app."""
    lead = system(CODE, "tests")
    user = services.add_user(actor=lead, username=username, name="N. Aydin", password=PASSWORD)
    for role in roles:
        organisations.give_role(actor=lead, user=user.pk, role=role, from_on=date(2026, 1, 1))
    return user


def with_app(user: User) -> User:
    """The same person, whose app works."""
    secret = seal_secret(pyotp.random_base32(), user.pk)
    SecondFactor.objects.create(user=user, secret=secret, made_at=NOON, confirmed_at=NOON)
    return user


def code_of(user: User, later: int = 0) -> str:
    """The six digits that somebody's app shows now, or so many steps later."""
    sealed = SecondFactor.objects.get(user=user).secret
    moment = clock.real() + timedelta(seconds=30 * later)
    return pyotp.TOTP(open_secret(sealed, user.pk)).at(moment)


def sign_in(client: Client, user: User, password: str = PASSWORD, onward: str = "/") -> str:
    """Sign in with both steps; gives where one lands."""
    client.post("/aanmelden", {"username": user.username, "password": password, "next": onward})
    sent = {"code": code_of(user), "next": onward}
    response = client.post("/aanmelden/code", sent, follow=True)
    return response.redirect_chain[-1][0] if response.redirect_chain else ""


@pytest.fixture
def nadia(municipality: str) -> User:
    """A reviewer whose app works."""
    return with_app(make("nadia", Role.REVIEWER))


@pytest.fixture
def noon() -> Iterator[datetime]:
    """The real clock stands at noon."""
    with clock.really_at(NOON):
        yield NOON
