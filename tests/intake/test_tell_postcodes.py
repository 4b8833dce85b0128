# SPDX-License-Identifier: EUPL-1.2
"""Who delivers reads which postcodes cannot be right, and no line waits for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import CODE
from tests.intake.deliveries import counts, csv_of, line, take_in

from woonzeker.access.actors import Actor
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def bron(partner_factory: Callable[..., Partner]) -> Partner:
    return partner_factory("water", "Bron")


STREET = {"straat": "Kade", "woonplaats": "Meerveld"}


def test_a_postcode_that_is_none_is_told_and_holds_nothing_up(
    coordinator: Actor, bron: Partner
) -> None:
    rows = [line(1), line(2, postcode="119", **STREET), line(3, postcode="", **STREET)]
    delivery = take_in(coordinator, bron, csv_of(rows))
    assert counts(delivery) == (3, 0, 0)
    (note,) = delivery.notes
    assert "is geen postcode" in note["sentence"]
    assert note["lines"] == [3]


@pytest.mark.parametrize(
    ("table", "told"), [(f"1234AA,1234ZZ,{CODE}", [3, 4]), ("3000AA,3999ZZ,0363", [])]
)
def test_a_postcode_outside_the_municipality_is_told_where_the_table_knows_better(
    coordinator: Actor, bron: Partner, table: str, told: list[int]
) -> None:
    content = f"van,tot,gemeentecode\n{table}\n".encode()
    organisations.replace_routes(content=content, source="proef")
    rows = [line(1, postcode="1234 ab"), line(2, postcode="9999ZZ"), line(3, postcode="3000 AA")]
    delivery = take_in(coordinator, bron, csv_of(rows))
    assert counts(delivery) == (3, 0, 0)
    assert [note["lines"] for note in delivery.notes] == ([told] if told else [])


def test_without_a_table_of_postcodes_nothing_is_said(coordinator: Actor, bron: Partner) -> None:
    assert take_in(coordinator, bron, csv_of([line(1, postcode="9999ZZ")])).notes == []
