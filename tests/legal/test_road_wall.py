# SPDX-License-Identifier: EUPL-1.2
"""The wall between help and order measures: nothing forbidden is kept, nothing flows to order."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.access.matrix import DataClass
from woonzeker.legal.rules.roads import (
    COURSES,
    ROWS,
    TOLD_BY_ORDER,
    ClosureGround,
    Course,
    FactKind,
    Form,
    Kept,
    Purpose,
    Road,
    Standing,
    admit,
    flows,
    refusals,
)
from woonzeker.legal.rules.tenure import Tenure

VALUES = st.one_of(
    st.booleans(), st.integers(), st.text(max_size=20), st.dates(), st.none(), st.floats(),
    st.datetimes(), st.lists(st.text(), max_size=2),
)  # fmt: skip
KEYS = st.one_of(st.sampled_from([kind.value for kind in FactKind]), st.text(max_size=12))


@given(st.dictionaries(KEYS, VALUES))
def test_whatever_comes_only_what_may_be_kept_passes_in_its_form(raw: dict[str, object]) -> None:
    kept, left = admit(raw)
    assert {*(kind.value for kind in kept), *(each.key for each in left)} == set(raw)
    for kind, value in kept.items():
        row = ROWS[kind]
        assert row.kept is Kept.YES
        assert row.form is not Form.CODE or value in row.codes
        assert not isinstance(value, str) or row.form is Form.CODE
    assert all(each.why for each in left)


@pytest.mark.parametrize("kind", [kind for kind in FactKind if ROWS[kind].kept is not Kept.YES])
def test_what_is_forbidden_never_passes(kind: FactKind) -> None:
    assert ROWS[kind].form is Form.NONE
    for value in (True, 1, "5 gram", date(2026, 11, 2)):
        assert admit({kind.value: value})[0] == {}
    assert [each.kind for each in refusals([kind])] == [kind]


def test_every_kind_of_fact_has_a_row_with_a_reason_and_a_source() -> None:
    assert set(ROWS) == set(FactKind)
    for row in ROWS.values():
        assert row.title
        assert row.why
        assert row.source.startswith("AVG art.")
        assert row.data in set(DataClass)


@pytest.mark.parametrize("course", COURSES.values(), ids=lambda course: course.road)
def test_a_road_keeps_only_what_the_wall_lets_through(course: Course) -> None:
    assert refusals(course.keeps) == ()


def test_that_nuisance_or_a_closure_runs_is_known_to_few_and_a_death_to_who_helps() -> None:
    few = {road for road, course in COURSES.items() if course.data == "D7"}
    assert few == {Road.NUISANCE, Road.CLOSURE, Road.FRAUD}


def test_of_a_closure_help_knows_four_things_and_no_more() -> None:
    orders = {kind for kind in COURSES[Road.CLOSURE].keeps if ROWS[kind].data == "D7"}
    assert orders == {*TOLD_BY_ORDER, FactKind.TWO_AT_DOOR}


def test_nothing_of_anybody_else_reaches_order_measures() -> None:
    others = [each for each in Purpose if each is not Purpose.ORDER]
    assert not any(flows(kind, each, Purpose.ORDER) for kind, each in product(FactKind, others))


@pytest.mark.parametrize("target", [each for each in Purpose if each is not Purpose.ORDER])
def test_from_order_measures_come_four_facts_of_a_closure_alone(target: Purpose) -> None:
    told = {kind for kind in FactKind if flows(kind, Purpose.ORDER, target)}
    assert told in (set(), set(TOLD_BY_ORDER))


@given(st.sampled_from(FactKind), st.sampled_from(Purpose), st.sampled_from(Purpose))
def test_what_may_not_be_kept_is_used_for_nothing(
    kind: FactKind, origin: Purpose, target: Purpose
) -> None:
    assert not flows(kind, origin, target) or ROWS[kind].kept is Kept.YES


def test_help_uses_its_facts_forward_and_never_back() -> None:
    assert flows(FactKind.CHILDREN, Purpose.HELP, Purpose.REHOUSE)
    assert not flows(FactKind.CHILDREN, Purpose.REHOUSE, Purpose.CONTACT)
    assert flows(FactKind.STEP_DAY, Purpose.HELP, Purpose.STATISTICS)


def test_the_closed_lists_are_those_of_the_rules() -> None:
    assert ROWS[FactKind.ROAD].codes == {road.value for road in Road}
    assert ROWS[FactKind.CLOSURE_GROUND].codes == {ground.value for ground in ClosureGround}
    assert ROWS[FactKind.TENURE].codes == {tenure.value for tenure in Tenure}
    assert ROWS[FactKind.LEASE_STANDING].codes == {each.value for each in Standing}
