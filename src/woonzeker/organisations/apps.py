# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from woonzeker.access import reach
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation


class OrganisationsConfig(AppConfig):
    name = "woonzeker.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Answer who stands how to a team or user, and what was decided about taking people out.

        At the door: whose account a colleague may open, and which was not used for too long.
        """
        reach.tells("team", _relations_to_team)
        reach.tells("user", _relations_to_user)
        reach.tells("invitation", _relations_to_invitation)
        selectors = import_module("woonzeker.organisations.selectors")
        exports = import_module("woonzeker.access.exports")
        exports.governed_by(selectors.access_policy)
        reach.tells("export", exports.relations_to_export)
        door = import_module("woonzeker.organisations.services.door")
        import_module("woonzeker.accounts.services").kept_by(door.KEEPER)


def _relations_to_team(actor: Actor, team: str) -> frozenset[Relation]:
    """How somebody stands to a team; its tables exist by now."""
    room = import_module("woonzeker.organisations.selectors")
    found: frozenset[Relation] = room.relations_to_team(actor, team)
    return found


def _relations_to_user(actor: Actor, user: str) -> frozenset[Relation]:
    """How somebody stands to a colleague."""
    room = import_module("woonzeker.organisations.selectors")
    found: frozenset[Relation] = room.relations_to_user(actor, user)
    return found


def _relations_to_invitation(actor: Actor, invitation: str) -> frozenset[Relation]:
    """How somebody stands to who was invited."""
    room = import_module("woonzeker.organisations.selectors")
    found: frozenset[Relation] = room.relations_to_invitation(actor, invitation)
    return found
