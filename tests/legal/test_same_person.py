# SPDX-License-Identifier: EUPL-1.2
"""Whether two messages name the same person: the name, the day of birth and the home."""

from __future__ import annotations

import pytest

from woonzeker.legal.rules import same_person_told

TOLD = {
    "initials": "E.", "surname": "Waterdonk", "postcode": "1198DE", "house_number": 58,
}  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"initials": "E"},
        {"surname": "WATERDONK"},
        {"phones": ["0612345678"]},
        {"street": "Stationspad", "city": "Meerveld"},
    ],
)
def test_another_way_of_writing_is_the_same_person(other: dict[str, object]) -> None:
    assert same_person_told(TOLD, {**TOLD, **other})


@pytest.mark.parametrize(
    "other",
    [
        {"initials": "F."},
        {"surname": "Waterdonker"},
        {"born_on": "1984-01-02"},
        {"house_number": 60},
        {"addition": "A"},
    ],
)
def test_another_name_birthday_or_home_is_not(other: dict[str, object]) -> None:
    assert not same_person_told(TOLD, {**TOLD, **other})


def test_without_a_surname_nobody_is_named() -> None:
    nobody = {"postcode": "1198DE", "house_number": 58}
    assert not same_person_told(nobody, dict(nobody))
