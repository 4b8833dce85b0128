# SPDX-License-Identifier: EUPL-1.2
"""What a letter to a tenant costs: nothing, until the last letter; then at most what the law says.

Costs may only be asked after a letter that gives the tenant the days to pay without them, and says
how high they will be (BW 6:96 lid 6). How high follows from the Besluit BIK.
"""

from __future__ import annotations

from datetime import date

from woonzeker.law import bik


def costs_of_letter(amount_cents: int, *, last: bool, on: date) -> int:
    """The costs in cents that a letter may announce; zero for every letter but the last.

    Rent is a claim that comes back each term, so the cap on small ones holds.
    """
    if not last:
        return 0
    return bik.recurring_costs([bik.Claim(amount_cents, on)])[0]
