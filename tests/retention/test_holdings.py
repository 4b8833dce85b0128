# SPDX-License-Identifier: EUPL-1.2
"""Somebody decided about every table what becomes of it when a person is forgotten."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from woonzeker.privacy.rules import holdings as found_by_privacy
from woonzeker.retention.rules import BLANK, DESTROY, HOLDINGS, SWEEPS, Fate

WALLED: list[type[Model]] = [
    model
    for model in apps.get_models()
    if any(field.column == "municipality" for field in model._meta.concrete_fields)
]
FATES = {each.table: each.fate for each in HOLDINGS}
NAMED = {each.table for each in (*DESTROY, *BLANK)} | {"cases_household", "access_subjectkey"}


def test_every_table_with_a_municipality_was_decided_about() -> None:
    assert {model._meta.db_table for model in WALLED} - set(FATES) == set()


def test_nothing_was_decided_about_a_table_that_is_not_there() -> None:
    assert set(FATES) - {model._meta.db_table for model in WALLED} == set()


def test_no_table_was_decided_about_twice() -> None:
    assert len(FATES) == len(HOLDINGS)


@pytest.mark.parametrize("fate", [Fate.DESTROYED, Fate.BLANKED])
def test_what_must_go_has_a_statement_that_does_it(fate: Fate) -> None:
    assert {table for table, decided in FATES.items() if decided is fate} - NAMED == set()


def test_what_is_kept_has_no_statement_that_destroys_it() -> None:
    kept = {table for table, fate in FATES.items() if fate in {Fate.KEPT, Fate.OWN_TERM}}
    assert kept & {each.table for each in DESTROY} == set()


def test_each_table_that_subject_access_shows_was_decided_about() -> None:
    shown = {apps.get_model(each.model)._meta.db_table for each in found_by_privacy.HOLDINGS}
    assert shown - set(FATES) == set()


@pytest.mark.django_db
def test_nothing_is_left_to_a_cascade_of_the_database() -> None:
    """Only the queue removes its own events with their job."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND confdeltype <> 'a'"
        )
        cascading = {row[0] for row in cursor.fetchall()}
    assert {table for table in cascading if not table.startswith("procrastinate_")} == set()


def test_what_refers_is_destroyed_before_what_it_refers_to() -> None:
    place = {each.table: number for number, each in enumerate(DESTROY)}
    wrong = [
        (model._meta.db_table, field.related_model._meta.db_table)
        for model in WALLED
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.related_model is not model
        and place.get(field.related_model._meta.db_table, len(DESTROY))
        < place.get(model._meta.db_table, -1)
    ]
    assert wrong == []


def test_a_sweep_names_a_table_that_exists() -> None:
    tables = {model._meta.db_table for model in apps.get_models()} | {"procrastinate_jobs"}
    assert {each.table for statements in SWEEPS.values() for each in statements} - tables == set()
