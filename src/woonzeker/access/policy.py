# SPDX-License-Identifier: EUPL-1.2
"""The condition that an act declares, and whether somebody meets it. Pure; deny by default.

An act says which classes of data it shows or writes (`sees`, `writes`) and, where the work belongs
to some roles only, which (`by`). The matrix decides; `holds` is for acts without people's data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import (
    KINDS,
    PARTNER_ROLES,
    DataClass,
    Relation,
    Sight,
    may_write,
    relations_in_which,
    sight,
)
from woonzeker.access.roles import ROLE_NAMES, Role

__all__ = [
    "ANYWHERE",
    "ROLE_NAMES",
    "DataClass",
    "MayIf",
    "Relation",
    "Role",
    "Sight",
    "at_desk",
    "holds",
    "only_system",
    "partner_alone",
    "resident_alone",
    "roles_of",
    "sees",
    "writes",
]

ANYWHERE = frozenset({Relation.ANYWHERE})


@dataclass(frozen=True, slots=True)
class MayIf:
    """The condition under which an actor may do something.

    A person needs one of `roles` (any role when empty and there is data to ask the matrix about),
    and at least `least` sight of each class in `data`, and to write each in `written`, in the
    relation they have to what it is about. A partner or resident only when `kinds` names that
    kind. The system may what its code asks, because only code can be the system.
    """

    roles: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    data: frozenset[DataClass] = frozenset()
    written: frozenset[DataClass] = frozenset()
    least: Sight = Sight.LIMITED
    #: relations that count; all when empty
    near: frozenset[Relation] = frozenset()

    def __call__(self, actor: Actor, relations: frozenset[Relation] | None = None) -> bool:
        """Without relations: in the farthest one that an actor of this kind always has.

        In none at all, as when it is shielded from them, nobody may anything.
        """
        if actor.kind == "system":
            return True
        if relations is not None and not relations:
            return False
        if relations is None:
            relations = frozenset({KINDS[actor.kind][1]}) if actor.kind in KINDS else ANYWHERE
        if actor.kind != "user":
            return self._of_kind(actor) and self._granted(roles_of(actor), relations)
        if not (self.roles or self.data or self.written):
            return False
        held = self._counting(actor.roles)
        return bool(held) and self._granted(held, relations)

    def ever(self, actor: Actor) -> bool:
        """Whether there is any relation in which this actor may: the right as such."""
        return any(self(actor, frozenset({relation})) for relation in Relation) or self(actor)

    def within(self, actor: Actor) -> frozenset[Relation]:
        """The relations in each of which this actor may: what a list is filtered by."""
        if actor.kind == "system":
            return frozenset(Relation)
        held = roles_of(actor) if actor.kind != "user" else self._counting(actor.roles)
        if not held or (actor.kind != "user" and not self._of_kind(actor)):
            return frozenset()
        seen = relations_in_which(held, self.data, least=self.least, write=False)
        found = seen & relations_in_which(held, self.written, least=Sight.NONE, write=True)
        return found & self.near if self.near else found

    def by(self, *roles: Role) -> MayIf:
        """The same condition, for the work of these roles only."""
        return replace(self, roles=frozenset(role.value for role in roles))

    def only(self, *relations: Relation) -> MayIf:
        """The same condition, in these relations only: not, say, with access taken oneself."""
        return replace(self, near=frozenset(relations))

    def _of_kind(self, actor: Actor) -> bool:
        """Whether it names actors of this kind; of partners only some roles when it names those."""
        if actor.kind not in self.kinds:
            return False
        asked = self.roles & PARTNER_ROLES
        return actor.kind != "partner" or not asked or bool(asked & roles_of(actor))

    def _counting(self, held: frozenset[str]) -> frozenset[str]:
        """The roles that count: what a role besides may do in its own relation is not borrowed."""
        return self.roles & held if self.roles else held

    def _granted(self, roles: frozenset[str], relations: frozenset[Relation]) -> bool:
        if self.near:
            relations &= self.near
        return all(sight(roles, each, relations) >= self.least for each in self.data) and all(
            may_write(roles, each, relations) for each in self.written
        )


def roles_of(actor: Actor) -> frozenset[str]:
    """The roles that count for an actor: those held, or the one of a partner or resident.

    A partner's own system, behind which nobody sits, counts as somebody who works there.
    """
    if actor.kind == "partner" and actor.roles & PARTNER_ROLES:
        return actor.roles & PARTNER_ROLES
    if actor.kind in KINDS:
        return frozenset({KINDS[actor.kind][0].value})
    return actor.roles


def sees(*data: DataClass, least: Sight = Sight.LIMITED, partner: bool = False) -> MayIf:
    """Permission for whoever sees all these classes, in their relation, at least so much."""
    return MayIf(data=frozenset(data), least=least, kinds=_kinds(partner=partner))


def resident_alone(*data: DataClass, writes: tuple[DataClass, ...] = ()) -> MayIf:
    """Permission for a resident with what is about themselves, and for nobody who works here."""
    return MayIf(
        roles=frozenset({Role.RESIDENT.value}),
        kinds=_kinds(resident=True),
        data=frozenset(data),
        written=frozenset(writes),
        near=frozenset({Relation.SELF}),
    )


def writes(*data: DataClass, partner: bool = False) -> MayIf:
    """Permission for whoever may write all these classes in their relation."""
    return MayIf(written=frozenset(data), kinds=_kinds(partner=partner))


def partner_alone(
    *data: DataClass, writes: tuple[DataClass, ...] = (), roles: tuple[Role, ...] = ()
) -> MayIf:
    """Permission for partners with what is theirs, and for nobody who works here.

    Of `roles` one is asked: of who works at a partner, a private landlord or a bailiff.
    """
    named = roles or (Role.PARTNER_USER, Role.PRIVATE_LANDLORD, Role.BAILIFF)
    return MayIf(
        roles=frozenset(role.value for role in named),
        kinds=_kinds(partner=True),
        data=frozenset(data),
        written=frozenset(writes),
        near=frozenset({Relation.OWN_ORGANISATION}),
    )


def at_desk(*roles: Role) -> MayIf:
    """Permission for who works at a partner, with the rows of its own desk: no municipality's."""
    return partner_alone(roles=roles)


def holds(*roles: Role, partner: bool = False, resident: bool = False) -> MayIf:
    """Permission for those who hold one of the roles, and for partners or residents if said so."""
    return MayIf(
        roles=frozenset(role.value for role in roles),
        kinds=_kinds(partner=partner, resident=resident),
    )


def only_system() -> MayIf:
    """Permission for the system's own jobs alone."""
    return MayIf()


def _kinds(*, partner: bool = False, resident: bool = False) -> frozenset[str]:
    named = (("partner", partner), ("resident", resident))
    return frozenset(kind for kind, said in named if said)
