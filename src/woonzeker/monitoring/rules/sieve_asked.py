# SPDX-License-Identifier: EUPL-1.2
"""What somebody asks of the sieve: the households behind a number, lanes by name. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from woonzeker.legal.rules.roads import COURSES
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.monitoring.rules.sieve import INSIDE, Where
from woonzeker.monitoring.rules.sieve_counts import Chosen
from woonzeker.process import Step

#: the lane that every report of arrears has
ARREARS = "arrears"
#: code of a lane → its name, in the order in which one counts where only one may
LANES: Mapping[str, str] = {
    **{road.value: course.title for road, course in COURSES.items()},
    ARREARS: gettext_noop("Betalingsachterstand"),
}
#: codes of places that stand for several
STILL_HERE, GONE = "in", "uit"
PLACES: Mapping[str, tuple[Where, ...]] = {
    "": tuple(where for where in Where if where is not Where.MISTAKE),
    STILL_HERE: tuple(where for where in Where if where in INSIDE),
    GONE: tuple(where for where in Where if where not in INSIDE and where is not Where.MISTAKE),
    **{where.value: (where,) for where in Where},
}


class Behind(StrEnum):
    """Which number of a step is opened; the code stands in the address."""

    CAME = "kwam"
    BEGAN = "begon"
    HERE = "hier"
    ONWARD = "dieper"


BEHIND_WORDS: Mapping[Behind, str] = {
    Behind.CAME: gettext_noop("kwamen tot deze stap"),
    Behind.BEGAN: gettext_noop("kwamen bij deze stap binnen"),
    Behind.HERE: gettext_noop("kwamen niet verder dan deze stap"),
    Behind.ONWARD: gettext_noop("gingen verder dan deze stap"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the page: of which households, at which step, and where they are.

    Without a step it is of the whole sieve. `place` is a code of PLACES.
    """

    chosen: Chosen
    step: Step | None = None
    behind: Behind = Behind.HERE
    place: str = ""


def first_lane(lanes: Sequence[str]) -> str:
    """The one lane by which a household counts where it may count once; arrears come last."""
    return next((lane for lane in LANES if lane in lanes), ARREARS)
