# SPDX-License-Identifier: EUPL-1.2
"""Deciding on other numbers, from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import Refused
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.organisations.rules import Asked, with_numbers
from woonzeker.organisations.selectors import decided
from woonzeker.organisations.services.setting_up import decide_policy


@action("organisations.decide_numbers", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def decide_numbers(
    *, actor: Actor, kind: PolicyKind, given: Mapping[Asked, int], valid_from: date
) -> LocalPolicy:
    """Decide on other numbers from a day on; what was decided for that day and is not given stays.

    Raises Refused for a day that has passed, or what the room that reads it says.
    """
    if valid_from < clock.today():
        raise Refused(_("Beleid kan niet gelden vanaf een dag die al voorbij is."))
    held = decided(actor.municipality, kind, on=valid_from)
    return decide_policy(
        actor=actor, kind=kind, data=with_numbers(held, given), valid_from=valid_from
    )
