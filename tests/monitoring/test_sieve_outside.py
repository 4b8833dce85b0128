# SPDX-License-Identifier: EUPL-1.2
"""What leaves of the sieve: the same tables for everybody, and nothing of a few."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from woonzeker.monitoring.rules.flow import drawing_of
from woonzeker.monitoring.rules.publishing import SMALL
from woonzeker.monitoring.rules.sieve import Children, Where
from woonzeker.monitoring.rules.sieve_outside import (
    COLUMNS,
    LADDER,
    TABLES,
    Divided,
    leaving,
    title_of,
)
from woonzeker.monitoring.rules.suppression import NotTogether
from woonzeker.process import Step

households = some.lists(
    some.tuples(
        some.sampled_from(Step),
        some.sampled_from([where for where in Where if where is not Where.MISTAKE]),
        some.sampled_from(Children),
        some.integers(1, 40),
    ),
    max_size=14,
)


def divided(found: list[tuple[Step, Where, Children, int]]) -> list[Divided]:
    where: Counter[tuple[Step, str]] = Counter()
    children: Counter[tuple[Step, str]] = Counter()
    for step, at, said, number in found:
        where[step, at] += number
        children[step, said] += number
    return [
        Divided(code, TABLES[code], COLUMNS[code], counts)
        for code, counts in (("where", where), ("children", children))
    ]


def test_every_way_to_take_steps_together_holds_every_step_once() -> None:
    for way in LADDER:
        assert sorted(step for steps in way for step in steps) == [step.value for step in Step]


@given(households)
def test_nothing_small_leaves_and_of_few_nothing_at_all(
    found: list[tuple[Step, Where, Children, int]],
) -> None:
    out = leaving(divided(found))
    total = sum(number for *_rest, number in found)
    assert (out is None) is (total < SMALL)
    if out is None:
        return
    shown = [number for table in out.made.tables for number in table.cells.values()]
    shown += [number for table in out.made.tables for number in table.of_columns_total.values()]
    assert all(number is None or number >= SMALL for number in shown)
    assert all(shape.number >= SMALL for shape in drawing_of(out.stages).shapes)


@given(households)
def test_rows_have_a_name_and_stand_in_the_order_of_the_sieve(
    found: list[tuple[Step, Where, Children, int]],
) -> None:
    out = leaving(divided(found))
    if out is not None:
        firsts = [int(row.split("-")[0]) for row in out.made.rows]
        assert firsts == sorted(firsts)
        assert set(out.titles) == set(out.made.rows)
        assert [stage.code for stage in out.stages] == list(out.made.rows)


def test_steps_are_named_as_people_say_them() -> None:
    assert title_of(("4",)) == "stap 4: gemeente zoekt contact en biedt hulp"
    assert title_of(("5", "6")) == "stap 5 en 6"
    assert title_of(("9", "10", "11")) == "stap 9 tot en met 11"


def test_tables_of_other_households_do_not_leave_beside_each_other() -> None:
    one, other = divided([(Step.REPORT, Where.OPEN, Children.NO, 30)])
    fewer = Divided(other.code, other.title, other.columns, {(Step.REPORT, "no"): 29})
    with pytest.raises(NotTogether):
        leaving([one, fewer])
