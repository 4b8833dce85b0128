# SPDX-License-Identifier: EUPL-1.2
"""A whole register of invented people: residents, and those who left or died."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count

from benchmarks.linkage import places
from benchmarks.linkage.households import Household, Person, Registry
from benchmarks.linkage.places import NO_ADDRESS, Address

from woonzeker.demo.town.dice import dice
from woonzeker.demo.town.names import initials_of

#: people who left or died in the years that the extract looks back, per resident
DEPARTED_SHARE = 0.06
_PEOPLE_A_HOME = 2.08
_VACANT = 1.04
_HOMES_ELSEWHERE = 20_000
#: citizen numbers of the range that no living person has
_NO_ONES = 999_000_000

COLUMNS = (
    "person_id", "bsn", "initialen", "voornamen", "tussenvoegsel", "geslachtsnaam",
    "partner_tussenvoegsel", "partner_naam", "naamgebruik", "geslacht", "geboortedatum", "postcode",
    "huisnummer", "huisletter", "toevoeging", "straat", "woonplaats", "datum_vestiging_adres",
    "vorig_postcode", "vorig_huisnummer", "vorig_huisletter", "vorig_toevoeging", "vorig_straat",
    "vorig_woonplaats",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Register:
    """Residents and departed, with the front doors that `Person.home` points into."""

    residents: list[Person]
    departed: list[Person]
    households: list[Household]
    doors: list[Address]
    elsewhere: list[Address]

    def address(self, index: int | None) -> Address:
        """The address behind `home` or `previous` of a person."""
        if index is None:
            return NO_ADDRESS
        return self.doors[index] if index >= 0 else self.elsewhere[-1 - index]


def build(seed: int, people: int) -> Register:
    """A register of `people` residents and 6% departed, the same for the same seed."""
    homes = max(20, int(people / _PEOPLE_A_HOME * _VACANT))
    doors = places.build(seed, homes)
    elsewhere = places.build(seed + 1_000_000, _HOMES_ELSEWHERE)
    registry = Registry(seed, len(doors), len(elsewhere))
    residents: list[Person] = []
    for home in count():
        if len(residents) >= people:
            break
        residents += registry.draw(home % len(doors)).people
    _drop_last(residents, registry.households, people)
    departed: list[Person] = []
    while len(departed) < people * DEPARTED_SHARE:
        departed += registry.departed()
    del departed[int(people * DEPARTED_SHARE) :]
    dice(seed, "order").shuffle(residents)
    return Register(residents, departed, registry.households, doors, elsewhere)


def _drop_last(residents: list[Person], households: list[Household], people: int) -> None:
    """Leave off those above the wanted number; they are of the last household."""
    while len(residents) > people:
        households[-1].people.remove(residents.pop())


def person_id(person: Person) -> str:
    """The opaque id of somebody in the register."""
    return f"P{person.number:07d}"


def citizen_number(number: int) -> str:
    """A number in the range of nobody that passes the eleven test; empty when it is used up."""
    if number >= 100_000:
        return ""
    digits = f"{(_NO_ONES // 10) + number:08d}"
    check = sum((9 - at) * int(digit) for at, digit in enumerate(digits)) % 11
    return f"{digits}{check}" if check < 10 else ""


def birth_date(person: Person) -> str:
    """Year-month-day as the register writes it, with zeros for what nobody knows."""
    born = date.fromordinal(person.born)
    return f"{born.year}-00-00" if person.year_only else born.isoformat()


def row(register: Register, person: Person) -> list[str]:
    """The values of COLUMNS for somebody."""
    partner = person.partner or ("", "")
    return [
        person_id(person), citizen_number(person.number), initials_of(person.given),
        " ".join(person.given), *person.surname, *partner, person.use, person.gender,
        birth_date(person), *_address(register.address(person.home)),
        date.fromordinal(person.since).isoformat(), *_address(register.address(person.previous)),
    ]  # fmt: skip


def _address(address: Address) -> list[str]:
    number = str(address.number) if address.number else ""
    return [
        address.postcode, number, address.letter, address.addition, address.street, address.city,
    ]  # fmt: skip
