# SPDX-License-Identifier: EUPL-1.2
"""Who lives together in the invented register: families, couples, widows, children who left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from benchmarks.linkage import names
from benchmarks.linkage.names import Surname

from woonzeker.demo.town.dice import Weighted, dice

#: the day on which the register extract is made
EXTRACT_ON = date(2026, 11, 1)
NOW = EXTRACT_ON.toordinal()
_YEAR = 365.25
_KINDS = Weighted({
    "young_single": 0.13, "single": 0.15, "old_single": 0.12, "couple": 0.14, "old_couple": 0.13,
    "family": 0.235, "single_parent": 0.075, "sharers": 0.01, "three_generations": 0.008,
    "care": 0.0006,
})  # fmt: skip
_AGES = {
    "young_single": (18, 31), "single": (31, 66), "old_single": (66, 97), "couple": (21, 66),
    "old_couple": (64, 92), "family": (27, 61), "single_parent": (22, 58), "sharers": (18, 27),
    "three_generations": (32, 57), "care": (76, 101),
}  # fmt: skip
_YEARS_HERE = {"young_single": 2.2, "sharers": 1.5, "single": 6.0, "couple": 6.0, "family": 8.0,
               "single_parent": 5.0, "care": 2.5}  # fmt: skip
_MARRIED = {"old_couple": 0.93, "couple": 0.48, "family": 0.68, "three_generations": 0.9}
_NAME_USE_OLD = Weighted({"E": 0.18, "V": 0.56, "P": 0.24, "N": 0.02})
_NAME_USE_YOUNG = Weighted({"E": 0.58, "V": 0.26, "P": 0.12, "N": 0.04})
_CHILDREN = Weighted({1: 0.34, 2: 0.44, 3: 0.16, 4: 0.06})
_FROM_PARENTS = {"young_single": 0.45, "couple": 0.25, "sharers": 0.25}
_EX_KNOWN = 0.3
_NAMED_AFTER_PARENT = 0.05
_FIRST_OF_JANUARY = 0.06
_DEFAULT_DATE_GROUPS = {"turkish", "moroccan", "syrian", "eritrean"}
_FROM_ELSEWHERE = 0.35
_ADULT_YEARS = 18


@dataclass(slots=True)
class Person:
    """Somebody in the register. `born` and `since` are ordinals of days.

    `home` is an index of the front doors; `previous` too, or -1 - index of the doors elsewhere,
    or None. `use` is E (own name), P (partner's), V (partner's first) or N (own first).
    """

    number: int
    gender: str
    born: int
    year_only: bool
    group: str
    given: tuple[str, ...]
    surname: Surname
    household: int = 0
    home: int = -1
    since: int = NOW
    previous: int | None = None
    partner: Surname | None = None
    use: str = "E"

    @property
    def age(self) -> int:
        """Age in whole years on the day of the extract."""
        born = date.fromordinal(self.born)
        before = (EXTRACT_ON.month, EXTRACT_ON.day) < (born.month, born.day)
        return EXTRACT_ON.year - born.year - before

    @property
    def adult(self) -> bool:
        """Eighteen or older on the day of the extract."""
        return self.age >= _ADULT_YEARS


@dataclass(slots=True)
class Household:
    """People at one front door."""

    kind: str
    people: list[Person]
    home: int


class Registry:
    """Makes households one after another; `doors` and `elsewhere` are numbers of addresses.

    People are numbered from `first`.
    """

    def __init__(self, seed: int, doors: int, elsewhere: int, first: int = 1) -> None:
        self.chance = dice(seed, "people")
        self.doors, self.elsewhere = doors, elsewhere
        self.households: list[Household] = []
        self._families: list[Household] = []
        self._singles: list[Household] = []
        self._count = first - 1

    def draw(self, home: int) -> Household:
        """A household that lives at the front door `home`."""
        kind = _KINDS.draw(self.chance)
        found = Household(kind, self.people(kind), home)
        self._settle(found)
        if kind in ("young_single", "couple", "sharers") and self._families:
            self._leave_parents(found)
        if kind in ("single", "single_parent") and self._singles:
            self._leave_partner(found)
        if kind in ("family", "old_couple"):
            self._families.append(found)
        if kind == "single":
            self._singles.append(found)
        self.households.append(found)
        return found

    def people(self, kind: str) -> list[Person]:
        """Those of one household of this kind, not yet settled anywhere."""
        chance = self.chance
        group = names.draw_group(chance)
        low, high = _AGES[kind]
        age = chance.randint(low, high)
        if kind in _MARRIED:
            return self._couple(kind, group, age)
        if kind == "single_parent":
            parent = self.person(age, group, "V" if chance.random() < 0.84 else "M")
            return [parent, *self._children(parent, parent)]
        if kind in ("sharers", "care"):
            number = chance.randint(3, 9) if kind == "sharers" else chance.randint(15, 70)
            return [self._one_of_many(kind, low, high) for _ in range(number)]
        gender = "V" if kind == "old_single" and chance.random() < 0.45 else ""
        person = self.person(age, group, gender)
        if kind == "old_single" and chance.random() < 0.6:
            self.name_after(person, names.draw_surname(chance, group))
        return [person]

    def person(self, age: int, group: str, gender: str = "") -> Person:
        """Somebody of this age in years, unmarried and without an address."""
        chance = self.chance
        gender = gender or ("V" if chance.random() < 0.5 else "M")
        born = NOW - int(age * _YEAR) - chance.randint(1, 363)
        year = date.fromordinal(born).year
        if group in _DEFAULT_DATE_GROUPS and chance.random() < _FIRST_OF_JANUARY:
            born = date(year, 1, 1).toordinal()
        self._count += 1
        surname = names.surname_for(names.draw_surname(chance, group), group, gender)
        return Person(
            self._count, gender, born, chance.random() < names.unknown_birth_day(group), group,
            names.draw_given(chance, group, gender, year), surname,
        )  # fmt: skip

    def name_after(self, person: Person, partner: Surname) -> None:
        """Enter the (former) partner's name, and how the person wants to be called."""
        person.partner = partner
        keeps = person.gender == "M" or (person.group != "dutch" and self.chance.random() < 0.55)
        if not keeps:
            uses = _NAME_USE_OLD if person.age >= 60 else _NAME_USE_YOUNG
            person.use = uses.draw(self.chance)
        elif self.chance.random() < 0.02:
            person.use = "N"

    def _one_of_many(self, kind: str, low: int, high: int) -> Person:
        person = self.person(self.chance.randint(low, high), names.draw_group(self.chance))
        if kind == "care" and self.chance.random() < 0.6:
            self.name_after(person, names.draw_surname(self.chance, person.group))
        return person

    def _couple(self, kind: str, group: str, age: int) -> list[Person]:
        chance = self.chance
        first = self.person(age, group, "M")
        other = group if chance.random() < 0.86 else names.draw_group(chance)
        gender = "M" if chance.random() < 0.02 else "V"
        second = self.person(max(18, age - chance.randint(-3, 6)), other, gender)
        if chance.random() < _MARRIED[kind]:
            self.name_after(first, second.surname)
            self.name_after(second, first.surname)
        people = [first, second]
        if kind in ("family", "three_generations"):
            people += self._children(first, second)
        if kind == "three_generations":
            people.append(self._grandparent(first))
        return people

    def _children(self, parent: Person, mother: Person) -> list[Person]:
        chance = self.chance
        surname = (mother if chance.random() < 0.05 else parent).surname
        found: list[Person] = []
        for _ in range(_CHILDREN.draw(chance)):
            age = max(0, mother.age - chance.randint(20, 38))
            if age > 23 and chance.random() < 0.75:
                age = chance.randint(0, 23) if mother.age < 45 else chance.randint(8, 23)
            child = self.person(min(age, 30), parent.group)
            child.surname = names.surname_for(surname, parent.group, child.gender)
            self._name_child(child, parent, mother)
            if found and chance.random() < 0.03:
                child.born = found[-1].born
            found.append(child)
        return found

    def _name_child(self, child: Person, parent: Person, mother: Person) -> None:
        if self.chance.random() < _NAMED_AFTER_PARENT:
            elder = parent if child.gender == parent.gender else mother
            if child.gender == elder.gender:
                child.given = tuple(dict.fromkeys((elder.given[0], *child.given[1:])))

    def _grandparent(self, parent: Person) -> Person:
        elder = self.person(min(96, parent.age + self.chance.randint(22, 34)), parent.group)
        if elder.gender == "M":
            elder.surname = parent.surname
        return elder

    def _settle(self, household: Household) -> None:
        chance = self.chance
        years = chance.expovariate(1 / _YEARS_HERE.get(household.kind, 15.0))
        since = NOW - 1 - int(years * _YEAR)
        previous = self.former_home(years)
        for person in household.people:
            own = household.kind in ("sharers", "care")
            person.household, person.home = len(self.households), household.home
            person.since = max(since, person.born)
            person.previous = self.former_home(years) if own else previous
            if person.since == person.born:
                person.previous = None

    def former_home(self, years: float) -> int | None:
        """Where somebody lived before, who has been here for so many years."""
        chance = self.chance
        if chance.random() > (0.9 if years < 20 else 0.5):
            return None
        if chance.random() < _FROM_ELSEWHERE:
            return -1 - chance.randrange(self.elsewhere)
        return chance.randrange(self.doors)

    def _leave_parents(self, household: Household) -> None:
        """A child that left lives on its own; the parents still live at its previous address."""
        if self.chance.random() > _FROM_PARENTS[household.kind]:
            return
        parents = self.chance.choice(self._families)
        child, parent = household.people[0], parents.people[0]
        child.group = parent.group
        child.surname = names.surname_for(parent.surname, parent.group, child.gender)
        child.previous = parents.home
        if child.partner is not None:
            household.people[1].partner = child.surname

    def _leave_partner(self, household: Household) -> None:
        """After a divorce: the previous address is where the former partner still lives."""
        former = self.chance.choice(self._singles)
        one, other = household.people[0], former.people[0]
        if self.chance.random() > _EX_KNOWN or one.gender == other.gender:
            return
        if self.chance.random() < 0.6 and other.partner is None:
            self.name_after(one, other.surname)
            self.name_after(other, one.surname)
        for person in household.people:
            person.previous = former.home
            if person is not one:
                person.surname = names.surname_for(other.surname, other.group, person.gender)

    def departed(self) -> list[Person]:
        """People who left or died: a whole household, one of a family, or a spouse."""
        roll = self.chance.random()
        if roll < 0.45:
            return self._left_together()
        household = self.chance.choice(self.households)
        if roll < 0.77:
            return [self._left_alone(household)]
        return [self._died(household)]

    def _left_together(self) -> list[Person]:
        found = self.people(_KINDS.draw(self.chance))
        home, previous = self.chance.randrange(self.doors), self.former_home(3.0)
        since = NOW - 400 - int(self.chance.expovariate(1 / 6.0) * _YEAR)
        for person in found:
            person.household, person.home, person.previous = -person.number, home, previous
            person.since = max(since, person.born)
        return found

    def _left_alone(self, household: Household) -> Person:
        one = household.people[0]
        person = self.person(self.chance.randint(18, 34), one.group)
        if one.age > 40:
            person.surname = names.surname_for(one.surname, one.group, person.gender)
        return self._as_if_in(person, household)

    def _died(self, household: Household) -> Person:
        one = household.people[0]
        person = self.person(min(100, max(50, one.age + self.chance.randint(-4, 8))), one.group,
                             "M" if one.gender == "V" else "V")  # fmt: skip
        if one.partner is None:
            self.name_after(one, person.surname)
        elif len(household.people) == 1:
            person.surname = one.partner
        self.name_after(person, one.surname)
        return self._as_if_in(person, household)

    def _as_if_in(self, person: Person, household: Household) -> Person:
        like = household.people[0]
        return replace(
            person, household=like.household, home=household.home,
            since=max(like.since, person.born), previous=like.previous,
        )  # fmt: skip
