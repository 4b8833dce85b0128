# SPDX-License-Identifier: EUPL-1.2
"""How large the share of false links can be, from how many audits found wrong."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.matching.rules import audits_needed, lower_bound, upper_bound

AUDITED = st.integers(1, 400)


@pytest.mark.parametrize(("wrong", "enough"), [(0, 2_995), (1, 4_742)])
def test_one_in_a_thousand_needs_this_many_audits(wrong: int, enough: int) -> None:
    assert upper_bound(wrong, enough) <= 0.001 < upper_bound(wrong, enough - 1)
    assert audits_needed(wrong, wrong, 0.001) == enough - wrong


def test_without_an_audit_nothing_is_known() -> None:
    assert (upper_bound(0, 0), lower_bound(0, 0)) == (1, 0)


def test_once_it_is_enough_no_more_is_needed() -> None:
    assert audits_needed(0, 5_000, 0.001) == 0


def test_more_wrong_than_audited_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="more wrong"):
        upper_bound(2, 1)


@given(audited=AUDITED, data=st.data())
def test_the_bound_is_where_so_few_wrong_would_be_one_chance_in_twenty(
    audited: int, data: st.DataObject
) -> None:
    wrong = data.draw(st.integers(0, audited - 1))
    share = upper_bound(wrong, audited)
    tail = sum(comb(audited, k) * share**k * (1 - share) ** (audited - k) for k in range(wrong + 1))
    assert tail == pytest.approx(0.05, rel=1e-6)


@given(audited=AUDITED, data=st.data())
def test_what_was_found_lies_between_the_bounds(audited: int, data: st.DataObject) -> None:
    wrong = data.draw(st.integers(0, audited))
    assert lower_bound(wrong, audited) <= wrong / audited <= upper_bound(wrong, audited)


@given(audited=st.integers(2, 400), data=st.data())
def test_a_fault_raises_the_bound_and_a_link_found_right_lowers_it(
    audited: int, data: st.DataObject
) -> None:
    wrong = data.draw(st.integers(0, audited - 1))
    bound = upper_bound(wrong, audited)
    assert upper_bound(wrong + 1, audited + 1) > bound > upper_bound(wrong, audited + 1)
