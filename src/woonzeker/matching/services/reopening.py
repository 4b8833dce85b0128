# SPDX-License-Identifier: EUPL-1.2
"""A decided link that turns out wrong goes back to the reviewer."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.errors import Refused
from woonzeker.matching.models import ContactKey, Link, LinkResult
from woonzeker.matching.rules import REOPENED_BECAUSE, ReopenReason
from woonzeker.matching.services.reviewing import BASIS, Choice, locked, remember
from woonzeker.matching.services.sources import seek_later

MAY_REOPEN = writes(DataClass.SIGNAL, DataClass.IDENTITY).by(Role.REVIEWER, Role.INTAKE_COORDINATOR)


REOPEN_WORDS = {reason: gettext_lazy(words) for reason, words in REOPENED_BECAUSE.items()}


@action("matching.reopen", may_if=MAY_REOPEN, basis=BASIS, about="link")
def reopen(*, actor: Actor, link: UUID, reason_code: str) -> Link:
    """Put a decided link back to review, also one that the rules made, and keep why.

    `reason_code` is a value of ReopenReason. What hung on the link elsewhere is not touched here.
    Raises Refused for an unknown reason or a link that is in review already.
    """
    if reason_code not in list(ReopenReason):
        raise Refused(_("Kies waarom je deze beslissing heropent."))
    found = locked(link)
    if found.result == LinkResult.REVIEW:
        raise Refused(_("Dit signaal staat al bij de signalen die je kunt beoordelen."))
    remember(actor, found, Choice.REOPENED, person=found.person, more={"reason": str(reason_code)})
    found.result, found.person = LinkResult.REVIEW, None
    # named, so that the rules do not make the same link again with the next extract
    found.decided_by, found.decided_at = actor.id, clock.now()
    found.postponed_at = found.asked_at = None
    found.save(
        update_fields=[
            "result", "person", "decided_by", "decided_at", "postponed_at", "asked_at",
        ]
    )  # fmt: skip
    ContactKey.objects.filter(link=found).delete()
    seek_later(actor, found)
    return found
