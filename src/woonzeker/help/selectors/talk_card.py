# SPDX-License-Identifier: EUPL-1.2
"""What the page of a case says of conversation and other help: what is to do, and what is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.cases.rules import MAY_SEE
from woonzeker.help.models import Conversation, LandlordWrong, Referral
from woonzeker.help.rules.referral import AWAITED
from woonzeker.help.rules.support import Watch
from woonzeker.help.selectors.alarm import AlarmLine, alarm_lines
from woonzeker.help.selectors.children import ChildrenLine, children_line
from woonzeker.help.selectors.support import support_watch
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.planning.selectors import visits_ended_on


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TalkCard:
    """The part of a case page that is about talking and about who else helps."""

    case: UUID
    last_talk_on: date | None
    #: a conversation of who looks that was saved half done
    unfinished: bool | None
    children: ChildrenLine
    watch: Watch
    least: int
    least_channels: int
    #: to whom the household is brought, as long as nobody confirmed
    awaited: tuple[str, ...]
    wrongs: int
    alarms: tuple[AlarmLine, ...]
    visits_ended_on: date | None


@look("help.card", may_if=MAY_SEE, basis="Wgs art. 4", about="case")
def talk_card(*, actor: Actor, case: UUID) -> TalkCard:
    """See what was talked about when, what is offered, and what waits for somebody else."""
    talks = Conversation.objects.filter(case=case)
    done = talks.exclude(finished_at=None).order_by("-held_on")
    referrals = Referral.objects.filter(case=case, state__in=AWAITED).order_by("offered_on", "to")
    norm = decided(actor.municipality, PolicyKind.HELP)
    return TalkCard(
        case=case,
        last_talk_on=done.values_list("held_on", flat=True).first(),
        unfinished=talks.filter(started_by=actor.id, finished_at=None).exists(),
        children=children_line(case),
        watch=support_watch(case, actor.municipality),
        least=int(norm["support_offers"]),
        least_channels=int(norm["support_channels"]),
        awaited=tuple(referrals.values_list("to", flat=True)),
        wrongs=LandlordWrong.objects.filter(case=case, done_on=None).count(),
        alarms=alarm_lines(case),
        visits_ended_on=visits_ended_on(case),
    )
