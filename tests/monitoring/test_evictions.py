# SPDX-License-Identifier: EUPL-1.2
"""Evictions as each of them counts, and the tables of a year beside what was published."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from woonzeker.legal.rules import Judgment
from woonzeker.monitoring.rules.evictions import (
    CORPORATION,
    DEFINITIONS,
    After,
    Ending,
    Judged,
    Lost,
    Outcome,
    Reason,
)
from woonzeker.monitoring.rules.evictions_year import YearTable, published_in, year_tables
from woonzeker.monitoring.rules.sieve import Children

DAY = date(2026, 6, 1)
days = some.dates(date(2025, 1, 1), date(2027, 12, 31))
landlords = some.sampled_from([CORPORATION, "private", "intermediate", ""])
losts = some.lists(
    some.builds(
        Lost, days, some.sampled_from(Ending), landlords, some.sampled_from(Reason),
        some.sampled_from(Children), some.sampled_from(After),
    )
)  # fmt: skip
judgeds = some.lists(
    some.builds(
        Judged, days, some.sampled_from(Judgment), landlords,
        some.sampled_from(Reason), some.sampled_from([True, False, None]),
        some.sampled_from(Outcome),
    )
)  # fmt: skip


def tables(lost: list[Lost], judged: list[Judged], year: int = 2026) -> dict[str, YearTable]:
    return {table.code: table for table in year_tables(lost, judged, year=year)}


def numbers(table: YearTable) -> dict[str, int]:
    return {line.code: line.number for line in table.lines}


@pytest.mark.parametrize(
    ("ending", "landlord", "counted"),
    [
        (Ending.CARRIED_OUT, CORPORATION, {"aedes", "kbvg", "all"}),
        (Ending.CARRIED_OUT, "private", {"kbvg", "all"}),
        (Ending.CARRIED_OUT, "intermediate", {"kbvg", "all"}),
        (Ending.KEY, CORPORATION, {"all"}),
        (Ending.LEFT, CORPORATION, {"all"}),
        (Ending.OUT_OF_COURT, CORPORATION, {"all"}),
        (Ending.CONTRACT_ENDED, "intermediate", {"all"}),
        (Ending.NO_COURT, "private", {"all"}),
        (Ending.SOLD, "", {"all"}),
    ],
)
def test_each_counts_what_it_says(ending: Ending, landlord: str, counted: set[str]) -> None:
    lost = Lost(DAY, ending, landlord)
    assert {each.code for each in DEFINITIONS if each.counts(lost)} == counted


@given(losts)
def test_who_counts_narrowly_counts_within_who_counts_widely(lost: list[Lost]) -> None:
    found = numbers(tables(lost, [])["definitions"])
    assert found["aedes"] <= found["kbvg"] <= found["all"]
    assert found["all"] == sum(each.on.year == 2026 for each in lost)


@given(losts, judgeds)
def test_the_lines_of_a_table_are_its_total(lost: list[Lost], judged: list[Judged]) -> None:
    for code, table in tables(lost, judged).items():
        if code == "definitions":
            continue
        divided = [line for line in table.lines if line.code not in {"kept", "pending"}]
        assert sum(line.number for line in divided) == table.total
        shares = [line.share for line in divided]
        assert all(share is None for share in shares) is (table.total == 0)
        if table.total:
            assert abs(sum(share or 0 for share in shares) - 100) <= len(shares) / 2


@given(losts, judgeds)
def test_a_dissolution_is_counted_by_what_became_of_it(
    lost: list[Lost], judged: list[Judged]
) -> None:
    found = numbers(tables(lost, judged)["outcomes"])
    ended = Counter(
        each.outcome.value
        for each in judged
        if each.on.year == 2026 and each.kind is Judgment.DISSOLUTION
    )
    closed = sum(each.ending is Ending.OUT_OF_COURT and each.on.year == 2026 for each in lost)
    assert found == {**dict.fromkeys((way.value for way in Outcome), 0), **ended,
                     "out_of_court": closed}  # fmt: skip


@given(losts)
def test_children_are_counted_where_a_bailiff_came_and_unknown_is_counted_too(
    lost: list[Lost],
) -> None:
    found = tables(lost, [])
    assert found["children"].total == numbers(found["definitions"])["kbvg"]


def test_where_nobody_looked_is_not_called_housed() -> None:
    found = numbers(tables([Lost(DAY, Ending.LEFT)], [])["after"])
    assert found == {"homeless": 0, "shelter": 0, "housed": 0, "unknown": 1}
    assert After.SHELTER.homeless
    assert not After.UNKNOWN.homeless


@pytest.mark.parametrize(
    ("path", "year", "value", "of"),
    [
        ("aedes/ontruimingen", 2024, 1300, 2024),
        ("aedes/ontruimingen", 2023, 1200, 2023),
        ("aedes/ontruimingen", 2026, 1300, 2024),
        ("aedes/vonnissen", 2024, 4400, 2022),
        ("aedes/met_kinderen", 2024, 182, 2024),
        ("kbvg/ontruimingen", 2023, 3287, 2023),
        ("kbvg/ontruimingen", 2024, 2972, 2024),
        ("kadaster/executieverkopen", 2022, 250, 2022),
        ("kadaster/executieverkopen", 2026, 250, 2024),
    ],
)
def test_a_published_figure_says_of_which_year_it_is(
    path: str, year: int, value: int, of: int
) -> None:
    found = published_in(path, year)
    assert found is not None
    assert (found.value, found.year) == (value, of)
    assert found.source.startswith("https://")
    assert "gelezen in een andere bron" in str(found)


def test_before_anything_was_published_there_is_nothing_beside() -> None:
    assert published_in("aedes/met_kinderen", 2022) is None


def test_the_published_shares_are_those_of_the_monitor() -> None:
    found = tables([], [], 2024)
    shares = {line.code: line.national.value for line in found["reasons"].lines if line.national}
    assert shares == {"arrears": 43, "nuisance": 21, "subletting": 13, "drugs": 8, "other": 15}
    became = {line.code: line.national.value for line in found["outcomes"].lines if line.national}
    assert became == {"evicted": 54, "key": 23, "left": 10, "out_of_court": 13}


def test_what_is_left_of_different_years_is_not_worked_out() -> None:
    reasons = {line.code: line.national for line in tables([], [], 2014)["reasons"].lines}
    assert reasons["arrears"]
    assert reasons["arrears"].value == 85
    assert reasons["other"] is None


def test_a_figure_is_said_with_its_year_and_source() -> None:
    found = published_in("aedes/vonnissen", 2022)
    assert str(found) == (
        "4.400 vonnissen in 2022 (Aedes (monitor 2025), gelezen in een andere bron)"
    )


def test_of_families_it_is_said_apart_where_they_were() -> None:
    lost = [
        Lost(DAY, Ending.CARRIED_OUT, children=Children.YES, after=After.SHELTER),
        Lost(DAY, Ending.CARRIED_OUT, children=Children.NO, after=After.HOMELESS),
    ]
    found = tables(lost, [])
    assert numbers(found["after_children"]) == {
        "homeless": 0, "shelter": 1, "housed": 0, "unknown": 0
    }  # fmt: skip
    assert found["after"].total == 2


def test_private_landlords_stand_beside_their_own_number() -> None:
    lines = {line.code: line for line in tables([], [], 2024)["landlords"].lines}
    found = {code: line.national.value for code, line in lines.items() if line.national}
    assert found == {CORPORATION: 1300, "private": 1600}
