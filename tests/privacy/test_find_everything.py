# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of where data about people lies knows every table, and how to reach its rows."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db.models import Model

from woonzeker.privacy.rules.holdings import (
    BY_DELIVERY,
    HOLDINGS,
    HOLDS_NOBODY,
    LISTED,
    Holding,
    known_tables,
)

LATER = {"retention"}  # rooms after this one say it themselves
WALLED: list[type[Model]] = [
    model
    for model in apps.get_models()
    if any(field.column == "municipality" for field in model._meta.concrete_fields)
]


def test_every_table_behind_the_wall_is_known() -> None:
    tables = {each._meta.label for each in WALLED if each._meta.app_label not in LATER}
    assert tables - known_tables() == set()


def test_nothing_is_known_that_does_not_exist() -> None:
    assert known_tables() - {each._meta.label for each in WALLED} == set()


def test_a_table_stands_in_one_list() -> None:
    lists = [{each.model for each in HOLDINGS}, set(BY_DELIVERY), set(LISTED), set(HOLDS_NOBODY)]
    assert sum(map(len, lists)) == len(known_tables())


@pytest.mark.parametrize("holding", HOLDINGS, ids=lambda each: each.model)
def test_each_way_to_a_row_is_a_question_that_the_table_understands(holding: Holding) -> None:
    rows = apps.get_model(holding.model)._default_manager
    for lookup, _root in holding.found_by:
        assert rows.filter(**{f"{lookup}__isnull": False}).query.where


@pytest.mark.parametrize("holding", HOLDINGS, ids=lambda each: each.model)
def test_a_column_that_may_mention_somebody_exists(holding: Holding) -> None:
    columns = {field.name for field in apps.get_model(holding.model)._meta.concrete_fields}
    assert set(holding.mentions) <= columns


def test_what_refers_comes_before_what_it_refers_to() -> None:
    place = {each.model: number for number, each in enumerate(HOLDINGS)}
    wrong = [
        (label, field.related_model._meta.label)
        for label, number in place.items()
        for field in apps.get_model(label)._meta.concrete_fields
        if field.is_relation and place.get(field.related_model._meta.label, number) < number
    ]
    assert wrong == []
