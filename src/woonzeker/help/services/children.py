# SPDX-License-Identifier: EUPL-1.2
"""Noting whether children live somewhere: known, not, or nobody knows; and who said so."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import ChildrenAnswer, ChildrenKnown
from woonzeker.help.selectors.children import SOURCES

MOST_CHILDREN = 20


@action("help.note_children", may_if=MAY_VISIT, basis="IVRK art. 3", about="case")
def note_children(
    *, actor: Actor, case: UUID, answer: ChildrenAnswer, source: str, count: int | None = None
) -> ChildrenKnown:
    """Note whether children live with a household; the newest answer counts, older ones stay.

    Raises Refused for an odd number or source, NotFound.
    """
    if not Case.objects.filter(pk=case).exists():
        raise NotFound
    if source not in SOURCES:
        raise Refused(_("Zeg hoe je dit weet."))
    if count is not None and not (answer == ChildrenAnswer.YES and 0 < count <= MOST_CHILDREN):
        raise Refused(_("Een aantal hoort bij 'er wonen kinderen', en is 1 tot 20."))
    return ChildrenKnown.objects.create(
        case_id=case,
        answer=answer,
        count=count,
        source=source,
        asked_on=clock.today(),
        asked_by=actor.id,
        recorded_at=clock.now(),
    )
