# SPDX-License-Identifier: EUPL-1.2
"""How somebody stands to what they ask about, as the room that keeps it tells.

A room registers at start-up who answers for a kind of subject (`case`, `task`, `visit` …): the
word is the name of the argument that an act is about. For a kind that nobody answers for there is
no nearer relation than working in the municipality.
"""

from __future__ import annotations

from collections.abc import Callable

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import KINDS, Relation
from woonzeker.access.tenancy import remembered, tenant

#: raises NotFound when there is no such subject in the municipality
Teller = Callable[[Actor, str], frozenset[Relation]]
_tellers: dict[str, Teller] = {}


def tells(kind: str, teller: Teller) -> None:
    """Let a room answer for subjects of a kind; call at start-up, once for each kind."""
    if _tellers.setdefault(kind, teller) is not teller:
        raise ValueError(f"two rooms answer for {kind}")


def kinds() -> frozenset[str]:
    """The kinds of subjects that a room answers for."""
    return frozenset(_tellers)


#: raises NotFound when there is no such row at the desk that is open
DeskTeller = Callable[[str], None]
_at_desks: dict[str, DeskTeller] = {}


def desk_tells(kind: str, teller: DeskTeller) -> None:
    """Let a room say whether something stands at an organisation's desk; call at start-up."""
    if _at_desks.setdefault(kind, teller) is not teller:
        raise ValueError(f"two rooms answer for {kind}")


def desk_kinds() -> frozenset[str]:
    """The kinds of things that stand at desks."""
    return frozenset(_at_desks)


def stands_at_desk(kind: str, subject: str) -> None:
    """Raise NotFound when the open desk has no such thing; a kind of nobody is not asked."""
    if (teller := _at_desks.get(kind)) is not None:
        teller(subject)


def relations(actor: Actor, kind: str | None, subject: str) -> frozenset[Relation]:
    """The relations of an actor to a subject; empty when it is shielded from them.

    Raises NotFound when a room answers for the kind and has no such subject.
    """
    if actor.kind == "system":
        return frozenset(Relation)
    nearest = frozenset({KINDS[actor.kind][1] if actor.kind in KINDS else Relation.ANYWHERE})
    if not subject or kind is None or (teller := _tellers.get(kind)) is None:
        return nearest
    with tenant(actor.municipality):
        return remembered(("relations", actor.id, kind, subject), lambda: teller(actor, subject))
