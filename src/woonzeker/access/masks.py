# SPDX-License-Identifier: EUPL-1.2
"""What is left of a name, a door or a number for who may recognise it and not know it. Pure."""

from __future__ import annotations

import re


def initials(names: str) -> str:
    """Names as initials, for who may know that there is somebody and not who: 'S. e. H.'."""
    people = (person.split() for person in names.split(",") if person.strip())
    return ", ".join(" ".join(f"{word[0]}." for word in person) for person in people)


def door_only(address: str) -> str:
    """An address without the addition that says which household behind the door it is."""
    found = re.match(r".*?\s\d+", address)
    return found.group() if found else ""


def area_only(postcode: str) -> str:
    """The four digits of a postcode: the neighbourhood, without the letters of the street."""
    return postcode[:4]


def last_three(text: str) -> str:
    """The last three characters of a number, for who must recognise it and not know it."""
    return f"…{text[-3:]}" if text else ""
