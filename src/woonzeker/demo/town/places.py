# SPDX-License-Identifier: EUPL-1.2
"""Streets, buildings and dwellings of the invented town, with who owns them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from woonzeker.demo.town.dice import Weighted, dice, share_out
from woonzeker.demo.town.figures import table
from woonzeker.demo.town.partners import Partner, of_type

_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"  # no postcode has F I O Q U Y here, nor the pairs below
_NOT_A_PAIR = ("SA", "SD", "SS")
_DOORS_A_POSTCODE = 22
_DOORS_A_STREET = 85
_SMALL_LANDLORD_DOORS = (14, 46)
#: how many dwellings one building of a kind has, and the letters and additions on its doors
_BLOCK_SIZE = {
    "row": (8, 28), "porch": (12, 24), "letters": (3, 8), "floors": (3, 4), "bis": (2, 2),
    "flat": (36, 90), "studios": (16, 40), "care": (1, 1),
}  # fmt: skip
_FLOORS = (("HS", "1HG", "2HG", "3HG"), ("H", "1", "2", "3"), ("", "I", "II", "III"))
_ROOMINESS = {
    "row": 4.0, "porch": 2.8, "bis": 2.6, "flat": 2.3, "letters": 2.0, "floors": 2.0,
    "studios": 0.9, "care": 0.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """A Dutch address in its registered parts."""

    street: str
    number: int
    letter: str
    addition: str
    postcode: str
    city: str


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A home. `tenure` koop, corporatie or particulier; `landlord` and `heat` are partner codes."""

    address: Address
    quarter: str
    kind: str
    tenure: str
    landlord: str
    heat: str
    rent_cents: int

    @property
    def roominess(self) -> float:
        """How many people the home is meant for, roughly."""
        return _ROOMINESS[self.kind]


def build(seed: int, homes: int, care_homes: int) -> list[Dwelling]:
    """`homes` dwellings and after them `care_homes` care homes, each one address."""
    chance = dice(seed, "places")
    quarters: list[dict[str, Any]] = table("places")["quarters"]
    streets = _street_names(chance)
    dwellings: list[Dwelling] = []
    care: list[Dwelling] = []
    counts = share_out(homes, {at: row["share"] for at, row in enumerate(quarters)})
    for at, quarter in enumerate(quarters):
        builder = _Quarter(chance, quarter, streets)
        dwellings += builder.build(counts[at])
        own_care = care_homes // len(quarters) + (at < care_homes % len(quarters))
        care += [builder.care_home() for _ in range(own_care)]
    return [*_give_to_small_landlords(chance, dwellings), *care]


def _street_names(chance: random.Random) -> Iterator[str]:
    places = table("places")
    made = [stem + ending for stem in places["stems"] for ending in places["suffixes"]]
    chance.shuffle(made)
    whole = list(places["whole_names"])
    chance.shuffle(whole)
    for at, name in enumerate(made):
        if at % 14 == 3 and whole:
            yield whole.pop()
        yield name


def _postcodes(four: int) -> Iterator[str]:
    for first in _LETTERS:
        for second in _LETTERS:
            if first + second not in _NOT_A_PAIR:
                yield f"{four}{first}{second}"


class _Quarter:
    """Builds the streets of one quarter, block after block on both sides."""

    def __init__(self, chance: random.Random, row: dict[str, Any], streets: Iterator[str]) -> None:
        self.chance = chance
        self.row = row
        self.streets = streets
        self.postcodes = _postcodes(row["postcode"])
        self._new_street()

    def build(self, count: int) -> list[Dwelling]:
        """`count` dwellings, in the mix of kinds and owners of this quarter."""
        blocks: list[tuple[str, int]] = []
        for kind, number in share_out(count, self.row["kinds"]).items():
            blocks += self._blocks(kind, number)
        self.chance.shuffle(blocks)
        return [home for kind, size in blocks for home in self._block(kind, size)]

    def care_home(self) -> Dwelling:
        """A care home: many people at one address."""
        return self._block("care", 1)[0]

    def _blocks(self, kind: str, number: int) -> list[tuple[str, int]]:
        blocks = []
        while number > 0:
            size = min(number, self.chance.randint(*_BLOCK_SIZE[kind]))
            blocks.append((kind, size))
            number -= size
        return blocks

    def _new_street(self) -> None:
        self.street = next(self.streets)
        self.doors = 0
        self.next_number = [1, 2]
        self.side_doors = [0, 0]
        self.side_postcode = [next(self.postcodes), next(self.postcodes)]

    def _block(self, kind: str, size: int) -> list[Dwelling]:
        if self.doors + size > _DOORS_A_STREET and self.doors:
            self._new_street()
        side = self.chance.randint(0, 1)
        if self.side_doors[side] + size > _DOORS_A_POSTCODE and self.side_doors[side]:
            self.side_postcode[side] = next(self.postcodes)
            self.side_doors[side] = 0
        self.doors += size
        self.side_doors[side] += size
        tenure, landlord, rent = self._owner(kind)
        heat = self.row.get("heat", "")
        return [
            Dwelling(address, self.row["name"], kind, tenure, landlord, heat, self._rent(rent))
            for address in self._addresses(kind, size, side)
        ]

    def _addresses(self, kind: str, size: int, side: int) -> Iterator[Address]:
        floors = self.chance.choice(_FLOORS)
        own_number = kind in ("row", "porch", "care")
        for at in range(size):
            letter = "ABCDEFGH"[at] if kind == "letters" else ""
            addition = {
                "floors": floors[at % 4], "bis": ("", "BIS")[at % 2],
                "flat": str(at + 1), "studios": f"K{at + 1:02d}",
            }.get(kind, "")  # fmt: skip
            yield Address(
                self.street, self.next_number[side], letter, addition,
                self.side_postcode[side], self.row["city"],
            )  # fmt: skip
            self.next_number[side] += 2 if own_number else 0
        self.next_number[side] += 0 if own_number else 2

    def _owner(self, kind: str) -> tuple[str, str, int]:
        if kind == "care":
            return "zorg", "", 0
        draw = self.chance.random()
        if kind == "studios" and draw < 0.7:
            return "particulier", "", 620
        if draw < self.row["owner"]:
            return "koop", "", 0
        if draw < self.row["owner"] + self.row["corporation"]:
            return "corporatie", _corporations().draw(self.chance).code, 640
        return "particulier", "", 980

    def _rent(self, around: int) -> int:
        return round(around * self.chance.uniform(0.78, 1.25) * 100) if around else 0


def _corporations() -> Weighted[Partner]:
    return Weighted([(one, one.weight) for one in of_type("huur") if one.large])


def _give_to_small_landlords(chance: random.Random, homes: list[Dwelling]) -> list[Dwelling]:
    """Each small landlord owns private homes that lie together."""
    small = [one for one in of_type("huur") if not one.large]
    private = [at for at, home in enumerate(homes) if home.tenure == "particulier"]
    apart = len(private) // len(small)
    for start, landlord in enumerate(small):
        doors = min(chance.randint(*_SMALL_LANDLORD_DOORS), apart)
        for at in private[start * apart : start * apart + doors]:
            homes[at] = replace(homes[at], landlord=landlord.code)
    return homes
