# SPDX-License-Identifier: EUPL-1.2
"""Who may do what: role codes and the test that an action declares. Pure; deny by default."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from woonzeker.access.actors import Actor


class Role(StrEnum):
    """Role codes of a membership. The value is a contract with sign-in and the permission pages."""

    INTAKE_COORDINATOR = "intake_coordinator"
    REVIEWER = "reviewer"
    TEAM_LEAD = "team_lead"
    OUTREACH_WORKER = "outreach_worker"
    MANAGER = "manager"
    FUNCTIONAL_ADMIN = "functional_admin"
    PRIVACY_OFFICER = "privacy_officer"


ROLE_NAMES: dict[Role, str] = {
    Role.INTAKE_COORDINATOR: "coördinator meldingen",
    Role.REVIEWER: "beoordelaar koppelingen",
    Role.TEAM_LEAD: "teamleider",
    Role.OUTREACH_WORKER: "medewerker huisbezoek",
    Role.MANAGER: "manager",
    Role.FUNCTIONAL_ADMIN: "functioneel beheerder",
    Role.PRIVACY_OFFICER: "privacyfunctionaris",
}


@dataclass(frozen=True, slots=True)
class MayIf:
    """The condition under which an actor may do something.

    A person needs one of `roles`; a partner or resident only when `kinds` names that kind; the
    system may what its code asks, because only code can be the system.
    """

    roles: frozenset[str]
    kinds: frozenset[str]

    def __call__(self, actor: Actor) -> bool:
        if actor.kind == "system":
            return True
        if actor.kind == "user":
            return bool(self.roles & actor.roles)
        return actor.kind in self.kinds


def holds(*roles: Role, partner: bool = False, resident: bool = False) -> MayIf:
    """Permission for those who hold one of the roles, and for partners or residents if said so."""
    kinds = {kind for kind, named in (("partner", partner), ("resident", resident)) if named}
    return MayIf(roles=frozenset(role.value for role in roles), kinds=frozenset(kinds))


def only_system() -> MayIf:
    """Permission for the system's own jobs alone."""
    return MayIf(roles=frozenset(), kinds=frozenset())
