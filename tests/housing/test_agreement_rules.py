# SPDX-License-Identifier: EUPL-1.2
"""Living on under an agreement: what it lacks, how long, who hears of a breach, and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.housing.rules.agreement_end import (
    HOW_WORDS,
    WHY_NOT,
    Ended,
    Ending,
    HowEnded,
    NotEnded,
    OwnStep,
    counts_as_eviction,
    end,
    follows_from,
    own_name_plan,
    threatens_on,
)
from woonzeker.housing.rules.agreement_kinds import (
    PARTY_WORDS,
    TYPES,
    AgreementKind,
    Condition,
    Party,
)
from woonzeker.housing.rules.agreements import (
    Agreement,
    clock_of_agreement,
    condition_words,
    lacks_of,
    own_name_norm,
    telling,
    watched,
)
from woonzeker.law.reader import Confidence, parameter
from woonzeker.legal.rules import (
    Breach,
    BreachStage,
    LastOfferPolicy,
    Look,
    Seen,
    WatchState,
)

POLICY = LastOfferPolicy()
BEGUN = date(2026, 1, 5)
ON = date(2026, 11, 20)
DAYS = st.dates(date(2024, 1, 1), date(2030, 6, 30))
KINDS = st.sampled_from(AgreementKind)
OTHERS_NAME = [kind for kind in AgreementKind if not TYPES[kind].own_name]


def made(kind: AgreementKind, **changes: object) -> Agreement:
    whole = Agreement(
        kind, BEGUN, date(2027, 1, 4), frozenset(Condition),
        dict.fromkeys(TYPES[kind].signers, BEGUN), informed_on=BEGUN, bewind_own_on=BEGUN,
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def codes(agreement: Agreement, on: date = ON) -> list[str]:
    return [each.code for each in lacks_of(agreement, on=on, policy=POLICY)]


HOV = made(AgreementKind.HOV)
LAST_CHANCE = made(AgreementKind.LAST_CHANCE)
DONE = Breach(date(2026, 11, 2), date(2026, 11, 3), told_on=date(2026, 11, 10))


@pytest.mark.parametrize("kind", AgreementKind)
def test_a_whole_agreement_of_each_kind_lacks_nothing(kind: AgreementKind) -> None:
    assert codes(made(kind)) == []


def test_three_parties_sign_renting_on_conditions() -> None:
    assert len(TYPES[AgreementKind.HOV].signers) == len(parameter("hov/partijen", on=ON).names)
    unsigned = made(AgreementKind.HOV, signed={})
    assert codes(unsigned) == ["signed_municipality", "signed_provider", "signed_resident"]
    whose = {each.who for each in lacks_of(unsigned, on=ON, policy=POLICY)}
    assert whose <= set(PARTY_WORDS.values())


def test_of_a_judgment_nobody_signs_but_the_judge() -> None:
    assert codes(made(AgreementKind.CONDITIONAL_JUDGMENT, signed={})) == ["signed_court"]


def test_a_landlord_cannot_impose_bewind_and_a_judge_can_ask_it() -> None:
    assert codes(made(AgreementKind.LAST_CHANCE, bewind_own_on=None)) == ["bewind_own"]
    assert codes(made(AgreementKind.CONDITIONAL_JUDGMENT, bewind_own_on=None)) == []


def test_an_agreement_has_rent_an_end_and_an_explanation() -> None:
    bare = made(
        AgreementKind.LAST_CHANCE, conditions=frozenset(), said_until=None, informed_on=None
    )
    assert codes(bare) == ["rent", "ends_on", "informed"]
    assert codes(made(AgreementKind.LAST_CHANCE, said_until=date(2025, 1, 1))) == ["ends_on"]


def test_two_years_are_the_longest_in_somebody_elses_name() -> None:
    long = made(AgreementKind.HOV, said_until=date(2030, 1, 1))
    clock = clock_of_agreement(long, POLICY)
    assert clock is not None
    assert (clock.until_on, clock.confidence) == (date(2028, 1, 4), Confidence.SECONDARY)
    assert codes(long) == ["too_long"]


def test_a_municipality_may_decide_on_less_and_says_so() -> None:
    clock = clock_of_agreement(HOV, replace(POLICY, other_name_months=6))
    assert clock is not None
    assert clock.until_on == date(2026, 7, 4)
    assert clock.citation == "beleid van de gemeente"
    assert "zes maanden" in clock.explanation


def test_time_that_was_used_before_counts() -> None:
    later = follows_from(HOV, made(AgreementKind.HOV, begins_on=date(2027, 6, 1), said_until=None))
    clock = clock_of_agreement(later, POLICY)
    assert clock is not None
    assert clock.until_on == date(2028, 1, 4)
    spent = replace(later, begins_on=date(2028, 2, 1), said_until=date(2028, 5, 1))
    assert codes(spent) == ["used_up"]


def test_after_an_own_contract_no_time_is_taken_along() -> None:
    assert follows_from(LAST_CHANCE, HOV) == HOV
    assert follows_from(HOV, LAST_CHANCE) == LAST_CHANCE


@given(st.sampled_from(OTHERS_NAME), DAYS, st.none() | st.integers(0, 2000), st.integers(0, 900))
def test_no_home_stands_in_somebody_elses_name_for_more_than_two_years(
    kind: AgreementKind, first: date, said: int | None, later: int
) -> None:
    begins = first + timedelta(days=later)
    until = None if said is None else begins + timedelta(days=said)
    clock = clock_of_agreement(Agreement(kind, begins, until, first_on=first), POLICY)
    assert clock is not None
    assert clock.until_on <= brute_force.same_day_later(first, 24)


@given(KINDS, DAYS, DAYS, st.integers(1, 31))
def test_a_month_of_every_condition_is_watched_once_and_none_after_the_end(
    kind: AgreementKind, on: date, ended: date, day: int
) -> None:
    agreement = made(kind, ended_on=ended)
    found = watched(agreement, {}, day=day, on=on, policy=POLICY)
    seen = [(each.condition, each.turn.due_on) for each in found]
    assert len(seen) == len(set(seen))
    assert all(BEGUN <= due_on <= ended for _condition, due_on in seen)
    assert len(seen) % len(agreement.conditions) == 0


def test_what_was_seen_of_one_condition_says_nothing_of_another() -> None:
    looks = {Condition.RENT: [Look(date(2026, 2, 1), Seen.NOT_KEPT, date(2026, 2, 3))]}
    found = watched(HOV, looks, day=1, on=date(2026, 2, 3), policy=POLICY)
    february = {
        each.condition: each.turn.state
        for each in found
        if each.turn.due_on == date(2026, 2, 1)
    }  # fmt: skip
    assert february.pop(Condition.RENT) is WatchState.BREACH
    assert set(february.values()) == {WatchState.TO_LOOK}


def test_an_agreement_without_a_last_day_is_watched_month_by_month() -> None:
    endless = made(AgreementKind.LAST_CHANCE, said_until=None)
    found = watched(endless, {}, day=1, on=date(2026, 3, 2), policy=POLICY)
    assert max(each.turn.due_on for each in found) == date(2026, 4, 1)


def test_a_landlord_hears_of_the_rent_and_of_guidance_only_that_it_was_not_kept() -> None:
    rent = telling(LAST_CHANCE, Condition.RENT, DONE, Party.LANDLORD, on=ON, policy=POLICY)
    guided = telling(LAST_CHANCE, Condition.GUIDANCE, DONE, Party.LANDLORD, on=ON, policy=POLICY)
    assert (rent.allowed, rent.words) == (True, "De huur van deze maand is niet betaald.")
    assert guided.words == "Een voorwaarde is niet nagekomen."


def test_nobody_hears_that_help_was_refused() -> None:
    refused = replace(DONE, refused_on=date(2026, 11, 4))
    words = {
        telling(HOV, each, refused, party, on=ON, policy=POLICY).words
        for each in Condition
        for party in Party
    }
    assert not any("weiger" in each or "hulp" in each for each in words)


@pytest.mark.parametrize("party", [Party.RESIDENT, Party.COURT, Party.MUNICIPALITY])
def test_the_municipality_writes_nobody_else(party: Party) -> None:
    judged = made(AgreementKind.CONDITIONAL_JUDGMENT)
    assert not telling(judged, Condition.RENT, DONE, party, on=ON, policy=POLICY).allowed


def test_who_is_no_party_never_hears() -> None:
    found = telling(LAST_CHANCE, Condition.RENT, DONE, Party.PROVIDER, on=ON, policy=POLICY)
    assert (found.allowed, found.stage) == (False, BreachStage.OTHERS_MAY_HEAR)


MAYBE = st.none() | DAYS


@given(
    KINDS, st.sampled_from(Condition), st.sampled_from(Party),
    st.builds(Breach, DAYS, MAYBE, MAYBE, MAYBE, MAYBE), DAYS,
)  # fmt: skip
def test_no_breach_reaches_another_before_the_working_days_or_a_refusal(
    kind: AgreementKind, condition: Condition, party: Party, breach: Breach, on: date
) -> None:
    found = telling(made(kind), condition, breach, party, on=on, policy=POLICY)
    assert found.allowed is bool(found.words)
    if not found.allowed:
        return
    assert party in TYPES[kind].parties
    assert breach.helped_on is not None
    begun = max(breach.found_on, breach.helped_on)
    refused = breach.refused_on is not None and begun <= breach.refused_on <= on
    assert refused or on > brute_force.working_days_later(begun, POLICY.help_days)


def test_the_way_to_a_contract_of_ones_own_counts_back_from_the_end() -> None:
    plan = own_name_plan(HOV, {OwnStep.PROMISED: BEGUN}, on=date(2026, 7, 6), policy=POLICY)
    assert plan is not None
    assert [each.by for each in plan.lines] == [
        BEGUN, date(2026, 7, 4), date(2026, 10, 4), date(2027, 1, 4),
    ]  # fmt: skip
    assert (plan.next_step, plan.late) == (OwnStep.TALKED, (OwnStep.TALKED,))


def test_who_has_an_own_contract_needs_no_way_to_it() -> None:
    assert own_name_plan(LAST_CHANCE, {}, on=ON, policy=POLICY) is None
    assert threatens_on(LAST_CHANCE, {}, on=ON, policy=POLICY) is None


def test_the_last_day_without_a_contract_is_watched_as_an_eviction() -> None:
    assert threatens_on(HOV, {}, on=ON, policy=POLICY) == date(2027, 1, 4)
    signed = {OwnStep.SIGNED: ON}
    assert threatens_on(HOV, signed, on=ON, policy=POLICY) is None
    plan = own_name_plan(HOV, signed, on=ON, policy=POLICY)
    assert plan is not None
    assert (plan.next_step, plan.late) == (None, ())


def ended(agreement: Agreement, ending: Ending, *stops: str) -> Ended | NotEnded:
    return end(agreement, ending, breaches=(), open_stops=stops, on=ON, policy=POLICY)


GONE = Ending(ON, HowEnded.NO_CONTRACT, argued=True)


def test_an_own_contract_is_the_goal_and_asks_no_stop() -> None:
    own = Ending(ON, HowEnded.OWN_CONTRACT, argued=True, contract_on=ON + timedelta(days=1))
    found = ended(HOV, own, "children")
    assert isinstance(found, Ended)
    assert (found.goal_reached, found.eviction, found.in_spite_of) == (True, False, ())
    assert found.agreement.ended_on == ON


def test_an_end_without_a_contract_is_an_eviction_with_all_the_stops() -> None:
    found = ended(HOV, GONE, "children", "place")
    assert found == NotEnded(("stops",), ("children", "place"))
    assert isinstance(found, NotEnded)
    assert found.sentences == (WHY_NOT["stops"],)
    with_all_done = ended(HOV, GONE)
    assert isinstance(with_all_done, Ended)
    assert with_all_done.eviction


def test_what_happened_all_the_same_is_recorded_with_what_was_open() -> None:
    found = ended(HOV, replace(GONE, happened=True), "place")
    assert isinstance(found, Ended)
    assert (found.eviction, found.in_spite_of) == (True, ("place",))


def test_a_provider_does_not_end_it_early_while_help_runs() -> None:
    early = replace(GONE, by_party=True)
    assert ended(HOV, early) == NotEnded(("help_first",))
    heard = end(HOV, early, breaches=(DONE,), open_stops=(), on=ON, policy=POLICY)
    assert isinstance(heard, Ended)
    anyway = ended(HOV, replace(early, happened=True), "place")
    assert isinstance(anyway, Ended)
    assert anyway.in_spite_of == ("place", "help_first")


def test_what_nobody_knows_counts_as_an_eviction() -> None:
    assert counts_as_eviction(replace(GONE, how=HowEnded.UNKNOWN))
    assert counts_as_eviction(replace(GONE, how=HowEnded.LEFT))


def test_who_stays_behind_after_a_death_is_not_put_out_quietly() -> None:
    died = replace(GONE, how=HowEnded.DECEASED)
    assert counts_as_eviction(died)
    assert counts_as_eviction(replace(died, others_stay=True))
    assert not counts_as_eviction(replace(died, others_stay=False))


@pytest.mark.parametrize(
    ("ending", "why"),
    [
        (replace(GONE, argued=False), "argued"),
        (replace(GONE, on=ON + timedelta(days=1)), "ahead"),
        (replace(GONE, on=BEGUN - timedelta(days=1)), "before_begin"),
        (replace(GONE, how=HowEnded.OWN_CONTRACT), "contract"),
        (replace(GONE, how=HowEnded.OWN_ELSEWHERE, contract_on=date(2026, 12, 1)), "contract"),
        (replace(GONE, how=HowEnded.NEXT_AGREEMENT), "next"),
        (replace(GONE, how=HowEnded.NEXT_AGREEMENT, next_begins_on=date(2026, 12, 1)), "next"),
        (replace(GONE, how=HowEnded.NEXT_AGREEMENT, next_begins_on=date(2026, 11, 19)), "next"),
    ],
)
def test_an_end_that_cannot_be_says_why(ending: Ending, why: str) -> None:
    assert ended(HOV, ending) == NotEnded((why,))


def test_another_agreement_that_follows_at_once_is_no_eviction() -> None:
    goes_on = replace(GONE, how=HowEnded.NEXT_AGREEMENT, next_begins_on=ON + timedelta(days=1))
    found = ended(HOV, goes_on, "children")
    assert isinstance(found, Ended)
    assert not found.eviction


NEAR = st.dates(BEGUN - timedelta(days=3), BEGUN + timedelta(days=30))
MAYBE_NEAR = st.none() | NEAR
ENDINGS = st.builds(
    Ending, NEAR, st.sampled_from(HowEnded), st.booleans(), st.booleans(), st.booleans(),
    st.none() | st.booleans(), MAYBE_NEAR, MAYBE_NEAR,
)  # fmt: skip
STOPS = st.lists(st.sampled_from(["children", "place", "family"]), unique=True).map(tuple)


@given(KINDS, st.lists(st.tuples(ENDINGS, STOPS, NEAR), max_size=6))
def test_an_agreement_ends_at_most_once(
    kind: AgreementKind, tries: list[tuple[Ending, tuple[str, ...], date]]
) -> None:
    agreement, times = made(kind), 0
    for ending, stops, on in tries:
        found = end(agreement, ending, breaches=(), open_stops=stops, on=on, policy=POLICY)
        if isinstance(found, Ended):
            agreement, times = found.agreement, times + 1
    assert times <= 1
    assert (agreement.ended_on is not None) is bool(times)


@given(KINDS, ENDINGS, STOPS, NEAR)
def test_no_end_without_a_contract_passes_an_open_stop_unseen(
    kind: AgreementKind, ending: Ending, stops: tuple[str, ...], on: date
) -> None:
    found = end(made(kind), ending, breaches=(), open_stops=stops, on=on, policy=POLICY)
    if isinstance(found, NotEnded):
        return
    with_contract = ending.how in {HowEnded.OWN_CONTRACT, HowEnded.OWN_ELSEWHERE}
    assert found.goal_reached is with_contract
    if with_contract:
        assert ending.contract_on is not None
        assert (ending.contract_on - ending.on).days <= 1
    if stops and found.eviction:
        assert ending.happened
        assert found.in_spite_of[: len(stops)] == stops


def test_every_code_has_words() -> None:
    assert set(HOW_WORDS) == set(HowEnded)
    assert condition_words(frozenset(Condition))[0] == "de lopende huur betalen"
    assert "norm eigen contract" in own_name_norm(on=ON)
