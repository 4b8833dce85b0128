# SPDX-License-Identifier: EUPL-1.2
"""Whose data is closed to somebody, wherever it stands: the room that keeps the shields tells.

A shield hangs on a case, and the same people stand in deliveries and in the review list, in rooms
that know of no cases. Those ask here and leave out what is closed. It only ever takes away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import remembered, tenant

#: postcode, house number, and letter and addition together, in capitals
Home = tuple[str, int, str]
#: surname and date of birth (ISO, whole)
Called = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shut:
    """What is closed to somebody: people of the register, signals, and how a line tells of them."""

    people: frozenset[UUID] = frozenset()
    signals: frozenset[UUID] = frozenset()
    homes: frozenset[Home] = frozenset()
    called: frozenset[Called] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.people or self.signals or self.homes or self.called)


Teller = Callable[[Actor], Shut]
_NOTHING = Shut()
_tellers: list[Teller] = []


def tells(teller: Teller) -> None:
    """Let the room that keeps the shields answer; call at start-up, once."""
    if _tellers and _tellers != [teller]:
        raise ValueError("two rooms say what is closed to whom")
    _tellers[:] = [teller]


def shut_for(actor: Actor) -> Shut:
    """What is closed to a user, asked once in a request; to the system and to partners nothing.

    A partner meets its own lines alone, and the system decides nothing about who looks.
    """
    if actor.kind != "user":
        return _NOTHING
    with tenant(actor.municipality):
        return remembered(("shut", actor.id), lambda: _tellers[0](actor) if _tellers else _NOTHING)
