# SPDX-License-Identifier: EUPL-1.2
"""The only place where one stage starts the next.

deliveries → whose signal is it → cases → how urgent; and back again for a decision that proves
wrong (`reopen_link`, done by somebody on a page, so it stands in `web`). Each stage is a service
of its own room with a transaction of its own; a stage that was done before does nothing when it is
asked again, so that a job that was cut off can simply run once more.
"""

from __future__ import annotations

import json
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system, system_at
from woonzeker.access.desks import desk
from woonzeker.access.policy import Role
from woonzeker.cases import services as cases
from woonzeker.intake import services as intake
from woonzeker.intake.models import DeliveryState
from woonzeker.landlords import services as landlords
from woonzeker.landlords.selectors import held_report
from woonzeker.matching import services as matching
from woonzeker.planning import services as planning
from woonzeker.web.services import Reopened, reopen_link

__all__ = ["Reopened", "deliver_report", "reopen_link", "score", "take_in", "take_up"]

#: a delivery that was cut off by something that passes (memory, a lost connection) goes on later
AGAIN = RetryStrategy(max_attempts=5, linear_wait=20)


@app.task(name="pipeline.take_in", retry=AGAIN)
def take_in(*, municipality: str, actor_kind: str, actor_id: str, delivery: str) -> None:
    """A delivery came in, or its questions were answered: read it and go on as far as it goes."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    read = intake.read_delivery(actor=actor, delivery=UUID(delivery))
    if read.state == DeliveryState.DONE:
        matching.link_signals(actor=actor, delivery=UUID(delivery))
        matching.draw_audits(actor=actor, delivery=UUID(delivery))
        jobs.defer("pipeline.take_up", actor=actor, once=True)


@app.task(name="pipeline.take_up")
def take_up(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Signals found their person, by the rules or by somebody's decision: make cases of them."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    cases.take_up(actor=actor, on=clock.today())
    jobs.defer("pipeline.score", actor=actor, once=True)


@app.task(name="pipeline.score")
def score(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Something changed that counts for the order: work it out again, and tell who reported."""
    actor = _on_behalf(municipality, actor_kind, actor_id)
    planning.score_cases(actor=actor, on=clock.today())
    jobs.defer("feedback.tell_answers", actor=actor, once=True)


@app.task(name="pipeline.deliver_report", retry=AGAIN)
def deliver_report(
    *, municipality: str, actor_kind: str, actor_id: str, organisation: str, arrears: str
) -> None:
    """A landlord was seen to be one: what waited at the desk goes in as their own delivery.

    Both sides in one transaction: it is sent once, however often this runs.
    """
    at_desk = system_at(organisation, f"deliver_report:{actor_kind}:{actor_id}"[:64])
    role = frozenset({Role.PRIVATE_LANDLORD.value})
    sender = Actor(kind="partner", id=organisation, municipality=municipality, roles=role)
    with desk(organisation):
        report = held_report(actor=at_desk, arrears=UUID(arrears))
        if report is None:
            return
        delivery = intake.receive_delivery(
            actor=sender,
            partner=UUID(organisation),
            filename=f"melding-{arrears[:8]}.json",
            content=json.dumps({"signalen": [report]}, ensure_ascii=False).encode(),
            channel="web",
        )
        landlords.note_delivered(actor=at_desk, arrears=UUID(arrears), delivery=delivery.pk)


def _on_behalf(municipality: str, kind: str, identity: str) -> Actor:
    """The system at work for whoever asked: the audit line keeps their opaque id."""
    if kind == "system":
        return system(municipality, identity)
    return system(municipality, f"{kind}:{identity}")
