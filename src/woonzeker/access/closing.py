# SPDX-License-Identifier: EUPL-1.2
"""For migrations: what stood in a column in the clear goes into a sealed one, and is gone.

Runs as the owner, municipality by municipality, because under row level security a statement
without one sees nothing; it counts first and afterwards, so that nothing is passed over unseen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.migrations.operations import (
    AddField,
    RemoveField,
    RenameField,
    RunPython,
    RunSQL,
)
from django.db.migrations.operations.base import Operation
from psycopg import sql

from woonzeker.access import keys, sealing
from woonzeker.access.sealed import SealedField
from woonzeker.access.tenancy import tenant
from woonzeker.errors import WoonzekerError

#: municipality, id of the row and the values of its columns: what is to be sealed, or nothing
Pack = Callable[[str, UUID, Sequence[Any]], bytes | None]
_BATCH = 2_000


class RowsPassedOver(WoonzekerError):
    """Niet alle rijen zijn verzegeld. Er is niets veranderd."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Which columns of a table go into which sealed one, with whose key."""

    table: str
    #: the columns in the clear
    columns: tuple[str, ...]
    into: str
    pack: Pack
    #: the column that says whose key it is
    subject: str = "id"


def close(closed: Closed) -> RunPython:
    """Seal what every row of a table holds; there is no way back but the backup."""

    def run(_apps: object, _editor: object) -> None:
        rows, codes = _counted(closed.table)
        done = 0
        for municipality in codes:
            with tenant(municipality):
                done += _close(closed, municipality)
        if done != rows:
            raise RowsPassedOver

    return RunPython(run, RunPython.noop)


def column(
    table: str, name: str, field: SealedField, pack: Pack, *, subject: str = "id"
) -> list[Operation]:
    """One column that becomes a sealed one under the same name in Python."""
    model, clear = table.partition("_")[2], f"{name}_clear"
    return [
        RenameField(model, name, clear),
        AddField(model, name, field),
        close(Closed(table, (clear,), f"{name}_sealed", pack, subject)),
        RemoveField(model, clear),
    ]


def rewrite(*tables: str) -> RunSQL:
    """Write tables anew, so that a dropped column is in none of their pages any more.

    A default that differs for each row makes PostgreSQL do it inside the transaction.
    """
    return RunSQL(
        "".join(
            f"ALTER TABLE {table} ADD COLUMN anew uuid DEFAULT gen_random_uuid();"
            f"ALTER TABLE {table} DROP COLUMN anew;"
            for table in tables
        ),
        RunSQL.noop,
    )


def as_text(_municipality: str, _row: UUID, values: Sequence[Any]) -> bytes | None:
    """One column of text."""
    return None if values[0] is None else str(values[0]).encode()


def as_value(_municipality: str, _row: UUID, values: Sequence[Any]) -> bytes:
    """One column of JSON."""
    return json.dumps(loaded(values[0]), ensure_ascii=False, separators=(",", ":")).encode()


def loaded(value: Any) -> Any:
    """What a column of JSON holds; the driver may give its text."""
    return json.loads(value) if isinstance(value, str) else value


def municipalities(table: str) -> list[str]:
    """Whose rows a table holds."""
    return _counted(table)[1]


def _counted(table: str) -> tuple[int, list[str]]:
    """How many rows there are in all, and of which municipalities: the owner looks past the wall"""
    name = sql.Identifier(table)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(name))
        cursor.execute(
            sql.SQL("SELECT municipality, count(*) FROM {} GROUP BY 1 ORDER BY 1").format(name)
        )
        found = dict(cursor.fetchall())
        cursor.execute(sql.SQL("ALTER TABLE {} FORCE ROW LEVEL SECURITY").format(name))
    return sum(found.values()), list(found)


def _close(closed: Closed, municipality: str) -> int:
    done, last = 0, UUID(int=0)
    while rows := _batch(closed, last):
        found = keys.make(subject for _row, subject, *_values in rows)
        sealed = []
        for row, subject, *values in rows:
            content = closed.pack(municipality, row, values)
            place = f"{closed.table}|{closed.into}|{row}"
            key = found[subject]
            sealed.append(content and sealing.seal(content, key=key, place=place))
        done += _store(closed, [row for row, *_ in rows], sealed)
        last = rows[-1][0]
    return done


def _batch(closed: Closed, last: UUID) -> list[tuple[Any, ...]]:
    columns = map(sql.Identifier, ("id", closed.subject, *closed.columns))
    statement = sql.SQL("SELECT {} FROM {} WHERE id > %s ORDER BY id LIMIT %s").format(
        sql.SQL(", ").join(columns), sql.Identifier(closed.table)
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [last, _BATCH])
        return list(cursor.fetchall())


def _store(closed: Closed, rows: list[UUID], sealed: list[bytes | None]) -> int:
    statement = sql.SQL(
        "UPDATE {table} SET {into} = made.sealed FROM unnest(%s::uuid[], %s::bytea[]) "
        "AS made(row, sealed) WHERE {table}.id = made.row"
    ).format(table=sql.Identifier(closed.table), into=sql.Identifier(closed.into))
    with connection.cursor() as cursor:
        cursor.execute(statement, [rows, sealed])
        return int(cursor.rowcount)
