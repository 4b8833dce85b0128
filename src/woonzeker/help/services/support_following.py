# SPDX-License-Identifier: EUPL-1.2
"""Every day: who was offered independent support in a letter that went out."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from woonzeker.access import audit
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.help.models import SupportOffer
from woonzeker.help.selectors.support import support_watch
from woonzeker.help.services.support import TASK
from woonzeker.outreach.models import Channel, Letter, LetterState
from woonzeker.outreach.rules import ON_RIGHTS


@action("help.follow_support", may_if=only_system(), basis="Wmo 2015 art. 2.2.4")
def follow_support(*, actor: Actor) -> int:
    """Note the offer that a letter about rights made, once a day and case; gives how many.

    A letter that came back offered nothing to anybody.
    """
    noted = SupportOffer.objects.filter(
        case=OuterRef("case"), channel=Channel.LETTER, offered_on=OuterRef("posted_on")
    )
    letters = Letter.objects.filter(
        kind__in=ON_RIGHTS, state=LetterState.POSTED, posted_on__isnull=False
    )
    new = letters.filter(~Exists(noted)).values_list("case", "posted_on").distinct()
    found = list(new.order_by("posted_on", "case"))
    for case, posted_on in found:
        assert posted_on is not None
        SupportOffer.objects.create(
            case_id=case, offered_on=posted_on, channel=Channel.LETTER, offered_by=actor.id
        )
        if support_watch(case, actor.municipality).enough:
            cases.settle_task(actor=actor, case=case, kind=TASK)
    audit.concerns(len(found))
    return len(found)
