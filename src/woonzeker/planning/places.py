# SPDX-License-Identifier: EUPL-1.2
"""Where a door is, roughly, when no address service says so: a position made from the postcode.

Neighbouring postcodes get neighbouring positions: the digits (areas) and the letters (streets)
are each laid along a Hilbert curve, which never jumps. It is good enough to keep doors of one area
together and to order them; it is no map, and `NOTE` says so wherever a distance is shown.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

NOTE = (
    "Afstanden zijn geschat uit de postcode, in rechte lijn. "
    "Er is geen adresdienst ingesteld die de echte plek kent."
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point on a flat plane, in whole metres."""

    x: int
    y: int


#: an area (four digits) is a square of this many metres; 10,000 areas fit on 128 by 128 squares
_AREA_METRES = 2_000
_AREA_ORDER = 7
#: a street (two letters, 676 of them) is one of 32 by 32 squares in it, of 62.5 metres
_STREET_ORDER = 5
_STREET_METRES = _AREA_METRES / (1 << _STREET_ORDER)
#: half of a street's length has been walked at this house number, so that 300 stays in its street
_HALFWAY_NUMBER = 60
_ACROSS_METRES = 8
_PLANE_ORDER = _AREA_ORDER + _STREET_ORDER
_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})?", re.IGNORECASE)


def place_of(postcode: str, house_number: int) -> Place | None:
    """The schematic position of a door; None when the postcode is unreadable.

    Without letters it is the middle of the area.
    """
    found = _POSTCODE.fullmatch(postcode.strip())
    if found is None:
        return None
    column, row = _on_curve(_AREA_ORDER, int(found[1]))
    x, y = float(column * _AREA_METRES), float(row * _AREA_METRES)
    if not found[2]:
        return Place(round(x + _AREA_METRES / 2), round(y + _AREA_METRES / 2))
    first, second = (ord(letter) - ord("A") for letter in found[2].upper())
    column, row = _on_curve(_STREET_ORDER, first * 26 + second)
    along = _STREET_METRES * house_number / (house_number + _HALFWAY_NUMBER)
    across = _ACROSS_METRES * (house_number % 2)
    return Place(
        round(x + column * _STREET_METRES + along), round(y + row * _STREET_METRES + across)
    )


def metres_between(one: Place, other: Place) -> int:
    """Straight-line distance in whole metres."""
    return round(math.hypot(one.x - other.x, one.y - other.y))


def curve_index(place: Place) -> int:
    """How far along one curve over the whole plane a point lies: near in index is near by foot."""
    limit = (1 << _PLANE_ORDER) - 1
    x, y = (min(max(int(value // _STREET_METRES), 0), limit) for value in (place.x, place.y))
    index = 0
    for level in reversed(range(_PLANE_ORDER)):
        side = 1 << level
        right, up = int(x & side > 0), int(y & side > 0)
        index += side * side * ((3 * right) ^ up)
        if not up:
            if right:
                x, y = limit - x, limit - y
            x, y = y, x
    return index


def _on_curve(order: int, index: int) -> tuple[int, int]:
    """Column and row of the index-th square of a Hilbert curve over 2^order by 2^order squares."""
    column = row = 0
    for level in range(order):
        side = 1 << level
        right = 1 & (index // 2)
        up = 1 & (index ^ right)
        if not up:
            if right:
                column, row = side - 1 - column, side - 1 - row
            column, row = row, column
        column, row = column + side * right, row + side * up
        index //= 4
    return column, row
