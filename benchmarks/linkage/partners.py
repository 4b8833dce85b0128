# SPDX-License-Identifier: EUPL-1.2
"""Partners that deliver signals: each has its own, steady way of writing."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from woonzeker.demo.town.dice import Weighted

_PARTNERS = {"zorg": 7, "energie": 9, "water": 2, "huur": 12, "warmte": 2, "overige": 4}
_CASE = Weighted({"as_is": 0.82, "upper": 0.12, "lower": 0.06})
_PREFIX = Weighted({"apart": 0.62, "before": 0.25, "behind": 0.08, "comma": 0.05})
_INITIALS = Weighted({"dots": 0.5, "bare": 0.25, "spaced": 0.08, "first": 0.17})
_DATE = Weighted({"iso": 0.4, "dutch": 0.35, "short": 0.08, "slash": 0.05, "compact": 0.12})
_POSTCODE = Weighted({"glued": 0.55, "spaced": 0.35, "lower": 0.10})
_HOUSE = Weighted({"apart": 0.55, "glued": 0.17, "dash": 0.06, "one_suffix": 0.17, "street": 0.05})
_GIVEN = Weighted({"registered": 0.5, "called": 0.5})
_STREET = Weighted({"yes": 0.85, "no": 0.15})
_PHONE = Weighted({"06-12345678": 0.3, "0612345678": 0.4, "+31612345678": 0.15,
                   "06 12 34 56 78": 0.15})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Partner:
    """How one partner writes: a word for each part of a signal."""

    sector: str
    case: str
    prefix: str
    initials: str
    born: str
    postcode: str
    house: str
    given: str
    street: str
    phone: str

    def write_date(self, born: date) -> str:
        """A date of birth in the partner's form."""
        forms = {"iso": "{0:%Y-%m-%d}", "dutch": "{0:%d-%m-%Y}", "slash": "{0:%d/%m/%Y}",
                 "compact": "{0:%Y%m%d}", "short": "{0.day}-{0.month}-{0.year}"}  # fmt: skip
        return forms[self.born].format(born)

    def write_initials(self, initials: str) -> str:
        """`J.C.` in the partner's form."""
        letters = [letter for letter in initials.split(".") if letter]
        if self.initials == "first":
            letters = letters[:1]
        if self.initials in ("bare", "spaced"):
            return (" " if self.initials == "spaced" else "").join(letters)
        return "".join(f"{letter}." for letter in letters)

    def write_phone(self, digits: str) -> str:
        """A mobile number of eight digits after 06, in the partner's form."""
        whole = {"0612345678": f"06{digits}", "+31612345678": f"+316{digits}",
                 "06-12345678": f"06-{digits}"}  # fmt: skip
        pairs = " ".join(digits[at : at + 2] for at in range(0, 8, 2))
        return whole.get(self.phone, f"06 {pairs}")

    def write_case(self, text: str) -> str:
        """A name or street in capitals, small letters or as it is."""
        if self.case == "upper":
            return text.upper()
        return text.lower() if self.case == "lower" else text


def draw(chance: random.Random, sectors: list[str]) -> dict[str, list[Partner]]:
    """The partners of each sector."""
    return {
        sector: [_one(chance, sector) for _ in range(_PARTNERS.get(sector, 2))]
        for sector in sectors
    }


def _one(chance: random.Random, sector: str) -> Partner:
    habits = (_CASE, _PREFIX, _INITIALS, _DATE, _POSTCODE, _HOUSE, _GIVEN, _STREET, _PHONE)
    return Partner(sector, *(habit.draw(chance) for habit in habits))
