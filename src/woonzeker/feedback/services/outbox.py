# SPDX-License-Identifier: EUPL-1.2
"""Events to addresses of partners: written where an answer changes, sent by a job afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.feedback.models import Webhook, WebhookEvent


def put_out(actor: Actor, changed: Iterable[tuple[UUID, UUID]]) -> None:
    """Write the events about signals of partners that must go out, inside somebody's action."""
    pairs = list(changed)
    to = {
        each.partner_id: each.pk
        for each in Webhook.objects.filter(partner__in={p for _s, p in pairs}, off_at=None)
    }
    now = clock.now()
    events = [
        WebhookEvent(webhook_id=to[partner], signal_id=signal, made_at=now, next_at=now)
        for signal, partner in pairs
        if partner in to
    ]
    WebhookEvent.objects.bulk_create(events)
    if events:
        jobs.defer("feedback.deliver_events", actor=actor, once=True)
