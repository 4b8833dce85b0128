# SPDX-License-Identifier: EUPL-1.2
"""The hard stops: on every way out from the vonnis on, and nobody passes without being told why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.process import (
    MOVES,
    SAFEGUARDS,
    SIGNED,
    STOPPED_FROM,
    STOPS,
    Exit,
    Facts,
    Move,
    Status,
    Step,
    Stop,
    UnknownMove,
    find_move,
    moves_from,
    stop_fact,
)

#: what sets a mistake of ours right is no way out of somebody's home
FREE = {Exit.WRONGLY_LINKED}
STOPPED = [move for move in MOVES if move.stop is not None]


def all_of(stop: Stop) -> dict[str, bool]:
    """Every fact that a stop asks for, as true, and those of the guards of its moves."""
    own = {
        fact for move in STOPPED for guard in move.asked_at(Step.ARREARS) for fact in guard.facts
    }
    return dict.fromkeys(own | STOPS[stop].facts, True)


def test_every_way_to_close_a_case_has_a_stop_but_one() -> None:
    assert {move.target for move in MOVES if move.closes and move.stop is not Stop.CLOSING} == FREE


def test_only_one_move_calls_an_eviction_unavoidable_and_it_closes_nothing() -> None:
    found = [move for move in MOVES if move.stop is Stop.UNAVOIDABLE]
    assert [move.code for move in found] == ["eviction_unavoidable"]
    assert not found[0].closes
    assert min(found[0].source) is STOPPED_FROM


def test_no_move_speaks_of_consent() -> None:
    words = " ".join(f"{move.code} {move.title}" for move in MOVES)
    assert not any(word in words for word in ("akkoord", "toestemming", "instem", "consent"))


@pytest.mark.parametrize("stop", Stop)
def test_a_stop_asks_for_every_safeguard_and_both_signatures(stop: Stop) -> None:
    codes = {*SAFEGUARDS, *SIGNED}
    assert STOPS[stop].facts >= {stop_fact(stop, code) for code in codes}


def test_what_is_signed_for_one_thing_is_not_signed_for_another() -> None:
    assert not STOPS[Stop.CLOSING].facts & STOPS[Stop.UNAVOIDABLE].facts


@pytest.mark.parametrize("move", STOPPED, ids=lambda move: move.code)
def test_who_has_nobody_to_tell_a_fact_is_refused_from_the_vonnis_on(move: Move) -> None:
    for step in move.source:
        refused = move.refusals(step, Facts())
        assert bool(refused) is (step >= STOPPED_FROM or move.guard is not None)
        assert all(each.missing and each.who and each.rule for each in refused)


@pytest.mark.parametrize("move", STOPPED, ids=lambda move: move.code)
def test_before_the_vonnis_a_case_closes_as_it_did(move: Move) -> None:
    own = {need for guard in move.asked_at(Step.ARREARS) for need in guard.facts}
    assert move.refusals(Step.HEARING, Facts(dict.fromkeys(own, True))) == ()


@given(st.data())
def test_one_fact_that_is_not_there_is_one_refusal_that_names_it(data: st.DataObject) -> None:
    move = data.draw(st.sampled_from(STOPPED))
    assert move.stop is not None
    known = all_of(move.stop)
    assert move.refusals(STOPPED_FROM, Facts(known)) == ()
    need = data.draw(st.sampled_from(STOPS[move.stop].needs))
    refused = move.refusals(STOPPED_FROM, Facts({**known, need.fact: False}))
    assert refused == (need.refusal,)
    assert refused[0].who in refused[0].sentence


@pytest.mark.parametrize("step", [step for step in Step if step >= STOPPED_FROM])
def test_what_was_never_this_households_is_put_right_past_every_stop(step: Step) -> None:
    move = find_move("close_wrongly_linked")
    assert move.refusals(step, Facts()) == ()
    assert move in moves_from(step, Status.OPEN)


def test_what_a_court_or_bailiff_did_is_never_stopped() -> None:
    assert all(move.stop is None for move in MOVES if move.permission == "follow_court")


def test_help_is_never_stopped() -> None:
    assert all(move.stop is None for move in MOVES if move.permission == "seek_contact")


def test_a_guard_that_is_not_there_is_not_passed_over() -> None:
    broken = Move("x", frozenset(Step), None, "close", "Wgs", "x", guard="naar_de_maan")
    with pytest.raises(UnknownMove):
        broken.refusals(Step.VONNIS, Facts())
