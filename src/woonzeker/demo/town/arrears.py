# SPDX-License-Identifier: EUPL-1.2
"""Which household falls behind with whom in which month: numbers, sectors, singles and repeats.

Numbers are shared out, not drawn, so that a year of the town shows the figures it is calibrated on.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from woonzeker.demo.town.debtors import Debtors
from woonzeker.demo.town.dice import dice, share_out, spread
from woonzeker.demo.town.figures import figures
from woonzeker.demo.town.partners import Partner, of_type
from woonzeker.demo.town.people import Household, Person
from woonzeker.demo.town.places import Address
from woonzeker.demo.town.settling import Settled
from woonzeker.demo.town.timeline import LIVED, Month

_LINES_OF_A_NEW_LANDLORD = 3
_SETTLED = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Debt:
    """One household behind with one partner in one month.

    `debtor`: resident, departed, deceased, not_registered or outside. `shape`: single, several,
    following (several may follow too). `repeat_of`: the earlier report of the same partner.
    """

    month: Month
    partner: Partner
    household: Household | None
    person: Person
    address: Address
    debtor: str
    shape: str
    repeat_of: Debt | None = None


def seasonal_rates(size: int) -> dict[str, list[float]]:
    """Expected signals per partner type for each of the `LIVED` months."""
    total = size / 1000 * figures("signals", "per_1000_inhabitants_per_month")
    shares = {**figures("signals", "sector_shares"), **figures("signals", "other_shares")}
    shares["warmte"] = shares["energie"] * figures("signals", "heat_share_of_energy")
    shares["energie"] -= shares["warmte"]
    march = 1 + (figures("signals", "march_multiplier") - 1) / shares["zorg"]
    seasons = {3: march}
    usual = (12 - march) / 11
    return {
        type_: [
            total * share * (seasons.get(month.first.month, usual) if type_ == "zorg" else 1)
            for month in LIVED
        ]
        for type_, share in shares.items()
    }


def _number_of_reports(signals: int) -> float:
    structure = figures("structure")
    a_report = 1 + structure["several_in_a_month"] * (1 + structure["three_of_several"])
    return float(signals / a_report)


class Arrears:
    """Lives through the months; `debts` grows month by month."""

    def __init__(self, seed: int, town: Settled, size: int) -> None:
        self.chance = dice(seed, "arrears")
        self.debtors = Debtors(seed, town)
        self.debts: list[Debt] = []
        by_type = {type_: spread(rates) for type_, rates in seasonal_rates(size).items()}
        self._quota = [Counter({t: counts[at] for t, counts in by_type.items()})
                       for at in range(len(LIVED))]  # fmt: skip
        totals = [quota.total() for quota in self._quota]
        self._gone = {
            kind: spread([total * rate for total in totals])
            for kind, rate in figures("nobody").items()
        }
        gone = [sum(kind[at] for kind in self._gone.values()) for at in range(len(LIVED))]
        reports = [
            _number_of_reports(total - lost) for total, lost in zip(totals, gone, strict=True)
        ]
        structure = figures("structure")
        self._following = spread([one * structure["following_in_six_months"] for one in reports])
        self._several = spread([one * structure["several_in_a_month"] for one in reports])
        self._both = spread([one * structure["several_and_following"] for one in reports])

    def live(self) -> list[Debt]:
        """Every debt of every month, history first."""
        for at, month in enumerate(LIVED):
            self.debts += _MonthOfArrears(self, month, at).live()
        return self.debts

    def numbers(self, at: int) -> tuple[Counter[str], dict[str, int], int, int, int]:
        """Quota per type, gone per kind, following, several and both, for the at-th month."""
        gone = {kind: counts[at] for kind, counts in self._gone.items()}
        quota = Counter(self._quota[at])
        return quota, gone, self._following[at], self._several[at], self._both[at]


class _MonthOfArrears:
    """One month: who is reported, drawn from who may be."""

    def __init__(self, whole: Arrears, month: Month, at: int) -> None:
        self.chance = whole.chance
        self.debtors = whole.debtors
        self.month = month
        self.quota, self.gone, self.following, self.several, self.both = whole.numbers(at)
        back = month.at - figures("structure", "months_looked_back")
        self.recent = [debt for debt in whole.debts if debt.household and debt.month.at >= back]
        self.recently = {debt.household.index for debt in self.recent if debt.household}
        self.used: set[int] = set()
        self.found: list[Debt] = []

    def live(self) -> list[Debt]:
        """The debts of this month."""
        self._begin_landlords()
        for kind, number in self.gone.items():
            for _ in range(number):
                self._add_gone(kind)
        self._follow()
        for _ in range(max(0, self.several - self.both)):
            self._add_several()
        for type_ in list(self.quota.elements()):
            self._add_new(type_)
        return self.found

    def _begin_landlords(self) -> None:
        for landlord in (one for one in of_type("huur") if one.first_month == self.month.word):
            for _ in range(_LINES_OF_A_NEW_LANDLORD):
                self._add_tenant_of(landlord)

    def _follow(self) -> None:
        """Households reported before: by the same partner, by another one, a few by both."""
        repeats = share_out(
            round(self.following * figures("repeats", "share_of_following")),
            figures("repeats", "sector_shares"),
        )
        for type_, number in repeats.items():
            for _ in range(number):
                self._add_repeat(type_)
        while self.following > sum(debt.shape == "following" for debt in self.found):
            if not self._add_following():
                break
        for debt in self.found[-self.both :] if self.both else []:
            self._add_another(debt)

    def _take(self, *, only: tuple[str, ...] = (), but: tuple[str, ...] = ()) -> str | None:
        open_types = [
            type_ for type_ in self.quota.elements()
            if type_ not in but and (not only or type_ in only)
        ]  # fmt: skip
        if not open_types:
            return None
        type_ = self.chance.choice(open_types)
        self.quota[type_] -= 1
        return type_

    def _add_gone(self, kind: str) -> None:
        type_ = self._take(but=("huur", "warmte"))
        if type_ is None:
            return
        person, address = self.debtors.gone(self.chance, kind, self.month)
        partner = self.debtors.supplier(type_, person, None)
        self.found.append(Debt(self.month, partner, None, person, address, kind, "single"))

    def _add_repeat(self, type_: str) -> None:
        earlier = [
            debt for debt in self.recent
            if debt.partner.type == type_ and debt.household
            and debt.household.index not in self.used
            and debt.household.dwelling >= 0
        ]  # fmt: skip
        if not earlier or self._take(only=(type_,)) is None:
            return
        last = self.chance.choice(earlier[-40:])
        assert last.household is not None
        self._add(last.household, last.partner, last.person, "following", last)

    def _add_following(self) -> bool:
        type_ = self._take(but=("cak", "overige"))
        if type_ is None:
            return False
        for _ in range(80):
            debt = self.chance.choice(self.recent) if self.recent else None
            if debt is None or debt.household is None or debt.household.index in self.used:
                continue
            if self._may(debt.household, type_) and debt.partner.type != type_:
                self._draw(debt.household, type_, "following")
                return True
        self.quota[type_] += 1
        return False

    def _add_another(self, debt: Debt) -> None:
        if debt.household is None or debt.shape != "following":
            return
        for type_ in ("water", "zorg", "energie", "huur"):
            if (
                self.quota[type_] and type_ != debt.partner.type
                and self._may(debt.household, type_)
            ):  # fmt: skip
                self.quota[type_] -= 1
                self._draw(debt.household, type_, "following")
                return

    def _add_several(self) -> None:
        count = 3 if self.chance.random() < figures("structure", "three_of_several") else 2
        types: list[str] = []
        for _ in range(count):
            type_ = self._take(but=(*types, "cak", "overige", "warmte"))
            types += [type_] if type_ else []
        types.sort(key=lambda one: one != "huur")
        household = self._new_household(types)
        if household is None or len(types) < 2:
            self.quota.update(types)
            return
        for type_ in types:
            self._draw(household, type_, "several")

    def _add_new(self, type_: str) -> None:
        self.quota[type_] -= 1
        if (household := self._new_household([type_])) is not None:
            self._draw(household, type_, "single")

    def _add_tenant_of(self, landlord: Partner) -> None:
        household = self.debtors.tenant_of(self.chance, landlord)
        if household and self.quota["huur"] and household.index not in self.used | self.recently:
            self.quota["huur"] -= 1
            self._draw(household, "huur", "single")

    def _new_household(self, types: list[str]) -> Household | None:
        first = types[0] if types else ""
        for _ in range(400):
            household = self.debtors.draw(self.chance, first, self.month)
            if household is None:
                return None
            fresh = household.index not in self.used and household.index not in self.recently
            if fresh and all(self._may(household, type_) for type_ in types):
                return household
        return None

    def _may(self, household: Household, type_: str) -> bool:
        settled = household.since + _SETTLED <= self.month.first
        return self.debtors.has(household, type_, self.month) and (
            settled if type_ in ("huur", "warmte") else True
        )

    def _draw(self, household: Household, type_: str, shape: str) -> None:
        person = self.debtors.holder(household, type_)
        partner = self.debtors.supplier(type_, person, household)
        self._add(household, partner, person, shape, None)

    def _add(
        self, household: Household, partner: Partner, person: Person, shape: str,
        earlier: Debt | None,
    ) -> None:  # fmt: skip
        self.used.add(household.index)
        address = self.debtors.address_on(household, self.month)
        self.found.append(
            Debt(self.month, partner, household, person, address, "resident", shape, earlier)
        )
