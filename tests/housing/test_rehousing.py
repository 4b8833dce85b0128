# SPDX-License-Identifier: EUPL-1.2
"""A new home: own name first, never without registration, and when it counts as rehoused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.housing.rules.contracts import (
    CONTRACT_WORDS,
    LASTING,
    WHY_NOT_OWN,
    ContractKind,
    Home,
    Wanted,
    not_rehoused,
    suitable_place,
    wanted_refusal,
)
from woonzeker.housing.rules.registration import (
    AddressKind,
    Gap,
    Registered,
    duty,
    gaps,
    is_registered,
)
from woonzeker.housing.rules.rehousing import (
    PARTS,
    File,
    Part,
    Standing,
    is_ready,
    readiness,
    standing_refusal,
)
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.housing.rules.urgency import (
    CATEGORY_WORDS,
    STATE_WORDS,
    Category,
    Urgency,
    UrgencyState,
    awaited_by,
    holds,
    next_states,
    refusal,
)
from woonzeker.law.errors import NotInForce

TODAY = date(2026, 12, 15)
LOST = date(2026, 12, 8)
POLICY = RoofPolicy()
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
HOME = Home(ContractKind.OWN, LOST, None, fits=True, registered=True, told_by="huurcontract")
POST = Registered(AddressKind.POST, LOST)
BY_HAND = (Part.POST, Part.BENEFIT, Part.ALLOWANCES, Part.INSURANCE, Part.IDENTITY)
GRANTED = Urgency(Category.EVICTION, UrgencyState.GRANTED, LOST, date(2027, 6, 1))
READY = File(
    Wanted(ContractKind.OWN), GRANTED, True, (POST,), LOST,
    dict.fromkeys(BY_HAND, Standing.IN_ORDER),
)  # fmt: skip


def standings(file: File, on: date = TODAY) -> dict[Part, Standing]:
    """How every part stands."""
    return {each.part: each.standing for each in readiness(file, on=on)}


@pytest.mark.parametrize("kind", sorted(LASTING))
def test_a_lasting_contract_in_ones_own_name_needs_no_reason(kind: ContractKind) -> None:
    assert wanted_refusal(Wanted(kind), on=TODAY) == ""
    assert not_rehoused(replace(HOME, kind=kind), POLICY, on=TODAY) == ()
    assert suitable_place(replace(HOME, kind=kind), POLICY, on=TODAY)


@pytest.mark.parametrize("kind", sorted(set(ContractKind) - LASTING - {ContractKind.PLACE}))
def test_anything_else_says_why_and_until_when(kind: ContractKind) -> None:
    assert "Eigen naam gaat voor" in wanted_refusal(Wanted(kind), on=TODAY)
    assert "eigen naam" in wanted_refusal(Wanted(kind, "refused"), on=TODAY)
    assert wanted_refusal(Wanted(kind, "refused", TODAY + timedelta(90)), on=TODAY) == ""


def test_a_place_in_a_shelter_is_no_contract_to_look_for() -> None:
    assert wanted_refusal(Wanted(ContractKind.PLACE, "none_yet", date(2028, 1, 1)), on=TODAY)
    assert set(CONTRACT_WORDS) == set(ContractKind)
    assert all(WHY_NOT_OWN.values())


@pytest.mark.parametrize(
    "kind",
    [
        ContractKind.PROVIDER,
        ContractKind.MUNICIPALITY,
        ContractKind.WITH_OTHERS,
        ContractKind.PLACE,
    ],
)
def test_a_roof_that_is_not_theirs_closes_no_case(kind: ContractKind) -> None:
    assert len(not_rehoused(replace(HOME, kind=kind), POLICY, on=TODAY)) == 1
    assert not suitable_place(replace(HOME, kind=kind), POLICY, on=TODAY)


@pytest.mark.parametrize(
    "home",
    [
        None,
        replace(HOME, fits=False),
        replace(HOME, registered=False),
        replace(HOME, told_by=" "),
        replace(HOME, from_on=TODAY + timedelta(1)),
        replace(HOME, until_on=TODAY),
    ],
)
def test_what_is_not_so_yet_closes_no_case(home: Home | None) -> None:
    assert len(not_rehoused(home, POLICY, on=TODAY)) == 1


@given(DAYS, st.integers(1, 60))
def test_a_temporary_contract_counts_when_it_is_long_enough(begins: date, months: int) -> None:
    ends = brute_force.same_day_later(begins, months)
    home = replace(HOME, kind=ContractKind.OWN_TEMPORARY, from_on=begins, until_on=ends)
    assert (not_rehoused(home, POLICY, on=begins) == ()) is (months >= 12)


STRETCHES = st.lists(
    st.builds(
        lambda first, days, open_ended: Registered(
            AddressKind.HOME, first, None if open_ended else first + timedelta(days)
        ),
        st.dates(date(2026, 11, 1), date(2027, 1, 31)),
        st.integers(1, 30),
        st.booleans(),
    ),
    max_size=5,
)


@given(STRETCHES, st.integers(0, 60))
def test_every_day_without_registration_is_in_a_gap(stretches: list[Registered], days: int) -> None:
    until = LOST + timedelta(days)
    bare = {
        day
        for n in range(days + 1)
        if (day := LOST + timedelta(n))
        and not any(
            each.from_on <= day and (each.until_on is None or day < each.until_on)
            for each in stretches
        )
    }
    found = gaps(stretches, since_on=LOST, until_on=until)
    told = {
        gap.first_on + timedelta(n)
        for gap in found
        for n in range(((gap.last_on or until) - gap.first_on).days + 1)
    }
    assert told == bare
    assert is_registered(stretches, on=until) is (until not in bare)


def test_a_day_between_two_addresses_is_a_gap() -> None:
    home = Registered(AddressKind.HOME, date(2020, 1, 1), LOST)
    post = Registered(AddressKind.POST, LOST + timedelta(1))
    assert gaps([post, home], since_on=LOST, until_on=TODAY) == (Gap(LOST, LOST),)
    assert gaps([home], since_on=LOST, until_on=TODAY) == (Gap(LOST, None),)


def test_the_duty_to_register_says_since_when_it_is_one() -> None:
    assert str(duty(TODAY).citation) == "Wet BRP art. 2.23"
    with pytest.raises(NotInForce):
        duty(date(2021, 12, 31))


def test_a_whole_file_is_ready() -> None:
    checks = readiness(READY, on=TODAY)
    assert is_ready(checks)
    assert [each.part for each in checks] == list(Part)
    assert all(each.sentence == "" for each in checks)


def test_an_empty_file_says_of_every_part_what_is_missing_and_who_can_do_it() -> None:
    for each in readiness(File(), on=TODAY):
        assert not each.is_done
        assert each.sentence == PARTS[each.part].missing
        assert each.who


def test_never_ready_without_registration() -> None:
    assert standings(replace(READY, registered=()))[Part.REGISTRATION] is Standing.MISSING
    late = replace(READY, registered=(replace(POST, from_on=LOST + timedelta(2)),))
    check = readiness(late, on=TODAY)[2]
    assert check.is_done
    assert "stond een tijd niet ingeschreven" in check.sentence


@given(st.dictionaries(st.sampled_from(Part), st.sampled_from(Standing)))
def test_what_everybody_needs_cannot_be_called_not_needed(said: dict[Part, Standing]) -> None:
    found = standings(replace(READY, standing=said))
    for part in (Part.POST, Part.INSURANCE, Part.IDENTITY):
        assert found[part] is not Standing.NOT_NEEDED
    assert found[Part.REGISTRATION] is Standing.IN_ORDER


def test_who_notes_a_part_says_who_told_it() -> None:
    assert standing_refusal(Part.BENEFIT, Standing.IN_ORDER, told_by="") != ""
    assert standing_refusal(Part.BENEFIT, Standing.NOT_NEEDED, told_by="loonstrook") == ""
    assert standing_refusal(Part.IDENTITY, Standing.NOT_NEEDED, told_by="inwoner") != ""
    assert standing_refusal(Part.CONTRACT, Standing.IN_ORDER, told_by="inwoner") != ""


@pytest.mark.parametrize(
    ("state", "standing", "words"),
    [
        (UrgencyState.PREPARED, Standing.MISSING, "nog geen urgentie"),
        (UrgencyState.REQUESTED, Standing.BUSY, "nog niet beslist"),
        (UrgencyState.REFUSED, Standing.MISSING, "bezwaar"),
        (UrgencyState.USED, Standing.IN_ORDER, ""),
    ],
)
def test_urgency_stands_as_its_request(state: UrgencyState, standing: Standing, words: str) -> None:
    check = readiness(replace(READY, urgency=replace(GRANTED, state=state)), on=TODAY)[1]
    assert check.standing is standing
    assert words in check.sentence


def test_urgency_that_is_over_does_not_hold() -> None:
    assert holds(GRANTED, on=date(2027, 6, 1))
    assert not holds(GRANTED, on=date(2027, 6, 2))
    assert standings(READY, on=date(2027, 6, 2))[Part.URGENCY] is Standing.MISSING
    assert standings(replace(READY, urgency_needed=False))[Part.URGENCY] is Standing.NOT_NEEDED


def test_a_request_is_made_on_a_ground_of_the_by_law() -> None:
    prepared = replace(GRANTED, state=UrgencyState.PREPARED)
    to = UrgencyState.REQUESTED
    assert "verordening" in refusal(prepared, to, on=TODAY, opened=frozenset())
    assert refusal(prepared, to, on=TODAY, opened=frozenset({Category.EVICTION})) == ""
    assert refusal(prepared, UrgencyState.USED, on=TODAY, opened=frozenset()) != ""
    early = LOST - timedelta(1)
    assert "vorige stap" in refusal(prepared, to, on=early, opened=frozenset(Category))


@given(DAYS)
def test_a_request_and_a_refusal_each_have_their_day(since: date) -> None:
    asked = awaited_by(Urgency(Category.FAMILY, UrgencyState.REQUESTED, since))
    refused = awaited_by(Urgency(Category.FAMILY, UrgencyState.REFUSED, since))
    assert asked is not None
    assert refused is not None
    assert asked.due_on == brute_force.weeks_later(since, 8, extended=True)
    assert refused.due_on == brute_force.weeks_later(since, 6, extended=True)
    assert "niet geverifieerd" in asked.explanation
    assert awaited_by(GRANTED) is None


def test_every_state_and_ground_has_a_name_and_an_end_is_reached() -> None:
    assert set(STATE_WORDS) == set(UrgencyState)
    assert set(CATEGORY_WORDS) == set(Category)
    assert {state for state in UrgencyState if not next_states(state)} == {
        UrgencyState.USED, UrgencyState.WITHDRAWN,
    }  # fmt: skip
