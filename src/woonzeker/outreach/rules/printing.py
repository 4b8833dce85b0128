# SPDX-License-Identifier: EUPL-1.2
"""What a print run may do next, and who is due for which letter. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from woonzeker.matching.linkage.wording import gettext_noop

#: kinds of letters of which a run can be made
RUN_KINDS = ("first", "last_offer", "reminder")
#: days after the first letter before a reminder goes out
REMIND_AFTER = 10
#: the task to find out where a household lives, after post came back
CHECK_ADDRESS = "check_address"
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
    "no_box": "",
    "other": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """What a household got and said since the newest report, or since its case was opened.

    `written` when a first letter was made for everybody who should have one, `posted_on` the day
    of the last one that went out and did not come back. `offer_waits` when the written offer was
    promised and nothing else made it. `ladder_is_done` when the weeks are over or all was tried.
    """

    written: bool = False
    posted_on: date | None = None
    reminded: bool = False
    last_offered: bool = False
    reached: bool = False
    offer_waits: bool = False
    ladder_says_letter: bool = False
    ladder_is_done: bool = False


def is_due(kind: str, so_far: SoFar, *, on: date) -> bool:
    """Whether a household is due for a letter of a run.

    A written offer that waits is a first letter, whatever was said before the newest report.
    """
    if kind == "first":
        says = so_far.ladder_says_letter and not so_far.reached
        return not so_far.written and (so_far.offer_waits or says)
    if so_far.reached or so_far.offer_waits or so_far.posted_on is None:
        return False
    if kind == "last_offer":
        return so_far.ladder_is_done and not so_far.last_offered
    late = on - so_far.posted_on >= timedelta(days=REMIND_AFTER)
    return late and not so_far.reminded and not so_far.last_offered


def asks_ladder(kind: str, so_far: SoFar, *, on: date) -> bool:
    """Whether the contact ladder decides: it costs time, and most households need no look."""
    either = replace(so_far, ladder_says_letter=True, ladder_is_done=True)
    return is_due(kind, either, on=on) and not is_due(kind, so_far, on=on)


def post_refusal(on: date, *, today: date, released_on: date, good_until: date | None) -> str:
    """Why letters cannot have gone on the post on a day, as a Dutch sentence; else empty.

    What counts is the register on the day they went, not on the day that somebody says so:
    `good_until` is the last day on which its answer was good enough.
    """
    if on > today:
        return gettext_noop(
            "De brieven kunnen niet op een dag in de toekomst op de post zijn gegaan."
        )
    if on < released_on:
        return gettext_noop("Op deze dag was de ronde nog niet vrijgegeven.")
    if good_until is not None and on > good_until:
        return gettext_noop("Het register was op deze dag te lang geleden nagekeken.")
    return ""


def may_next(state: str, step: str) -> bool:
    """Whether a run in this state may take a step: release, drop, take, post or withdraw."""
    return step in _NEXT[state]


def too_old(checked_at: datetime | None, now: datetime, *, hours: int) -> bool:
    """Whether the register was asked too long ago to send letters on its word."""
    return checked_at is None or now - checked_at > timedelta(hours=hours)
