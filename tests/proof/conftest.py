# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import connection, transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from tests.conftest import MONDAY, at_database, client_of, establish, made_by_migrations
from tests.proof.things import NOBODY, World, made

from woonzeker.access import clock
from woonzeker.settings import databases


@pytest.fixture(scope="module")
def world_database(django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A database with two municipalities, people in every role, a case for each relation.

    Made once for each file of tests; afterwards the others work in their own again.
    """
    name = f"{connection.settings_dict['NAME']}_world"
    with django_db_blocker.unblock(), at_database(name, made_by_migrations()):
        with clock.standing_at(MONDAY), transaction.atomic():
            establish()
            world = made()
            connection.run_on_commit.clear()  # as in a test: nothing that waits for the end is done
        yield world
    databases.drop(os.environ["DATABASE_OWNER_URL"], name)


@pytest.fixture
def world(world_database: World, db: None) -> World:
    """A copy of that world to change at will, in which everybody signed in just now."""
    people = {name: client_of(actor) for name, actor in world_database.actors.items()}
    browsers = {NOBODY: Client(), **people}
    for browser in browsers.values():
        browser.raise_request_exception = False
    return World(browsers, dict(world_database.actors), deepcopy(world_database.things))
