# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a case that a signal leaves. Pure: facts in, a decision out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from woonzeker.process import Step, find_move

#: moves that concern the household itself, whoever the arrears turn out to be of
_OWN_MATTERS = frozenset(
    {
        "reopen_on_request",
        "reopen_on_worry",
        "accept_request",
        "accept_worry",
        "join_request",
        "join_worry",
        "danger_found",
        "help_accepted",
        "begin_by_court_message",
        "begin_by_eviction_notice",
        "dagvaarding_announced",
        "dagvaarding_served",
        "hearing_set",
        "vonnis_given",
        "home_lost",
        "last_offer_made",
        "bewind_requested",
    }
)
#: the eviction that a signal itself announced; by hand, or by a message, somebody else told of it
_BY_SIGNAL = "eviction_announced"
#: under which name the program follows messages of bailiffs and courts
BY_MESSAGE = "legal"


class Fate(StrEnum):
    """What becomes of a case when a signal that was not this household's leaves it."""

    GOES_ON = "goes_on"
    AS_BEFORE = "as_before"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class MadeMove:
    """A move that a case made; `by_system` when taking up a signal made it.

    What the program did because of a message of a bailiff or court is not by the system so: it
    stands whatever becomes of a signal.
    """

    code: str
    by_system: bool


def fate_of(
    others_now: int, others_before: int, *, newest: bool, moves: Iterable[MadeMove]
) -> Fate:
    """What becomes of a case that a signal leaves.

    `others_now` are the other signals since the case was last opened before this one came,
    `others_before` those of earlier times, `newest` whether this signal belongs to the last time,
    `moves` those made since then. A household that asked for help itself, or that a bailiff or
    court wrote about, keeps its case without any signal.
    """
    if others_now or not newest or any(_is_own_matter(move) for move in moves):
        return Fate.GOES_ON
    return Fate.AS_BEFORE if others_before else Fate.CLOSES


def _is_own_matter(move: MadeMove) -> bool:
    return move.code in _OWN_MATTERS or (move.code == _BY_SIGNAL and not move.by_system)


def step_without(moves: Iterable[MadeMove], *, eviction_reported: bool) -> Step:
    """The furthest step of a case when a signal that left it no longer counts.

    `eviction_reported` when another signal of the case announces an eviction too.
    """
    counting = [
        move.code
        for move in moves
        if eviction_reported or not (move.code == _BY_SIGNAL and move.by_system)
    ]
    targets = (find_move(code).target for code in counting)
    return max((target for target in targets if isinstance(target, Step)), default=Step.REPORT)
