# SPDX-License-Identifier: EUPL-1.2
"""How low the automatic threshold may be, from what people found."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.matching.rules import (
    Judged,
    allowed_threshold,
    audits_until,
    count_above,
    permitted_from,
    too_many_wrong,
    weigh,
)

#: loose enough that a handful of audits says something
SHARE = 0.05
BITS = st.integers(0, 20).map(float)
LINKS = st.lists(
    st.builds(Judged, BITS, st.sampled_from([False] * 30 + [True])), min_size=40, max_size=250
)


def right(number: int, bits: float) -> list[Judged]:
    """So many links found right at a score."""
    return [Judged(bits, wrong=False)] * number


def test_enough_links_found_right_allow_the_lowest_of_them() -> None:
    judged = right(2_965, 20) + right(30, 18)
    assert allowed_threshold(judged) == 18


def test_one_too_few_allows_nothing() -> None:
    assert allowed_threshold(right(2_994, 20)) is None


def test_a_few_links_at_the_bottom_are_no_evidence() -> None:
    assert allowed_threshold(right(4_000, 20) + right(29, 15)) == 20


def test_a_bad_band_is_not_opened_by_good_ones_above_it() -> None:
    judged = right(9_000, 20) + right(40, 15) + [Judged(15, wrong=True)]
    assert count_above(judged, 15).upper <= 0.001
    assert allowed_threshold(judged) == 20


def test_links_of_which_few_were_judged_count_for_all_they_stand_for() -> None:
    judged = [Judged(20, wrong=False, weight=100)] * 30 + right(4_000, 18)
    assert allowed_threshold(judged) is None


def test_nothing_is_allowed_without_evidence() -> None:
    assert allowed_threshold([]) is None
    assert permitted_from([], strict=25, now=30) == 25


def test_audits_may_allow_less_than_the_strict_start() -> None:
    assert permitted_from(right(3_000, 18), strict=25, now=25) == 18


def test_what_proves_wrong_closes_even_the_strict_start() -> None:
    judged = right(100, 26) + [Judged(26, wrong=True)] * 3
    assert too_many_wrong(judged, 25)
    assert permitted_from(judged, strict=25, now=28) == 28


def test_a_fault_that_came_to_light_by_itself_raises_no_alarm_but_raises_the_bound() -> None:
    judged = right(100, 26)
    known = [Judged(26, wrong=True, by_lot=False)] * 3
    assert not too_many_wrong(judged + known, 25)
    assert count_above(judged + known, 25).upper > count_above(judged, 25).upper


@pytest.mark.parametrize(
    ("judged", "bits", "more"),
    [(right(2_000, 20), 20, 995), (right(3_000, 20), 18, 30), (right(3_000, 20), 20, 0)],
)
def test_it_is_known_how_many_more_are_needed(judged: list[Judged], bits: float, more: int) -> None:
    assert audits_until(judged, bits) == more


def test_a_judged_link_stands_for_its_part_of_the_band() -> None:
    judged = weigh([(20.5, False), (21.0, True), (10.0, False)], {10: 200, 5: 1})
    assert [each.weight for each in judged] == [100, 100, 1]


def test_links_that_nobody_judged_count_with_the_weaker_ones_below() -> None:
    judged = weigh([(20.5, False), (10.0, False)], {10: 50, 9: 7, 12: 30, 2: 4})
    assert [each.weight for each in judged] == [80, 11]


@given(LINKS)
def test_what_is_allowed_keeps_its_promise(judged: list[Judged]) -> None:
    bits = allowed_threshold(judged, SHARE)
    if bits is not None:
        assert count_above(judged, bits).upper <= SHARE + 1e-9
        assert min(each.score for each in judged) <= bits


@given(LINKS, BITS)
def test_another_fault_never_lowers_it(judged: list[Judged], bits: float) -> None:
    before = allowed_threshold(judged, SHARE)
    after = allowed_threshold([*judged, Judged(bits, wrong=True)], SHARE)
    assert after is None or (before is not None and after >= before)


@given(LINKS, st.data())
def test_what_was_right_and_proves_wrong_never_lowers_it(
    judged: list[Judged], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(judged) - 1))
    before = allowed_threshold(judged, SHARE)
    turned = Judged(judged[place].score, wrong=True)
    after = allowed_threshold([*judged[:place], turned, *judged[place + 1 :]], SHARE)
    assert after is None or (before is not None and after >= before)


@given(LINKS, st.randoms())
def test_the_order_of_the_links_does_not_matter(judged: list[Judged], lot: Random) -> None:
    mixed = list(judged)
    lot.shuffle(mixed)
    assert allowed_threshold(mixed, SHARE) == allowed_threshold(judged, SHARE)
