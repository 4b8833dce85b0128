# SPDX-License-Identifier: EUPL-1.2
"""A signalling list and a refused statement: rights, ends, and no way to search or tell."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.housing.rules import listing as module
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.listing import (
    ASK_WORDS,
    GROUND_WORDS,
    OBJECTION_WORDS,
    Alarm,
    Ask,
    ListGround,
    Listing,
    Objection,
    Objector,
    Source,
    alarm,
    end,
    letter_asks,
    letter_lacks,
    next_objection,
    recording_refusal,
    remarks,
)
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.housing.rules.statement import (
    PROMISE_WORDS,
    STATE_WORDS,
    WHY_WORDS,
    Promise,
    Statement,
    StatementState,
    Why,
    next_states,
    refusal,
    to_do,
)

TODAY = date(2026, 11, 24)
POLICY = RoofPolicy()
DAYS = st.dates(date(2016, 1, 1), date(2028, 12, 31))
LISTED = Listing("Woonstichting Meerveld", "regio Meerveld", Source.LETTER, date(2026, 2, 28))
WHOLE = replace(
    LISTED, until_on=date(2028, 2, 28), ground=ListGround.ARREARS, told=Known.YES, weighed=Known.YES
)
REFUSED = Statement("Woonstichting Meerveld", StatementState.REFUSED, TODAY)
DONE = frozenset({Promise.ARRANGEMENT})


@given(DAYS)
def test_without_a_day_the_usual_three_years_count_and_that_is_said(since: date) -> None:
    found = end(replace(LISTED, since_on=since))
    assert found.on == brute_force.same_day_later(since, 36)
    assert (found.said, found.usual.number) == (False, 3)


def test_the_corporations_own_day_goes_first() -> None:
    assert end(WHOLE) == module.End(date(2028, 2, 28), True, end(WHOLE).usual)


@given(DAYS, st.integers(-120, 120))
def test_the_end_rings_before_and_after_until_the_name_is_off(since: date, days: int) -> None:
    each = replace(LISTED, since_on=since)
    on = end(each).on + timedelta(days)
    rings = alarm(each, POLICY, on=on)
    assert (rings is Alarm.OVER) is (days >= 0)
    assert (rings is Alarm.NEAR) is (-POLICY.listing_end_days <= days < 0)
    assert alarm(replace(each, objection=Objection.TAKEN_OFF), POLICY, on=on) is None


def test_what_is_wrong_is_a_reason_to_object() -> None:
    assert remarks(WHOLE) == ()
    assert len(remarks(LISTED)) == 4
    untold = remarks(replace(WHOLE, told=Known.NO, weighed=Known.NO))
    assert untold[0] == "De corporatie heeft het niet verteld, en dat moet."
    assert remarks(replace(WHOLE, until_on=date(2030, 1, 1))) == (
        "Dit is langer dan gebruikelijk.",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"corporation": " "},
        {"name": ""},
        {"since_on": TODAY + timedelta(1)},
        {"until_on": date(2026, 2, 28)},
    ],
)
def test_a_listing_that_cannot_be_is_not_noted(wrong: dict[str, object]) -> None:
    assert recording_refusal(replace(LISTED, **wrong), on=TODAY)  # type: ignore[arg-type]
    assert recording_refusal(LISTED, on=TODAY) == ""


def test_the_letter_needs_the_will_of_the_person_and_what_changed() -> None:
    assert letter_lacks(LISTED, Objector(False, "", "")) == (Ask.WISH, Ask.CHANGED, Ask.ADDRESS)
    assert letter_lacks(LISTED, Objector(True, "schuld is betaald", "briefadres")) == ()
    assert letter_lacks(replace(LISTED, name=""), Objector(True, "x", "y")) == (Ask.LIST,)


def test_the_letter_asks_what_the_corporation_left_out() -> None:
    assert len(letter_asks(WHOLE)) == 2
    assert len(letter_asks(LISTED)) == 5
    assert letter_asks(LISTED)[-1] == "Haal mijn naam van de lijst (AVG art. 17 en 21)."


def test_there_is_no_way_to_search_a_list_nor_to_pass_a_name_on() -> None:
    tree = ast.parse(inspect.getsource(module))
    public = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    assert public == {
        "recording_refusal", "end", "alarm", "remarks", "letter_lacks", "letter_asks",
        "next_objection",
    }  # fmt: skip
    assert {each.value for each in Source} == {"corporation", "letter"}
    persons = {"name_of_person", "person", "bsn", "born_on", "address", "household"}
    assert not persons & {each.name for each in fields(Listing)}


def test_an_objection_ends_when_the_name_is_off_and_only_then() -> None:
    assert next_objection(Objection.TAKEN_OFF) == ()
    for state in set(Objection) - {Objection.TAKEN_OFF}:
        assert Objection.TAKEN_OFF in next_objection(state)


def test_everything_has_a_name() -> None:
    for words, codes in (
        (GROUND_WORDS, ListGround), (OBJECTION_WORDS, Objection), (ASK_WORDS, Ask),
        (WHY_WORDS, Why), (STATE_WORDS, StatementState), (PROMISE_WORDS, Promise),
    ):  # fmt: skip
        assert set(words) == set(codes)


def test_a_refused_statement_always_has_something_to_do_and_a_given_one_nothing() -> None:
    assert to_do(REFUSED)[0] == "Vraag de verhuurder waarom."
    assert len(to_do(replace(REFUSED, why=Why.ARREARS))) == 3
    assert "Help met een bezwaar bij de verhuurder." in to_do(REFUSED)
    objected = to_do(replace(REFUSED, state=StatementState.OBJECTED))
    assert "Help met een bezwaar bij de verhuurder." not in objected
    assert to_do(replace(REFUSED, state=StatementState.GIVEN)) == ()


@pytest.mark.parametrize(
    ("promises", "agreed", "words"),
    [(frozenset(), True, "rust"), (DONE, False, "goedvinden"), (DONE, True, "")],
)
def test_a_conditional_statement_rests_on_something_the_resident_wants_told(
    promises: frozenset[Promise], agreed: bool, words: str
) -> None:
    after = replace(REFUSED, state=StatementState.CONDITIONAL, promises=promises, agreed=agreed)
    told = refusal(REFUSED, after)
    assert words in told
    assert bool(told) is bool(words)


def test_a_statement_moves_forward_with_its_own_landlord() -> None:
    assert refusal(REFUSED, replace(REFUSED, state=StatementState.GIVEN)) == ""
    other = replace(REFUSED, landlord="Ander", state=StatementState.GIVEN)
    early = replace(REFUSED, state=StatementState.GIVEN, since_on=TODAY - timedelta(1))
    assert refusal(REFUSED, other)
    assert refusal(REFUSED, REFUSED)
    assert "vorige stap" in refusal(REFUSED, early)
    assert next_states(StatementState.GIVEN) == ()
