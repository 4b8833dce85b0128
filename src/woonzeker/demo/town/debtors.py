# SPDX-License-Identifier: EUPL-1.2
"""Who can fall behind with whom: tenants of a landlord, customers of a supplier, the insured."""

from __future__ import annotations

import random

from woonzeker.demo.town.dice import Weighted, dice
from woonzeker.demo.town.figures import table
from woonzeker.demo.town.partners import Partner, of_type, partner
from woonzeker.demo.town.people import Household, Person, Registry
from woonzeker.demo.town.places import Address, Dwelling
from woonzeker.demo.town.settling import Settled
from woonzeker.demo.town.timeline import Month

#: how much more often than others a household falls behind; assumptions that follow the published
#: order (singles, single parents and tenants over couples and owners)
_BY_KIND = {
    "young_single": 1.9, "single": 1.7, "single_parent": 2.4, "sharers": 0.9, "family": 1.1,
    "three_generations": 1.3, "couple": 0.7, "old_single": 0.5, "old_couple": 0.3, "care": 0.05,
}  # fmt: skip
_BY_TENURE = {"corporatie": 1.8, "particulier": 1.4, "koop": 0.5, "zorg": 0.3}
_PER_PERSON = ("zorg", "cak", "overige")


class Debtors:
    """The households of the town as customers of partners. A contract never changes hands."""

    def __init__(self, seed: int, town: Settled) -> None:
        self.seed = seed
        self.town = town
        self.outsiders = Registry(seed + 1)
        self._contracts: dict[str, Partner] = {}
        everybody = [(one, self._weight(one)) for one in town.households if one.adults]
        self._everybody = Weighted(everybody)
        self._tenants = self._by_landlord(everybody)
        self._heated = {
            code: Weighted(rows) for code, rows in self._group(everybody, "heat").items() if rows
        }
        self._supply = {
            type_: Weighted([(one, one.weight) for one in of_type(type_)])
            for type_ in ("energie", "water", "zorg", "cak", "overige", "hypotheek", "belasting")
        }

    def dwelling(self, household: Household) -> Dwelling:
        """Where the household lives on the day of the extract."""
        return self.town.dwellings[household.dwelling]

    def draw(self, chance: random.Random, type_: str, month: Month) -> Household | None:
        """A household that has a partner of this type, as likely as it falls behind."""
        if type_ == "huur":
            return self._tenant(chance, month)
        if type_ == "warmte":
            networks = [(code, partner(code).weight) for code in self._heated]
            if not networks:
                return None
            return self._heated[Weighted(networks).draw(chance)].draw(chance)
        return self._everybody.draw(chance)

    def tenant_of(self, chance: random.Random, landlord: Partner) -> Household | None:
        """A household that rents from this landlord; None when it owns nothing here."""
        own = self._tenants.get(landlord.code)
        return own.draw(chance) if own else None

    def _tenant(self, chance: random.Random, month: Month) -> Household | None:
        landlords = [
            (one, one.weight) for one in of_type("huur")
            if one.code in self._tenants and one.first_month <= month.word
        ]  # fmt: skip
        return self._tenants[Weighted(landlords).draw(chance).code].draw(chance)

    def has(self, household: Household, type_: str, month: Month) -> bool:
        """Whether this household could be reported by a partner of this type in this month."""
        home = self.dwelling(household)
        if household.since > month.first and household.previous is None:
            return False
        if type_ == "huur":
            return bool(home.landlord) and partner(home.landlord).first_month <= month.word
        if type_ == "warmte":
            return bool(home.heat)
        if type_ == "hypotheek":
            return home.tenure == "koop"
        no_contract = type_ in ("energie", "water") and household.kind in ("care", "sharers")
        return not no_contract

    def supplier(self, type_: str, person: Person, household: Household | None) -> Partner:
        """The partner of this type with whom this person or household has a contract."""
        if household is not None and type_ == "huur":
            return partner(self.dwelling(household).landlord)
        if household is not None and type_ == "warmte":
            return partner(self.dwelling(household).heat)
        shared = household is not None and type_ not in _PER_PERSON
        key = f"{type_}/{household.index if shared and household else person.bsn or person.called}"
        if key not in self._contracts:
            chance = dice(self.seed, "contract", key)
            self._contracts[key] = self._supply[type_].draw(chance)
        return self._contracts[key]

    def holder(self, household: Household, type_: str) -> Person:
        """In whose name the contract is; health cover is everybody's own."""
        chance = dice(self.seed, "holder", household.index, type_)
        return chance.choice(household.adults)

    def address_on(self, household: Household, month: Month) -> Address:
        """Where the household lived in that month."""
        moved_since = household.since > month.first and household.previous is not None
        at = household.previous if moved_since else household.dwelling
        return self.town.dwellings[at if at is not None else household.dwelling].address

    def gone(self, chance: random.Random, kind: str, month: Month) -> tuple[Person, Address]:
        """Somebody who does not live here in that month, and the address the partner has."""
        if kind == "departed":
            return self._departed(chance, month)
        if kind == "deceased":
            return self._deceased(chance, month)
        person = self.outsiders.outsider()
        if kind == "outside":
            return person, _elsewhere(chance)
        homes = [one for one in self.town.dwellings if one.tenure != "koop"]
        return person, chance.choice(homes).address

    def _departed(self, chance: random.Random, month: Month) -> tuple[Person, Address]:
        left = [
            one for one in self.town.departed
            if one.departed_on and one.departed_on < month.first and one.adults
        ]  # fmt: skip
        household = chance.choice(left)
        return chance.choice(household.adults), self.town.dwellings[household.dwelling].address

    def _deceased(self, chance: random.Random, month: Month) -> tuple[Person, Address]:
        died = [
            row for row in self.town.deceased if row[0].died_on and row[0].died_on < month.first
        ]
        person, at, _ = chance.choice(died)
        return person, self.town.dwellings[at].address

    def _weight(self, household: Household) -> float:
        return _BY_KIND[household.kind] * _BY_TENURE[self.dwelling(household).tenure]

    def _group(
        self, rows: list[tuple[Household, float]], by: str
    ) -> dict[str, list[tuple[Household, float]]]:
        found: dict[str, list[tuple[Household, float]]] = {}
        for household, weight in rows:
            if code := getattr(self.dwelling(household), by):
                found.setdefault(code, []).append((household, weight))
        return found

    def _by_landlord(self, rows: list[tuple[Household, float]]) -> dict[str, Weighted[Household]]:
        return {code: Weighted(own) for code, own in self._group(rows, "landlord").items()}


def _elsewhere(chance: random.Random) -> Address:
    places = table("places")
    neighbour = places["neighbour"]
    street = chance.choice(places["stems"]) + chance.choice(places["suffixes"])
    letters = chance.choice("ABCDEGHJKL") + chance.choice("ABCDEGHJKL")
    return Address(
        street, chance.randint(1, 140), "", "",
        f"{chance.choice(neighbour['postcodes'])}{letters}", neighbour["name"],
    )  # fmt: skip
