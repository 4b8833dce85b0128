# SPDX-License-Identifier: EUPL-1.2
"""What the statistics office comes to get: one message a page, over all places that agreed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.access.tenancy import tenant
from woonzeker.monitoring.models import Delivered, Road
from woonzeker.monitoring.rules import Period
from woonzeker.monitoring.selectors.organisation import national_policy, places_that_agreed
from woonzeker.monitoring.selectors.readiness import ready_for
from woonzeker.monitoring.selectors.rows import Slice, signals_listed
from woonzeker.monitoring.services.delivering import BASIS, recorded
from woonzeker.monitoring.services.listing import list_signals
from woonzeker.monitoring.services.writing import Sink, Written, write_delivery, write_message

JOB = "ddas"
#: the standard: so many signals in one message
MOST_IN_MESSAGE = 50_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the days, of whom, and which page of what size."""

    period: Period
    organisation: str = ""
    page: int = 1
    size: int = MOST_IN_MESSAGE


@dataclass(frozen=True, slots=True)
class Answer:
    """One message, and where it stands among the others."""

    message: bytes
    size: int
    page: int
    pages: int
    signals: int


def answer_pull(*, asked: Asked) -> Answer:
    """The message that is asked for; each place is an act and a transaction of its own."""
    actors = [system(code, JOB) for code in places_that_agreed(asked.organisation)]
    counts = [_count(actor, asked) for actor in actors]
    size, content = min(asked.size, MOST_IN_MESSAGE), io.BytesIO()
    parts = _parts(actors, counts, (asked.page - 1) * size, size)
    steps = [
        partial(give_part, actor=actor, asked=asked, part=part, number=number, to=content)
        for number, (actor, part) in enumerate(parts, 1)
    ]
    write_message(content, asked.period, steps)
    total = sum(counts)
    return Answer(content.getvalue(), size, asked.page, max(1, -(-total // size)), total)


def _count(actor: Actor, asked: Asked) -> int:
    """How many signals there are; who comes for the first page begins a list anew."""
    if asked.page > 1:
        with tenant(actor.municipality):
            listed = signals_listed(actor, asked.period)
        if listed is not None:
            return listed
    return list_signals(actor=actor, period=asked.period)


def _parts(
    actors: Sequence[Actor], counts: Sequence[int], skip: int, most: int
) -> Iterator[tuple[Actor, Slice]]:
    """What of which place is on a page; one without any signal is an empty one on the first."""
    first = skip == 0
    for actor, count in zip(actors, counts, strict=True):
        taken = min(max(count - skip, 0), most)
        if taken or (first and not count):
            yield actor, Slice(skip if taken else 0, taken)
        skip, most = max(skip - count, 0), most - taken


@action("monitoring.give_part", may_if=only_system(), basis=BASIS)
def give_part(*, actor: Actor, asked: Asked, part: Slice, number: int, to: Sink) -> Delivered:
    """Write what the statistics office gets of one municipality in one message, and record it."""
    written = Written(to)
    policy = national_policy(actor)
    write_delivery(written, actor, asked.period, policy, number=number, part=part)
    ready = ready_for(actor, asked.period)
    return recorded(actor, asked.period, Road.PULL, written, ready, page=asked.page)
