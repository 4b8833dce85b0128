# SPDX-License-Identifier: EUPL-1.2
"""The table of the process: whole, coherent, and never backwards."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.process import (
    GUARDS,
    MOVES,
    REASONS,
    Exit,
    ExitKind,
    Facts,
    Status,
    Step,
    UnknownMove,
    exits_at,
    find_move,
    moves_from,
    reason_words,
)
from woonzeker.process.reasons import WRONG_CLAIM

RUNNING_MOVES = [move for move in MOVES if not move.begins]


def test_there_are_eleven_steps_each_with_a_dutch_name_and_somebody_who_acts() -> None:
    assert [step.value for step in Step] == list(range(1, 12))
    assert all(step.dutch and step.who for step in Step)
    assert len({step.dutch for step in Step}) == 11


def test_no_two_moves_share_a_code() -> None:
    assert len({move.code for move in MOVES}) == len(MOVES)


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.code)
def test_every_move_says_who_may_and_on_what_ground(move: object) -> None:
    found = find_move(move.code)  # type: ignore[attr-defined]
    assert re.fullmatch(r"[a-z_]+", found.permission)
    assert found.citation
    assert found.title
    assert found.guard is None or found.guard in GUARDS


@pytest.mark.parametrize("step", Step)
def test_all_six_exits_stand_open_at_every_step(step: Step) -> None:
    kinds = {way.kind for way in exits_at(step)}
    assert kinds >= set(ExitKind) - {ExitKind.OTHER}


@pytest.mark.parametrize("step", Step)
def test_every_step_can_be_reached(step: Step) -> None:
    assert any(move.target == step for move in MOVES if isinstance(move.target, Step))


@pytest.mark.parametrize("way", Exit)
def test_every_exit_has_exactly_one_move_that_closes_with_it(way: Exit) -> None:
    assert [move.code for move in MOVES if move.target is way] == [f"close_{way}"]


@pytest.mark.parametrize("step", Step)
def test_a_closed_case_is_reopened_by_a_report_a_request_or_a_court_event(step: Step) -> None:
    found = moves_from(step, Status.CLOSED)
    opening = [move for move in found if move.permission != "put_right"]
    codes = {move.code for move in opening if move.permission != "follow_court"}
    assert codes == {"reopen", "reopen_on_request", "reopen_on_worry"}
    assert all(move.status_after(Status.CLOSED) is Status.OPEN for move in opening)


@pytest.mark.parametrize("step", Step)
def test_what_was_never_this_households_is_put_right_whatever_the_case_had_come_to(
    step: Step,
) -> None:
    for status in Status:
        codes = {move.code for move in moves_from(step, status)}
        assert codes >= {"report_released", "close_wrongly_linked"}


def test_contact_can_be_sought_and_help_accepted_at_every_step() -> None:
    for step in Step:
        codes = {move.code for move in moves_from(step, Status.OPEN)}
        assert codes >= {"contact_sought", "contact_reached", "help_accepted", "join_report"}


@given(st.sampled_from(RUNNING_MOVES), st.sampled_from(list(Step)))
def test_no_move_ever_lowers_a_step(move: object, step: Step) -> None:
    assert move.step_after(step) >= step  # type: ignore[attr-defined]


def test_a_beginning_opens_a_case_at_its_own_step() -> None:
    move = find_move("accept_report")
    assert (move.step_after(None), move.status_after(Status.CLOSED)) == (Step.REPORT, Status.OPEN)


def test_an_unknown_code_is_refused_and_not_guessed() -> None:
    with pytest.raises(UnknownMove):
        find_move("naar_de_maan")


@pytest.mark.parametrize("guard", GUARDS.values(), ids=lambda guard: guard.name)
def test_a_guard_refuses_when_nobody_provides_its_facts(guard: object) -> None:
    refusals = guard(Facts())  # type: ignore[operator]
    assert refusals
    assert all(refusal.missing and refusal.who and refusal.rule for refusal in refusals)


@pytest.mark.parametrize("guard", GUARDS.values(), ids=lambda guard: guard.name)
def test_a_guard_lets_pass_when_all_its_facts_hold(guard: object) -> None:
    known = dict.fromkeys(guard.facts, True)  # type: ignore[attr-defined]
    assert guard(Facts(known)) == ()  # type: ignore[operator]


def test_a_forced_bewind_needs_every_earlier_step_and_two_signatures() -> None:
    refusals = GUARDS["bewind_proportional"](Facts({"contact_sought": True}))
    assert [each.rule for each in refusals] == ["BW art. 1:431", "BW art. 1:432", "BW art. 1:432"]
    assert "lijst van evenredigheid" in refusals[1].sentence
    assert "twee bevoegde medewerkers" in refusals[2].sentence


def test_every_reason_has_words_and_is_asked_somewhere() -> None:
    asked = {code for move in MOVES for code in move.reasons}
    # what a message told can belong to another claim: that is no move of the case
    assert asked | set(WRONG_CLAIM) == set(REASONS)
    assert reason_words("helper") == "een hulpverlener is aan zet"
    assert reason_words("from_before") == "from_before"


def test_the_words_for_the_national_statistics_are_those_of_the_model() -> None:
    known = json.loads((Path(__file__).parent / "ddas_resultaten.json").read_text("utf-8"))
    assert {way.ddas for way in Exit if way.ddas} <= set(known)
