# SPDX-License-Identifier: EUPL-1.2
"""A municipality's own contact ladders: another one from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import Refused
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.organisations.selectors import decided


@action("outreach.decide_ladder", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def decide_ladder(
    *, actor: Actor, changes: Mapping[str, Mapping[str, Any]], valid_from: date
) -> LocalPolicy:
    """Decide on other ladders, weeks or rests from a day on; what is not changed stays.

    `changes` holds per part of the policy (lanes, weeks, again) what is different. What was
    decided earlier and holds on that day is where it starts from. Raises Refused for a day that
    has passed, LadderInvalid for what is out of bounds.
    """
    if valid_from < clock.today():
        raise Refused(_("Een ladder kan niet gelden vanaf een dag die al voorbij is."))
    before = decided(actor.municipality, PolicyKind.LADDER, on=valid_from)
    data = {part: {**before[part], **changes.get(part, {})} for part in before}
    return organisations.decide_policy(
        actor=actor, kind=PolicyKind.LADDER, data=data, valid_from=valid_from
    )
