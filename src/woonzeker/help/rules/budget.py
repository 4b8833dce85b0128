# SPDX-License-Identifier: EUPL-1.2
"""Tailor-made budget (maatwerkbudget): who may grant how much, what is left of a year. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop

#: states in which money of the year is gone
SPENT = frozenset({"granted", "paid"})
#: what the money is for
PURPOSES: dict[str, str] = {
    "rent": gettext_noop("huurachterstand"),
    "energy": gettext_noop("energie of warmte"),
    "water": gettext_noop("water"),
    "health": gettext_noop("zorgverzekering"),
    "costs": gettext_noop("kosten van incasso of proces"),
    "goods": gettext_noop("iets voor in huis dat niet kan wachten"),
    "other": gettext_noop("iets anders"),
}
#: what it brought, looked at some weeks later
EFFECTS: dict[str, str] = {
    "home_kept": gettext_noop("ontruiming of afsluiting ging niet door"),
    "arrears_gone": gettext_noop("de achterstand is weg en bleef weg"),
    "calm": gettext_noop("er is rust, de hulp loopt door"),
    "came_back": gettext_noop("er is weer een achterstand"),
    "nothing": gettext_noop("het hielp niet"),
}


class No(StrEnum):
    """Why somebody may not grant a request."""

    OWN_REQUEST = "own_request"
    NO_MANDATE = "no_mandate"
    ABOVE_MANDATE = "above_mandate"
    NOTHING_LEFT = "nothing_left"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A year of budget in cents: what there is, what was granted, what is asked."""

    year: int
    budget: int
    granted: int
    asked: int

    @property
    def left(self) -> int:
        """What may still be granted; never below zero."""
        return max(0, self.budget - self.granted)


def ledger(year: int, budget: int, requests: Iterable[tuple[str, int]]) -> Ledger:
    """Add up requests (state, cents) of a year."""
    rows = list(requests)
    granted = sum(cents for state, cents in rows if state in SPENT)
    return Ledger(year, budget, granted, sum(cents for state, cents in rows if state == "asked"))


def mandate_of(roles: Collection[str], mandates: Mapping[str, int]) -> int:
    """The highest amount in cents that somebody with these roles may grant; 0 without mandate."""
    return max((mandates[role] for role in roles if role in mandates), default=0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request: how much in cents, and whether who looks at it asked it."""

    cents: int
    own: bool


def why_not(wanted: Wanted, *, mandate: int, left: int) -> No | None:
    """Why somebody may not grant a request; None when they may."""
    if wanted.own:
        return No.OWN_REQUEST
    if mandate <= 0:
        return No.NO_MANDATE
    if wanted.cents > mandate:
        return No.ABOVE_MANDATE
    return No.NOTHING_LEFT if wanted.cents > left else None
