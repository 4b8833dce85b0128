# SPDX-License-Identifier: EUPL-1.2
"""Reading a message, what is open, and how things stand: rules without a database."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.legal.bailiffs import FRIDAY, NOTICE

from woonzeker.legal.rules import (
    FIELDS,
    TYPES,
    WHO,
    Ask,
    Content,
    Ground,
    Kind,
    MessagesInvalid,
    grounds_for,
    messages_policy_from,
    read_message,
)
from woonzeker.legal.rules.duty import Turn, first_day_without, overlaps
from woonzeker.legal.rules.reading import FIELD_OF
from woonzeker.legal.rules.standing import is_repeat
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import shipped_policy

DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
TURNS = st.builds(lambda day, length: Turn(day, day + timedelta(length)), DAYS, st.integers(0, 30))


def read(**facts: str) -> Content:
    """A notice with these facts, read on that Friday."""
    found = read_message({**NOTICE, **facts}, on=FRIDAY)
    assert isinstance(found, Content), found
    return found


def test_a_notice_is_read_as_any_signal() -> None:
    found = read()
    assert (found.kind, found.day_on, found.at) == (Kind.EVICTION, date(2027, 5, 28), time(10))
    assert (found.place.postcode, found.place.house.number) == ("1234AB", 12)
    assert (found.person.name.surname, found.own_reference) == ("Nowak", "D-2027-118")


def test_a_home_is_enough_when_nobody_knows_who_lives_there() -> None:
    assert read(achternaam="", voorletters="").person.name.surname == ""


def test_only_what_a_kind_may_say_is_kept() -> None:
    assert read(vordering="1000", rechtbank="Amsterdam").court == ""


@given(st.dictionaries(st.sampled_from([*FIELDS, *WHO]), st.text(max_size=30)))
def test_whatever_comes_is_read_or_told_what_is_wrong(raw: dict[str, str]) -> None:
    found = read_message(raw, on=FRIDAY)
    assert isinstance(found, Content) or all(each.mend for each in found)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_a_kind_needs_is_asked(kind: Kind) -> None:
    told = read_message({**NOTICE, "soort": TYPES[kind].wire, "datum": "", "tijd": ""}, on=FRIDAY)
    wrong = {each.field for each in told} if isinstance(told, tuple) else set()
    assert wrong == {FIELD_OF[each] for each in TYPES[kind].needs}


@pytest.mark.parametrize(
    ("said", "at"), [("9.05", time(9, 5)), ("14 uur", time(14)), ("10:00:00", time(10))]
)
def test_an_hour_is_read_as_people_write_it(said: str, at: time) -> None:
    assert read(tijd=said).at == at


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"datum": "20-01-2031"}, "datum"),
        ({"geboortedatum": "ooit"}, "geboortedatum"),
        ({"geboortedatum": "ooit", "achternaam": "", "voorletters": ""}, "geboortedatum"),
        ({"telefoon": "bel maar"}, "telefoon"),
        ({"postcode": "11"}, "postcode"),
        ({"huisnummer": "Iepenlaan 12"}, "huisnummer"),
    ],
)
def test_what_cannot_be_is_told_in_words_of_a_form(facts: dict[str, str], field: str) -> None:
    told = read_message({**NOTICE, **facts}, on=FRIDAY)
    assert isinstance(told, tuple)
    assert [each.field for each in told] == [field]
    assert not any(word in str(told[0]).casefold() for word in ("kolom", "regel"))


def test_a_telephone_without_a_name_is_kept() -> None:
    found = read(achternaam="", voorletters="", telefoon="06 12345678")
    assert (found.person.name.surname, len(found.person.phones)) == ("", 1)


def test_half_a_consent_is_no_consent() -> None:
    told = read_message({**NOTICE, "toestemming_op": "2027-05-14"}, on=FRIDAY)
    assert isinstance(told, tuple)
    assert [each.field for each in told] == ["toestemming_hoe"]


def test_only_an_eviction_notice_is_open_from_the_start() -> None:
    policy = messages_policy_from(shipped_policy(PolicyKind.MESSAGES))
    assert [kind for kind in Kind if policy.opening(kind, on=FRIDAY)] == [Kind.EVICTION]
    assert policy.may_say_wait(on=FRIDAY) is None


@given(DAYS, st.integers(0, 400), DAYS)
def test_a_ground_holds_on_its_days_and_no_other(first: date, length: int, day: date) -> None:
    last = first + timedelta(length)
    given = {"ground": "agreement", "source": "x", "from": first.isoformat(), "until": str(last)}
    policy = messages_policy_from({"types": {Kind.HEARING.value: given}})
    assert bool(policy.opening(Kind.HEARING, on=day)) is (first <= day <= last)


@pytest.mark.parametrize(
    "data",
    [
        {"types": {"iets": {}}},
        {"types": []},
        {"types": {Kind.HEARING.value: "open"}},
        {"types": {Kind.HEARING.value: {"ground": "agreement", "source": "x", "from": "morgen"}}},
        {"wait_days": 31},
        {"wait_days": True},
    ],
)
def test_a_policy_out_of_bounds_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(MessagesInvalid):
        messages_policy_from(data)


def test_what_was_withdrawn_can_be_announced_anew() -> None:
    assert is_repeat(Kind.EVICTION, [Kind.HEARING])
    assert not is_repeat(Kind.EVICTION, [Kind.CANCELLED])


def test_only_the_notice_of_an_eviction_can_rest_on_the_law() -> None:
    assert [kind for kind in Kind if Ground.LAW in grounds_for(kind)] == [Kind.EVICTION]


@given(st.lists(TURNS, max_size=6), DAYS)
def test_the_first_day_without_anybody_is_in_no_turn(turns: list[Turn], on: date) -> None:
    day = first_day_without(turns, on=on, until=on + timedelta(60))
    assert day is None or not overlaps(Turn(day, day), turns)


def test_every_kind_that_asks_for_a_day_names_it() -> None:
    assert all(each.day for each in TYPES.values() if Ask.DAY in each.asks)
