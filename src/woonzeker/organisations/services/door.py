# SPDX-License-Identifier: EUPL-1.2
"""What the door asks this room: whose account may be opened by a colleague, and which lapsed."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.accounts.models import User
from woonzeker.organisations.selectors import memberships_of, seats_of
from woonzeker.organisations.services import people
from woonzeker.organisations.services.guarding import refuse_elsewhere, refuse_gone


class KeeperOfMemberships:
    """Answers from the roles that people hold here and elsewhere."""

    def refuse_taking_over(self, actor: Actor, user: UUID) -> None:
        """Raise Refused unless somebody works here today, and nowhere else."""
        refuse_gone(actor, user)
        refuse_elsewhere(actor, user)

    def is_lapsed(self, user: User) -> bool:
        """Whether an account was not used for too long; it is switched off when that was late."""
        return people.is_lapsed(user)

    def works_outside(self, user: User) -> bool:
        """Whether somebody works at a partner today, and in no municipality."""
        today = clock.today()
        return (
            seats_of(user.pk, on=today).exists() and not memberships_of(user.pk, on=today).exists()
        )


KEEPER = KeeperOfMemberships()
