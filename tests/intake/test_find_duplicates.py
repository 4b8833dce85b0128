# SPDX-License-Identifier: EUPL-1.2
"""The same signal twice is counted once, in whatever order the lines come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.intake.corpus import accepted

from woonzeker.intake.rules import AcceptedLine, disagreeing, duplicate_key, duplicates


def line(reference: str, day: str = "26-10-2026", amount: str = "10") -> AcceptedLine:
    return accepted({"signaal_id": reference, "signaaldatum": day, "bedrag": amount})


def test_the_same_reference_in_one_month_is_a_duplicate_and_in_the_next_is_not() -> None:
    lines = [line("1"), line("1", "01-10-2026"), line("1", "30-09-2026"), line("2")]
    assert duplicates(lines) == {1} or duplicates(lines) == {0}
    assert len({duplicate_key(each) for each in lines}) == 3


def test_what_is_known_already_is_a_duplicate() -> None:
    assert duplicates([line("1"), line("2")], {duplicate_key(line("2"))}) == {1}


def test_of_two_alike_the_urgent_and_then_the_highest_stays() -> None:
    urgent = accepted({"signaal_id": "1", "crisis": "ja", "bedrag": "5"})
    assert duplicates([line("1", amount="20"), line("1", amount="10")]) == {1}
    assert duplicates([line("1", amount="20"), urgent]) == {0}


def test_one_number_for_two_households_is_told() -> None:
    other = accepted({"signaal_id": "1", "huisnummer": "14"})
    assert disagreeing([line("1"), other, line("2")]) == {0, 1}
    assert disagreeing([line("1"), line("1"), line("2")]) == frozenset()


DAYS = ["01-10-2026", "02-10-2026", "01-09-2026"]
LINES = st.lists(
    st.builds(line, st.sampled_from("abc"), st.sampled_from(DAYS), st.sampled_from(["10", "20"])),
    max_size=8,
)


@given(LINES, st.randoms())
def test_the_order_of_the_lines_does_not_matter(lines: list[AcceptedLine], dice: object) -> None:
    mixed = list(lines)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    kept = [each for at, each in enumerate(lines) if at not in duplicates(lines)]
    again = [each for at, each in enumerate(mixed) if at not in duplicates(mixed)]
    assert sorted(map(repr, kept)) == sorted(map(repr, again))


@given(LINES)
def test_a_second_delivery_of_the_same_lines_adds_nothing(lines: list[AcceptedLine]) -> None:
    known = {duplicate_key(each) for each in lines}
    assert len(duplicates(lines, known)) == len(lines)
