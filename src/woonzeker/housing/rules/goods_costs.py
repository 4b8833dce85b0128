# SPDX-License-Identifier: EUPL-1.2
"""What keeping goods costs, who bears it, and what of a sale belongs to the owner. Pure.

Who had the home evicted bears the costs (Rv art. 556 lid 3), since 2023 by a writ if need be. The
owner has three years to ask for what a sale brought in, less costs (Awb art. 5:30 lid 4); what the
other party paid already is not taken from the owner again. Whole cents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from woonzeker.law.awb import proceeds_kept_until
from woonzeker.law.reader import Parameter, parameter
from woonzeker.law.terms import Deadline
from woonzeker.matching.linkage.wording import gettext_noop


class CostKind(StrEnum):
    """What the municipality paid for."""

    TRANSPORT = "transport"
    STORAGE = "storage"
    RECORD = "record"
    SALE = "sale"
    OTHER = "other"


COST_WORDS = {
    CostKind.TRANSPORT: gettext_noop("vervoer"),
    CostKind.STORAGE: gettext_noop("opslag"),
    CostKind.RECORD: gettext_noop("lijst en proces-verbaal"),
    CostKind.SALE: gettext_noop("verkoop"),
    CostKind.OTHER: gettext_noop("andere kosten"),
}


@dataclass(frozen=True, slots=True)
class Cost:
    """One amount that was paid, in cents above zero, on which day."""

    kind: CostKind
    cents: int
    on: date


@dataclass(frozen=True, slots=True)
class Sale:
    """What one sale brought in, in cents."""

    cents: int
    sold_on: date


@dataclass(frozen=True, slots=True)
class Balance:
    """How the money of stored goods stands, in cents.

    `asked_back_cents` is what who had them evicted still owes; `owner_cents` what the owner can
    ask for, `owner_until` until which day (None without a sale).
    """

    costs_cents: int
    recovered_cents: int
    asked_back_cents: int
    owner_cents: int
    owner_until: Deadline | None


def balance(costs: Iterable[Cost], sales: Iterable[Sale], *, recovered_cents: int) -> Balance:
    """The balance of costs, what came back and what was sold.

    Raises ValueError for an amount below zero.
    """
    paid, sold = list(costs), list(sales)
    amounts = [*(each.cents for each in paid), *(each.cents for each in sold), recovered_cents]
    if min(amounts) < 0:
        raise ValueError("an amount is never below zero")
    total = sum(each.cents for each in paid)
    brought = sum(each.cents for each in sold)
    unpaid = max(total - recovered_cents, 0)
    last = max((each.sold_on for each in sold), default=None)
    return Balance(
        costs_cents=total,
        recovered_cents=recovered_cents,
        asked_back_cents=max(unpaid - brought, 0),
        owner_cents=max(brought - unpaid, 0),
        owner_until=None if last is None else proceeds_kept_until(last),
    )


def storage_cents(first_on: date, last_on: date, *, week_cents: int) -> int:
    """What storing costs from a day to a day (both count), for every week that began."""
    if last_on < first_on or week_cents < 0:
        raise ValueError("a stay has a first and a last day and a price")
    return -(-((last_on - first_on).days + 1) // 7) * week_cents


def may_use_writ(on: date) -> Parameter:
    """The rule that lets the municipality collect the costs by writ; NotInForce before it did."""
    return parameter("rv/dwangbevel_opslag", on=on)
