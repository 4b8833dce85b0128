# SPDX-License-Identifier: EUPL-1.2
"""Two people sign, one of whom leads, for what they saw; and what was open all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.legal.safeguarding import (
    AT_VONNIS,
    EVICTION,
    MANAGER,
    TODAY,
    WORKER,
    WROTE,
    answer,
    children,
    good,
    record,
    sign,
    signed,
)

from woonzeker.legal.rules.safeguards import (
    Answer,
    Children,
    Fact,
    Level,
    Loss,
    Record,
    Safeguard,
    Situation,
    account,
    carried_out,
    stop_facts,
    what_is_missing,
    why_not_sign,
)
from woonzeker.legal.rules.safeguards.signing import mark_of
from woonzeker.process import STOPS, Facts, Step, Stop

AFTER = EVICTION + timedelta(days=4)


def passes(found: Record, stop: Stop = Stop.CLOSING) -> bool:
    """Whether the hard stop lets pass, by its facts; its words must agree."""
    facts = Facts(stop_facts(found, step=AT_VONNIS, on=TODAY))
    refused = STOPS[stop](facts)
    said = what_is_missing(found, stop=stop, step=AT_VONNIS, on=TODAY)
    assert len(refused) == len(said)
    assert [each.rule for each in refused] == [each.rule for each in said]
    return not refused


def test_two_people_of_whom_one_leads_are_enough() -> None:
    assert passes(signed(record()))


def test_the_facts_are_those_that_the_stops_ask_for() -> None:
    asked = {fact for guard in STOPS.values() for fact in guard.facts}
    assert set(stop_facts(record(), step=AT_VONNIS, on=TODAY)) == asked


def test_one_person_in_two_seats_is_one_person() -> None:
    twice = sign(sign(record(), MANAGER), MANAGER, Level.MANAGEMENT)
    assert not passes(twice)


def test_two_workers_are_not_enough() -> None:
    assert not passes(sign(sign(record(), WORKER), "user-other"))


def test_two_managers_are() -> None:
    both = sign(record(), MANAGER, Level.MANAGEMENT)
    assert passes(sign(both, "user-other-manager", Level.MANAGEMENT))


def test_who_wrote_the_weighing_alone_does_not_sign() -> None:
    found = sign(sign(record(), WROTE), MANAGER, Level.MANAGEMENT)
    assert not passes(found)
    assert "weging alleen" in why_not_sign(
        record(), by=WROTE, stop=Stop.CLOSING, step=AT_VONNIS, on=TODAY
    )


def test_of_two_who_wrote_it_one_may_sign_beside_another() -> None:
    both = good(Safeguard.INTEREST_WEIGHED, by=(WROTE, MANAGER))
    found = record(*both)
    assert passes(sign(sign(found, WROTE), "user-lead", Level.MANAGEMENT))
    assert not passes(sign(sign(found, WROTE), MANAGER, Level.MANAGEMENT))


def test_a_signature_for_the_end_of_a_case_does_not_call_a_home_lost() -> None:
    found = signed(record(), Stop.CLOSING)
    assert passes(found)
    assert not passes(found, Stop.UNAVOIDABLE)
    assert passes(signed(record(), Stop.UNAVOIDABLE), Stop.UNAVOIDABLE)


def test_a_signature_that_was_taken_back_is_none() -> None:
    found = signed(record())
    back = replace(found.signatures[0], withdrawn_on=TODAY)
    assert not passes(replace(found, signatures=(back, found.signatures[1])))


def test_another_vonnis_voids_what_was_signed() -> None:
    found = signed(record())
    told = replace(found.situation, threatened_on=EVICTION)
    assert not passes(replace(found, situation=told))


def test_a_nameless_signature_is_none() -> None:
    assert not passes(sign(sign(record(), " "), MANAGER, Level.MANAGEMENT))


@pytest.mark.parametrize("later", [
    children("yes"),
    good(Safeguard.ROOT_CAUSE)[0],
    answer(Safeguard.LEGAL_HELP, "has_lawyer"),
])  # fmt: skip
def test_an_answer_of_later_voids_what_was_signed(later: Answer) -> None:
    found = signed(record())
    assert not passes(replace(found, answers=(*found.answers, later)))


@given(st.sampled_from(list(Safeguard)))
def test_an_answer_that_changes_and_changes_back_is_signed_anew(safeguard: Safeguard) -> None:
    found = signed(record())
    more = replace(found, answers=(*found.answers, *good(safeguard)))
    assert not passes(more)
    assert passes(signed(more))


@pytest.mark.parametrize("change", [
    {"eviction_on": EVICTION + timedelta(days=7)},
    {"kept": Fact("kept-1", "in_writing", TODAY, TODAY)},
    {"reads": "ar"},
])  # fmt: skip
def test_a_day_or_a_fact_that_changes_voids_what_was_signed(change: dict[str, object]) -> None:
    found = signed(record())
    moved = replace(found, situation=replace(found.situation, **change))  # type: ignore[arg-type]
    assert not passes(moved)


def test_nobody_signs_before_all_is_in_order() -> None:
    bare = record(without=Safeguard.PLACE)
    said = why_not_sign(bare, by=MANAGER, stop=Stop.CLOSING, step=AT_VONNIS, on=TODAY)
    assert said.startswith("Teken als laatste")


def test_nobody_signs_twice() -> None:
    found = sign(record(), WORKER)
    said = why_not_sign(found, by=WORKER, stop=Stop.CLOSING, step=AT_VONNIS, on=TODAY)
    assert said == "Je tekende al. Een ander tekent ook."


def test_without_a_day_no_eviction_is_unavoidable() -> None:
    assert not passes(signed(record(eviction_on=None), Stop.UNAVOIDABLE), Stop.UNAVOIDABLE)


@given(st.lists(st.text(max_size=5)), st.lists(st.text(max_size=5)))
def test_two_tables_that_differ_never_bear_one_mark(one: list[str], other: list[str]) -> None:
    assert (mark_of(one) == mark_of(other)) is (sorted(one) == sorted(other))


# carried out in spite of it


def test_an_eviction_with_all_in_order_is_not_in_spite_of_anything() -> None:
    loss = carried_out(signed(record(), Stop.UNAVOIDABLE), step=AT_VONNIS, on=EVICTION)
    assert (loss.in_spite, loss.open, loss.unsigned) == (False, (), ())


def test_what_was_open_then_is_told_with_who_could_have_done_it() -> None:
    loss = carried_out(record(without=Safeguard.PLACE), step=AT_VONNIS, on=EVICTION)
    assert loss.in_spite
    assert loss.told_open == {Safeguard.PLACE}
    assert loss.open[0].who == "Wie de leiding heeft bij herhuisvesting"
    assert loss.unsigned == ("signed_by_two", "signed_by_manager")


def test_who_lost_a_home_without_a_vonnis_was_owed_no_less() -> None:
    bare = Record(Situation(since_on=TODAY))
    loss = carried_out(bare, step=Step.OUTREACH, on=EVICTION)
    assert loss.told_open == set(Safeguard)
    assert loss.children is Children.UNKNOWN


@given(st.sampled_from(list(Safeguard)), st.booleans())
def test_what_is_written_down_afterwards_does_not_change_it(
    safeguard: Safeguard, known: bool
) -> None:
    found = record(without=safeguard)
    before = carried_out(found, step=AT_VONNIS, on=EVICTION)
    late = [replace(each, recorded_on=AFTER) for each in good(safeguard)]
    gone = Fact("gone", "register", TODAY, AFTER) if known else None
    situation = replace(found.situation, lost_on=EVICTION, nobody_left=gone)
    later = replace(found, answers=(*found.answers, *late), situation=situation)
    assert carried_out(later, step=Step.REHOUSING, on=EVICTION) == before


def test_a_signature_taken_back_afterwards_stood_then() -> None:
    found = signed(record(), Stop.UNAVOIDABLE)
    back = tuple(replace(each, withdrawn_on=AFTER) for each in found.signatures)
    loss = carried_out(replace(found, signatures=back), step=AT_VONNIS, on=EVICTION)
    assert not loss.in_spite


def test_the_account_of_a_year_counts_what_was_open() -> None:
    losses = [
        carried_out(record(without=Safeguard.PLACE), step=AT_VONNIS, on=EVICTION),
        carried_out(Record(Situation(since_on=TODAY)), step=AT_VONNIS, on=EVICTION),
        carried_out(signed(record(), Stop.UNAVOIDABLE), step=AT_VONNIS, on=EVICTION),
        Loss(TODAY, (), ("signed_by_two",), Children.NO),
    ]
    found = account(losses, year=EVICTION.year)
    assert (found.losses, found.in_spite, found.without_place, found.unsigned) == (3, 2, 2, 2)
    assert (found.with_children, found.children_unknown) == (1, 1)
    assert set(found.by_safeguard) == set(Safeguard)
    assert found.by_safeguard[Safeguard.OCO_OFFERED] == 1
