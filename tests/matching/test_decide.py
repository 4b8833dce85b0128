# SPDX-License-Identifier: EUPL-1.2
"""Whose signal is it? Only what is certain is linked without a person."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.people import DOOR, ELSEWHERE, ON, decided, level, person, signal

from woonzeker.matching.linkage import (
    AddressFacts,
    Field,
    PersonFacts,
    Result,
    SignalFacts,
    contact_keys,
    decide,
)
from woonzeker.matching.linkage.weights import LEVELS, SHIPPED, WORDS

ANNA = person("anna", initials="A.", first_names="Anna", prefix="", surname="Bakker",
              partner_prefix="de", partner_surname="Vries", born="1982-07-01")  # fmt: skip


def test_birth_date_name_and_address_link() -> None:
    decision = decided(signal(), person(), ANNA)
    assert (decision.result, decision.person) == ("linked", "jan")
    assert decision.ground == "birth_name_address"


def test_a_decision_tells_its_reasons_in_words_and_bits() -> None:
    decision = decided(signal(), person())
    assert [reason.words for reason in decision.reasons][2] == "Geboortedatum is gelijk"
    assert decision.score == pytest.approx(sum(r.bits for r in decision.reasons) + SHIPPED.prior)


def test_without_anybody_there_is_nobody() -> None:
    decision = decided(signal())
    assert (decision.result, decision.person, decision.margin) == ("nobody", None, math.inf)


def test_the_runner_up_and_its_distance_are_kept() -> None:
    decision = decided(signal(), ANNA, person())
    assert decision.runner_up == "anna"
    assert decision.margin > 6


@pytest.mark.parametrize(
    "written",
    [{"surname": "de Vries", "prefix": ""}, {"surname": "VRIES"}, {"surname": "Vries, de"},
     {"initials": "J"}, {"initials": ""}, {"initials": "", "first_names": "jan"},
     {"initials": "", "prefix": "", "surname": "J.P. de Vries"}, {"surname": "Fries"},
     {"address": AddressFacts("3551 ab", "12a")}, {"address": AddressFacts("3551AB", "12")},
     {"address": AddressFacts("", "12", "", "a", "Kerkstr.", "MEERVELD")}],
)  # fmt: skip
def test_another_way_of_writing_still_links(written: dict[str, object]) -> None:
    assert decided(signal(**written), person(), ANNA).person == "jan"


@pytest.mark.parametrize(
    ("written", "field", "expected"),
    [({"surname": "Bakker"}, "surname", "different"), ({"initials": "K."}, "given", "different"),
     ({"born": "1988-11-23"}, "birth", "different")],
)  # fmt: skip
def test_another_name_initial_or_date_of_birth_asks_a_person(
    written: dict[str, object], field: str, expected: str
) -> None:
    decision = decided(signal(**written), person())
    assert (decision.result, level(decision, field)) == ("review", expected)
    assert decision.candidates[0].person == "jan"


@pytest.mark.parametrize(
    ("written", "field", "expected"),
    [({"born": "1980-03-05"}, "birth", "swapped"), ({"born": "1980-05-08"}, "birth", "one_digit"),
     ({"born": "1980-01-01"}, "birth", "default_day"), ({"initials": "P."}, "given", "later"),
     ({"address": ELSEWHERE}, "address", "different"),
     ({"address": replace(DOOR, letter="B")}, "address", "other_addition")],
)  # fmt: skip
def test_a_slip_in_one_field_does_not_hide_who_it_is(
    written: dict[str, object], field: str, expected: str
) -> None:
    decision = decided(signal(**written), person())
    assert (decision.person, level(decision, field)) == ("jan", expected)


@pytest.mark.parametrize(
    "written",
    [{"initials": ""}, {"initials": "P."}, {"initials": "J.K."}, {"surname": "Bakker"},
     {"address": ELSEWHERE}, {"surname": "", "business_name": "Vries Klusbedrijf"}],
)  # fmt: skip
def test_without_birth_date_name_initial_and_door_must_all_agree(
    written: dict[str, object],
) -> None:
    assert decided(signal(born=None, **written), person()).result != "linked"


def test_an_earlier_telephone_stands_in_for_the_initial() -> None:
    number = contact_keys(["06 1234 9876"], [])
    said = signal(born=None, initials="", phones=("0612349876",))
    decision = decided(said, person(contacts=number))
    assert (decision.result, decision.ground) == ("linked", "clear")
    assert decided(said, person()).result == "review"


def test_without_birth_date_the_only_one_of_that_name_and_initial_is_linked() -> None:
    decision = decided(signal(born=None), person(), ANNA)
    assert (decision.person, decision.ground) == ("jan", "address_name_initial")


def test_without_birth_date_a_rival_of_the_same_name_and_initial_asks_a_person() -> None:
    son = person("joris", initials="J.", first_names="Joris", born="2003-02-02")
    decision = decided(signal(born=None), person(), son)
    assert (decision.result, decision.ground) == ("review", "rival")


@pytest.mark.parametrize(
    "rival",
    [{"departed_on": date(2025, 1, 1)}, {"deceased_on": date(2025, 1, 1)}, {"surname": "Fries"},
     {"initials": "", "first_names": ""}, {"address": AddressFacts("3551AB", "12")},
     {"address": ELSEWHERE, "previous": DOOR}],
)  # fmt: skip
def test_whoever_may_be_meant_counts_as_a_rival(rival: dict[str, object]) -> None:
    other = person("other", **{"initials": "J.", "first_names": "Joris", "born": "", **rival})
    assert decided(signal(born=None, initials="J."), person(), other).result == "review"


def test_a_minor_is_neither_debtor_nor_rival() -> None:
    child = person("joris", initials="J.P.", first_names="Joris Piet", born="2015-02-02")
    assert decided(signal(born=None), child).result == "nobody"
    assert decided(signal(born=None), person(), child).person == "jan"


def test_who_is_perhaps_a_minor_is_never_linked_unseen() -> None:
    decision = decided(signal(born="2008-00-00"), person(born="2008-00-00"))
    assert (decision.result, decision.ground) == ("review", "perhaps_minor")


def test_who_turns_eighteen_on_the_day_is_an_adult() -> None:
    young = person(born="2008-11-02")
    assert decided(signal(born="2008-11-02"), young).result == "linked"


def test_twins_with_one_initial_are_for_a_person() -> None:
    twin = person("jos", initials="J.", first_names="Jos")
    decision = decided(signal(initials="J."), person(initials="J.", first_names="Jan"), twin)
    assert (decision.result, decision.ground) == ("review", "near_runner_up")


def test_twins_with_other_initials_are_told_apart() -> None:
    twin = person("klaas", initials="K.", first_names="Klaas")
    assert decided(signal(), person(), twin).person == "jan"


@pytest.mark.parametrize(
    ("facts", "presence"),
    [({"departed_on": date(2026, 6, 1)}, "departed"), ({"deceased_on": ON}, "deceased"),
     ({"departed_on": date(2027, 1, 1)}, "resident")],
)  # fmt: skip
def test_who_left_or_died_is_found_and_said_so(facts: dict[str, object], presence: str) -> None:
    decision = decided(signal(), person(**facts))
    assert (decision.result, decision.presence) == ("linked", presence)


@pytest.mark.parametrize("name", ["de Vries", "Bakker", "Bakker-de Vries", "de Vries-Bakker"])
def test_own_and_partners_name_in_any_order_find_her(name: str) -> None:
    about = signal(initials="A.", prefix="", surname=name, born="1982-07-01")
    assert decided(about, person(), ANNA).person == "anna"


def test_who_just_moved_is_found_by_the_address_before() -> None:
    moved = person(address=ELSEWHERE, previous=DOOR)
    decision = decided(signal(), moved)
    assert (decision.person, level(decision, "address")) == ("jan", "previous")


@pytest.mark.parametrize(
    ("written", "expected"),
    [({"first_names": "Hans"}, "initials"), ({"first_names": "Pim"}, "initials"),
     ({"initials": "J.", "first_names": "Hans"}, "nickname"),
     ({"initials": "J.", "first_names": "Joost"}, "name_differs"),
     ({"initials": "J.", "first_names": "Pieter"}, "later_name")],
)  # fmt: skip
def test_a_name_by_which_somebody_is_called_does_not_hide_the_initials(
    written: dict[str, object], expected: str
) -> None:
    assert level(decided(signal(**written), person()), "given") == expected


def test_another_first_name_of_the_same_letter_links_with_a_birth_date_only() -> None:
    called = {"initials": "J.", "first_names": "Joost"}
    assert decided(signal(**called), person()).result == "linked"
    assert decided(signal(**called, born=None), person()).result == "review"


def test_two_debtors_in_one_signal_are_for_a_person_unless_a_birth_date_says_which() -> None:
    both = "Vries e/o Bakker"
    decision = decided(signal(surname=both, born=None), person(), ANNA)
    assert (decision.result, decision.ground) == ("review", "several_names")
    assert decided(signal(surname=both), person(), ANNA).person == "jan"


def test_a_one_person_firm_is_shown_to_a_reviewer() -> None:
    firm = signal(surname="", initials="", prefix="", business_name="Vries Klusbedrijf", born=None)
    decision = decided(firm, person())
    assert (decision.result, level(decision, "surname")) == ("review", "business")


def test_housemates_with_another_name_are_not_suggested() -> None:
    stranger = signal(initials="M.", prefix="", surname="Kowalski", born=None)
    assert decided(stranger, person(), ANNA).result == "nobody"


def test_another_door_alone_is_never_enough() -> None:
    assert decided(signal(born=None, address=ELSEWHERE), person()).result != "linked"


def test_first_and_last_name_swapped_are_for_a_person() -> None:
    about = signal(initials="", first_names="Vries", prefix="", surname="Jan")
    assert level(decided(about, person(prefix="")), "surname") == "swapped"


def test_every_level_has_words_and_better_levels_never_weigh_less_than_different() -> None:
    for field in (Field.SURNAME, Field.GIVEN, Field.BIRTH, Field.ADDRESS, Field.CONTACT):
        bits = [SHIPPED.bits[f"{field}/{level}"] for level in LEVELS[field]]
        assert min(bits) == bits[LEVELS[field].index("different")]
        assert all(WORDS[field].values())


door = st.builds(
    AddressFacts, st.sampled_from(["3551AB", "3552CD", ""]), st.sampled_from(["1", "12", "12a"]),
    st.sampled_from(["", "A"]), st.just(""), st.sampled_from(["Kerkstraat", ""]),
)  # fmt: skip
surnames = st.sampled_from(["Vries", "de Vries", "Fries", "Bakker", "Vries-Bakker", ""])
births = st.sampled_from(["1980-05-03", "1980-03-05", "1980-01-01", "1980-00-00", "2015-01-01", ""])
initials = st.sampled_from(["J.", "J.P.", "P.", "A.", ""])
people = st.builds(
    lambda **facts: person(**facts), key=st.uuids().map(str), surname=surnames, born=births,
    initials=initials, first_names=st.just(""), address=door, previous=door,
)  # fmt: skip
signals = st.builds(
    lambda **facts: signal(**facts), surname=surnames, born=births, initials=initials, address=door
)


@given(signals, st.lists(people, max_size=5, unique_by=lambda one: one.person), st.randoms())
def test_the_order_of_candidates_does_not_matter(
    about: SignalFacts, among: list[PersonFacts], chance: random.Random
) -> None:
    shuffled = chance.sample(among, len(among))
    assert decide(about, among, on=ON) == decide(about, shuffled, on=ON)


@given(signals, st.lists(people, max_size=5, unique_by=lambda one: one.person))
def test_a_link_always_rests_on_facts_that_confirm_each_other(
    about: SignalFacts, among: list[PersonFacts]
) -> None:
    decision = decide(about, among, on=ON)
    if decision.result is Result.LINKED:
        birth = level(decision, "birth") in {"exact", "new_year", "swapped", "one_digit"}
        door = level(decision, "address") not in {"different", "missing", "same_street"}
        assert level(decision, "surname") not in {"different", "missing"}
        assert level(decision, "given") != "different"
        assert birth or door
        assert level(decision, "birth") not in {"different", "housemate"}


@given(signals, people, people)
def test_a_second_person_never_makes_a_link_that_was_not_there(
    about: SignalFacts, one: PersonFacts, other: PersonFacts
) -> None:
    alone = {decide(about, [each], on=ON).person for each in (one, other)}
    both = decide(about, [one, replace(other, person="other")], on=ON).person
    assert both in {None, one.person, "other"}
    assert both is None or alone != {None}
