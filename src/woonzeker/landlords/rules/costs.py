# SPDX-License-Identifier: EUPL-1.2
"""What a letter to a tenant costs: nothing, until the last letter; then at most what the law says.

Costs may only be asked after a letter that gives the tenant the days to pay without them, and says
how high they will be (BW 6:96 lid 6). How high follows from the Besluit BIK.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.law import bik


@dataclass(frozen=True, slots=True)
class Owed:
    """What a letter asks for: all of it, and the rent of one term when that is known."""

    amount_cents: int
    term_cents: int | None = None


def costs_of_letter(
    owed: Owed, *, last: bool, on: date, earlier: Sequence[tuple[Owed, date]] = ()
) -> int:
    """The costs in cents that a letter may announce; zero for every letter but the last.

    Rent is a claim that comes back each term, so the cap on small ones holds: together with the
    `earlier` last letters to this tenant, each with its day.
    """
    if not last:
        return 0
    claims = [*((each, day) for each, day in earlier), (owed, on)]
    return bik.recurring_costs(
        [bik.Claim(each.amount_cents, day, each.term_cents) for each, day in claims]
    )[-1]
