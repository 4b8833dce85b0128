# SPDX-License-Identifier: EUPL-1.2
"""Writing tables anew, so that what was destroyed stands in no file of the database any more.

Removing a row, also with a plain VACUUM, leaves its bytes in the file until something else is
written there. Needs the owner of the database; speaks plain SQL.
"""

from __future__ import annotations

from collections.abc import Iterable

import psycopg
from psycopg import sql

from woonzeker.retention.rules import DESTROY

#: how long a page may have to wait for a table that is written anew, before it is left for later
PATIENCE = "5s"
#: the database keeps samples of what stood in a table: they name people too
SAMPLES = "pg_statistic"
#: destroyed rows of these stand in the files as well; they are in no stub
ALWAYS = (
    "django_session", "procrastinate_jobs", "procrastinate_events", "intake_setasideline",
    "intake_rawfile", "intake_delivery", "cases_household", "access_subjectkey", "access_export",
    "planning_worklist", "matching_link", "matching_linkdecision", "cases_signalrelease",
    "privacy_rightsrequest", "retention_erasurerequest", "retention_hold", "outreach_dataleak",
    "accounts_user", "accounts_try", "accounts_signedin",
)  # fmt: skip
#: every table of which forgetting somebody destroys rows
TOUCHED = tuple(sorted({*ALWAYS, *(each.table for each in DESTROY)}))


def write_anew(owner: str, tables: Iterable[str]) -> list[str]:
    """Write tables anew without what was destroyed, and the samples of them; gives who waits."""
    late = []
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"SET lock_timeout = '{PATIENCE}'")
        for table in [*tables, SAMPLES]:
            name = sql.Identifier(table)
            try:
                if table != SAMPLES:
                    connection.execute(sql.SQL("VACUUM (FULL, ANALYZE) {}").format(name))
                else:
                    connection.execute(sql.SQL("VACUUM (FULL) pg_catalog.{}").format(name))
            except (psycopg.errors.LockNotAvailable, psycopg.errors.InsufficientPrivilege):
                late.append(table)
    return late


def move_on(owner: str) -> bool:
    """Begin a new piece of the write-ahead log and let the old ones go; whether the role may."""
    try:
        with psycopg.connect(owner, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            connection.execute("SELECT pg_switch_wal()")
            connection.execute("CHECKPOINT")
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True
