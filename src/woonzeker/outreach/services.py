# SPDX-License-Identifier: EUPL-1.2
"""Recording contact: the attempt itself, and the moves that follow from it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.errors import NotFound, Refused
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.rules import moves_after

DAY_PARTS = frozenset({"", "ochtend", "middag", "avond"})


@action(
    "outreach.record_contact",
    may_if=holds(Role.OUTREACH_WORKER, Role.TEAM_LEAD),
    basis="Wgs art. 3 lid 1 onder b",
    about="case",
)
def record_contact(
    *,
    actor: Actor,
    case: UUID,
    channel: Channel,
    outcome: ContactOutcome,
    day_part: str = "",
    on: date | None = None,
) -> ContactAttempt:
    """Record one attempt to reach a household and make the moves that follow from it.

    Raises Refused for a closed case, an unknown day part or a day that has yet to come.
    """
    day = on or clock.today()
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    if found.status == CaseStatus.CLOSED:
        raise Refused("Deze zaak is afgesloten. Heropen haar eerst.")
    if day_part not in DAY_PARTS:
        raise Refused("Het dagdeel moet ochtend, middag of avond zijn.")
    if day > clock.today():
        raise Refused("Contact kan niet op een dag in de toekomst zijn geweest.")
    attempt = ContactAttempt.objects.create(
        case=found,
        channel=channel,
        day_part=day_part,
        tried_on=day,
        outcome=outcome,
        tried_by=actor.id,
    )
    for move in moves_after(channel.value, outcome.value):
        cases.advance(actor=actor, case=found.pk, move=move, on=day)
    cases.meet_terms(actor=actor, case=found.pk, kinds=_met_by(outcome), on=day)
    return attempt


def _met_by(outcome: ContactOutcome) -> frozenset[str]:
    """The terms that an attempt meets: a letter or a card is the offer, a talk is both."""
    if outcome in {ContactOutcome.TALKED, ContactOutcome.ACCEPTED, ContactOutcome.DECLINED}:
        return frozenset({"offer", "threatening_talk"})
    if outcome in {ContactOutcome.SENT, ContactOutcome.CARD_LEFT}:
        return frozenset({"offer"})
    return frozenset()
