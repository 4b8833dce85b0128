# SPDX-License-Identifier: EUPL-1.2
"""Who goes to a place, from what was asked and what is known. Pure.

Whether there are children has one home: what was asked about the household, and the register.
Nobody can say beside it that there are none; more children than were known can always come along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.places import Party
from woonzeker.matching.linkage.wording import gettext_noop

KNOWN_WORDS: Mapping[Known, str] = {
    Known.YES: gettext_noop("ja"),
    Known.NO: gettext_noop("nee"),
    Known.UNKNOWN: gettext_noop("niet bekend"),
}


@dataclass(frozen=True, slots=True)
class Children:
    """Whether children live with a household, and how many when somebody counted."""

    known: Known = Known.UNKNOWN
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Coming:
    """What somebody fills in about who comes: adults, children who come along, what they need."""

    adults: int = 1
    children: int | None = None
    pets: Known = Known.UNKNOWN
    step_free: Known = Known.UNKNOWN


def party_of(coming: Coming, children: Children) -> Party:
    """The household as it is placed; children count as there while nobody knows."""
    return Party(coming.adults, _children(coming.children, children), coming.pets, coming.step_free)


def _children(given: int | None, children: Children) -> int | None:
    if given:
        return given
    if children.known is Known.YES:
        return children.count or 1
    return 0 if children.known is Known.NO else None


def counted(known: Known) -> int | None:
    """Children as the waiting list reads them: some, none, or nobody knows."""
    return {Known.YES: 1, Known.NO: 0, Known.UNKNOWN: None}[known]
