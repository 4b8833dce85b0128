# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for: a municipality, people with roles, a partner, a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, connections
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.accounts import services as accounts
from woonzeker.accounts.models import User
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner
from woonzeker.settings import databases

CODE = "9999"
MONDAY = date(2026, 11, 2)
#: a desk at which nothing stands, for what looks through every table there is
EMPTY_DESK = UUID(int=1)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The plugin has made the database; pytest-django need not."""


@pytest.fixture(autouse=True)
def standing_clock() -> Iterator[None]:
    """Every test happens on Monday 2 November 2026, unless it says otherwise."""
    with clock.standing_at(MONDAY):
        yield


@pytest.fixture
def municipality(db: None) -> str:
    """The code of a municipality with the shipped policies and one team, 'Oost'."""
    return establish()


def establish() -> str:
    """Make the municipality of the tests in the database that is open now."""
    lead = system(CODE, "tests")
    organisations.establish(actor=lead, name="Meerveld", is_demo=True)
    organisations.add_team(actor=lead, name="Oost")
    return CODE


def made_by_migrations() -> str:
    """The name of a database with every table and no row, to copy."""
    return databases.template(os.environ["DATABASE_OWNER_URL"], os.environ["DATABASE_URL"])


def as_role(url: str, role: str) -> str:
    """The same address for another role, without its password."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}@{place}"))


@contextmanager
def at_database(name: str, template: str) -> Iterator[None]:
    """Work in a new database that is a copy of another; it stays."""
    owner, before = os.environ["DATABASE_OWNER_URL"], connection.settings_dict["NAME"]
    databases.drop(owner, name)
    databases.create(owner, name, template=template)
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = before


@pytest.fixture
def own_database(django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of its own for a test that commits; gives the code of its municipality."""
    owner = os.environ["DATABASE_OWNER_URL"]
    name = f"{connection.settings_dict['NAME']}_own"
    before = connection.settings_dict["NAME"]
    databases.drop(owner, name)
    databases.create(owner, name, template=made_by_migrations())
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            yield establish()
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            databases.drop(owner, name)


def person(role: Role, *more: Role, name: str = "") -> Actor:
    """A user who holds roles in the municipality of the tests, as an actor."""
    user = User.objects.create(username=name or role.value, name=name or role.value.title())
    lead = system(CODE, "tests")
    team = organisations.add_team(actor=lead, name="Oost")
    for held in (role, *more):
        organisations.give_role(
            actor=lead, user=user.pk, role=held, from_on=date(2026, 1, 1), team=team.pk
        )
    roles = frozenset(held.value for held in (role, *more))
    return Actor(kind="user", id=str(user.pk), municipality=CODE, roles=roles)


@pytest.fixture
def coordinator(municipality: str) -> Actor:
    """The coordinator of the demo: takes deliveries, reviews links and leads the team."""
    return person(Role.INTAKE_COORDINATOR, Role.REVIEWER, Role.TEAM_LEAD)


@pytest.fixture
def outreach_worker(municipality: str) -> Actor:
    """Somebody who rings doorbells for team Oost."""
    return person(Role.OUTREACH_WORKER)


@pytest.fixture
def manager(municipality: str) -> Actor:
    """Somebody who sees figures and no residents."""
    return person(Role.MANAGER)


@pytest.fixture
def privacy_officer(municipality: str) -> Actor:
    """Somebody who sees what was looked at, by whom, and no residents."""
    return person(Role.PRIVACY_OFFICER)


@pytest.fixture
def partner_factory(municipality: str) -> Callable[..., Partner]:
    """Make a partner that reports to the municipality: `partner_factory('water', 'Bron')`."""

    def make(sector: str = "huur", name: str = "Woonstichting Meerveld") -> Partner:
        agreement = organisations.agree(
            actor=system(CODE, "tests"), sector=sector, name=name, from_on=date(2021, 1, 1)
        )
        return agreement.partner

    return make


def client_of(actor: Actor) -> Client:
    """A browser in which an actor has signed in just now, with both steps."""
    return _signed_in(User.objects.get(pk=actor.id), municipality=actor.municipality)


def _signed_in(user: User, **words: str) -> Client:
    """A browser with the session that somebody has who signed in; written once, as it ends up."""
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.BaseBackend"
    session.update(words)
    session.create()
    accounts.begin_session(key=str(session.session_key), user=user, second_step=True)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client


@pytest.fixture
def client_for() -> Callable[[Actor], Client]:
    """A browser for somebody: `client_for(coordinator).get('/zaken')`."""
    return client_of


def seated(partner: Partner, *, name: str = "sjaak") -> Actor:
    """Somebody who works at a partner, in the role of its kind, as an actor at its desk."""
    user = User.objects.create(username=name, name=name.title())
    seat = organisations.give_seat(
        actor=system(CODE, "tests"), user=user.pk, partner=partner.pk, from_on=date(2026, 1, 1)
    )
    roles = frozenset({seat.role})
    return Actor("partner", str(partner.pk), "", roles, behind=str(user.pk))


def browser_at(actor: Actor) -> Client:
    """A browser in which somebody works at the desk of a partner."""
    name = Partner.objects.get(pk=actor.id).name
    return _signed_in(User.objects.get(pk=actor.behind), partner=actor.id, partner_name=name)
