# SPDX-License-Identifier: EUPL-1.2
"""A message was not right: it stays, as taken back, and all that it started goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.recalling import refuse_without_why
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound, Refused
from woonzeker.legal.models import CourtMessage, WaitAnswer
from woonzeker.legal.rules import Kind, track
from woonzeker.legal.selectors.inbox import why_wrong
from woonzeker.legal.services.receiving import one_at_a_time
from woonzeker.legal.services.tracking import recall_with_message
from woonzeker.legal.services.undoing import News, undo


@action(
    "legal.withdraw_message",
    may_if=MAY_WORK,
    basis="AVG art. 5 lid 1 onder d",
    about="court_message",
)
def withdraw_message(*, actor: Actor, court_message: UUID, reason: str) -> CourtMessage:
    """Take back what was entered wrongly, or what its sender says was not right, with the reason.

    The message stays and can be read, by its sender too; its step, clocks, tasks and visit go,
    unless other news asks for them. A case that it began, and in which nothing else happened, is
    closed. Raises NotFound, Refused for a message that was taken back before, and without a
    reason that fits.
    """
    one_at_a_time()
    found = CourtMessage.objects.select_for_update(of=("self",)).filter(pk=court_message).first()
    if found is None:
        raise NotFound
    if found.withdrawn_at is not None:
        raise Refused(_("Dit bericht is al teruggenomen."))
    refuse_without_why(reason, why_wrong(found.source))
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_why = clock.now(), actor.id, reason
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    room = system(actor.municipality, "legal")
    began: Mapping[str, Any] = found.started or {}
    recall_with_message(found)
    kind = track.OF_MESSAGE[Kind(found.kind)]
    gone = undo(room, News(found.case_id, kind, found.received_at), began, reason)
    found.started = {**began, "gone": gone}
    found.save(update_fields=["started"])
    WaitAnswer.objects.filter(message=found, withdrawn_at=None).update(
        withdrawn_at=clock.now(), withdrawn_by=actor.id
    )
    return found
