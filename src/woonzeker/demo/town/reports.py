# SPDX-License-Identifier: EUPL-1.2
"""What a partner knows of each debt: sums, days, efforts and ways to reach the customer. All true.

Mistakes come later, in `slips` and `defects`.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log
from typing import Any

from woonzeker.demo.town.arrears import Debt
from woonzeker.demo.town.dice import dice
from woonzeker.demo.town.figures import figures
from woonzeker.demo.town.people import Person

_EFFORTS = ("contactpoging_op", "gewezen_op_hulp_op", "herinnering_op", "aanbod_delen_op")
#: days between the first unpaid day and the report
_AGE = {"zorg": (31, 98), "cak": (185, 400), "huur": (35, 150)}
_USUAL_AGE = (32, 140)
_TOO_YOUNG = (9, 26)
_TOO_OLD = (104, 170)
#: a landlord that writes whole euros reports from a thousand on
_FROM_ONE_THOUSAND = 1_040
#: the contract's end is at least 20 working days after the report
_NOTICE_DAYS = (28, 49)


@dataclass(frozen=True, slots=True)
class Report:
    """One report, true and whole. Money in cents."""

    debt: Debt
    signalled_on: date
    arose_on: date
    amount_cents: int
    #: signaal, eindelevering or ontruiming
    kind: str
    customer_number: str
    terms: float | None = None
    #: '' no repeat, grown, not_grown
    repeat: str = ""
    end_of_supply_on: date | None = None
    eviction_on: date | None = None
    crisis: bool = False
    warm_handover: bool = False
    consent: bool = False
    broken_arrangement: bool = False
    phones: tuple[str, ...] = ()
    email: str = ""
    efforts: dict[str, date] = field(default_factory=dict)


class Reporter:
    """Turns debts, oldest first, into signals; a repeat remembers what was reported before."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.chance = dice(seed, "signals")
        self._of_debt: dict[int, Report] = {}
        self._customers: dict[tuple[str, str], str] = {}
        self._end_of_supply = 0.0

    def report(self, debt: Debt) -> Report:
        """The signal for this debt."""
        before = self._of_debt.get(id(debt.repeat_of)) if debt.repeat_of else None
        day = debt.month.run_on(debt.partner.ends)
        kind = self._kind(debt, before)
        amount, repeat = self._amount(debt, kind, before)
        arose = self._arose(debt, day, before)
        made = Report(
            debt, day, arose, amount, kind, self._customer(debt), repeat=repeat,
            **self._contact(debt.person), **self._extras(debt, kind, day, amount, arose),
        )  # fmt: skip
        self._of_debt[id(debt)] = made
        return made

    def _kind(self, debt: Debt, before: Report | None) -> str:
        crisis = figures("crisis")
        if not debt.partner.writes("soort"):
            return "signaal"
        if debt.partner.type == "huur":
            notice = self.chance.random() < crisis["eviction_notice_share_of_rent"]
            return "ontruiming" if notice and debt.debtor == "resident" else "signaal"
        if debt.partner.type not in ("energie", "warmte"):
            return "signaal"
        self._end_of_supply += figures("signals", "end_of_supply_share_of_energy")
        ends_already = before is not None and before.kind == "eindelevering"
        if self._end_of_supply < 1 and not ends_already:
            return "signaal"
        self._end_of_supply -= 1
        return "eindelevering"

    def _amount(self, debt: Debt, kind: str, before: Report | None) -> tuple[int, str]:
        if before is not None:
            grown = self.chance.random() < figures("repeats", "grown")
            if grown:
                factor = self.chance.uniform(1.08, 1.5)
            else:
                factor = self.chance.choice((1.0, 1.0, self.chance.uniform(0.6, 0.99)))
            return round(before.amount_cents * factor), "grown" if grown else "not_grown"
        row = figures(
            "amounts_eur", "eindelevering" if kind == "eindelevering" else debt.partner.type
        )
        euros = self.chance.lognormvariate(log(row["median"]), row["sigma"])
        if debt.partner.type == "huur" and self.chance.random() < 0.3:
            euros = max(50, round(euros / 25) * 25)
        if debt.partner.style.decimal == "" and euros < _FROM_ONE_THOUSAND:
            euros += _FROM_ONE_THOUSAND
        return max(500, round(euros * 100)), ""

    def _arose(self, debt: Debt, day: date, before: Report | None) -> date:
        low, high = _AGE.get(debt.partner.type, _USUAL_AGE)
        if before is not None and (day - before.arose_on).days <= high:
            return before.arose_on
        if self.chance.random() < figures("outside_window_share") and debt.partner.type != "cak":
            low, high = _TOO_OLD if debt.partner.type == "zorg" else _TOO_YOUNG
        return day - timedelta(days=self.chance.randint(low, high))

    def _customer(self, debt: Debt) -> str:
        owner = debt.person.bsn or debt.person.called + debt.address.street
        key = (debt.partner.code, owner)
        if key not in self._customers:
            number = dice(self.seed, "customer", *key).randint(1, 9_999_999)
            self._customers[key] = _CUSTOMER.get(debt.partner.type, "{:08d}").format(number)
        return self._customers[key]

    def _contact(self, person: Person) -> dict[str, Any]:
        own = dice(self.seed, "contact", person.bsn or person.called)
        phones: tuple[str, ...] = ()
        if own.random() < figures("present", "phone"):
            phones = (_phone(own),)
            if own.random() < figures("present", "second_phone"):
                phones += (_phone(own),)
        email = _email(own, person) if own.random() < figures("present", "email") else ""
        return {"phones": phones, "email": email}

    def _extras(self, debt: Debt, kind: str, day: date, amount: int, arose: date) -> dict[str, Any]:
        crisis = figures("crisis")
        found: dict[str, Any] = {"warm_handover": self.chance.random() < 0.03}
        found["broken_arrangement"] = self.chance.random() < 0.06
        if kind == "eindelevering":
            found["end_of_supply_on"] = day + timedelta(days=self.chance.randint(*_NOTICE_DAYS))
            found["crisis"] = self.chance.random() < crisis["crisis_share_of_end_of_supply"]
        if debt.partner.type == "huur":
            found["efforts"] = _efforts(self.chance, arose, day)
            found["consent"] = self.chance.random() < 0.25
            found["terms"] = max(0.5, round(amount / 64_000 * 2) / 2)
            found["crisis"] = self.chance.random() < crisis["crisis_share_of_rent"]
        if kind == "ontruiming":
            found["eviction_on"] = day + timedelta(days=self.chance.randint(15, 35))
            found["crisis"] = True
        return found


_CUSTOMER = {
    "huur": "{:06d}", "energie": "{:010d}", "warmte": "W{:07d}", "water": "00{:08d}",
    "zorg": "{:09d}",
}  # fmt: skip


def _efforts(chance: random.Random, arose: date, day: date) -> dict[str, date]:
    """The landlord's four efforts, all between the first unpaid day and the report."""
    days = sorted(chance.sample(range(2, (day - arose).days - 1), 3))
    contact, help_, reminder = (arose + timedelta(days=one) for one in days)
    return dict(zip(_EFFORTS, (contact, help_, reminder, reminder), strict=True))


def _phone(chance: random.Random) -> str:
    """A mobile number in the block 06-00, which is given out to nobody."""
    digits = f"{chance.randint(0, 999_999):06d}"
    return chance.choice(
        (f"06-00{digits}", f"0600{digits}", f"+31600{digits}", f"06 00 {digits[:3]} {digits[3:]}")
    )


def _email(chance: random.Random, person: Person) -> str:
    """An address at a domain that is kept for examples."""
    name = f"{person.called}.{person.surname.prefix}{person.surname.name}".casefold()
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ß", "ss"))
    kept = "".join(one for one in plain if one.isascii() and (one.isalnum() or one in ".-"))
    return f"{kept}{chance.randint(1, 99)}@example.nl"
