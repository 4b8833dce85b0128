# SPDX-License-Identifier: EUPL-1.2
"""What leaves of evictions: never few, and no difference of two ways to count that is few."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from woonzeker.legal.rules import Judgment
from woonzeker.monitoring.rules.evictions import (
    CORPORATION,
    LANDLORDS,
    After,
    Ending,
    Judged,
    Lost,
    Outcome,
    Reason,
)
from woonzeker.monitoring.rules.evictions_outside import (
    JUDGED_LADDER,
    LOST_LADDER,
    judged_outside,
    lost_outside,
    part_words,
)
from woonzeker.monitoring.rules.publishing import SMALL
from woonzeker.monitoring.rules.sieve import Children
from woonzeker.monitoring.rules.suppression import Together

DAY = date(2026, 6, 1)
kinds = some.tuples(
    some.builds(
        Lost, some.just(DAY), some.sampled_from(Ending), some.sampled_from(list(LANDLORDS)),
        some.sampled_from(Reason), some.sampled_from(Children), some.sampled_from(After),
    ),
    some.integers(1, 30),
)  # fmt: skip
losts = some.lists(kinds, max_size=6).map(
    lambda found: [lost for lost, number in found for _ in range(number)]
)
judgeds = some.lists(
    some.tuples(
        some.builds(
            Judged, some.just(DAY), some.sampled_from(Judgment), some.just(""),
            some.sampled_from(Reason), some.sampled_from([True, False, None]),
            some.sampled_from(Outcome),
        ),
        some.integers(1, 30),
    ),
    max_size=6,
).map(lambda found: [judged for judged, number in found for _ in range(number)])  # fmt: skip


def shown(made: Together) -> list[int]:
    found = [*made.of_rows.values()]
    for table in made.tables:
        found += [number for number in table.cells.values() if number is not None]
        found += [number for number in table.of_columns_total.values() if number is not None]
    return found


@given(losts)
def test_of_homes_lost_nothing_small_leaves(lost: list[Lost]) -> None:
    made = lost_outside(lost, year=2026)
    assert (made is None) is (len(lost) < SMALL)
    assert made is None or min(shown(made)) >= SMALL


@given(judgeds)
def test_of_judgments_nothing_small_leaves(judged: list[Judged]) -> None:
    made = judged_outside(judged, year=2026)
    assert (made is None) is (len(judged) < SMALL)
    assert made is None or min(shown(made)) >= SMALL


def test_what_one_way_to_count_adds_to_another_is_taken_together_when_it_is_few() -> None:
    lost = [Lost(DAY, Ending.CARRIED_OUT, CORPORATION)] * 20
    lost += [Lost(DAY, Ending.CARRIED_OUT, "private")] * 3 + [Lost(DAY, Ending.KEY)] * 15
    made = lost_outside(lost, year=2026)
    assert made is not None
    assert made.of_rows == {"aedes+others": 25, "otherwise": 15}
    assert part_words("aedes+others") == "ontruimd bij een corporatie, ontruimd bij een ander"
    landlords = next(table for table in made.tables if table.name == "landlord")
    assert landlords.cells["aedes+others", CORPORATION] is None


def test_what_cannot_be_is_no_cell() -> None:
    lost = [Lost(DAY, Ending.CARRIED_OUT, CORPORATION)] * 20
    lost += [Lost(DAY, Ending.CARRIED_OUT, "private")] * 20 + [Lost(DAY, Ending.KEY)] * 20
    made = lost_outside(lost, year=2026)
    assert made is not None
    cells = {table.name: table.cells for table in made.tables}
    assert ("aedes", "key") not in cells["ending"]
    assert ("aedes", "private") not in cells["landlord"]
    assert cells["ending"]["aedes", "carried_out"] == 20


def test_another_year_does_not_count() -> None:
    lost = [Lost(date(2025, 6, 1), Ending.KEY)] * 40
    assert lost_outside(lost, year=2026) is None


def test_every_way_to_take_together_holds_everything_once() -> None:
    for ladder in (LOST_LADDER, JUDGED_LADDER):
        for way in ladder:
            held = Counter(part for parts in way for part in parts)
            assert held == Counter(part for parts in ladder[0] for part in parts)
