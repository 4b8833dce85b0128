# SPDX-License-Identifier: EUPL-1.2
"""What a municipality decided about the day, goods, places and aftercare."""

from __future__ import annotations

from datetime import date

from woonzeker.housing.rules.roof import RoofPolicy, roof_policy_from
from woonzeker.housing.rules.roof_lists import RoofLists, roof_lists_from
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided


def roof_policy(municipality: str, *, on: date) -> RoofPolicy:
    """Its numbers as they hold on a day."""
    return roof_policy_from(decided(municipality, PolicyKind.HOUSING, on=on))


def roof_lists(municipality: str, *, on: date) -> RoofLists:
    """What it chose from the lists of this program."""
    return roof_lists_from(decided(municipality, PolicyKind.HOUSING, on=on))
