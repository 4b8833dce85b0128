# SPDX-License-Identifier: EUPL-1.2
"""Rooms that keep something beside the moves hear of each, in the transaction of the move itself.

An act that makes many moves tells them together, so that who hears them reads and writes once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from woonzeker.cases.models import CaseMove
from woonzeker.cases.selectors.knowing import FOLLOWERS, MoveFollower

#: so many moves are told at once
A_TURN = 500


class Told:
    """The moves of one act that nobody heard of yet."""

    def __init__(self) -> None:
        self._moves: list[CaseMove] = []

    def add(self, move: CaseMove) -> None:
        """One more move."""
        self._moves.append(move)

    def when_many(self) -> None:
        """Tell what there is when that is a turn; call where no case is half done."""
        if len(self._moves) >= A_TURN:
            self.now()

    def now(self) -> None:
        """Tell what there is."""
        if moves := self._moves:
            self._moves = []
            _tell(moves)


_together: ContextVar[Told | None] = ContextVar("moves_told_together", default=None)


def after_each_move(follower: MoveFollower) -> None:
    """Let a later room keep something beside the moves; call at start-up."""
    FOLLOWERS.append(follower)


@contextmanager
def told_together() -> Iterator[Told]:
    """Tell the moves made inside when it ends, with all that belongs to them in its place.

    Inside another one they wait for the end of that one. What raises tells nothing.
    """
    if (outer := _together.get()) is not None:
        yield outer
        return
    told = Told()
    token = _together.set(told)
    try:
        yield told
    finally:
        _together.reset(token)
    told.now()


def tell(move: CaseMove) -> None:
    """Let whoever follows the moves hear of one: now, or with the others of its act."""
    if (told := _together.get()) is not None:
        told.add(move)
    else:
        _tell([move])


def _tell(moves: list[CaseMove]) -> None:
    for follower in FOLLOWERS:
        follower(moves)
