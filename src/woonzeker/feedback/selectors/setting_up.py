# SPDX-License-Identifier: EUPL-1.2
"""What the functional admin sees: the ground of each item, and addresses for events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.feedback.models import Webhook, WebhookEvent
from woonzeker.feedback.rules.policy import ITEM_NAMES, FeedbackPolicy, Item
from woonzeker.feedback.rules.rights import MAY_SET_UP
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.organisations.selectors import partners_of

BASIS = "AVG art. 5 lid 2"


@dataclass(frozen=True, slots=True)
class HookRow:
    """A partner of the municipality and the address to which its events go, if any."""

    partner: UUID
    name: str
    url: str
    set_at: datetime | None
    failures: int
    waiting: int
    #: when it was switched off by failures, since no other was set
    off_at: datetime | None


@dataclass(frozen=True, slots=True)
class SetUp:
    """What is decided about feedback here."""

    policy: FeedbackPolicy
    items: tuple[tuple[Item, str, str], ...]
    hooks: tuple[HookRow, ...]


@look("feedback.set_up", may_if=MAY_SET_UP, basis=BASIS)
def set_up(*, actor: Actor) -> SetUp:
    """See on which ground each item goes back to partners, and to which addresses events go."""
    policy = feedback_policy(actor)
    items = tuple((item, ITEM_NAMES[item], policy.grounds[item]) for item in Item)
    newest: dict[UUID, Webhook] = {}
    for each in Webhook.objects.order_by("set_at"):
        newest[each.partner_id] = each
    hooks = tuple(_row(each.pk, each.name, newest.get(each.pk)) for each in partners_of(actor))
    return SetUp(policy, items, hooks)


def _row(partner: UUID, name: str, hook: Webhook | None) -> HookRow:
    if hook is None or hook.off_why == "by_hand":
        return HookRow(partner, name, "", None, 0, 0, None)
    waiting = WebhookEvent.objects.filter(webhook=hook, sent_at=None, next_at__isnull=False)
    return HookRow(
        partner, name, hook.url if hook.off_at is None else "", hook.set_at, hook.failures,
        waiting.count(), hook.off_at,
    )  # fmt: skip
