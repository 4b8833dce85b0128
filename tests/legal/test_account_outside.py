# SPDX-License-Identifier: EUPL-1.2
"""What of the account of a year may be told outside: nothing small, nothing that gives it away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from woonzeker.legal.rules.safeguards import outside

PARTS = ("children", "unknown", "place", "unsigned", "open_place")


@some.composite
def years(draw: some.DrawFn) -> dict[str, int]:
    """The numbers of a year: parts within the losses in spite, those within all losses."""
    lost = draw(some.integers(0, 120))
    spite = draw(some.integers(0, lost))
    children = draw(some.integers(0, spite))
    found = {"lost": lost, "spite": spite, "children": children}
    found["unknown"] = draw(some.integers(0, spite - children))
    for code in PARTS[2:]:
        found[code] = draw(some.integers(0, spite))
    return found


def few(number: int) -> bool:
    return 0 < number < 10


@given(years())
def test_nothing_small_is_told_and_nothing_small_is_left_over(numbers: dict[str, int]) -> None:
    told = outside(numbers)
    for code, number in numbers.items():
        if told[code] is None:
            continue
        whole = numbers["lost"] if code in {"lost", "spite"} else numbers["spite"]
        assert not few(number)
        assert not few(whole - number)
        assert abs(number - (told[code] or 0)) < 5


@given(years())
def test_of_three_parts_the_third_is_not_to_be_worked_out(numbers: dict[str, int]) -> None:
    told = outside(numbers)
    rest = numbers["spite"] - numbers["children"] - numbers["unknown"]
    if few(rest) or few(numbers["children"]) or few(numbers["unknown"]):
        assert all(told[code] is None for code in ("children", "unknown") if numbers[code])


def test_zero_and_large_numbers_are_told_rounded() -> None:
    told = outside(dict.fromkeys(PARTS, 0) | {"lost": 52, "spite": 31, "children": 13})
    assert told == dict.fromkeys(PARTS, 0) | {"lost": 50, "spite": 30, "children": 15}
