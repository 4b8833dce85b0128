# SPDX-License-Identifier: EUPL-1.2
"""What a creditor may charge for collecting: Besluit BIK art. 2, in whole cents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.law.calendar import add_months
from woonzeker.law.errors import NotInForce
from woonzeker.law.reader import parameter

_WHOLE = 10_000  # hundredths of a percent in one


@dataclass(frozen=True, slots=True)
class Claim:
    """What is unpaid of a running agreement: its principal in cents and the day costs are due.

    Of several terms that are asked for together, `term_cents` is what one of them is.
    """

    principal_cents: int
    charged_on: date
    term_cents: int | None = None


def collection_costs(principal_cents: int, *, on: date, with_vat: bool = False) -> int:
    """The highest costs in cents for one claim whose costs fall due on the day `on`.

    `with_vat`: the creditor cannot offset VAT. Raises ValueError when nothing is owed, NotInForce
    before the decree existed.
    """
    if principal_cents <= 0:
        raise ValueError("no costs on a claim of nothing")
    lowest = parameter("bik/minimum", on=on).number
    highest = parameter("bik/maximum", on=on).number
    costs = min(max(_scaled(principal_cents, on), lowest), highest)
    if with_vat and parameter("bik/btw", on=on).value:
        costs = _rounded(costs * (100 + parameter("ob/tarief", on=on).number), 100)
    return costs


def recurring_costs(claims: Sequence[Claim], *, with_vat: bool = False) -> tuple[int, ...]:
    """The costs in cents of each claim of one running agreement, in the order of `claims`.

    Since 1 October 2024 small recurring claims together cost no more than the cap in any period;
    the period is counted back from the day of each new charge. The cap is before VAT, which is
    added to what remains.
    """
    charged: list[tuple[date, int]] = []
    by_claim: dict[int, int] = {}
    for place in sorted(range(len(claims)), key=lambda place: claims[place].charged_on):
        claim = claims[place]
        costs = collection_costs(claim.principal_cents, on=claim.charged_on)
        if _is_capped(claim):
            costs = min(costs, _room_left(charged, claim.charged_on))
            charged.append((claim.charged_on, costs))
        by_claim[place] = _with_vat(costs, claim.charged_on) if with_vat else costs
    return tuple(by_claim[place] for place in range(len(claims)))


def _is_capped(claim: Claim) -> bool:
    try:
        limit = parameter("bik/terugkerend_onder", on=claim.charged_on).number
    except NotInForce:
        return False
    term = claim.principal_cents if claim.term_cents is None else claim.term_cents
    return term < limit


def _room_left(charged: Sequence[tuple[date, int]], on: date) -> int:
    cap = parameter("bik/terugkerend_maximum", on=on).number
    months = parameter("bik/terugkerend_periode", on=on).number
    since = add_months(on, -months)
    return max(0, cap - sum(cents for day, cents in charged if since < day <= on))


def _with_vat(costs: int, on: date) -> int:
    return _rounded(costs * (100 + parameter("ob/tarief", on=on).number), 100)


def _scaled(principal_cents: int, on: date) -> int:
    total, below = 0, 0
    for upper, share in parameter("bik/staffel", on=on).value:
        top = principal_cents if upper is None else min(principal_cents, upper)
        total += max(0, top - below) * share
        below = top
    return _rounded(total, _WHOLE)


def _rounded(amount: int, by: int) -> int:
    """Half a cent goes up."""
    return (2 * amount + by) // (2 * by)
