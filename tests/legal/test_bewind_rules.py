# SPDX-License-Identifier: EUPL-1.2
"""Letting somebody else keep the money: only as the very last thing, and over as soon as it can."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.law.reader import Confidence
from woonzeker.legal.rules import LastOfferPolicy
from woonzeker.legal.rules.bewind import (
    HARMS,
    MEANS,
    STEPS,
    BewindKind,
    BewindList,
    Heard,
    Means,
    RequestState,
    Signature,
    Weighed,
    Wish,
    is_complete,
    request_of,
    wish_lacks,
)
from woonzeker.legal.rules.bewind_course import (
    Bewind,
    Evaluation,
    Step,
    Verdict,
    duties,
    evaluate_on,
    standing_of,
    verdict,
)

POLICY = LastOfferPolicy()
ON = date(2026, 11, 20)
BEFORE = date(2026, 11, 2)
DAYS = st.dates(date(2024, 1, 1), date(2030, 6, 30))
WHOLE = BewindList(
    version=3,
    ground="verkwisting_of_problematische_schulden",
    threatened_on=BEFORE,
    steps=dict.fromkeys(STEPS, BEFORE),
    means=tuple(Means(code, Weighed.TRIED, BEFORE, argued=True) for code in MEANS),
    heard=Heard(words_on=BEFORE),
    harms=frozenset({"home"}),
    harm_argued=True,
    term_argued=True,
)
BOTH = (Signature("an", 3, ON), Signature("bo", 3, ON))


def codes(listed: BewindList) -> list[str]:
    return [each.code for each in request_of(listed, BOTH, on=ON, policy=POLICY).lacks]


def test_a_complete_list_with_two_signatures_may_be_sent() -> None:
    found = request_of(WHOLE, BOTH, on=ON, policy=POLICY)
    assert (found.state, found.lacks) == (RequestState.MAY_BE_SENT, ())


def test_one_signature_is_not_enough_and_twice_the_same_person_is_one() -> None:
    twice = (Signature("an", 3, ON), Signature("an", 3, ON))
    found = request_of(WHOLE, twice, on=ON, policy=POLICY)
    assert found.state is RequestState.SIGNED_ONCE
    assert [each.code for each in found.lacks] == ["sign"]
    assert request_of(WHOLE, (), on=ON, policy=POLICY).state is RequestState.TO_SIGN


def test_a_change_of_the_list_takes_the_signatures_away() -> None:
    changed = replace(WHOLE, version=4)
    assert request_of(changed, BOTH, on=ON, policy=POLICY).state is RequestState.TO_SIGN


def test_an_empty_list_says_all_that_is_missing_and_who_can_do_it() -> None:
    found = request_of(BewindList(1), BOTH, on=ON, policy=POLICY)
    assert found.state is RequestState.INCOMPLETE
    asked = {each.code for each in found.lacks}
    assert asked == {
        "ground", "threat", "heard", "harm", "term",
        *(f"step_{code}" for code in STEPS), *(f"means_{code}" for code in MEANS),
    }  # fmt: skip
    assert all(each.words and each.who and each.rule for each in found.lacks)


@pytest.mark.parametrize("code", STEPS)
def test_every_earlier_step_was_tried_on_a_day_that_passed(code: str) -> None:
    assert codes(replace(WHOLE, steps={**WHOLE.steps, code: ON + timedelta(days=1)})) == [
        f"step_{code}"
    ]


@pytest.mark.parametrize("code", MEANS)
def test_every_lighter_means_is_weighed_and_says_why_it_is_not_enough(code: str) -> None:
    silent = tuple(
        replace(each, argued=False) if each.code == code else each for each in WHOLE.means
    )
    assert codes(replace(WHOLE, means=silent)) == [f"means_{code}"]


def test_who_does_not_answer_was_tried_often_and_by_several_ways() -> None:
    letters = tuple((BEFORE + timedelta(days=n), "letter") for n in range(5))
    assert codes(replace(WHOLE, heard=Heard(tries=letters))) == ["heard"]
    also = (*letters, (BEFORE, "visit"))
    assert codes(replace(WHOLE, heard=Heard(tries=also))) == []


def test_the_same_try_written_twice_is_one() -> None:
    twice = ((BEFORE, "letter"), (BEFORE, "letter"), (BEFORE, "visit"))
    assert codes(replace(WHOLE, heard=Heard(tries=twice))) == ["heard"]


def test_a_harm_is_named_and_argued() -> None:
    assert codes(replace(WHOLE, harm_argued=False)) == ["harm"]
    assert codes(replace(WHOLE, harms=frozenset({"nothing"}))) == ["harm"]
    assert "home" in HARMS


def test_only_debts_are_a_ground_for_the_college() -> None:
    assert codes(replace(WHOLE, ground="toestand")) == ["ground"]


@given(
    st.dictionaries(st.sampled_from(sorted(STEPS)), DAYS),
    st.lists(st.sampled_from(sorted(MEANS)), unique=True),
    st.booleans(),
    st.none() | DAYS,
    DAYS,
)
def test_nothing_incomplete_is_ever_sent(
    steps: dict[str, date], means: list[str], argued: bool, words_on: date | None, on: date
) -> None:
    listed = replace(
        WHOLE,
        steps=steps,
        means=tuple(Means(code, Weighed.REFUSED, BEFORE, argued=argued) for code in means),
        heard=Heard(words_on),
    )
    signed = (Signature("an", 3, on), Signature("bo", 3, on))
    sent = request_of(listed, signed, on=on, policy=POLICY).state is RequestState.MAY_BE_SENT
    assert sent is is_complete(listed, on=on, policy=POLICY)
    if sent:
        assert set(steps) == set(STEPS)
        assert set(means) == set(MEANS)
        assert max(steps.values()) <= on


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 4), DAYS)), DAYS)
def test_two_different_people_sign_what_it_is_now(
    rows: list[tuple[str, int, date]], on: date
) -> None:
    found = request_of(WHOLE, [Signature(*row) for row in rows], on=on, policy=POLICY)
    people = {who for who, version, day in rows if version == 3 and day <= on}
    if found.state is RequestState.MAY_BE_SENT:
        assert people == {"a", "b"}


def test_ones_own_wish_needs_explanation_and_a_signature_and_no_reason() -> None:
    wish = Wish(BewindKind.ON_REQUEST)
    assert [each.code for each in wish_lacks(wish, on=ON)] == ["explained", "wished", "signed"]
    whole = Wish(BewindKind.INCOME_MANAGEMENT, ON, ON, ON)
    assert wish_lacks(whole, on=ON) == ()
    assert wish_lacks(replace(whole, kind=BewindKind.BY_COLLEGE), on=ON)[0].code == "kind"


def test_the_bewindvoerder_tells_and_the_municipality_advises() -> None:
    found = duties(BewindKind.BY_COLLEGE, granted_on=BEFORE, plan_on=ON, signed_up=True)
    assert [(each.code, each.deadline.due_on) for each in found] == [
        ("told", date(2026, 11, 9)), ("plan", date(2027, 2, 2)), ("advice", date(2026, 12, 21)),
    ]  # fmt: skip
    assert [each.confidence for each in found] == [
        Confidence.SECONDARY, Confidence.SECONDARY, Confidence.UNVERIFIED,
    ]  # fmt: skip


def test_who_did_not_sign_up_is_told_nothing() -> None:
    on = {"granted_on": BEFORE, "plan_on": None}
    assert duties(BewindKind.BY_COLLEGE, signed_up=False, **on) == ()  # type: ignore[arg-type]
    assert duties(BewindKind.INCOME_MANAGEMENT, signed_up=True, **on) == ()  # type: ignore[arg-type]
    assert len(duties(BewindKind.ON_REQUEST, signed_up=True, **on)) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("evaluation", "comes_to"),
    [
        (Evaluation(ON), Verdict.END),
        (Evaluation(ON, go_on=True), Verdict.END),
        (Evaluation(ON, go_on=True, argued=True), Verdict.END),
        (Evaluation(ON, go_on=True, argued=True, resident_on=ON), Verdict.GO_ON),
        (Evaluation(ON, go_on=False, argued=True, resident_on=ON), Verdict.END),
    ],
)
def test_it_ends_unless_it_is_argued_and_the_resident_was_asked(
    evaluation: Evaluation, comes_to: Verdict
) -> None:
    assert verdict(evaluation) is comes_to


RUNS = Bewind(BewindKind.BY_COLLEGE, date(2026, 1, 12), said_until=date(2028, 1, 12))
STAYS = Evaluation(date(2026, 7, 1), go_on=True, argued=True, resident_on=date(2026, 6, 30))


@pytest.mark.parametrize(
    ("on", "step"),
    [
        (date(2026, 2, 2), Step.FOLLOW),
        (date(2026, 6, 15), Step.PREPARE),
        (date(2026, 7, 12), Step.EVALUATE),
        (date(2028, 1, 13), Step.OVER),
    ],
)
def test_it_is_evaluated_each_half_year(on: date, step: Step) -> None:
    assert standing_of(RUNS, [], on=on, policy=POLICY).step is step


def test_after_an_evaluation_it_asks_for_the_end_or_runs_on() -> None:
    stays = standing_of(RUNS, [STAYS], on=date(2026, 8, 3), policy=POLICY)
    assert (stays.step, stays.evaluate_on) == (Step.FOLLOW, date(2027, 1, 1))
    silent = replace(STAYS, argued=False)
    found = standing_of(RUNS, [silent], on=date(2026, 8, 3), policy=POLICY)
    assert found.step is Step.ASK_THE_END
    assert found.words.startswith("Vraag om het einde")


def test_a_resident_who_wants_out_is_heard_at_once() -> None:
    wants = replace(RUNS, wants_out_on=date(2026, 8, 3))
    assert standing_of(wants, [STAYS], on=date(2026, 8, 3), policy=POLICY).step is Step.EVALUATE
    free = replace(wants, kind=BewindKind.INCOME_MANAGEMENT)
    assert standing_of(free, [STAYS], on=date(2026, 8, 3), policy=POLICY).step is Step.END_NOW


def test_a_court_bewind_over_debts_has_an_end() -> None:
    endless = replace(RUNS, said_until=None)
    assert standing_of(endless, [], on=ON, policy=POLICY).term_missing
    before = replace(endless, begins_on=date(2019, 5, 6))
    assert not standing_of(before, [], on=ON, policy=POLICY).term_missing
    own = replace(endless, kind=BewindKind.INCOME_MANAGEMENT)
    assert not standing_of(own, [], on=ON, policy=POLICY).term_missing


def test_what_ended_is_over_on_that_day() -> None:
    ended = replace(RUNS, ended_on=ON)
    found = standing_of(ended, [], on=ON, policy=POLICY)
    assert (found.step, found.evaluate_on) == (Step.OVER, None)


@given(DAYS, st.lists(DAYS, max_size=5), st.none() | DAYS, st.none() | DAYS)
def test_the_next_evaluation_is_never_more_than_half_a_year_away(
    begins: date, held: list[date], until: date | None, wants_out: date | None
) -> None:
    bewind = Bewind(BewindKind.ON_REQUEST, begins, until, wants_out)
    rows = [Evaluation(day) for day in sorted(held) if day >= begins]
    last = rows[-1].held_on if rows else begins
    found = evaluate_on(bewind, rows, POLICY)
    assert found <= brute_force.same_day_later(last, 6)
    assert until is None or found <= until


@given(DAYS, st.lists(DAYS, max_size=4), DAYS)
def test_no_bewind_runs_on_in_silence(begins: date, held: list[date], on: date) -> None:
    """Seven months without an evaluation that was argued are never 'it runs'."""
    rows = [Evaluation(day, True, True, day) for day in sorted(held)]
    bewind = Bewind(BewindKind.BY_COLLEGE, begins, date(2040, 1, 2))
    found = standing_of(bewind, rows, on=on, policy=POLICY)
    seen = [day for day in held if begins <= day <= on]
    if found.step is Step.FOLLOW:
        assert on < brute_force.same_day_later(max(seen, default=begins), 6)
