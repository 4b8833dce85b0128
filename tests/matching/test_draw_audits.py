# SPDX-License-Identifier: EUPL-1.2
"""Which links are drawn to be judged afterwards, and what several looks come to."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.matching.rules import (
    AuditChoice,
    Eligible,
    Standing,
    agreement,
    counts_as_wrong,
    draw,
    standing,
)

R, W, U = AuditChoice.RIGHT, AuditChoice.WRONG, AuditChoice.UNSURE
MANY = [Eligible(f"regel {place}", 40.0) for place in range(20_000)]
LINKS = st.lists(
    st.builds(Eligible, st.text("abcdef", min_size=1, max_size=8), st.floats(0, 50)),
    max_size=60,
    unique_by=lambda each: each.name,
)
LOOKS = st.lists(st.sampled_from(AuditChoice), max_size=3)


def test_a_tenth_is_drawn_and_two_people_look_at_a_twentieth_of_those() -> None:
    drawn = draw(MANY, threshold=20, seed="9999")
    assert len(drawn) / len(MANY) == pytest.approx(0.10, abs=0.01)
    assert sum(each.reviewers == 2 for each in drawn) / len(drawn) == pytest.approx(0.05, abs=0.015)


def test_near_the_threshold_half_is_drawn() -> None:
    near = [Eligible(each.name, 21.9) for each in MANY]
    assert len(draw(near, threshold=20, seed="9999")) / len(near) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("delivered", "drawn"), [(0, 0), (1, 1), (6, 2)])
def test_of_a_small_delivery_some_are_drawn_all_the_same(delivered: int, drawn: int) -> None:
    assert len(draw(MANY[:delivered], threshold=20, seed="0000")) == drawn


def test_another_seed_draws_others() -> None:
    assert draw(MANY, threshold=20, seed="1") != draw(MANY, threshold=20, seed="2")


@given(LINKS, st.randoms())
def test_the_same_links_give_the_same_sample_in_any_order(
    links: list[Eligible], lot: Random
) -> None:
    mixed = list(links)
    lot.shuffle(mixed)
    assert draw(mixed, threshold=20, seed="x") == draw(links, threshold=20, seed="x")


@given(LINKS)
def test_a_sample_holds_nothing_twice_and_nothing_else(links: list[Eligible]) -> None:
    names = [each.name for each in draw(links, threshold=20, seed="x")]
    assert len(set(names)) == len(names)
    assert set(names) <= {each.name for each in links}


@pytest.mark.parametrize(
    ("said", "reviewers", "expected"),
    [
        ([], 1, Standing.OPEN), ([R], 1, Standing.RIGHT), ([R], 2, Standing.OPEN),
        ([R, R], 2, Standing.RIGHT), ([W], 1, Standing.OPEN), ([W, W], 1, Standing.WRONG),
        ([R, W], 2, Standing.DISPUTED), ([U, U], 1, Standing.DISPUTED),
        ([U, R], 1, Standing.DISPUTED), ([W, R, R], 1, Standing.RIGHT),
        ([R, W, U], 2, Standing.WRONG), ([U, U, U], 1, Standing.WRONG),
    ],
)  # fmt: skip
def test_what_several_looks_come_to(
    said: list[AuditChoice], reviewers: int, expected: Standing
) -> None:
    assert standing(said, reviewers) is expected


@pytest.mark.parametrize(
    ("said", "reviewers", "wrong"),
    [([], 1, None), ([R], 1, False), ([R], 2, None), ([W], 1, True), ([U], 1, True),
     ([R, W], 2, True), ([W, R, R], 1, False)],
)  # fmt: skip
def test_doubt_counts_as_wrong_until_somebody_took_it_away(
    said: list[AuditChoice], reviewers: int, wrong: bool | None
) -> None:
    assert counts_as_wrong(said, reviewers) is wrong


@given(LOOKS, st.integers(1, 2))
def test_three_looks_always_settle_it(said: list[AuditChoice], reviewers: int) -> None:
    settled = standing(said, reviewers) in (Standing.RIGHT, Standing.WRONG)
    assert settled or len(said) < 3


def test_agreement_is_counted_over_what_two_people_judged() -> None:
    assert agreement([[R, R], [R, W, R], [R], [U, U]]) == (2, 3)
