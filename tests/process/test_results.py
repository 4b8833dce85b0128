# SPDX-License-Identifier: EUPL-1.2
"""The sixteen results of the national model, each with the question at its border."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from woonzeker.process import APART, MOVES, RESULTS, Exit, Result, result_of

#: nobody chooses it: it follows when a link is put right
BY_ITSELF = {Exit.WRONGLY_LINKED}


def test_every_result_of_the_model_stands_there_once() -> None:
    known = json.loads((Path(__file__).parent / "ddas_resultaten.json").read_text("utf-8"))
    assert sorted(each.ddas for each in RESULTS) == sorted(known)


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.ddas)
def test_a_result_counts_what_its_endings_count_as(result: Result) -> None:
    assert {way.ddas for way in result.exits} == {result.ddas}


def test_every_ending_is_one_result_or_apart() -> None:
    chosen = [way for each in (*RESULTS, APART) for way in each.exits]
    assert len(chosen) == len(set(chosen))
    assert set(chosen) == set(Exit) - BY_ITSELF
    assert all(result_of(way) for way in chosen)


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: result.ddas)
def test_a_result_is_told_apart_by_a_question(result: Result) -> None:
    assert "?" in result.asks
    assert result.beside not in result.exits
    assert len(result.means.split()) <= 45


def test_every_ending_that_is_chosen_has_a_move() -> None:
    closing = {move.target for move in MOVES if move.closes}
    assert {way for each in RESULTS for way in each.exits} <= closing
