# SPDX-License-Identifier: EUPL-1.2
"""Who lives where since when, who moved, who left the town and who died."""

from __future__ import annotations

import random
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.demo.town import places
from woonzeker.demo.town.dice import dice
from woonzeker.demo.town.figures import figures
from woonzeker.demo.town.people import EXTRACT_ON, Household, Person, Registry
from woonzeker.demo.town.places import Dwelling

_CARE_HOME_BEDS = 70
_EMPTY_SHARE = 0.02
_LONGEST_STAY_DAYS = 48 * 365
_TWO_YEARS = 730


@dataclass(slots=True)
class Settled:
    """The town's people in their homes on the day of the extract, and those who are gone."""

    dwellings: list[Dwelling]
    #: one per address that is lived at
    households: list[Household]
    #: each lived at `dwelling` until `departed_on`
    departed: list[Household]
    #: somebody who died, with the index of the dwelling and the day since they lived there
    deceased: list[tuple[Person, int, date]]


def settle(seed: int, size: int) -> Settled:
    """`size` living residents, housed."""
    registry = Registry(seed)
    households = _residents(registry, size)
    care = sum(one.kind == "care" for one in households)
    homes = round((len(households) - care) * (1 + _EMPTY_SHARE))
    dwellings = places.build(seed, homes, max(1, round(care / _CARE_HOME_BEDS)))
    chance = dice(seed, "settling")
    _house(chance, households, dwellings)
    for household in households:
        _since(chance, household)
    occupied = _Occupied(households)
    _moved_inside(chance, households, occupied)
    departed = _departed(chance, registry, occupied, size)
    return Settled(dwellings, households, departed, _deceased(chance, registry, households, size))


def _residents(registry: Registry, size: int) -> list[Household]:
    beds = max(6, round(size * figures("population", "care_home_residents")))
    households = [registry.draw_household("care") for _ in range(beds)]
    living = beds
    while living < size:
        household = registry.draw_household()
        if living + len(household.people) > size:
            household = registry.draw_household("single")
        households.append(household)
        living += len(household.people)
    return households


def _house(chance: random.Random, households: list[Household], dwellings: list[Dwelling]) -> None:
    homes = [at for at, home in enumerate(dwellings) if home.kind != "care"]
    care = [at for at, home in enumerate(dwellings) if home.kind == "care"]
    ordinary = [one for one in households if one.kind != "care"]
    lived_in = chance.sample(homes, len(ordinary))
    lived_in.sort(key=lambda at: dwellings[at].roominess + chance.gauss(0, 1.1))
    ordinary.sort(key=lambda one: len(one.people) + chance.gauss(0, 1.0))
    for household, at in zip(ordinary, lived_in, strict=True):
        household.dwelling = at
    for number, household in enumerate(one for one in households if one.kind == "care"):
        household.dwelling = care[number % len(care)]


def _since(chance: random.Random, household: Household) -> None:
    """Moves come evenly: how long somebody lives somewhere is an exponential stretch."""
    yearly = figures("population", "moved_within_a_year") + figures("population", "arrived_a_year")
    oldest = max(household.people, key=lambda person: person.age_on(EXTRACT_ON))
    grown_days = max(30, (EXTRACT_ON - oldest.born).days - 18 * 365)
    longest = min(grown_days, 900 if household.kind in ("sharers", "care") else _LONGEST_STAY_DAYS)
    stayed = chance.expovariate(yearly) * 365
    while stayed > longest:
        stayed = chance.uniform(1, longest)
    household.since = EXTRACT_ON - timedelta(days=round(stayed))


class _Occupied:
    """Dwellings in the order of the day their present people came."""

    def __init__(self, households: list[Household]) -> None:
        pairs = sorted((one.since, one.dwelling) for one in households if one.kind != "care")
        self._days = [day for day, _ in pairs]
        self._dwellings = [at for _, at in pairs]

    def left_on(self, chance: random.Random, day: date, own: int = -1) -> int:
        """A dwelling whose present people came soon after `day`: others lived there before."""
        first = bisect_left(self._days, day)
        after = range(first, min(first + 40, len(self._days)))
        if not after:
            after = range(max(0, len(self._days) - 40), len(self._days))
        found = self._dwellings[chance.choice(after)]
        return found if found != own else self._dwellings[after[0] - 1]


def _moved_inside(chance: random.Random, households: list[Household], occupied: _Occupied) -> None:
    inside = figures("population", "moved_within_a_year")
    share = inside / (inside + figures("population", "arrived_a_year"))
    for household in households:
        if household.kind != "sharers" and chance.random() < share:
            at = occupied.left_on(chance, household.since, household.dwelling)
            household.previous = at if at != household.dwelling else None


def _departed(
    chance: random.Random, registry: Registry, occupied: _Occupied, size: int
) -> list[Household]:
    years = figures("population", "departed_kept_years")
    people = round(size * figures("population", "departed_a_year") * years)
    gone: list[Household] = []
    while people > 0:
        household = registry.draw_household()
        left = EXTRACT_ON - timedelta(days=chance.randint(2, 365 * years))
        household.departed_on = left
        household.dwelling = occupied.left_on(chance, left)
        household.since = left - timedelta(days=chance.randint(200, 4000))
        gone.append(household)
        people -= len(household.people)
    return gone


def _deceased(
    chance: random.Random, registry: Registry, households: list[Household], size: int
) -> list[tuple[Person, int, date]]:
    years = figures("population", "deceased_kept_years")
    number = round(size * figures("population", "deceased_a_year") * years)
    alone = [one for one in households if one.kind == "old_single"]
    others = [one for one in households if (EXTRACT_ON - one.since).days < _TWO_YEARS]
    found: list[tuple[Person, int, date]] = []
    for survivors in chance.sample(alone, min(len(alone), round(number * 0.4))):
        died = max(survivors.since, EXTRACT_ON - timedelta(days=chance.randint(3, 365 * years)))
        person = registry.widow_of(survivors.people[0], died)
        found.append((person, survivors.dwelling, survivors.since))
    while len(found) < number:
        after = chance.choice(others)
        person = registry.draw_household("old_single").people[0]
        person.died_on = after.since - timedelta(days=chance.randint(10, 60))
        found.append((person, after.dwelling, person.died_on - timedelta(days=4000)))
    return found
