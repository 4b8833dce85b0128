# SPDX-License-Identifier: EUPL-1.2
"""Weights refitted from what people decided, and old against new on what was held back."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from woonzeker.matching.linkage.refitting import (
    Example,
    Labelled,
    is_held_back,
    measure,
    refit,
)
from woonzeker.matching.linkage.shapes import Weights
from woonzeker.matching.linkage.weights import LEVELS, SHIPPED

START = Weights(
    version="begin", prior=-10.0, threshold=5.0,
    bits={
        "surname/exact": 9.0, "surname/typo": 6.0,
        "surname/missing": 0.0, "surname/different": -6.0,
        "birth/exact": 13.0, "birth/missing": 0.0, "birth/different": -7.0,
    },
)  # fmt: skip
KEYS = st.tuples(
    st.sampled_from([key for key in START.bits if key.startswith("surname/")]),
    st.sampled_from([key for key in START.bits if key.startswith("birth/")]),
)
DECIDED = st.lists(st.tuples(KEYS, st.booleans()), min_size=1, max_size=40)


def decided(name: str, *candidates: tuple[tuple[str, ...], bool | None]) -> Labelled:
    """A decided signal."""
    return Labelled(name, tuple(Example(keys, right) for keys, right in candidates))


def town(number: int, typo_is_right: float) -> list[Labelled]:
    """Signals with a typo in the name and without a birth date, so often of the candidate."""
    lot = random.Random(7)
    keys = ("surname/typo", "birth/missing")
    return [decided(f"regel {n}", (keys, lot.random() < typo_is_right)) for n in range(number)]


@pytest.mark.parametrize(("share", "up"), [(0.95, True), (0.01, False)])
def test_a_level_weighs_what_the_decisions_say(share: float, up: bool) -> None:
    new = refit(town(1_000, share), START, version="eigen-1")
    assert (new.bits["surname/typo"] > START.bits["surname/typo"]) is up


def test_a_handful_of_decisions_moves_little() -> None:
    few, many = (refit(town(n, 0.0), START, version="x").bits["surname/typo"] for n in (8, 2_000))
    assert 6.0 > few > many


def test_what_nobody_decided_on_keeps_its_weight() -> None:
    new = refit(town(400, 0.9), START, version="eigen-1")
    assert new.bits["birth/exact"] == START.bits["birth/exact"]
    assert (new.prior, new.version, START.version) == (START.prior, "eigen-1", "begin")


def test_a_missing_field_says_nothing_however_often_it_occurs() -> None:
    assert refit(town(1_000, 0.95), START, version="x").bits["birth/missing"] == 0


def test_a_field_that_said_nothing_counts_as_it_does_when_linking() -> None:
    weights = replace(START, bits={**START.bits, "together/not": 1.0, "together/family": -5.0})
    sure = ("surname/exact", "birth/exact")
    found = measure([decided("1", (sure, True))], replace(weights, threshold=12.9))
    assert found.precision == 1.0
    assert measure([decided("1", (sure, True))], replace(weights, threshold=13.1)).precision is None
    new = refit([decided(f"r{n}", (sure, True)) for n in range(40)], weights, version="x")
    assert new.bits["together/not"] == 1.0


def test_new_weights_link_only_above_every_wrong_candidate() -> None:
    wrong = decided("fout", (("surname/exact", "birth/exact"), False))
    new = refit([*town(400, 0.9), *[replace(wrong, name=f"f{n}") for n in range(3)]], START,
                version="x")  # fmt: skip
    score = START.prior + new.bits["surname/exact"] + new.bits["birth/exact"]
    assert new.threshold == pytest.approx(max(score + 1, START.threshold), abs=0.01)


def test_what_a_rule_keeps_from_being_linked_does_not_raise_the_threshold() -> None:
    wrong = replace(decided("fout", (("surname/exact", "birth/exact"), False)), by_rule=True)
    assert refit([*town(400, 0.9), wrong], START, version="x").threshold == START.threshold


def test_without_a_decision_there_is_nothing_to_fit() -> None:
    with pytest.raises(ValueError, match="no decisions"):
        refit([], START, version="x")


def test_a_quarter_is_held_back_and_always_the_same_quarter() -> None:
    kept = [is_held_back(f"regel {n}") for n in range(4_000)]
    assert sum(kept) / len(kept) == pytest.approx(0.25, abs=0.03)
    assert kept == [is_held_back(f"regel {n}") for n in range(4_000)]


def test_what_is_held_back_teaches_nothing() -> None:
    known = town(400, 0.9)
    other = [each for each in town(400, 0.1) if is_held_back(each.name)]
    mixed = [each for each in known if not is_held_back(each.name)] + other
    assert refit(mixed, START, version="x") == refit(known, START, version="x")


def test_figures_tell_precision_recall_and_what_is_left_for_a_person() -> None:
    sure, doubtful = ("surname/exact", "birth/exact"), ("surname/typo", "birth/missing")
    found = measure(
        [decided("1", (sure, True)), decided("2", (sure, True)),
         decided("3", (doubtful, True)), decided("4", (doubtful, False))],
        START,
    )  # fmt: skip
    assert (found.signals, found.precision, found.for_a_person) == (4, 1.0, 0.5)
    assert found.recall_at_995 == found.recall_at_999 == pytest.approx(2 / 3)


def test_nothing_is_said_about_nothing() -> None:
    found = measure([], START)
    assert (found.precision, found.recall_at_999, found.log_loss) == (None, None, None)


def test_fitting_brings_the_loss_down() -> None:
    known = town(1_000, 0.9)
    old, new = measure(known, START), measure(known, refit(known, START, version="x"))
    assert new.log_loss is not None
    assert old.log_loss is not None
    assert new.log_loss < old.log_loss


def test_every_shipped_level_can_be_refitted() -> None:
    keys = tuple(f"{field.value}/{levels[0]}" for field, levels in LEVELS.items())
    new = refit([decided(f"r{n}", (keys, True)) for n in range(9)], SHIPPED, version="x")
    assert new.bits.keys() == SHIPPED.bits.keys()


@settings(deadline=None, max_examples=40)
@given(DECIDED)
def test_levels_keep_their_order(known: list[tuple[tuple[str, str], bool]]) -> None:
    signals = [decided(f"regel {n}", each) for n, each in enumerate(known)]
    if all(is_held_back(each.name) for each in signals):
        return
    bits = refit(signals, START, version="x").bits
    for field in ("surname", "birth"):
        keys = [key for key in START.bits if key.startswith(field)]
        row = [bits[key] for key in sorted(keys, key=lambda key: START.bits[key])]
        assert row == sorted(row)


@settings(deadline=None, max_examples=20)
@given(DECIDED, st.randoms(use_true_random=False))
def test_the_order_of_decisions_does_not_matter(
    known: list[tuple[tuple[str, str], bool]], lot: random.Random
) -> None:
    signals = [decided(f"regel {n}", each) for n, each in enumerate(known)]
    if all(is_held_back(each.name) for each in signals):
        return
    mixed = list(signals)
    lot.shuffle(mixed)
    one, other = (refit(each, START, version="x").bits for each in (signals, mixed))
    assert one == pytest.approx(other, abs=0.002)
