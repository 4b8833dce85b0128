# SPDX-License-Identifier: EUPL-1.2
"""The closed list: every result of a signal and of a case has exactly the answer it should."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.feedback.rules.answers import (
    BY_HAND,
    FINAL,
    AnswerCode,
    AnswerFacts,
    Basis,
    answer_for,
)
from woonzeker.feedback.rules.policy import (
    CONSENTED,
    FeedbackInvalid,
    FeedbackPolicy,
    Item,
    feedback_policy_from,
    is_ground,
)
from woonzeker.feedback.rules.telling import REOPENED, Last, reason_of, tells
from woonzeker.intake.models import SignalResult
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import shipped_policy
from woonzeker.process import Exit

CAME, NOW, ENDED = date(2026, 10, 1), date(2026, 11, 2), date(2026, 10, 20)
OFF = feedback_policy_from(shipped_policy(PolicyKind.FEEDBACK))
ON = FeedbackPolicy(dict.fromkeys(Item, "Wgs art. 8 lid 1"), 1, 5)
C = AnswerCode

#: what each result of a case comes to for a signal that was taken up, once it was released
BY_EXIT: dict[Exit, AnswerCode] = {
    Exit.PAID: C.CLOSED, Exit.ARRANGEMENT: C.CLOSED, Exit.ADVICE: C.CLOSED,
    Exit.FOLLOW_UP: C.CLOSED, Exit.FOLLOW_UP_FINANCIAL: C.CLOSED, Exit.FOLLOW_UP_OTHER: C.CLOSED,
    Exit.MOVED_OWN_WILL: C.NOT_RESIDENT, Exit.MOVED_UNDER_PRESSURE: C.NOT_RESIDENT,
    Exit.KEY_HANDED_IN: C.NOT_RESIDENT, Exit.MOVED_UNKNOWN: C.NOT_TAKEN_UP,
    Exit.DECEASED: C.DECEASED, Exit.KNOWN_TO_DEBT_HELP: C.CLOSED, Exit.OTHER_SUPPORT: C.CLOSED,
    Exit.HELP_DECLINED: C.CLOSED, Exit.NO_CONTACT: C.CLOSED, Exit.NO_REACTION: C.CLOSED,
    Exit.REFERRED_WITHOUT_CONTACT: C.CLOSED, Exit.REHOUSED: C.CLOSED, Exit.REPEATED: C.REPEAT,
    Exit.UNJUSTIFIED: C.UNJUSTIFIED, Exit.NOT_TAKEN_UP: C.NOT_TAKEN_UP,
    Exit.OPENED_BY_MISTAKE: C.CLOSED, Exit.WRONGLY_LINKED: C.RECEIVED,
}  # fmt: skip
#: what each result of a signal comes to, while its case runs and once somebody released it
BY_RESULT: dict[str, AnswerCode] = {
    "open": C.RECEIVED, "taken_up": C.IN_PROGRESS, "repeat": C.REPEAT,
    "below_threshold": C.UNJUSTIFIED, "outside_window": C.UNJUSTIFIED, "deceased": C.DECEASED,
    "not_resident": C.NOT_RESIDENT, "known_to_debt_help": C.CLOSED, "other": C.NOT_TAKEN_UP,
}  # fmt: skip


def facts(**given: Any) -> AnswerFacts:
    return AnswerFacts(**{"result": "taken_up", "received_on": CAME, "on": NOW, **given})


def test_every_result_of_a_signal_and_of_a_case_is_in_the_table() -> None:
    assert set(BY_RESULT) == set(SignalResult.values)
    assert set(BY_EXIT) == set(Exit)


@pytest.mark.parametrize("result", SignalResult.values)
def test_a_result_of_a_signal_has_one_answer(result: str) -> None:
    said = facts(result=result, case_runs=True, own_repeat=True, released=BY_RESULT[result])
    assert answer_for(said, OFF).code is BY_RESULT[result]


@pytest.mark.parametrize("result", list(Exit))
def test_a_result_of_a_case_has_one_answer(result: Exit) -> None:
    said = facts(case_result=result, ended_on=ENDED, released=BY_EXIT[result])
    assert answer_for(said, OFF).code is BY_EXIT[result]


#: how a case can stand → what of it the facts say
STANDS: dict[str, dict[str, Any]] = {
    "none": {},
    "runs": {"case_runs": True},
    "waits": {"waits": True, "ended_on": ENDED},
    **{each.value: {"case_result": each, "ended_on": ENDED} for each in Exit},
}


@pytest.mark.parametrize("result", SignalResult.values)
def test_every_cell_of_the_table_keeps_to_the_closed_list(result: str) -> None:
    asked = product(STANDS.values(), ("", *BY_HAND), (True, False), (OFF, ON), (True, False))
    for stands, released, rent, policy, own in asked:
        said = facts(result=result, released=released, rent=rent, own_repeat=own, **stands)
        answer = answer_for(said, policy)
        assert answer.code in AnswerCode
        assert answer.final == (answer.code in FINAL)
        if answer.code in BY_HAND:
            assert released == answer.code
            assert not rent or policy is ON
        assert answer.waits_for in ("", *BY_HAND)
        assert not (answer.waits_for and answer.final)
        assert policy is ON or answer.item == ""


@pytest.mark.parametrize("rent", [True, False])
@pytest.mark.parametrize("code", sorted(BY_HAND))
def test_a_death_or_departure_waits_for_a_person(code: str, rent: bool) -> None:
    waiting = answer_for(facts(result=code, rent=rent), ON)
    assert (waiting.code, waiting.waits_for) == (C.RECEIVED, code)
    during = answer_for(facts(case_result=Exit.DECEASED, rent=rent), ON)
    assert (during.code, during.waits_for) == (C.IN_PROGRESS, C.DECEASED)


@pytest.mark.parametrize("code", sorted(BY_HAND))
def test_a_landlord_hears_no_more_than_not_taken_up_without_a_ground(code: AnswerCode) -> None:
    said = facts(result=code.value, rent=True, released=code)
    assert answer_for(said, OFF).code is C.NOT_TAKEN_UP
    assert answer_for(said, ON).code is code
    assert answer_for(facts(result=code.value, released=code), OFF).code is code


def test_what_is_not_so_is_not_told_and_waits_no_more() -> None:
    answer = answer_for(facts(result="deceased", withheld="deceased"), ON)
    assert (answer.code, answer.waits_for) == (C.RECEIVED, "")
    ended = answer_for(facts(case_result=Exit.DECEASED, ended_on=ENDED, withheld="deceased"), ON)
    assert (ended.code, ended.on, ended.waits_for) == (C.CLOSED, ENDED, "")


def test_whom_the_register_does_not_know_waits_for_a_person_too() -> None:
    assert answer_for(facts(result="open", nobody=True), OFF).waits_for == C.NOT_RESIDENT


def test_another_reason_is_never_told() -> None:
    answer = answer_for(facts(result="other", case_runs=True, reached=True), ON)
    assert (answer.code, answer.item) == (C.NOT_TAKEN_UP, "")


def test_a_repeat_of_a_signal_of_its_own_that_was_over_goes_with_the_case() -> None:
    """Else a partner would see that another creditor had the case opened again."""
    assert answer_for(facts(result="repeat", own_repeat=True, case_runs=True), OFF).code is C.REPEAT
    assert answer_for(facts(result="repeat", case_runs=True), OFF).code is C.IN_PROGRESS
    assert answer_for(facts(result="repeat", case_result=Exit.PAID), OFF).code is C.CLOSED
    assert answer_for(facts(result="repeat"), OFF).code is C.REPEAT


def test_closed_carries_the_day_on_which_the_case_ended() -> None:
    assert answer_for(facts(case_result=Exit.PAID, ended_on=ENDED), OFF).on == ENDED
    assert answer_for(facts(case_runs=True), OFF).on == NOW
    assert answer_for(facts(result="open"), OFF).on == CAME


@pytest.mark.parametrize(
    ("known", "item"),
    [
        ({"reached": True}, Item.REACHED),
        ({"reached": True, "help": "accepted"}, Item.HELP_ACCEPTED),
        ({"reached": True, "help": "declined"}, Item.HELP_DECLINED),
        ({"case_result": Exit.ADVICE}, Item.HELP_ACCEPTED),
        ({"case_result": Exit.HELP_DECLINED}, Item.HELP_DECLINED),
    ],
)
def test_more_is_told_only_with_a_ground_or_consent(known: dict[str, Any], item: Item) -> None:
    assert answer_for(facts(**known), OFF).item == ""
    on_ground = answer_for(facts(**known), ON)
    assert (on_ground.item, on_ground.basis) == (item, Basis.GROUND)
    agreed = answer_for(facts(**known, consents=frozenset({item})), OFF)
    assert (agreed.item, agreed.basis) == (item, Basis.CONSENT)


def test_consent_to_one_thing_tells_no_other() -> None:
    agreed = facts(reached=True, help="declined", consents=frozenset({Item.REACHED}))
    assert answer_for(agreed, OFF).item == Item.REACHED
    other = facts(reached=True, consents=frozenset({Item.HELP_ACCEPTED, Item.PAUSE}))
    assert answer_for(other, OFF).item == ""


def test_nobody_agrees_for_landlords() -> None:
    assert not {Item.DECEASED_TO_LANDLORDS, Item.NOT_RESIDENT_TO_LANDLORDS} & set(CONSENTED)


@given(
    last=st.sampled_from(["", *AnswerCode]),
    now=st.sampled_from(list(AnswerCode)),
    anew=st.booleans(),
)
def test_an_answer_never_goes_back_but_by_being_reopened(
    last: str, now: AnswerCode, anew: bool
) -> None:
    before = Last(last, "", 1 if last else 0)
    answer = answer_for(facts(case_runs=True), OFF).__class__(now, NOW, Basis.CASE)
    if not tells(answer, before, anew=anew):
        return
    assert now != last
    if last in FINAL:
        assert anew
        assert reason_of(answer, before) == REOPENED
    else:
        assert reason_of(answer, before) == ""
    assert now is not C.RECEIVED


@pytest.mark.parametrize(
    ("text", "good"),
    [("Wgs art. 8 lid 1", True), ("artikel 4 Wgs", True), ("afgesproken met partner", False),
     ("art. 4", False), ("x art. 4" + "x" * 200, False)],
)  # fmt: skip
def test_a_ground_names_an_article(text: str, good: bool) -> None:
    assert is_ground(text) is good


@pytest.mark.parametrize(
    "fault",
    [
        {"grounds": {"reached": "omdat het handig is"}},
        {"grounds": {"address": "Wgs art. 8 lid 1"}},
        {"grounds": {"reached": 5}},
        {"release_working_days": 0},
        {"release_working_days": True},
        {"pause_reminder_days": 30},
        {"why": "altijd"},
    ],
)
def test_a_policy_outside_its_bounds_is_refused(fault: dict[str, Any]) -> None:
    with pytest.raises(FeedbackInvalid):
        feedback_policy_from({**shipped_policy(PolicyKind.FEEDBACK), **fault})


def test_everything_beyond_the_list_is_off_as_shipped() -> None:
    assert not any(OFF.grounds.values())


def test_an_answer_is_never_told_before_the_one_before_it() -> None:
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    last = Last("in_progress", "", 1, on=at.date(), at=at)
    assert last.not_before(date(2026, 10, 30), at - timedelta(days=3)) == (at.date(), at)
    later = at + timedelta(days=1)
    assert last.not_before(later.date(), later) == (later.date(), later)
