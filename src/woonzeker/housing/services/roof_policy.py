# SPDX-License-Identifier: EUPL-1.2
"""Deciding on the numbers and lists of the day, goods, places and living afterwards."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import Refused
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.organisations.rules import Asked, with_numbers
from woonzeker.organisations.selectors import decided


@action("housing.decide_roof", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wmo 2015; Wgs art. 2")
def decide_roof(
    *,
    actor: Actor,
    numbers: Mapping[Asked, int],
    lists: Mapping[str, Collection[str]],
    valid_from: date,
) -> LocalPolicy:
    """Decide from a day on; what was decided for that day and is not given stays.

    Raises Refused for a day that has passed, RoofInvalid with what is out of bounds.
    """
    if valid_from < clock.today():
        raise Refused(_("Beleid kan niet gelden vanaf een dag die al voorbij is."))
    held = decided(actor.municipality, PolicyKind.HOUSING, on=valid_from)
    data = with_numbers(held, numbers) | {name: sorted(codes) for name, codes in lists.items()}
    return organisations.decide_policy(
        actor=actor, kind=PolicyKind.HOUSING, data=data, valid_from=valid_from
    )
