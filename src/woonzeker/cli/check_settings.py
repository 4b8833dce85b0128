# SPDX-License-Identifier: EUPL-1.2
"""`./run check-settings`: says what is wrong with where the program would run, or that all fits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

import psycopg

from woonzeker.cli import refusals
from woonzeker.cli import words as reading
from woonzeker.errors import Misconfigured
from woonzeker.settings.environment import read

OLDEST_POSTGRES = 15


def run(words: Sequence[str]) -> int:
    """Print every fault and return 1, or say that all is well and return 0."""
    reading.split(words, options={})
    if tells_faults():
        return 1
    print("Alle instellingen kloppen, en de databaserol mag niet te veel.")
    return 0


def tells_faults() -> bool:
    """Print everything that keeps the program from serving here, at once; whether there was any."""
    faults = [*_settings(), *_database()]
    if faults:
        print("Dit klopt niet:", file=sys.stderr)
    for fault in faults:
        print(f"- {fault}", file=sys.stderr)
    return bool(faults)


def _settings() -> list[str]:
    try:
        values = read(os.environ)
    except Misconfigured as problem:
        return [line.removeprefix("- ") for line in problem.sentence.splitlines()[1:]]
    module = os.environ.get("DJANGO_SETTINGS_MODULE") or refusals.SETTINGS_MODULE
    return refusals.of_values(values, module=module)


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
            mode = os.environ.get("WOONZEKER_MODE", "production")
            return refusals.of_database(connection.cursor(), mode=mode)
    except psycopg.OperationalError:
        return ["DATABASE_URL: er antwoordt geen database op dit adres, met deze rol"]


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
