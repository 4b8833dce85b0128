# SPDX-License-Identifier: EUPL-1.2
"""The wall in the real database: every table with a municipality is behind it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model, UUIDField

from woonzeker.access.models import TenantModel

pytestmark = pytest.mark.django_db

WALLED: list[type[Model]] = [
    model
    for model in apps.get_models()
    if any(field.column == "municipality" for field in model._meta.concrete_fields)
]
KEYS = [
    (model._meta.db_table, field.column, field.related_model._meta.db_table)
    for model in WALLED
    for field in model._meta.get_fields()
    if isinstance(field, ForeignKey) and field.related_model in WALLED
]


def ask(question: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def constraints(table: str, kind: str) -> set[str]:
    found = ask(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = %s::regclass AND contype = %s",
        table,
        kind,
    )
    return {str(row[0]) for row in found}


@pytest.mark.parametrize("table", [model._meta.db_table for model in WALLED])
def test_the_wall_is_forced(table: str) -> None:
    forced = ask(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", table
    )
    assert forced == [(True, True)]


@pytest.mark.parametrize("table", [model._meta.db_table for model in WALLED])
def test_the_policy_covers_reading_and_writing(table: str) -> None:
    wall = "(municipality)::text = woonzeker_municipality()"
    policies = ask(
        "SELECT cmd, permissive, qual, with_check FROM pg_policies WHERE tablename = %s", table
    )
    assert policies == [("ALL", "PERMISSIVE", f"({wall})", f"({wall})")]


@pytest.mark.parametrize("table", [model._meta.db_table for model in WALLED])
def test_a_row_can_be_referred_to_with_its_municipality(table: str) -> None:
    assert "UNIQUE (municipality, id)" in constraints(table, "u")


@pytest.mark.parametrize(("table", "column", "target"), KEYS)
def test_a_key_cannot_cross_municipalities(table: str, column: str, target: str) -> None:
    both = f"FOREIGN KEY (municipality, {column}) REFERENCES {target}(municipality, id)"
    assert any(each.startswith(both) for each in constraints(table, "f"))


DESKS = [
    model
    for model in apps.get_models()
    if any(
        field.column == "organisation" and isinstance(field, UUIDField)
        for field in model._meta.concrete_fields
    )
]
DESK_KEYS = [
    (model._meta.db_table, field.column, field.related_model._meta.db_table)
    for model in DESKS
    for field in model._meta.get_fields()
    if isinstance(field, ForeignKey) and field.related_model in DESKS
]


@pytest.mark.parametrize("table", [model._meta.db_table for model in DESKS])
def test_the_wall_of_a_desk_is_forced(table: str) -> None:
    wall = "(organisation = woonzeker_organisation())"
    forced = ask(
        "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = %s::regclass", table
    )
    policies = ask(
        "SELECT cmd, permissive, qual, with_check FROM pg_policies WHERE tablename = %s", table
    )
    assert (forced, policies) == ([(True, True)], [("ALL", "PERMISSIVE", wall, wall)])
    assert "UNIQUE (organisation, id)" in constraints(table, "u")


@pytest.mark.parametrize(("table", "column", "target"), DESK_KEYS)
def test_a_key_cannot_cross_desks(table: str, column: str, target: str) -> None:
    both = f"FOREIGN KEY (organisation, {column}) REFERENCES {target}(organisation, id)"
    assert any(each.startswith(both) for each in constraints(table, "f"))


def test_no_table_stands_behind_two_walls() -> None:
    assert [model for model in DESKS if model in WALLED] == []


def test_every_table_with_an_organisation_is_walled() -> None:
    tables = ask(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'organisation' "
        "AND data_type = 'uuid' AND table_schema = 'public' ORDER BY 1"
    )
    assert [row[0] for row in tables] == sorted(model._meta.db_table for model in DESKS)


def test_every_tenant_model_is_walled() -> None:
    assert [m for m in apps.get_models() if issubclass(m, TenantModel) and m not in WALLED] == []


def test_every_table_with_a_municipality_is_walled() -> None:
    tables = ask(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'municipality' "
        "AND table_schema = 'public' ORDER BY 1"
    )
    assert [row[0] for row in tables] == sorted(model._meta.db_table for model in WALLED)


def test_a_unique_key_of_a_walled_table_names_the_municipality() -> None:
    """Otherwise a clash would tell one municipality what another one has."""
    indexes = ask(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i "
        "JOIN pg_class c ON c.oid = i.indrelid WHERE indisunique AND NOT indisprimary "
        "AND c.relname = ANY(%s)",
        [model._meta.db_table for model in WALLED],
    )
    one_to_one = {
        f"({field.column})" for model in WALLED for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.unique
    }  # fmt: skip
    bare = [name for name, text in indexes if "(municipality," not in str(text)]
    assert [
        name for name, text in indexes
        if name in bare and not str(text).endswith(tuple(one_to_one))
    ] == []  # fmt: skip


def test_no_view_looks_past_the_wall() -> None:
    views = ask(
        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE nspname = 'public' AND relkind IN ('v', 'm') "
        "AND NOT coalesce('security_invoker=true' = ANY(reloptions), false)"
    )
    assert views == []


def test_no_function_runs_as_its_owner() -> None:
    """A function that runs as its owner would be a way round the limited role."""
    functions = ask(
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "WHERE nspname = 'public' AND prosecdef"
    )
    assert functions == []
