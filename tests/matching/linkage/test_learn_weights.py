# SPDX-License-Identifier: EUPL-1.2
"""Weights are learnt from patterns of levels without anybody saying which pairs are true."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.matching.linkage import em

M = (0.08, 0.02, 0.10, 0.80)
U = (0.93, 0.04, 0.02, 0.01)
FIELDS = tuple(
    em.Field(u=np.asarray(U), expected=np.asarray((0.1, 0.1, 0.2, 0.6)), order=(0, 2, 3))
    for _ in range(4)
)
LOOSE = (1e-4, 0.02, 0.2)


def patterns(true: int = 2_000, other: int = 98_000) -> em.Levels:
    """Made-up pairs of four fields: the true ones first."""
    dice = np.random.default_rng(5)
    drawn = [dice.choice(4, (true, 4), p=M), dice.choice(4, (other, 4), p=U)]
    return np.concatenate(drawn).astype(np.int8)


def learnt(prior: tuple[float, float, float] = LOOSE) -> em.Fitted:
    """What is learnt from the made-up pairs."""
    return em.fit(patterns(), FIELDS, total=100_000, prior=prior)


def test_what_true_pairs_do_is_found_back() -> None:
    for field in learnt().m:
        assert np.abs(field - M).max() < 0.03


def test_the_share_of_true_pairs_is_found_back() -> None:
    assert learnt().prior == pytest.approx(0.02, rel=0.1)


def test_weights_are_bits_of_how_much_likelier_a_level_is_in_a_true_pair() -> None:
    assert learnt().bits[0][3] == pytest.approx(np.log2(0.80 / 0.01), abs=0.2)


def test_the_share_of_true_pairs_stays_between_its_bounds() -> None:
    assert learnt((0.001, 0.001, 0.005)).prior == 0.005


def test_a_fixed_share_of_true_pairs_stays_as_it_is() -> None:
    assert learnt((0.03, 0.03, 0.03)).prior == 0.03


def test_pairs_that_no_key_brought_together_count_as_different_persons() -> None:
    few = em.fit(patterns()[:10_000], FIELDS, total=100_000, prior=LOOSE)
    assert few.prior == pytest.approx(0.02, rel=0.1)


def test_counted_patterns_weigh_as_much_as_the_pairs_themselves() -> None:
    rows, counts = np.unique(patterns(), axis=0, return_counts=True)
    counted = em.fit(rows, FIELDS, total=100_000, prior=LOOSE, counts=counts.astype(float))
    assert np.allclose(counted.bits, learnt().bits)


def test_a_missing_value_says_nothing() -> None:
    levels = np.asarray([[-1, -1, -1, -1], [3, -1, -1, -1]], dtype=np.int8)
    bits = [np.asarray((-3.0, 0.0, 2.0, 6.0))] * 4
    assert em.scores(levels, bits).tolist() == [0.0, 6.0]


@given(st.lists(st.tuples(st.floats(0.001, 1), st.floats(0.001, 1)), min_size=1, max_size=8))
def test_weights_never_fall_from_a_worse_level_to_a_better_one(
    pairs: list[tuple[float, float]],
) -> None:
    m, u = np.asarray(pairs).T
    risen = em.rising(m, u)
    assert (np.diff(risen) >= -1e-12).all()
    assert float((risen * u).sum()) == pytest.approx(float(m.sum()))


@pytest.mark.parametrize(
    ("levels", "prior"),
    [(np.zeros((3, 2)), LOOSE), (np.full((3, 4), 9), LOOSE), (np.zeros((3, 4)), (0.2, 0.1, 0.3))],
)
def test_shapes_and_bounds_that_do_not_fit_are_refused(
    levels: em.Floats, prior: tuple[float, float, float]
) -> None:
    with pytest.raises(ValueError, match=r"level|prior"):
        em.fit(levels.astype(np.int8), FIELDS, total=10, prior=prior)
