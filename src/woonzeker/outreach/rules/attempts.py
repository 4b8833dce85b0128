# SPDX-License-Identifier: EUPL-1.2
"""What an attempt to reach a household means for its case. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from woonzeker.outreach.ladder import MISSED, REACHED

DAY_PARTS = ("ochtend", "middag", "avond")

#: moves after which a household is sought anew: what was tried before is another story
OPENS_AGAIN = frozenset({"reopen", "reopen_on_request", "reopen_on_worry", "wake_by_signal"})
#: moves after which who wanted no help is sought anew: a new report or request, bailiff or court,
#: or danger that somebody saw; a worry of others lifts nothing
LIFTS_REFUSAL = (OPENS_AGAIN - {"reopen_on_worry"}) | {
    "accept_report", "join_report", "accept_request", "join_request", "accept_worry",
    "danger_found", "dagvaarding_announced", "dagvaarding_served", "hearing_set", "vonnis_given",
    "eviction_announced", "home_lost",
}  # fmt: skip
#: moves by which a signal, a request or a worry came: the weeks to seek a household run from the
#: newest
SEEKS_AGAIN = OPENS_AGAIN | {"accept_report", "join_report", "join_request", "join_worry"}

#: ways that have no part of the day: it is not known when somebody read it
WRITTEN = frozenset({"letter", "message", "email"})

#: outcome → the moves of the process that follow, in order
_MOVES: dict[str, tuple[str, ...]] = {
    "sent": ("help_offered",),
    "card_left": ("help_offered",),
    "not_reached": ("contact_sought",),
    "moved": ("contact_sought",),
    "unsafe": ("contact_sought",),
    "no_number": ("contact_sought",),
    "talked": ("contact_reached", "first_talk_held"),
    "appointment": ("contact_reached",),
    "accepted": ("contact_reached", "first_talk_held", "help_accepted"),
    "declined": ("contact_reached", "help_declined"),
}
_TALKS = frozenset({"talked", "accepted", "declined"})
#: outcomes that only some channels can have; somebody may answer by every channel, a letter too
_ONLY_BY: dict[str, frozenset[str]] = {
    "sent": frozenset({"letter", "card", "message", "email"}),
    "card_left": frozenset({"visit", "card"}),
    "not_reached": frozenset({"phone", "visit", "elsewhere"}),
    "unsafe": frozenset({"visit"}),
}
#: what a talk meets: it is the first talk as well. Whether it was told who reported is not known by
#: an outcome: a letter or a worker says so
_TALK = frozenset({"offer", "first_talk", "threatening_talk"})
#: outcome → terms that it meets: a letter is the offer, but who asked for help is owed a talk
_MEETS: dict[str, frozenset[str]] = {
    "sent": frozenset({"offer"}),
    "card_left": frozenset({"offer"}),
    "appointment": frozenset({"offer"}),
    "talked": _TALK,
    "accepted": _TALK,
    "declined": _TALK,
}


def refusal(channel: str, outcome: str, day_part: str) -> str:
    """Why such an attempt cannot be recorded, as a Dutch sentence; empty when it can."""
    if day_part and day_part not in DAY_PARTS:
        return "Het dagdeel moet ochtend, middag of avond zijn."
    if channel == "visit" and not day_part:
        return "Zeg bij een huisbezoek op welk dagdeel het was."
    if channel not in _ONLY_BY.get(outcome, {channel}):
        return "Deze uitkomst past niet bij deze manier van contact."
    return ""


def wrong_field(channel: str, outcome: str, day_part: str) -> str:
    """The field of an odd attempt that somebody must choose again: day_part or outcome."""
    by_day = (day_part and day_part not in DAY_PARTS) or (channel == "visit" and not day_part)
    return "day_part" if by_day else "outcome"


def day_part_for(channel: str, day_part: str) -> str:
    """The part of the day that goes with a way of contact; none with what is written."""
    return "" if channel in WRITTEN else day_part


def moves_after(outcome: str) -> tuple[str, ...]:
    """The codes of the moves that follow from an outcome."""
    return _MOVES[outcome]


def refused_in_person(channel: str, outcome: str) -> bool:
    """Whether somebody of the household said face to face that they want no help."""
    return outcome == "declined" and channel in {"visit", "elsewhere"}


#: the task that an appointment leaves, due on its day
APPOINTMENT = "keep_appointment"


class When(StrEnum):
    """When an outcome ends an appointment that was made before."""

    NEVER = "never"
    ALWAYS = "always"
    #: somebody was not there; before that day it says nothing
    ON_ITS_DAY = "on_its_day"


def ends_appointment(outcome: str) -> When:
    """Whether an attempt ends the appointment that waits; a new one takes its place."""
    if outcome in REACHED:
        return When.ALWAYS
    return When.ON_ITS_DAY if outcome in MISSED else When.NEVER


def too_early(meet_on: date | None, *, tried_on: date) -> str:
    """Why an appointment cannot be on a day, as a Dutch sentence; empty when it can."""
    early = meet_on is not None and meet_on < tried_on
    return "De afspraak kan niet eerder zijn dan het contact." if early else ""


def met_by(outcome: str) -> frozenset[str]:
    """The kinds of terms that an outcome meets."""
    return _MEETS.get(outcome, frozenset())


def is_talk(outcome: str) -> bool:
    """Whether somebody was spoken to, so that they could be told who reported."""
    return outcome in _TALKS


def odd_wish(
    channels: Collection[str], not_channels: Collection[str], day_parts: Collection[str]
) -> str:
    """Why a wish cannot be kept as it is, as a Dutch sentence; empty when it can."""
    if set(channels) & set(not_channels):
        return "Een manier kan niet tegelijk gewenst en niet gewenst zijn."
    if set(day_parts) - set(DAY_PARTS):
        return "Het dagdeel moet ochtend, middag of avond zijn."
    return ""
