# SPDX-License-Identifier: EUPL-1.2
"""Deciding on which legal ground something goes back to partners, from a day on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import Refused
from woonzeker.feedback.rules.policy import Item
from woonzeker.feedback.rules.rights import MAY_SET_UP
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.organisations.services import decide_policy


@action("feedback.decide_grounds", may_if=MAY_SET_UP, basis="AVG art. 5 lid 2")
def decide_grounds(*, actor: Actor, grounds: Mapping[Item, str], valid_from: date) -> LocalPolicy:
    """Set the legal ground of each item from a day on; an empty one switches the item off.

    Raises Refused for a day that has passed, FeedbackInvalid for a ground without an article.
    """
    if valid_from < clock.today():
        raise Refused(_("Beleid kan niet gelden vanaf een dag die al voorbij is."))
    held = decided(actor.municipality, PolicyKind.FEEDBACK, on=valid_from)
    data = {**held, "grounds": {item.value: grounds.get(item, "").strip() for item in Item}}
    made = decide_policy(actor=actor, kind=PolicyKind.FEEDBACK, data=data, valid_from=valid_from)
    jobs.defer("feedback.tell_all", actor=actor, once=True)
    return made
