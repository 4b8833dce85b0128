# SPDX-License-Identifier: EUPL-1.2
"""What a region that shares its waiting list hears of a household: a number and days."""

from __future__ import annotations

from woonzeker.housing.models import Region, Waits, WaitShared
from woonzeker.housing.selectors.children import children_of


def tell_region(waits: Waits) -> None:
    """Tell the regions of this municipality that share their list how a household waits."""
    children = children_of([waits.case_id])[waits.case_id].known
    for region in Region.objects.filter(shares_waiting=True):
        WaitShared.objects.update_or_create(
            region=region,
            number=waits.number,
            defaults={
                "waits_for_id": waits.municipality,
                "roof_ends_on": waits.roof_ends_on,
                "children": children.value,
                "since_on": waits.since_on,
            },
        )


def tell_left(waits: Waits) -> None:
    """Take a household off the lists that the region sees."""
    WaitShared.objects.filter(number=waits.number, waits_for=waits.municipality).delete()
