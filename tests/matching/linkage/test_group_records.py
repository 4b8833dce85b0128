# SPDX-License-Identifier: EUPL-1.2
"""Groups from pairs: no chains, no order, one debtor and one household."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.matching.linkage.clusters import (
    SignalOutcome,
    agglomerate,
    clusters_of_signals,
    one_to_one,
)

Scored = dict[tuple[int, int], float]


def groups(size: int, scored: Scored, at_least: float = 0.0) -> list[list[int]]:
    """The groups of records, each in order."""
    left, right = np.asarray(list(scored), dtype=np.int64).reshape(-1, 2).T
    bits = np.asarray(list(scored.values()))
    found = agglomerate(size, left, right, bits, at_least=at_least)
    return sorted(np.flatnonzero(found == name).tolist() for name in set(found.tolist()))


def all_of(members: range, bits: float) -> Scored:
    """Every pair of these records with one score."""
    return {(a, b): bits for a in members for b in members if a < b}


def test_records_that_agree_are_one_group() -> None:
    assert groups(4, all_of(range(3), 5.0)) == [[0, 1, 2], [3]]


def test_one_weak_pair_does_not_chain_two_groups() -> None:
    scored = all_of(range(4), 8.0) | all_of(range(4, 8), 8.0) | {(3, 4): 3.0}
    assert groups(8, scored) == [[0, 1, 2, 3], [4, 5, 6, 7]]


def test_a_long_chain_of_weak_pairs_falls_apart() -> None:
    chain = {(at, at + 1): 1.0 for at in range(20)}
    assert max(len(group) for group in groups(21, chain)) <= 3


def test_a_poor_record_joins_the_group_that_most_of_its_pairs_agree_with() -> None:
    scored = all_of(range(3), 8.0) | {(0, 3): 4.0, (1, 3): 1.0, (2, 3): -2.0}
    assert groups(4, scored) == [[0, 1, 2, 3]]


def test_pairs_below_the_threshold_stay_apart() -> None:
    assert groups(2, {(0, 1): 2.0}, at_least=3.0) == [[0], [1]]


def test_a_record_is_linked_once_and_to_its_best() -> None:
    left, right = np.asarray([0, 0, 1]), np.asarray([2, 3, 2])
    stays = one_to_one(left, right, np.asarray([5.0, 4.0, 9.0]), at_least=0.0)
    assert stays.tolist() == [False, True, True]


ROWS = [
    SignalOutcome("s1", person="p1", home="h1", group="g1"),
    SignalOutcome("s2", person="p1", home="h1"),
    SignalOutcome("s3", person="p2", home="h1"),
    SignalOutcome("s4", group="g2"),
    SignalOutcome("s5", group="g2"),
    SignalOutcome("s6"),
    SignalOutcome("s7", person="p3"),
]


def test_signals_of_one_person_are_one_cluster_and_people_at_one_address_one_household() -> None:
    found = {signal: (cluster, home) for signal, cluster, home in clusters_of_signals(ROWS)}
    assert found["s1"] == found["s2"] == ("s1", "s1")
    assert found["s3"] == ("s3", "s1")


def test_signals_without_a_person_share_a_cluster_when_they_were_pooled() -> None:
    found = {signal: (cluster, home) for signal, cluster, home in clusters_of_signals(ROWS)}
    assert found["s4"] == found["s5"] == ("s4", "s4")
    assert found["s6"] == ("s6", "s6")
    assert found["s7"] == ("s7", "s7")


@given(st.permutations(ROWS))
def test_the_order_of_the_signals_changes_nothing(rows: list[SignalOutcome]) -> None:
    assert sorted(clusters_of_signals(rows)) == sorted(clusters_of_signals(ROWS))
