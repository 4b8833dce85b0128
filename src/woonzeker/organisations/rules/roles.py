# SPDX-License-Identifier: EUPL-1.2
"""Which roles a municipality gives its own people, and which do not go together."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from woonzeker.access.matrix import GRANTS, DataClass, Relation, Sight
from woonzeker.access.roles import Role

#: the only roles that can be given to somebody; partners and residents come in by another door
ROLES_OF_STAFF: tuple[Role, ...] = (
    Role.INTAKE_COORDINATOR,
    Role.REVIEWER,
    Role.TEAM_LEAD,
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.PUBLIC_ORDER_OFFICER,
    Role.CLIENT_SUPPORTER,
    Role.MANAGER,
    Role.STATISTICIAN,
    Role.FUNCTIONAL_ADMIN,
    Role.PRIVACY_OFFICER,
)
#: data without residents: figures, logs, users
_APART = frozenset({DataClass.FIGURES, DataClass.LOGS, DataClass.USERS})


@cache
def sees_residents(role: Role) -> bool:
    """Whether a role shows something of a resident in some relation, more than a count."""
    return any(
        grant.role is role and grant.data not in _APART and grant.sight > Sight.COUNT
        for grant in GRANTS.values()
    )


def clash(roles: Collection[Role]) -> Role | None:
    """The role that does not go with being functional admin, when both are held.

    Who decides which people get in may not be one of those who see residents.
    """
    if Role.FUNCTIONAL_ADMIN not in roles:
        return None
    return next((role for role in ROLES_OF_STAFF if role in roles and sees_residents(role)), None)


def may_release(roles: Collection[str], near: Collection[Relation]) -> bool:
    """Whether who holds these roles may release a link, seen how they stand to who gets it."""
    if Role.FUNCTIONAL_ADMIN in roles or Role.PRIVACY_OFFICER in roles:
        return True
    return Role.TEAM_LEAD in roles and Relation.TEAM in near
