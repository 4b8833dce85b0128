# SPDX-License-Identifier: EUPL-1.2
"""Pytest plugin: a PostgreSQL for the tests, used as the limited role.

Loaded before pytest-django reads the settings. The owner builds and migrates a template database
once for each schema; each process of a run works in a copy of it. When tests run side by side, the
process that hands them out starts the server and the others find its address in the environment.
What takes long to fill is filled by the first process that asks for it, and copied by the others.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from woonzeker.settings import databases
from woonzeker.settings.embedded import Server

_stack = ExitStack()
DATABASE = f"woonzeker_test_{os.getpid()}"
_SHARED = "woonzeker_shared"


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
    if "TESTS_OF_RUN" not in os.environ:
        os.environ["TESTS_OF_RUN"] = str(os.getpid())
        _stack.callback(_drop_shared, owner)
    os.environ["DATABASE_OWNER_URL"] = databases.with_database(owner, DATABASE)
    os.environ["DATABASE_URL"] = databases.with_database(app, DATABASE)


def shared(kind: str, make: Callable[[str], None]) -> str:
    """The name of a database to copy, made once in a run: `make` creates and fills it.

    Who asks while another process makes it waits; made halfway, it is dropped.
    """
    owner = os.environ["DATABASE_OWNER_URL"]
    name = f"{_SHARED}_{os.environ['TESTS_OF_RUN']}_{kind}"
    with psycopg.connect(databases.with_database(owner, "postgres"), autocommit=True) as waiting:
        waiting.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
        if not databases.exists(owner, name):
            try:
                make(name)
            except BaseException:
                databases.drop(owner, name)
                raise
    return name


def _drop_shared(owner: str) -> None:
    """Drop what the processes of this run shared."""
    ours = f"{_SHARED}_{os.environ['TESTS_OF_RUN']}_%"
    with psycopg.connect(databases.with_database(owner, "postgres")) as connection:
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [ours]
        ).fetchall()
    for (name,) in found:
        databases.drop(owner, name)


_start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Drop the copy and leave the server to whoever still uses it."""
    _stack.close()


if __name__ == "__main__":  # `./run check` lays down the tables while it looks at other things
    _stack.close()
