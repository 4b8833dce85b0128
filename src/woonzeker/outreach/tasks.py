# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background: messages that leave and how they fared."""

from __future__ import annotations

import os
from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from woonzeker.access import jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.organisations.models import Municipality
from woonzeker.outreach import services
from woonzeker.outreach.selectors.messages import under_way
from woonzeker.outreach.services.senders import SenderSilent

#: every five minutes, for a day: after that somebody must know that it did not leave
TRIES = 288
UNTIL_IT_LEAVES = RetryStrategy(max_attempts=TRIES, wait=300, retry_exceptions={SenderSilent})


@app.task(name="outreach.send_message", retry=UNTIL_IT_LEAVES, pass_context=True)
def send_message(
    context: JobContext | None = None, *,
    municipality: str, actor_kind: str, actor_id: str, message: str,
) -> None:  # fmt: skip
    """Somebody wrote a message: hand it to who sends it, and give up after a day of silence."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    try:
        services.send_message(actor=actor, message=UUID(message))
    except SenderSilent:
        if context is not None and context.job is not None and context.job.attempts >= TRIES - 1:
            services.give_up_message(actor=actor, message=UUID(message))
            return
        raise


@app.task(name="outreach.follow_messages")
def follow_messages(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Ask how the messages of a municipality fared."""
    services.follow_messages(actor=_on_behalf(municipality, actor_kind, actor_id))


@app.periodic(cron="*/5 * * * *")
@app.task(name="outreach.follow_everywhere", queueing_lock="outreach.follow_everywhere")
def follow_everywhere(timestamp: int) -> None:
    """Where messages are under way: have it asked how they fare."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        with tenant(code):
            waits = under_way().exists()
        if waits:
            jobs.defer("outreach.follow_messages", actor=system(code, "follow"), once=True)


@app.task(name="outreach.draw_run")
def draw_run(*, municipality: str, actor_kind: str, actor_id: str, print_run: str) -> None:
    """Somebody began a print run: draw its letters and have them judged, on every core."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    services.draw_run(actor=actor, print_run=UUID(print_run), processes=os.cpu_count() or 1)


@app.task(name="outreach.settle_run")
def settle_run(*, municipality: str, actor_kind: str, actor_id: str, print_run: str) -> None:
    """A run went on the post: let every case know, a part at a time."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    while services.settle_run(actor=actor, print_run=UUID(print_run)):
        pass


@app.periodic(cron="41 3 * * *")
@app.task(name="outreach.erase_everywhere", queueing_lock="outreach.erase_everywhere")
def erase_everywhere(timestamp: int) -> None:
    """Every night: erase the pages of letters whose days are over, in each municipality."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        services.erase_pages(actor=system(code, "night"))


def _on_behalf(municipality: str, kind: str, identity: str) -> Actor:
    """The system at work for whoever asked: the audit line keeps their opaque id."""
    return system(municipality, identity if kind == "system" else f"{kind}:{identity}")
