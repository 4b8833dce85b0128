# SPDX-License-Identifier: EUPL-1.2
"""An office of some weeks, drawn by lot: honest work with all its noise, and fifty planted snoops.

Honest looks are not tidy: colleagues share common surnames with residents, live near some of them,
work in the evening, stand in for each other, open a wrong case, answer a phone call and note
nothing. Snoops look once, mostly by day, and mix with their own work.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from woonzeker.access.clock import AMSTERDAM
from woonzeker.privacy.rules.watching import Colleague, Look, Place, SubjectFacts, World

MONDAY = date(2026, 9, 7)
DAYS = [MONDAY + timedelta(days=7 * week + day) for week in range(6) for day in range(5)]
CASES, COLLEAGUES, LOOKS, SNOOPS = 2_400, 30, 10_000, 50
TEAMS = ("noord", "oost", "zuid", "intake")
NAMES = [f"naam{number}" for number in range(4_000)]
#: the commonest surname is borne by one in sixty, as in the Netherlands
SHARES = {name: 0.016 / (number + 1) ** 0.75 for number, name in enumerate(NAMES)}
KINDS = (
    "own_address", "own_name", "neighbour", "famous", "colleague", "no_work", "repeated",
    "odd_hours", "refused", "many",
)  # fmt: skip


@dataclass
class Office:
    """What happened: looks by day, the facts that they are held against, and which were planted."""

    world: World
    looks: dict[date, list[Look]] = field(default_factory=lambda: defaultdict(list))
    planted: dict[int, str] = field(default_factory=dict)


class _Making:
    def __init__(self, seed: int) -> None:
        self.lot = random.Random(seed)
        self.work: dict[tuple[str, str], set[date]] = defaultdict(set)
        self.before: dict[tuple[str, str], set[date]] = defaultdict(set)
        self.events: dict[str, set[date]] = defaultdict(set)
        self.usual: dict[str, list[int]] = {}
        self.looks: dict[date, list[Look]] = defaultdict(list)
        self.planted: dict[int, str] = {}
        self.number = 0
        self.colleagues = [self._colleague(each) for each in range(COLLEAGUES)]
        self.cases = {f"c{number}": self._case() for number in range(CASES)}
        self.famous = frozenset({("", "beroemd"), ("b", "bekend")})
        self._settle()
        for case in self.cases:
            for _time in range(self.lot.choice((0, 1, 1, 2, 3))):
                self.events[case].add(self.lot.choice(DAYS))

    def _name(self) -> str:
        return self.lot.choices(NAMES, weights=list(SHARES.values()))[0]

    def _place(self) -> Place:
        return Place(f"{self.lot.randrange(1000, 1040)}A{self.lot.choice('ABCD')}",
                     self.lot.randrange(1, 120))  # fmt: skip

    def _colleague(self, number: int) -> Colleague:
        knows = self.lot.random() < 0.8  # of the others no address is known at all
        places = frozenset({self._place()}) if knows else frozenset()
        name = NAMES[300 + 40 * number] if number % 3 else self._name()
        return Colleague(f"u{number}", name, "k", TEAMS[number % 4], places)

    def _case(self) -> dict[str, object]:
        names = {("j", self._name()) for _each in range(self.lot.choice((1, 1, 2)))}
        return {"names": names, "place": self._place(), "away": set(), "home": False}

    def _settle(self) -> None:
        """Relatives, neighbours, famous people and a colleague among the cases."""
        free = iter(self.lot.sample(sorted(self.cases), 400))
        self.fit: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for each in self.colleagues:
            self._kin(each, free)
        for name in (("j", "beroemd"), ("b", "bekend"), ("a", "beroemd")):
            case = next(free)
            self.cases[case]["names"] = {name}
            self.fit["famous"] += [(each.user, case) for each in self.colleagues]
        for _home in range(3):
            case = next(free)
            self.cases[case]["home"] = True
            self.fit["colleague"] += [(each.user, case) for each in self.colleagues]

    def _kin(self, each: Colleague, free: object) -> None:
        case = next(free)  # type: ignore[call-overload]
        self.cases[case]["names"] = {("j", each.surname)}
        if SHARES[each.surname] <= 0.001:
            self.fit["own_name"].append((each.user, case))
        for mine in each.places:
            case, beside = next(free), next(free)  # type: ignore[call-overload]
            self.cases[case]["place"] = mine
            self.fit["own_address"].append((each.user, case))
            self.cases[beside]["place"] = Place(mine.postcode, mine.number + 2)
            self.fit["neighbour"].append((each.user, beside))

    def look(self, user: str, case: str, on: date, *, hour: int | None = None,
             refused: bool = False, planted: str = "") -> None:  # fmt: skip
        self.number += 1
        at = datetime.combine(
            on, time(hour or self.lot.randrange(8, 18), self.lot.randrange(60)), AMSTERDAM
        )
        self.looks[on].append(Look(self.number, user, case, at, refused))
        self.before[user, case].add(on)
        if planted:
            self.planted[self.number] = planted

    def honest(self, total: int) -> None:
        """Looks for work, and the noise that belongs to it."""
        cases = sorted(self.cases)
        mine = {each.user: self.lot.sample(cases, 70) for each in self.colleagues}
        away = {pair for kind in ("own_address", "colleague") for pair in self.fit[kind]}
        while self.number < total:
            user = self.lot.choice(self.colleagues).user
            on, draw = self.lot.choice(DAYS), self.lot.random()
            if draw < 0.945:
                case = self.lot.choice(mine[user])
                if (user, case) in away:
                    continue
                self.work[user, case].add(on + timedelta(days=self.lot.randrange(-5, 6)))
                evening = self.lot.random() < 0.03
                self.look(user, case, on, hour=self.lot.choice((19, 20, 21)) if evening else None)
            elif draw < 0.990:  # a phone call, a question of a colleague: nothing noted
                case = self.lot.choice(cases)
                self.events[case].add(on + timedelta(days=self.lot.randrange(-6, 7)))
                self.look(user, case, on)
            elif draw < 0.997:  # a wrong number, a slip: nothing noted and nothing going on
                self.look(user, self.lot.choice(cases), on)
            else:  # stands in for somebody: a row of cases of a colleague in one day
                other = self.lot.choice(self.colleagues).user
                for case in self.lot.sample(mine[other], 8):
                    self.events[case].add(on)
                    self.look(user, case, on)

    def snoop(self, total: int) -> None:
        """Fifty looks that no work explains, of every kind, spread over the weeks."""
        late = DAYS[10:-2]
        kinds = ["many"] + [self.lot.choice(KINDS[:-1]) for _each in range(total - 12)]
        for kind in kinds:
            on = self.lot.choice(late)
            user, case = self._whom(kind)
            if kind == "many":  # scrolls through what is not theirs
                strange = [each for each in sorted(self.cases) if (user, each) not in self.work]
                for each in self.lot.sample(strange, 12):
                    self.look(user, each, on, planted=kind)
            elif kind == "repeated":
                self._come_back(user, case, on)
            else:
                hour = self.lot.choice((5, 22, 23)) if kind == "odd_hours" else None
                refused = kind == "refused"
                self.look(user, case, on, hour=hour, refused=refused, planted=kind)
            if len(self.planted) >= total:
                return

    def _come_back(self, user: str, case: str, on: date) -> None:
        for day in range(3):
            when = DAYS[DAYS.index(on) + day]
            self.look(user, case, when, planted="repeated" if day == 2 else "")
            self.events[case].add(when)

    def _whom(self, kind: str) -> tuple[str, str]:
        if fit := [pair for pair in self.fit[kind] if pair not in self.work]:
            return self.lot.choice(fit)
        user = self.lot.choice(self.colleagues).user
        while True:
            case = self.lot.choice(sorted(self.cases))
            if (user, case) not in self.work:
                break
        if kind in ("no_work", "odd_hours", "refused"):
            self.events[case].clear()
        return user, case

    def office(self) -> Office:
        subjects = {
            case: SubjectFacts(
                names=frozenset(facts["names"]),  # type: ignore[call-overload]
                places=frozenset({facts["place"]}),  # type: ignore[arg-type]
                home_of_colleague=bool(facts["home"]),
                events=frozenset(self.events[case]),
            )
            for case, facts in self.cases.items()
        }
        colleagues = {each.user: each for each in self.colleagues}
        world = World(
            colleagues, subjects, self.work, SHARES, self.famous, self._usual(), self.before
        )
        return Office(world, self.looks, self.planted)

    def _usual(self) -> dict[str, list[int]]:
        seen: dict[tuple[str, date], set[str]] = defaultdict(set)
        for on in DAYS[:10]:
            for look in self.looks[on]:
                worked = self.work.get((look.user, look.subject))
                if not worked and not self._goes_on(look.subject, on):
                    seen[look.user, on].add(look.subject)
        every = [len(seen[each.user, on]) for each in self.colleagues for on in DAYS[:10]]
        return {"": every}

    def _goes_on(self, case: str, on: date) -> bool:
        return any(abs((day - on).days) <= 7 for day in self.events[case])


def office(seed: int, *, looks: int = LOOKS, snoops: int = SNOOPS) -> Office:
    """Draw an office with this seed."""
    making = _Making(seed)
    making.honest(looks - snoops)
    making.snoop(snoops)
    return making.office()
