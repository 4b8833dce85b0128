# SPDX-License-Identifier: EUPL-1.2
"""A position from the postcode alone."""

from __future__ import annotations

from itertools import pairwise
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.planning.places import Place, curve_index, metres_between, place_of

postcodes = st.from_regex(r"[1-9][0-9]{3}[A-Z]{2}", fullmatch=True)


def _place(postcode: str, number: int = 1) -> Place:
    place = place_of(postcode, number)
    assert place is not None
    return place


@given(postcode=postcodes, number=st.integers(1, 9999))
def test_the_same_door_is_always_at_the_same_place(postcode: str, number: int) -> None:
    assert place_of(postcode, number) == place_of(f"{postcode[:4]} {postcode[4:].lower()}", number)


@given(area=st.integers(1000, 9998))
def test_neighbouring_areas_touch(area: int) -> None:
    assert metres_between(_place(str(area)), _place(str(area + 1))) == 2_000


def test_neighbouring_letters_are_neighbouring_streets() -> None:
    letters = [a + b for a in ascii_uppercase for b in ascii_uppercase]
    streets = [_place(f"1234{pair}") for pair in letters]
    assert all(60 <= metres_between(one, next_) <= 65 for one, next_ in pairwise(streets))
    assert len(set(streets)) == 676


@given(postcode=postcodes, number=st.integers(1, 400))
def test_house_numbers_run_along_the_street_and_stay_in_it(postcode: str, number: int) -> None:
    here, onward = _place(postcode, number), _place(postcode, number + 2)
    assert here.x <= onward.x
    assert metres_between(_place(postcode, 1), here) < 70


@given(one=postcodes, other=postcodes)
def test_a_street_lies_inside_its_area(one: str, other: str) -> None:
    first, second = _place(one), _place(one[:4] + other[4:])
    assert metres_between(first, second) < 3_000


@pytest.mark.parametrize("postcode", ["", "0123AB", "12AB", "onbekend", "1234ABC"])
def test_an_unreadable_postcode_has_no_place(postcode: str) -> None:
    assert place_of(postcode, 1) is None


def test_near_in_index_is_near_by_foot() -> None:
    doors = [Place(x * 63, y * 63) for x in range(16) for y in range(16)]
    along = sorted(doors, key=curve_index)
    assert all(metres_between(one, next_) <= 63 for one, next_ in pairwise(along))
