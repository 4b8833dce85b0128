# SPDX-License-Identifier: EUPL-1.2
"""Pytest plugin: a PostgreSQL for the tests, used as the limited role.

Loaded before pytest-django reads the settings. The owner builds and migrates a template database
once for each schema; each process of a run works in a copy of it. When tests run side by side, the
process that hands them out starts the server and the others find its address in the environment.
"""

from __future__ import annotations

import base64
import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from woonzeker.settings import databases
from woonzeker.settings.embedded import Server

_stack = ExitStack()
DATABASE = f"woonzeker_test_{os.getpid()}"


def _settings() -> None:
    os.environ.update(
        WOONZEKER_MODE="test",
        WOONZEKER_SECRET_KEY="only for tests " * 5,
        WOONZEKER_DATA_KEY=base64.b64encode(b"d" * 32).decode(),
        WOONZEKER_INDEX_KEY=base64.b64encode(b"i" * 32).decode(),
        WOONZEKER_BACKUP_KEY=base64.b64encode(b"b" * 32).decode(),
        WOONZEKER_SIGNING_KEY=base64.b64encode(b"s" * 32).decode(),
        WOONZEKER_HOSTS="testserver,127.0.0.1,localhost",
        WOONZEKER_HTTPS="nee",
        WOONZEKER_HOME=str(Path(".data").absolute()),
    )
    os.environ.pop("WOONZEKER_CLOCK", None)


def _start() -> None:
    _settings()
    owner, app = os.environ.get("DATABASE_OWNER_URL"), os.environ.get("DATABASE_URL")
    if app and not owner:
        # the tests make databases of their own: silently using another server would prove nothing
        raise pytest.UsageError("DATABASE_URL is set: the tests need DATABASE_OWNER_URL as well")
    if not owner or not app:
        server = _stack.enter_context(Server(Path(".data/test-postgres"), durable=False))
        databases.provide_roles(server.url("postgres", "postgres"))
        owner = server.url(databases.OWNER, "postgres")
        app = server.url(databases.APP, "postgres")
    template = databases.template(owner, app)
    databases.create(owner, DATABASE, template=template)
    _stack.callback(databases.drop, owner, DATABASE)
    os.environ["DATABASE_OWNER_URL"] = databases.with_database(owner, DATABASE)
    os.environ["DATABASE_URL"] = databases.with_database(app, DATABASE)


_start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Drop the copy and leave the server to whoever still uses it."""
    _stack.close()
