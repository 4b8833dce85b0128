# SPDX-License-Identifier: EUPL-1.2
"""From the previous form to the newest, with rows in every table on the way.

`python -m tests.migrations.journey` does it in the empty database of DATABASE_URL, as its owner,
and prints as JSON what each table held before and after.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count
from typing import Any

import django
from django.apps import apps as newest_apps
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from tests.migrations.released import previous
from woonzeker.access import sealing
from woonzeker.access.tenancy import tenant
from woonzeker.cli.migrate import only_what_went_stale

MUNICIPALITIES = ("0001", "9999")
#: what the previous release sealed with the key of the municipality: column and place
SEALED = {
    "matching_person": ("bsn_encrypted", "matching_person|bsn|{id}"),
    "intake_rawfile": ("content", "intake_rawfile|content|{delivery_id}"),
    "matching_registerimport": ("sealed", "matching_registerimport|sealed|{id}"),
}
#: what the newest form derives with a secret: another value for the same
DERIVED = {"matching_personkey": {"key"}, "matching_contactkey": {"key"}}
numbers = count(1)


def travel() -> dict[str, dict[str, list[str]]]:
    """Build the previous form, fill it, migrate; the rows' shared columns before and after."""
    executor = MigrationExecutor(connection)
    old = [(app, name) for app, name in previous().items()]
    rooms = {each.label for each in newest_apps.get_app_configs() if each.name.startswith("woonz")}
    queue = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in rooms]
    with only_what_went_stale():
        state = executor.migrate([*old, *queue])
    state.clear_delayed_apps_cache()
    fill(state.apps)
    shared = {
        table: (_columns(model) & _columns(newest)) - _made_anew(table)
        for model in _ours(state.apps)
        if (table := model._meta.db_table) and (newest := _newest(model)) is not None
    }
    before = {table: rows(table, columns) for table, columns in shared.items()}
    executor = MigrationExecutor(connection)
    with only_what_went_stale():
        executor.migrate(executor.loader.graph.leaf_nodes())
    after = {table: rows(table, columns) for table, columns in shared.items()}
    return {"before": before, "after": after}


def fill(apps: StateApps) -> None:
    """Two rows in every table of ours, one for each municipality."""
    for code in MUNICIPALITIES:
        made: dict[str, models.Model] = {}
        with tenant(code):
            for model in _ours(apps):
                row = model(**{f.attname: _value(f, code, made) for f in _filled(model)})
                _seal(row, code)
                row.save(force_insert=True)
                made[model._meta.label] = row


def _seal(row: models.Model, code: str) -> None:
    """Seal as the previous release did."""
    column, place = SEALED.get(row._meta.db_table, ("", ""))
    if hasattr(row, column or "-"):
        key = sealing.keys_of(code).data
        content = getattr(row, column)
        setattr(row, column, sealing.seal(content, key=key, place=place.format(**row.__dict__)))


def _made_anew(table: str) -> set[str]:
    return {SEALED.get(table, ("",))[0]} | DERIVED.get(table, set())


def _ours(apps: StateApps) -> list[type[models.Model]]:
    """The models of our rooms, each after those it refers to."""
    waiting = [m for m in apps.get_models() if m._meta.app_label in previous()]
    ordered: list[type[models.Model]] = []
    while waiting:
        ready = [m for m in waiting if not _targets(m) & {w._meta.label for w in waiting} - {
            m._meta.label}]  # fmt: skip
        ordered += ready
        waiting = [m for m in waiting if m not in ready]
    return ordered


def _targets(model: type[models.Model]) -> set[str]:
    return {f.related_model._meta.label for f in model._meta.fields if f.is_relation}


def _filled(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    return (f for f in model._meta.fields if not isinstance(f, models.AutoField))


def _value(field: models.Field[Any, Any], code: str, made: dict[str, models.Model]) -> object:
    """Something that a field can hold, another one each time."""
    if field.is_relation:
        target = made.get(field.related_model._meta.label)
        return target.pk if target else None
    if field.name == "municipality" or (field.primary_key and field.max_length == 4):
        return code
    number = next(numbers)
    if field.choices:
        return field.choices[0][0]
    made_of: dict[type[models.Field[Any, Any]], object] = {
        models.UUIDField: uuid.UUID(int=number),
        models.BooleanField: False,
        models.DateField: date(2026, 1, 1 + number % 28),
        models.DateTimeField: datetime(2026, 1, 1 + number % 28, 12, tzinfo=UTC),
        models.TimeField: time(9, 30),
        models.JSONField: {"number": number},
        models.BinaryField: str(number).encode(),
        models.DecimalField: Decimal(1),
    }
    if type(field) in made_of:
        return made_of[type(field)]
    if isinstance(field, models.IntegerField):
        return number % 30_000
    return str(number)[: field.max_length]


def _columns(model: type[models.Model]) -> set[str]:
    return {field.column for field in model._meta.concrete_fields}


def _newest(model: type[models.Model]) -> type[models.Model] | None:
    try:
        return newest_apps.get_model(model._meta.app_label, model.__name__)
    except LookupError:
        return None


def rows(table: str, columns: set[str]) -> list[str]:
    """Every row of a table as text, seen by both municipalities."""
    found: set[str] = set()
    named = ", ".join(f'"{column}"' for column in sorted(columns))
    for code in MUNICIPALITIES:
        with tenant(code), connection.cursor() as cursor:
            cursor.execute(f"SELECT row({named})::text FROM {table}")
            found |= {row[0] for row in cursor.fetchall()}
    return sorted(found)


if __name__ == "__main__":
    django.setup()
    with transaction.atomic():
        connection.ensure_connection()
    print(json.dumps(travel()))
