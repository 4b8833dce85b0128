# SPDX-License-Identifier: EUPL-1.2
"""By which steps of a road a home is lost, and how: for figures. Pure.

A break-up is none of them: who stays behind still has the home of the case.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from woonzeker.legal.rules.roads.closure import DISSOLVED
from woonzeker.legal.rules.roads.noting import COURSES
from woonzeker.legal.rules.roads.shape import LOSES_HOME, Road, Who

SOLD = "sold_by_force"


class HowLost(StrEnum):
    """How a home was lost on a road."""

    BAILIFF = "bailiff"
    OUT_OF_COURT = "out_of_court"
    SOLD = "sold"
    OTHERWISE = "otherwise"


def _how(road: Road, code: str) -> HowLost:
    if code == DISSOLVED:
        return HowLost.OUT_OF_COURT
    if code == SOLD:
        return HowLost.SOLD
    by_bailiff = COURSES[road].step(code).who is Who.BAILIFF
    return HowLost.BAILIFF if by_bailiff else HowLost.OTHERWISE


#: step of a road by which a home is lost → how: it raises the case as a bailiff's word does
LOSING_STEPS: Mapping[tuple[Road, str], HowLost] = {
    (road, step.code): _how(road, step.code)
    for road, course in COURSES.items()
    for step in course.steps
    if step.code in LOSES_HOME
}
#: the end of a road that says that a home was sold, where the step was noted elsewhere
SOLD_END = "auctioned"
