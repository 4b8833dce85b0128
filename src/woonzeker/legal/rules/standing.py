# SPDX-License-Identifier: EUPL-1.2
"""How it stands with an eviction and a claim, told by the messages of a case. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from woonzeker.legal.rules.kinds import OF_EVICTION, THREATENS, Kind


@dataclass(frozen=True, slots=True)
class Told:
    """One message, as far as it bears on how things stand: what and for which day."""

    kind: Kind
    day_on: date | None = None


def eviction_on(messages: Iterable[Told]) -> date | None:
    """The day on which an eviction is announced now; None when there is none any more.

    `messages` in the order in which they came. A later date replaces an earlier one; withdrawn or
    carried out, nothing is announced.
    """
    day: date | None = None
    for each in messages:
        if each.kind in THREATENS:
            day = each.day_on or day
        elif each.kind in OF_EVICTION:
            day = None
    return day


def is_repeat(kind: Kind, since: Iterable[Kind]) -> bool:
    """Whether the same message again is the same one: nothing of an eviction came in between.

    An eviction that was withdrawn can be announced for the very same day once more.
    """
    return kind not in OF_EVICTION or not any(each in OF_EVICTION for each in since)
