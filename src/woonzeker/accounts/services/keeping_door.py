# SPDX-License-Identifier: EUPL-1.2
"""What the door must know of memberships, as the room that keeps those tells at start-up."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.accounts.models import User


class Keeper(Protocol):
    """Whoever knows where somebody works, and how long an account there may stay unused."""

    def refuse_taking_over(self, actor: Actor, user: UUID) -> None:
        """Raise Refused unless somebody works here today, and nowhere else."""

    def is_lapsed(self, user: User) -> bool:
        """Whether an account was not used for too long; it is switched off when that was late."""

    def works_outside(self, user: User) -> bool:
        """Whether somebody works at a partner today, and in no municipality."""


_keepers: list[Keeper] = []


def kept_by(keeper: Keeper) -> None:
    """Let a room answer; call once, at start-up."""
    _keepers[:] = [keeper]


def keeper() -> Keeper:
    """Who answers; there is no door without one."""
    return _keepers[0]


def works_outside(user: User) -> bool:
    """Whether somebody works at a partner today, and in no municipality: who is told 'u'."""
    return keeper().works_outside(user)
