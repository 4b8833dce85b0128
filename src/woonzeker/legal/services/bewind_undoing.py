# SPDX-License-Identifier: EUPL-1.2
"""A request of the college goes one step back: a decision, that it was sent, that it was off."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseMove, CaseStatus
from woonzeker.cases.selectors import started_from
from woonzeker.errors import Refused
from woonzeker.legal.models import Bewind, BewindRequest, RequestProgress
from woonzeker.legal.rules.offer_rights import BASIS_BEWIND, MAY_KEEP_BEWIND
from woonzeker.legal.services.bewind_signing import MOVE
from woonzeker.legal.services.following_offers import follow_case
from woonzeker.legal.services.offer_rows import locked

#: of what somebody noted by mistake
REASON = "pressed_wrong"
_DECIDED = (RequestProgress.GRANTED, RequestProgress.REFUSED)
_BUSY = (RequestProgress.DRAFT, RequestProgress.SENT)


@action(
    "legal.undo_bewind_decision", may_if=MAY_KEEP_BEWIND, basis=BASIS_BEWIND, about="bewind_request"
)
def undo_bewind_decision(*, actor: Actor, bewind_request: UUID) -> BewindRequest:
    """Take back what was noted wrongly last: the decision of the court, that the request was sent,
    or that nobody asks it any more. Its words and signatures stay.

    Raises Refused when nothing was noted yet, and when another request runs meanwhile.
    """
    found = locked(BewindRequest, bewind_request)
    others = BewindRequest.objects.filter(case=found.case_id, state__in=_BUSY)
    if others.exclude(pk=found.pk).exists():
        raise Refused(_("Er is intussen een ander verzoek. Trek dat eerst in."))
    if found.state in _DECIDED:
        found.state, found.decided_on = RequestProgress.SENT, None
        Bewind.objects.filter(request=found, recalled_at=None).update(
            recalled_at=clock.now(), recalled_by=actor.id
        )
    elif found.state == RequestProgress.WITHDRAWN:
        found.state = RequestProgress.SENT if found.sent_on else RequestProgress.DRAFT
    elif found.state == RequestProgress.SENT:
        found.state, found.sent_on = RequestProgress.DRAFT, None
        _not_asked(found)
    else:
        raise Refused(_("Er is nog niets om terug te nemen."))
    found.save(update_fields=["state", "sent_on", "decided_on"])
    follow_case(actor.municipality, found.case_id)
    return found


def _not_asked(row: BewindRequest) -> None:
    """The move that was made with it counts no more."""
    moves = CaseMove.counting.filter(case=row.case_id, code=MOVE).order_by("-sequence")
    if (last := moves.first()) is None:
        return
    back = started_from({"move": last.sequence, "status": CaseStatus.OPEN.value})
    room = system(str(row.municipality), "legal")
    cases.take_back(actor=room, case=row.case_id, started=back, reason=REASON)
