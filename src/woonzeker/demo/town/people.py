# SPDX-License-Identifier: EUPL-1.2
"""Who lives together: households of every kind, with names, ages and partner names."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from woonzeker.demo.town import names
from woonzeker.demo.town.dice import Weighted, dice
from woonzeker.demo.town.figures import figures
from woonzeker.demo.town.names import Surname

#: the day on which the register extract is made
EXTRACT_ON = date(2026, 10, 31)
_ADULT = 18
_CHILDREN = Weighted({1: 0.36, 2: 0.44, 3: 0.15, 4: 0.05})
_AGES = {
    "young_single": (19, 30), "single": (31, 66), "old_single": (67, 97), "couple": (22, 65),
    "old_couple": (66, 91), "family": (28, 52), "single_parent": (22, 50), "sharers": (18, 27),
    "three_generations": (32, 55), "care": (74, 101),
}  # fmt: skip
_MARRIED = {"old_couple": 0.93, "couple": 0.52, "family": 0.68, "three_generations": 0.9}
_NAME_USE = Weighted({"E": 0.42, "V": 0.34, "P": 0.19, "N": 0.05})


@dataclass(slots=True)
class Person:
    """Somebody in the register. `born` is true; `unknown_day`: the register knows the year only."""

    bsn: str
    gender: str
    born: date
    group: str
    given: tuple[str, ...]
    surname: Surname
    called: str
    partner: Surname | None = None
    name_use: str = "E"
    unknown_day: bool = False
    secret: bool = False
    died_on: date | None = None

    def age_on(self, day: date) -> int:
        """Age in whole years."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(slots=True)
class Household:
    """Who live at one address. `dwelling` and `previous` are indexes of the town's dwellings."""

    index: int
    kind: str
    people: list[Person]
    dwelling: int = -1
    since: date = EXTRACT_ON
    previous: int | None = None
    departed_on: date | None = None
    adults: list[Person] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.adults = [person for person in self.people if person.age_on(EXTRACT_ON) >= _ADULT]


def numbers(chance: random.Random) -> list[str]:
    """Citizen numbers that pass the eleven test in the range 999, which no living person has."""
    found = []
    for middle in range(100_000):
        digits = f"999{middle:05d}"
        check = sum((9 - at) * int(digit) for at, digit in enumerate(digits)) % 11
        if check < 10:
            found.append(f"{digits}{check}")
    chance.shuffle(found)
    return found


class Registry:
    """Makes people and households, one after another, all with a number of their own."""

    def __init__(self, seed: int) -> None:
        self.chance = dice(seed, "people")
        self._numbers = iter(numbers(dice(seed, "numbers")))
        self._count = 0
        self._kinds = Weighted(figures("population", "household_kinds"))

    def draw_household(self, kind: str | None = None) -> Household:
        """A household of `kind`, or of a kind as common as in the town."""
        kind = kind or self._kinds.draw(self.chance)
        household = Household(self._count, kind, self._people(kind))
        self._count += 1
        return household

    def outsider(self, born_between: tuple[int, int] = (1955, 2004)) -> Person:
        """Somebody who is not in the register at all: no citizen number."""
        year = self.chance.randint(*born_between)
        return self._person(EXTRACT_ON.year - year, names.draw_group(self.chance), number="")

    def widow_of(self, survivor: Person, died_on: date) -> Person:
        """The deceased partner of `survivor`."""
        gender = "M" if survivor.gender == "V" else "V"
        age = max(60, survivor.age_on(EXTRACT_ON) + self.chance.randint(-4, 6))
        person = self._person(age, survivor.group, gender)
        person.died_on = died_on
        self._marry(person, survivor)
        return person

    def _people(self, kind: str) -> list[Person]:
        group = names.draw_group(self.chance)
        low, high = _AGES[kind]
        age = self.chance.randint(low, high)
        if kind in _MARRIED:
            return self._couple(kind, group, age)
        if kind == "single_parent":
            parent = self._person(age, group, "V" if self.chance.random() < 0.84 else "M")
            return [parent, *self._children(parent, parent)]
        if kind == "sharers":
            ages = [self.chance.randint(low, high) for _ in range(self.chance.randint(3, 9))]
            return [self._person(one, names.draw_group(self.chance)) for one in ages]
        gender = "V" if kind in ("old_single", "care") and self.chance.random() < 0.45 else ""
        person = self._person(age, group, gender)
        if kind in ("old_single", "care") and self.chance.random() < 0.6:
            self._name_after(person, names.draw_surname(self.chance, group))
        return [person]

    def _couple(self, kind: str, group: str, age: int) -> list[Person]:
        first = self._person(age, group, "M")
        second_gender = "M" if self.chance.random() < 0.02 else "V"
        other = group if self.chance.random() < 0.86 else names.draw_group(self.chance)
        second = self._person(max(_ADULT, age - self.chance.randint(-3, 6)), other, second_gender)
        if self.chance.random() < _MARRIED[kind]:
            self._marry(first, second)
        people = [first, second]
        if kind in ("family", "three_generations"):
            people += self._children(first, second)
        if kind == "three_generations":
            people.append(self._grandparent(first))
        return people

    def _children(self, parent: Person, mother: Person) -> list[Person]:
        youngest = min(parent.age_on(EXTRACT_ON), mother.age_on(EXTRACT_ON))
        children = []
        for _ in range(_CHILDREN.draw(self.chance)):
            age = self.chance.randint(0, max(0, min(22, youngest - 19)))
            child = self._person(age, parent.group)
            child.surname = names.surname_for(parent.surname, parent.group, child.gender)
            children.append(child)
        return children

    def _grandparent(self, parent: Person) -> Person:
        elder = self._person(min(96, parent.age_on(EXTRACT_ON) + 27), parent.group)
        if elder.gender == "M":
            elder.surname = parent.surname
        return elder

    def _person(self, age: int, group: str, gender: str = "", number: str | None = None) -> Person:
        chance = self.chance
        gender = gender or ("V" if chance.random() < 0.5 else "M")
        born = EXTRACT_ON - timedelta(days=age * 365 + age // 4 + chance.randint(1, 364))
        given = names.draw_given(chance, group, gender.lower(), born.year)
        surname = names.surname_for(names.draw_surname(chance, group), group, gender)
        return Person(
            bsn=next(self._numbers) if number is None else number,
            gender=gender, born=born, group=group, given=given, surname=surname,
            called=names.called(chance, given),
            unknown_day=names.birth_day_unknown(chance, group),
            secret=chance.random() < figures("population", "secret"),
        )  # fmt: skip

    def _marry(self, one: Person, other: Person) -> None:
        self._name_after(one, other.surname)
        self._name_after(other, one.surname)

    def _name_after(self, person: Person, partner: Surname) -> None:
        person.partner = partner
        keeps = person.gender == "M" or (person.group != "dutch" and self.chance.random() < 0.6)
        if not keeps:
            person.name_use = _NAME_USE.draw(self.chance)
        elif person.gender == "M" and self.chance.random() < 0.02:
            person.name_use = "N"
