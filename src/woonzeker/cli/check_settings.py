# SPDX-License-Identifier: EUPL-1.2
"""`./run check-settings`: says what is wrong with where the program would run, or that all fits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

import psycopg

from woonzeker.access import role
from woonzeker.cli import words as reading
from woonzeker.errors import Misconfigured
from woonzeker.settings.environment import read

OLDEST_POSTGRES = 15


def run(words: Sequence[str]) -> int:
    """Print every fault and return 1, or say that all is well and return 0."""
    reading.split(words, options={})
    faults = [*_settings(), *_database()]
    if faults:
        print("Dit klopt niet:", file=sys.stderr)
        for fault in faults:
            print(f"- {fault}", file=sys.stderr)
        return 1
    print("Alle instellingen kloppen, en de databaserol mag niet te veel.")
    return 0


def _settings() -> list[str]:
    try:
        read(os.environ)
    except Misconfigured as problem:
        return [line.removeprefix("- ") for line in problem.sentence.splitlines()[1:]]
    return []


def _database() -> list[str]:
    """What is wrong with the servers that the addresses name; nothing when there is no address."""
    app, owner = os.environ.get("DATABASE_URL", ""), os.environ.get("DATABASE_OWNER_URL", "")
    found = _server(app) if app.startswith("postgres") else []
    if owner.startswith("postgres") and not found:
        found += _owner(app, owner)
    return found


def _server(app: str) -> list[str]:
    try:
        with psycopg.connect(app, connect_timeout=5) as connection:
            if connection.info.server_version < OLDEST_POSTGRES * 10_000:
                return [f"DATABASE_URL: PostgreSQL is ouder dan {OLDEST_POSTGRES}"]
            found = role.faults(connection.cursor())
    except psycopg.OperationalError:
        return ["DATABASE_URL: er antwoordt geen database op dit adres, met deze rol"]
    return [f"DATABASE_URL: de rol {said}" for said in found]


def _owner(app: str, owner: str) -> list[str]:
    one, other = urlsplit(app), urlsplit(owner)
    if one.username == other.username:
        return ["DATABASE_OWNER_URL: is dezelfde rol als die van DATABASE_URL"]
    if (one.hostname, one.path, one.query) != (other.hostname, other.path, other.query):
        return ["DATABASE_OWNER_URL: is een andere database dan die van DATABASE_URL"]
    try:
        psycopg.connect(owner, connect_timeout=5).close()
    except psycopg.OperationalError:
        return ["DATABASE_OWNER_URL: er antwoordt geen database op dit adres, met deze rol"]
    return []
