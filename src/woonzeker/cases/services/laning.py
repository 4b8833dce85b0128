# SPDX-License-Identifier: EUPL-1.2
"""By which roads a home is in danger: the lanes of a case. A road that is over stays its lane."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case
from woonzeker.cases.selectors.knowing import LANE_FOLLOWERS, LaneFollower
from woonzeker.cases.services.moving import locked

_BASIS = "Wgs art. 3 lid 1 onder b"


@action("cases.add_lane", may_if=only_system(), basis=_BASIS, about="case")
def add_lane(*, actor: Actor, case: UUID, lane: str) -> Case:
    """Add a road by which the home is in danger; done twice it is there once. Raises NotFound.

    Rooms that count cases by their lanes hear of it in the same transaction.
    """
    found = locked(case)
    return _keep(found, [*found.lanes, *([] if lane in found.lanes else [lane])])


@action("cases.drop_lane", may_if=only_system(), basis="AVG art. 5 lid 1 onder d", about="case")
def drop_lane(*, actor: Actor, case: UUID, lane: str) -> Case:
    """Take away a road that was begun by mistake. Raises NotFound."""
    found = locked(case)
    return _keep(found, [each for each in found.lanes if each != lane])


def _keep(case: Case, lanes: list[str]) -> Case:
    if lanes != case.lanes:
        case.lanes = lanes
        case.save(update_fields=["lanes"])
    for follower in LANE_FOLLOWERS:
        follower([case.pk])
    return case


def after_each_lane(follower: LaneFollower) -> None:
    """Let a later room keep count of lanes; call at start-up."""
    LANE_FOLLOWERS.append(follower)
