# SPDX-License-Identifier: EUPL-1.2
"""What a print run may do next, and who is due for which letter. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

#: kinds of letters of which a run can be made
RUN_KINDS = ("first", "last_offer", "reminder")
#: days after the first letter before a reminder goes out
REMIND_AFTER = 10
#: state of a run → what may be done with it
_NEXT: Mapping[str, frozenset[str]] = {
    "made": frozenset({"withdraw"}),
    "checked": frozenset({"release", "withdraw"}),
    "stopped": frozenset({"drop", "withdraw"}),
    "released": frozenset({"take", "post", "withdraw"}),
    "posted": frozenset({"take"}),
    "withdrawn": frozenset(),
}
#: why post came back → the outcome that is recorded; empty when it says nothing of the door
RETURNED: Mapping[str, str] = {
    "moved": "moved",
    "unknown": "no_number",
    "refused": "",
    "no_box": "no_number",
    "other": "",
}


@dataclass(frozen=True, slots=True)
class SoFar:
    """What a household got and said since its case was last opened."""

    first_on: date | None
    reminded: bool
    reached: bool
    offer_waits: bool
    ladder_says_letter: bool


def is_due(kind: str, so_far: SoFar, *, on: date) -> bool:
    """Whether a household is due for a letter of a run."""
    if so_far.reached:
        return False
    if kind == "first":
        return so_far.first_on is None and (so_far.offer_waits or so_far.ladder_says_letter)
    if so_far.first_on is None:
        return False
    if kind == "last_offer":
        return so_far.offer_waits
    late = on - so_far.first_on >= timedelta(days=REMIND_AFTER)
    return late and not so_far.reminded


def may_next(state: str, step: str) -> bool:
    """Whether a run in this state may take a step: release, drop, take, post or withdraw."""
    return step in _NEXT[state]


def too_old(checked_at: datetime | None, now: datetime, *, hours: int) -> bool:
    """Whether the register was asked too long ago to send letters on its word."""
    return checked_at is None or now - checked_at > timedelta(hours=hours)
