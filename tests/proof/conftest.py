# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker
from tests.conftest import MONDAY, at_database, establish, made_by_migrations
from tests.proof.things import World, made, signed_in

from woonzeker.access import clock
from woonzeker.settings import databases


@pytest.fixture(scope="package")
def world_database(django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A database with two municipalities, people in every role, and a case for each relation."""
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
    """That world as it was made, in which everybody signed in just now."""
    return signed_in(world_database)
