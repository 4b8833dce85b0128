# SPDX-License-Identifier: EUPL-1.2
"""Reading what was tried with a household, and how well each channel works here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from woonzeker.access import reach
from woonzeker.access.actions import look, view_of
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight, sees
from woonzeker.access.veil import of
from woonzeker.cases.rules import MAY_SEE
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.rules import day_part_for

REACHED = (
    ContactOutcome.TALKED,
    ContactOutcome.APPOINTMENT,
    ContactOutcome.ACCEPTED,
    ContactOutcome.DECLINED,
)
MAY_COUNT = sees(DataClass.FIGURES, least=Sight.COUNT)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ContactLine:
    """One attempt, for the timeline."""

    on: date
    day_part: str
    channel: str
    outcome: str
    reached: bool
    by: str


@dataclass(frozen=True, slots=True)
class ChannelReach:
    """How often a channel was tried and reached somebody, and how often help was accepted."""

    channel: str
    tried: int
    reached: int
    accepted: int


@look(
    "outreach.contacts",
    may_if=MAY_SEE,
    basis="Wgs art. 3 lid 1 onder b",
    about="case",
)
def contacts_of(*, actor: Actor, case: UUID) -> list[ContactLine]:
    """Every attempt to reach the household of a case, the newest first.

    Who sees only part of how a case goes gets their own attempts.
    """
    rows = ContactAttempt.objects.filter(case_id=case).order_by("-tried_on", "-recorded_at")
    view = view_of(actor, reach.relations(actor, "case", str(case)))
    if view.sight(DataClass.PROCESS) < Sight.FULL:
        rows = rows.filter(tried_by=actor.id)
    return [
        ContactLine(
            on=row.tried_on,
            day_part=day_part_for(row.channel, row.day_part),
            channel=row.get_channel_display(),
            outcome=row.get_outcome_display(),
            reached=row.outcome in REACHED,
            by=row.tried_by,
        )
        for row in rows
    ]


@look("outreach.reach", may_if=MAY_COUNT, basis="Wgs art. 2")
def reach_by_channel(*, actor: Actor, since: date, until: date) -> list[ChannelReach]:
    """What each channel brought between two days, both included."""
    counted = (
        ContactAttempt.objects.filter(tried_on__range=(since, until))
        .values_list("channel")
        .annotate(
            tried=Count("pk"),
            reached=Count("pk", filter=Q(outcome__in=REACHED)),
            accepted=Count("pk", filter=Q(outcome=ContactOutcome.ACCEPTED)),
        )
    )
    found = {channel: ChannelReach(channel, *numbers) for channel, *numbers in counted}
    order = [channel for channel in Channel if channel.value in found]
    return [ChannelReach(str(channel.label), *_numbers(found[channel.value])) for channel in order]


def _numbers(reach: ChannelReach) -> tuple[int, int, int]:
    return reach.tried, reach.reached, reach.accepted
