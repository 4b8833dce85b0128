# SPDX-License-Identifier: EUPL-1.2
"""Whose data a case, link, visit … holds, as the room that keeps it tells.

A room registers at start-up: the word is the name of the argument that an act is about. What an
act showed is logged for these people, unless the act names them itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal
from uuid import UUID

#: somebody of the register, or the one a signal means whom nobody has found yet
Subject = tuple[Literal["person", "signal"], UUID]
Teller = Callable[[list[str]], Iterable[Subject]]
_tellers: dict[str, Teller] = {}


def tells(kind: str, teller: Teller) -> None:
    """Let a room say who the people of cases, links … are; call at start-up, once a kind."""
    if _tellers.setdefault(kind, teller) is not teller:
        raise ValueError(f"two rooms say who the people of a {kind} are")


def people_of(kind: str, ids: Iterable[object]) -> list[Subject]:
    """The people of these cases, links …, each once; none for a kind that no room speaks for."""
    wanted = [str(each) for each in ids if each]
    if not wanted or (teller := _tellers.get(kind)) is None:
        return []
    return list(dict.fromkeys(teller(wanted)))
