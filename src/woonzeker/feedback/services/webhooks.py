# SPDX-License-Identifier: EUPL-1.2
"""Addresses of partners to which an event goes: set by the functional admin, off by default."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.connections import webhooks as line
from woonzeker.errors import NotFound, Refused
from woonzeker.feedback.models import Webhook, WebhookEvent
from woonzeker.feedback.rules.rights import MAY_SET_UP
from woonzeker.feedback.rules.webhooks import (
    SIGNATURE,
    SWITCHED_OFF_AFTER,
    body,
    next_try,
    next_turn,
    signature,
)
from woonzeker.organisations.selectors import reporting_partner

BASIS = "AVG art. 6 lid 1 onder e"
#: events that one run sends at most; what is left waits for the next
AT_ONCE = 200
#: how an event leaves: the address, the words and the headers; raises EventFailed
Sender = Callable[[str, bytes, dict[str, str]], None]


def _send(url: str, content: bytes, headers: dict[str, str]) -> None:
    line.post(line.Line(line.is_public), url, content, headers)


@action("feedback.set_webhook", may_if=MAY_SET_UP, basis=BASIS, about="partner")
def set_webhook(*, actor: Actor, partner: UUID, url: str) -> Webhook:
    """Set the address of a partner, with a new secret; the one before it is switched off.

    Raises Refused for an address that may not be called, NotFound for no partner of here.
    """
    if reporting_partner(actor, partner, on=clock.today()) is None:
        raise NotFound
    if why := line.refusal(url, settings.WOONZEKER_WEBHOOK_HOSTS):
        raise Refused(_(why))
    _off(partner, "by_hand")
    return Webhook.objects.create(
        partner_id=partner,
        url=url,
        secret=secrets.token_urlsafe(32),
        set_at=clock.now(),
        set_by=actor.id,
    )


@action("feedback.stop_webhook", may_if=MAY_SET_UP, basis=BASIS, about="partner")
def stop_webhook(*, actor: Actor, partner: UUID) -> int:
    """Switch the address of a partner off; gives how many were on."""
    return _off(partner, "by_hand")


def _off(partner: UUID, why: str) -> int:
    on = Webhook.objects.filter(partner_id=partner, off_at=None)
    WebhookEvent.objects.filter(webhook__in=on, sent_at=None).update(next_at=None)
    return on.update(off_at=clock.now(), off_why=why)


@action("feedback.deliver_events", may_if=only_system(), basis=BASIS)
def deliver_events(*, actor: Actor, send: Sender = _send) -> int:
    """Send the events whose turn it is; gives how many arrived.

    One that fails is tried again later, further apart each time, and given up at last. An address
    that keeps failing is switched off.
    """
    due = (
        WebhookEvent.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(sent_at=None, next_at__lte=clock.now(), webhook__off_at=None)
        .select_related("webhook", "signal")
        .order_by("next_at", "pk")
    )
    silent: set[UUID] = set()
    sent = sum(_deliver(event, send, silent) for event in due[:AT_ONCE])
    audit.concerns(sent)
    return sent


def _deliver(event: WebhookEvent, send: Sender, silent: set[UUID]) -> bool:
    """Send one event; an address that failed in this run is left alone for the rest of it."""
    if event.webhook_id in silent:
        return False
    hook, now = Webhook.objects.get(pk=event.webhook_id), clock.now()
    try:
        _hand_over(hook, event, send)
    except line.EventFailed:
        silent.add(hook.pk)
        event.tries += 1
        event.next_at = next_try(event.tries, now)
        event.save(update_fields=["tries", "next_at"])
        hook.failures += 1
        hook.save(update_fields=["failures"])
        _let_wait(hook, now)
        if hook.failures >= SWITCHED_OFF_AFTER:
            _off(hook.partner_id, "failures")
        return False
    event.sent_at = now
    event.save(update_fields=["sent_at"])
    Webhook.objects.filter(pk=hook.pk).update(failures=0)
    return True


def _let_wait(hook: Webhook, now: datetime) -> None:
    """Nobody calls an address that keeps failing for one event after another: they all wait."""
    wait_until = next_turn(hook.failures, now)
    waiting = WebhookEvent.objects.filter(webhook=hook, sent_at=None, next_at__lt=wait_until)
    waiting.update(next_at=wait_until)


def _hand_over(hook: Webhook, event: WebhookEvent, send: Sender) -> None:
    """Send it, signed; an address that is no longer on the list is not called."""
    if line.refusal(hook.url, settings.WOONZEKER_WEBHOOK_HOSTS):
        raise line.AddressRefused
    content = body(str(event.signal_id), event.signal.own_reference)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "woonzeker",
        SIGNATURE: signature(str(hook.secret), content, clock.real()),
    }
    send(hook.url, content, headers)
