# SPDX-License-Identifier: EUPL-1.2
"""Writing tens of thousands of rows at once: one array for each column instead of one value each.

COPY is not possible under row level security; this comes close.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql


def insert(
    model: type[models.Model],
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    unique: Sequence[str] = (),
) -> None:
    """Insert `rows` (values in the order of `columns`).

    With `unique` columns a row that is already there is written over.
    """
    if not rows:
        return
    arrays = [list(values) for values in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, columns, unique), arrays)


def _statement(
    model: type[models.Model], columns: Sequence[str], unique: Sequence[str]
) -> sql.Composed:
    statement = sql.SQL("INSERT INTO {} ({}) SELECT * FROM unnest({})").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(sql.SQL("%s::{}[]").format(_type(model, each)) for each in columns),
    )
    if not unique:
        return statement
    changed = [each for each in columns if each not in unique]
    return statement + sql.SQL(" ON CONFLICT ({}) DO UPDATE SET {}").format(
        sql.SQL(", ").join(map(sql.Identifier, unique)),
        sql.SQL(", ").join(
            sql.SQL("{0} = excluded.{0}").format(sql.Identifier(each)) for each in changed
        ),
    )


def _type(model: type[models.Model], column: str) -> sql.SQL:
    """The type of a column without its length; our own models are the only source of it."""
    field = next(each for each in model._meta.concrete_fields if each.column == column)
    name = str(field.db_type(connection)).partition("(")[0]
    return sql.SQL({"varchar": "text"}.get(name, name))
