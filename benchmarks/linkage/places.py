# SPDX-License-Identifier: EUPL-1.2
"""Towns with streets, postcodes and front doors, of any size; all invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from woonzeker.demo.town.dice import Weighted, dice
from woonzeker.demo.town.figures import table

_DOORS_A_TOWN = 47_000
_DOORS_A_POSTCODE = (8, 34)
_PAIRS_A_DISTRICT = 90
_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
_KINDS = Weighted({"row": 0.74, "rooms": 0.06, "floors": 0.08, "letters": 0.08,
                   "bis": 0.04})  # fmt: skip
_FLOORS = (("HS", "1", "2", "3"), ("H", "1", "2", "3"), ("", "I", "II", "III"),
           ("HS", "1HG", "2HG", "3HG"))  # fmt: skip
_PARTS = ("", "", "", "", "", "", "", "", " Noord", " Oost", " aan Zee", " Dorp")
_BEGIN = ("Meer", "Ooster", "Wester", "Hooge", "Leeg", "Nieuw", "Oud", "Zuider", "Klooster", "Berg",
          "Lang", "Korte", "Waal", "Rijn", "Polder", "Veen")  # fmt: skip
_END = ("veld", "kerk", "dam", "hoven", "burg", "wijk", "drecht", "sluis", "meer", "horst", "oord")


class Address(NamedTuple):
    """An address as the register writes it."""

    street: str
    number: int
    letter: str
    addition: str
    postcode: str
    city: str


NO_ADDRESS = Address("", 0, "", "", "", "")


def build(seed: int, homes: int) -> list[Address]:
    """At least `homes` front doors, in towns of some 47,000 doors each; shuffled."""
    chance = dice(seed, "places")
    districts = list(range(1011, 9998))
    chance.shuffle(districts)
    codes = _postcodes(chance, districts)
    doors: list[Address] = []
    names = [begin + end for begin in _BEGIN for end in _END]
    chance.shuffle(names)
    at = 0
    while len(doors) < homes:
        size = min(_DOORS_A_TOWN, homes - len(doors))
        doors += _town(chance, names[at % len(names)], max(size, 50), codes)
        at += 1
    chance.shuffle(doors)
    return doors


def _postcodes(chance: random.Random, districts: list[int]) -> Iterator[str]:
    pairs = [one + other for one in _LETTERS for other in _LETTERS]
    for district in districts:
        for pair in sorted(chance.sample(pairs, _PAIRS_A_DISTRICT)):
            if pair not in ("SA", "SD", "SS"):
                yield f"{district}{pair}"


def _street_names(chance: random.Random) -> Iterator[str]:
    places = table("places")
    made = [stem + ending for stem in places["stems"] for ending in places["suffixes"]]
    chance.shuffle(made)
    found = [*places["whole_names"], *made]
    head = found[:200]
    chance.shuffle(head)
    yield from [*head, *found[200:]]
    for number in range(1, 10_000):
        yield f"{number}e {made[number % len(made)]}"


def _town(chance: random.Random, name: str, homes: int, codes: Iterator[str]) -> list[Address]:
    doors: list[Address] = []
    streets = _street_names(chance)
    while len(doors) < homes:
        city = name + chance.choice(_PARTS)
        doors += _street(chance, next(streets), city, codes, homes - len(doors))
    return doors


def _street(
    chance: random.Random, street: str, city: str, codes: Iterator[str], most: int
) -> list[Address]:
    wanted = min(most, max(6, int(chance.lognormvariate(4.1, 0.7))))
    kind = _KINDS.draw(chance)
    found: list[Address] = []
    for first in (1, 2):
        number, left = first, 0
        while len(found) < (wanted * first + 1) // 2:
            for letter, addition in _building(chance, kind):
                if left == 0:
                    left, code = chance.randint(*_DOORS_A_POSTCODE), next(codes)
                found.append(Address(street, number, letter, addition, code, city))
                left -= 1
            number += 2
    return found[:most]


def _building(chance: random.Random, kind: str) -> list[tuple[str, str]]:
    """Letter and addition of each front door of one house number."""
    if kind == "rooms":
        return [("", str(at)) for at in range(1, chance.randint(4, 30))]
    if kind == "floors":
        return [("", floor) for floor in chance.choice(_FLOORS)]
    if kind == "letters":
        return [(letter, "") for letter in ("", *"ABCDE"[: chance.randint(1, 5)])]
    if kind == "bis":
        return [("", ""), ("", "BIS")]
    return [("", ""), ("A", "")] if chance.random() < 0.06 else [("", "")]
