# SPDX-License-Identifier: EUPL-1.2
"""Work of this room in the background: answers, pauses, the weekly message and events."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from woonzeker.access import clock, jobs, watching
from woonzeker.access.actors import Actor, system
from woonzeker.feedback.services.answers import tell_answers
from woonzeker.feedback.services.digest import send_digests
from woonzeker.feedback.services.pauses import follow_pauses
from woonzeker.feedback.services.placing import place_elsewhere
from woonzeker.feedback.services.webhooks import deliver_events
from woonzeker.organisations.models import Municipality

FOLLOWS = watching.watch(
    "feedback.follow_everywhere",
    every_minutes=26 * 60,
    says=_("antwoorden aan partners bijhouden en pauzes bewaken"),
)
WRITES = watching.watch(
    "feedback.digest_everywhere",
    every_minutes=8 * 24 * 60,
    says=_("weekoverzichten aan partners sturen"),
)
DELIVERS = watching.watch(
    "feedback.deliver_everywhere",
    every_minutes=120,
    says=_("gewijzigde antwoorden doorgeven aan systemen van partners"),
)
#: the other municipality, or its database, may be busy for a while
AGAIN = RetryStrategy(max_attempts=5, linear_wait=60)


@app.task(name="feedback.tell_answers")
def tell(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Something changed with signals or cases: tell the partners, ask for pauses that are due."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    tell_answers(actor=actor, on=clock.today(), of_late=True)
    follow_pauses(actor=actor, on=clock.today())


@app.task(name="feedback.tell_all")
def tell_all(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """A day passed, or what may be told changed: look at every signal that is not settled."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    tell_answers(actor=actor, on=clock.today())
    follow_pauses(actor=actor, on=clock.today())


@app.task(name="feedback.place_elsewhere", retry=AGAIN)
def place(*, municipality: str, actor_kind: str, actor_id: str, release: str) -> None:
    """Bring a signal that was handed over to the other municipality."""
    place_elsewhere(actor=_on_behalf(municipality, actor_kind, actor_id), release=UUID(release))


@app.task(name="feedback.send_digests")
def write(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Send the weekly messages of one municipality."""
    send_digests(actor=_on_behalf(municipality, actor_kind, actor_id), on=clock.today())


@app.task(name="feedback.deliver_events")
def deliver(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Send the events of one municipality whose turn it is."""
    deliver_events(actor=_on_behalf(municipality, actor_kind, actor_id))


@app.periodic(cron="23 5 * * *")
@app.task(name="feedback.follow_everywhere", queueing_lock="feedback.follow_everywhere")
@watching.notes_end(FOLLOWS)
def follow_everywhere(timestamp: int) -> None:
    """Every morning before work begins, in each municipality."""
    _everywhere("feedback.tell_all")


@app.periodic(cron="10 7 * * 1")
@app.task(name="feedback.digest_everywhere", queueing_lock="feedback.digest_everywhere")
@watching.notes_end(WRITES)
def digest_everywhere(timestamp: int) -> None:
    """Every Monday morning, in each municipality."""
    _everywhere("feedback.send_digests")


@app.periodic(cron="*/5 * * * *")
@app.task(name="feedback.deliver_everywhere", queueing_lock="feedback.deliver_everywhere")
@watching.notes_end(DELIVERS)
def deliver_everywhere(timestamp: int) -> None:
    """Every five minutes, in each municipality: what failed before comes round again."""
    _everywhere("feedback.deliver_events")


def _everywhere(job: str) -> None:
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        jobs.defer(job, actor=system(code, "feedback"), once=True)


def _on_behalf(municipality: str, kind: str, identity: str) -> Actor:
    """The system at work for whoever asked: the audit line keeps their opaque id."""
    return system(municipality, identity if kind == "system" else f"{kind}:{identity}")
