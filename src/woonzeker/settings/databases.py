# SPDX-License-Identifier: EUPL-1.2
"""Roles and databases: the owner makes and migrates, the limited role works.

Used by commands and tests before Django starts; speaks plain SQL.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from woonzeker.errors import WoonzekerError

OWNER = "woonzeker_owner"
APP = "woonzeker_app"
BACKUP = "woonzeker_backup"
_CLEANING_SECONDS = 30
PACKAGE = Path(__file__).resolve().parent.parent


class MigrationFailed(WoonzekerError):
    """De database kon niet worden bijgewerkt."""


def with_database(url: str, name: str) -> str:
    """The same address with another database name."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def provide_roles(superuser_url: str) -> None:
    """Make the owner and the limited role of an embedded cluster where they are missing."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        present = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        if OWNER not in present:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB")
        if APP not in present:
            connection.execute(f"CREATE ROLE {APP} LOGIN")
        if BACKUP not in present:
            # reads everything and writes nothing: a dump made under the wall would be half a dump
            connection.execute(f"CREATE ROLE {BACKUP} LOGIN BYPASSRLS")
            connection.execute(f"GRANT pg_read_all_data TO {BACKUP}")
        # so that the owner may end connections of the limited role before it drops a database
        connection.execute(f"GRANT {APP} TO {OWNER}")


def exists(owner_url: str, name: str) -> bool:
    """Whether the cluster has a database of that name."""
    with psycopg.connect(with_database(owner_url, "postgres"), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def create(owner_url: str, name: str, *, template: str = "template1") -> None:
    """Create a database that the owner owns, as a copy of `template`."""
    with psycopg.connect(with_database(owner_url, "postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )


def drop(owner_url: str, name: str) -> None:
    """Drop a database with whoever is still connected to it.

    PostgreSQL's own cleaning of a table that was just filled cannot be ended by the owner; it makes
    way by itself, so the drop is tried again.
    """
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    until = time.monotonic() + _CLEANING_SECONDS
    with psycopg.connect(with_database(owner_url, "postgres"), autocommit=True) as connection:
        while True:
            try:
                connection.execute(statement)
            except psycopg.errors.InsufficientPrivilege:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return


def migrate(owner_url: str, app_url: str) -> None:
    """Bring a database to the newest form in a process of its own; raises MigrationFailed."""
    environment = {**os.environ, "DATABASE_OWNER_URL": owner_url, "DATABASE_URL": app_url}
    done = subprocess.run(
        [sys.executable, "-m", "woonzeker", "migrate"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MigrationFailed(f"{MigrationFailed.__doc__}\n{done.stderr or done.stdout}")


def schema_name() -> str:
    """A name for the schema of this very code: a hash over all migrations and what they use."""
    digest = hashlib.sha256()
    sources = [*sorted(PACKAGE.glob("*/migrations/*.py")), PACKAGE / "access" / "wall.py"]
    for source in sources:
        digest.update(source.relative_to(PACKAGE).as_posix().encode() + source.read_bytes())
    return digest.hexdigest()[:12]


def template(owner_url: str, app_url: str) -> str:
    """The name of a migrated, empty database to copy from; made once for each schema."""
    name = f"woonzeker_template_{schema_name()}"
    with psycopg.connect(with_database(owner_url, "postgres"), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(7236851)")  # two commands may start together
        if not exists(owner_url, name):
            making = f"{name}_making"
            drop(owner_url, making)
            create(owner_url, making)
            migrate(with_database(owner_url, making), with_database(app_url, making))
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(making), sql.Identifier(name)
                )
            )
    return name


def grant(owner_connection: psycopg.Connection[tuple[object, ...]], role: str) -> None:
    """Give the limited role what it needs and no more: rows, never tables."""
    name = sql.Identifier(role)
    for statement in (
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}",
        "REVOKE UPDATE, DELETE ON access_auditline, access_auditseal FROM {}",
        "REVOKE UPDATE, DELETE ON access_signinline, access_signinseal FROM {}",
        "REVOKE UPDATE, DELETE ON access_processingline FROM {}",
        "REVOKE INSERT, UPDATE, DELETE ON access_auditcut FROM {}",
        "REVOKE UPDATE ON access_auditpending FROM {}",
        "REVOKE DELETE ON access_audithead FROM {}",
        "REVOKE DELETE ON cases_casemove FROM {}",
        "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}",
    ):
        owner_connection.execute(sql.SQL(statement).format(name))
