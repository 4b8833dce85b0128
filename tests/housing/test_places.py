# SPDX-License-Identifier: EUPL-1.2
"""Whom a place fits: a family never in the general shelter, and no condition keeps it out."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.places import (
    CONDITION_WORDS,
    KIND_WORDS,
    MISFIT_WORDS,
    Condition,
    Misfit,
    Party,
    Place,
    PlaceKind,
    fit,
    help_to_offer,
    kinds_for,
    standing_in_the_way,
)

OPEN = date(2026, 1, 1)
FLAT = Place(
    "flat-1", PlaceKind.FLAT, 4, other_adults=False, pets=True, step_free=True, open_from=OPEN
)
SHELTER = Place(
    "bed-1", PlaceKind.SHELTER, 9, other_adults=True, pets=True, step_free=True, open_from=OPEN
)
FAMILY = Party(2, 2, Known.NO, Known.NO)
ALONE = Party(1, 0, Known.NO, Known.NO)
KNOWN = st.sampled_from(Known)
PARTIES = st.builds(Party, st.integers(1, 3), st.none() | st.integers(0, 5), KNOWN, KNOWN)
PLACES = st.builds(
    Place, st.sampled_from(["a", "b", "c"]), st.sampled_from(PlaceKind), st.integers(1, 8),
    st.booleans(), st.booleans(), st.booleans(), st.just(OPEN),
)  # fmt: skip


def test_a_flat_fits_a_family() -> None:
    assert fit(FLAT, FAMILY).fits


@given(PLACES, PARTIES)
def test_a_family_never_fits_the_general_shelter_nor_a_place_with_other_adults(
    place: Place, party: Party
) -> None:
    family = replace(party, children=party.children or 1)
    found = fit(place, family)
    if place.kind is PlaceKind.SHELTER or place.other_adults:
        assert not found.fits
    assert PlaceKind.SHELTER not in kinds_for(family)


@given(PLACES, PARTIES)
def test_as_long_as_nobody_knows_of_children_it_is_a_family(place: Place, party: Party) -> None:
    unknown = replace(party, children=None)
    assert unknown.is_family
    apart = {Misfit.TOO_SMALL}
    family = fit(place, replace(party, children=1))
    assert set(fit(place, unknown).misfits) - apart == set(family.misfits) - apart
    assert "Vraag of er kinderen zijn; tot dan geldt dit als een gezin." in fit(place, unknown).ask


def test_the_reason_is_said_in_words() -> None:
    assert fit(SHELTER, FAMILY).sentences[0] == (
        "Een gezin met kinderen gaat nooit naar de algemene opvang."
    )
    for words, codes in (
        (MISFIT_WORDS, Misfit),
        (KIND_WORDS, PlaceKind),
        (CONDITION_WORDS, Condition),
    ):
        assert set(words) == set(codes)


@pytest.mark.parametrize(
    ("place", "party", "misfit"),
    [
        (replace(FLAT, beds=3), FAMILY, Misfit.TOO_SMALL),
        (replace(FLAT, pets=False), replace(FAMILY, pets=Known.YES), Misfit.NO_PETS),
        (replace(FLAT, step_free=False), replace(ALONE, step_free=Known.YES), Misfit.NOT_STEP_FREE),
        (replace(FLAT, kind=PlaceKind.FAMILY), ALONE, Misfit.FAMILIES_ONLY),
    ],
)
def test_each_reason_against_a_place(place: Place, party: Party, misfit: Misfit) -> None:
    assert fit(place, party).misfits == (misfit,)


def test_what_is_not_known_is_asked_and_keeps_nobody_out() -> None:
    found = fit(replace(FLAT, pets=False, step_free=False), Party(1, 0))
    assert found.fits
    assert len(found.ask) == 2


@given(PARTIES, st.sets(st.sampled_from(Condition)), st.frozensets(st.sampled_from(Condition)))
def test_no_condition_ever_stands_in_the_way_of_a_family(
    party: Party, unmet: set[Condition], asked: frozenset[Condition]
) -> None:
    found = standing_in_the_way(party, unmet, asked=asked)
    assert found == () if party.is_family else set(found) == unmet & asked
    assert len(help_to_offer(unmet)) == len(unmet)


def test_a_party_is_numbers_and_what_a_place_must_allow() -> None:
    assert {each.name for each in fields(Party)} == {"adults", "children", "pets", "step_free"}


@pytest.mark.parametrize(
    ("until", "stay", "open_then"),
    [
        (None, None, True),
        (date(2027, 1, 1), None, False),
        (date(2027, 1, 1), date(2027, 1, 1), True),
        (date(2027, 1, 1), date(2027, 1, 2), False),
    ],
)
def test_a_place_is_open_for_every_night_or_not(
    until: date | None, stay: date | None, open_then: bool
) -> None:
    assert replace(FLAT, open_until=until).is_open(date(2026, 12, 1), stay) is open_then
    assert not FLAT.is_open(date(2025, 12, 31), stay)
