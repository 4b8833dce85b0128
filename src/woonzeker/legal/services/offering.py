# SPDX-License-Identifier: EUPL-1.2
"""The last offer of voluntary help, as a move of the case."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.legal.rules.offer_rights import BASIS, MAY_SEND

MOVE = "last_offer_made"


@action("legal.make_last_offer", may_if=MAY_SEND, basis=BASIS, about="case")
def make_last_offer(*, actor: Actor, case: UUID) -> Case:
    """Note that the last offer of voluntary help was made; raises Refused before a judgment."""
    return cases.advance(actor=actor, case=case, move=MOVE)
