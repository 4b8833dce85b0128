# SPDX-License-Identifier: EUPL-1.2
"""By which roads a home is in danger: the lanes of a case. A lane that was there stays."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case
from woonzeker.cases.selectors.knowing import LANE_FOLLOWERS, LaneFollower
from woonzeker.cases.services.moving import locked


@action("cases.add_lane", may_if=only_system(), basis="Wgs art. 3 lid 1 onder b", about="case")
def add_lane(*, actor: Actor, case: UUID, lane: str) -> Case:
    """Add a road by which the home is in danger; done twice it is there once. Raises NotFound.

    Rooms that count cases by their lanes hear of it in the same transaction.
    """
    found = locked(case)
    if lane not in found.lanes:
        found.lanes = [*found.lanes, lane]
        found.save(update_fields=["lanes"])
    for follower in LANE_FOLLOWERS:
        follower([case])
    return found


def after_each_lane(follower: LaneFollower) -> None:
    """Let a later room keep count of lanes; call at start-up."""
    LANE_FOLLOWERS.append(follower)
