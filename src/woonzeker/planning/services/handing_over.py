# SPDX-License-Identifier: EUPL-1.2
"""A case goes from one colleague to another, with what the next one must know."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.errors import NotFound, Refused
from woonzeker.planning.models import HandOver

BASIS = "Wgs art. 3 lid 1 onder b"
SHORTEST_NOTE, LONGEST_NOTE = 10, 500


@action("planning.hand_over", may_if=cases.MAY_PASS_ON, basis=BASIS, about="case")
def hand_over(*, actor: Actor, case: UUID, from_user: str, to_user: str, note: str) -> HandOver:
    """Give the case of a colleague, or one's own, to another with a note about what is agreed.

    Visits that stand on a list stay with who makes them. Raises Refused.
    """
    words = " ".join(note.split())
    if not SHORTEST_NOTE <= len(words) <= LONGEST_NOTE:
        raise Refused(_("Schrijf in een paar zinnen wat je collega moet weten."))
    cases.pass_on(actor=actor, case=case, from_user=from_user, to_user=to_user)
    return HandOver.objects.create(
        case_id=case,
        from_user=from_user,
        to_user=to_user,
        note=words,
        handed_at=clock.now(),
        handed_by=actor.id,
    )


@action("planning.read_hand_over", may_if=MAY_VISIT, basis=BASIS, about="hand_over")
def read_hand_over(*, actor: Actor, hand_over: UUID) -> HandOver:
    """Say that one read the note with a case that came to oneself. Raises NotFound."""
    found = HandOver.objects.select_for_update().filter(pk=hand_over, to_user=actor.id).first()
    if found is None:
        raise NotFound
    if found.read_at is None:
        found.read_at = clock.now()
        found.save(update_fields=["read_at"])
    return found
