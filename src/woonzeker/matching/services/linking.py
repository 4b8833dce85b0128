# SPDX-License-Identifier: EUPL-1.2
"""Finding out whose signals they are, a delivery at a time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import audit, clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, only_system, writes
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching.linkage import (
    Candidate,
    Decision,
    PersonFacts,
    SignalFacts,
    decide,
)
from woonzeker.matching.models import Link, LinkResult
from woonzeker.matching.selectors.weighing import weights_in_force
from woonzeker.matching.services.lending import lend, lent_to, sharing
from woonzeker.matching.services.people import people_by_id, signal_facts
from woonzeker.matching.services.sources import RegisterSilent, Source, source_on

BASIS = "Wgs art. 3 lid 1 onder b; Wgs art. 8"
_DECIDED = [
    "result", "person", "score", "margin", "version", "threshold", "ground", "candidates",
    "decided_on",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """How many signals found their person, wait for somebody, or belong to nobody known."""

    linked: int = 0
    review: int = 0
    nobody: int = 0


@action(
    "matching.link_signals",
    may_if=writes(DataClass.SIGNAL, DataClass.IDENTITY).by(Role.INTAKE_COORDINATOR),
    basis=BASIS,
)
def link_signals(
    *,
    actor: Actor,
    delivery: UUID | None = None,
    signals: Sequence[UUID] | None = None,
    on: date | None = None,
) -> LinkCounts:
    """Decide whose signals they are: of one delivery, of the ids given, or all that wait.

    Only signals without a decision; asking again is harmless. `on` is today unless said. Signals
    that the register gave no answer for stay as they are; a job tries them again.
    """
    waiting = ArrearsSignal.objects.filter(link=None)
    if delivery is not None:
        waiting = waiting.filter(delivery=delivery)
    if signals is not None:
        waiting = waiting.filter(pk__in=signals)
    day = on or clock.today()
    source = source_on(day)
    counts = _link_all(waiting, day, source, again=False)
    done = sum(counts.values())
    audit.concerns(done)
    if source.most and done == source.most:
        jobs.defer("matching.link_waiting", actor=actor, once=True)
    return LinkCounts(**counts)


@action(
    "matching.link_again",
    may_if=writes(DataClass.SIGNAL, DataClass.IDENTITY).by(Role.INTAKE_COORDINATOR),
    basis=BASIS,
)
def link_again(
    *, actor: Actor, signals: Sequence[UUID] | None = None, on: date | None = None
) -> LinkCounts:
    """After a new extract: look again at open signals that nobody fitted or that wait for review.

    Of all, or of the ids given. What a person decided stays as it is.
    """
    undecided = Link.objects.select_for_update().filter(
        result__in=[LinkResult.NOBODY, LinkResult.REVIEW], decided_by=""
    )
    if signals is not None:
        undecided = undecided.filter(signal__in=signals)
    locked = list(undecided.order_by("pk").values_list("signal_id", flat=True))
    waiting = ArrearsSignal.objects.filter(pk__in=locked, result=SignalResult.OPEN)
    day = on or clock.today()
    counts = _link_all(waiting, day, source_on(day), again=True)
    audit.concerns(sum(counts.values()))
    if counts["linked"]:
        jobs.defer("pipeline.take_up", actor=actor, once=True)
    return LinkCounts(**counts)


@action("matching.find_candidates", may_if=only_system(), basis=BASIS, about="link")
def find_candidates(*, actor: Actor, link: UUID) -> Link:
    """Look once more whom a signal in review may be about; what to do with it stays with a person.

    Raises NotFound. While the register is silent nothing changes.
    """
    found = Link.objects.select_for_update().select_related("signal").filter(pk=link).first()
    if found is None:
        raise NotFound
    day = clock.today()
    source = source_on(day)
    if found.result != LinkResult.REVIEW:
        return found
    try:
        (fresh,) = _links([found.signal], day, source, lent=True)
    except RegisterSilent:
        return found
    fresh.result = LinkResult.REVIEW
    source.keep([fresh])
    found.candidates, found.score, found.margin = fresh.candidates, fresh.score, fresh.margin
    found.save(update_fields=["candidates", "score", "margin"])
    return found


def _link_all(
    waiting: QuerySet[ArrearsSignal], on: date, source: Source, *, again: bool
) -> Counter[str]:
    """Decide all, and then once more those without a link that the linked ones can help.

    What a signal lends is written only after all were decided once, so that their order does not
    matter.
    """
    ordered = waiting.order_by("delivery__received_at", "line_number", "pk")
    rows = list(ordered[: source.most])
    links = _save(rows, on, source, again=again)
    lend(links)
    unlinked = [link.signal for link in links if link.result != LinkResult.LINKED]
    helped = _save(_helped(unlinked), on, source, again=True, lent=True)
    lend(helped)
    decided = {link.signal_id: link.result for link in (*links, *helped)}
    counts: Counter[str] = Counter(dict.fromkeys(LinkResult.values, 0))
    counts.update(decided.values())
    return counts


def _helped(signals: Sequence[ArrearsSignal]) -> list[ArrearsSignal]:
    """The signals that carry a telephone or e-mail of somebody's linked signal."""
    shared = sharing([signal_facts(signal) for signal in signals])
    return [signal for signal, people in zip(signals, shared, strict=True) if people]


def _save(
    rows: Sequence[ArrearsSignal], on: date, source: Source, *, again: bool, lent: bool = False
) -> list[Link]:
    saved: list[Link] = []
    waiting = iter(rows)
    while batch := list(islice(waiting, source.at_once)):
        try:
            links = list(_links(batch, on, source, lent=lent))
        except RegisterSilent:
            break
        source.keep(links)
        saved += _kept(links, again=again)
    return saved


def _kept(links: Sequence[Link], *, again: bool) -> list[Link]:
    """Write links; somebody else's decision on a signal that was made meanwhile stays."""
    if again:
        Link.objects.bulk_create(
            links, update_conflicts=True, unique_fields=["signal"], update_fields=_DECIDED
        )
    else:
        Link.objects.bulk_create(links, ignore_conflicts=True)
    signals = {link.signal_id: link.signal for link in links}
    found = list(Link.objects.filter(signal__in=signals))
    for link in found:
        link.signal = signals[link.signal_id]
    return found


def _links(
    batch: Sequence[ArrearsSignal], on: date, source: Source, *, lent: bool
) -> Iterator[Link]:
    facts = [signal_facts(signal) for signal in batch]
    beside = source.beside(facts)
    if lent:
        beside = _with_contacts(facts, beside)
    weights = weights_in_force()
    for signal, said, people in zip(batch, facts, beside, strict=True):
        decision = decide(said, people, on=on, weights=weights)
        yield _link(signal, decision, on, weights.threshold)


def _with_contacts(
    facts: Sequence[SignalFacts], beside: Sequence[Sequence[PersonFacts]]
) -> list[list[PersonFacts]]:
    """The candidates, and who shares a contact with the signal, each with what they were lent."""
    shared = sharing(facts)
    known = people_by_id({person for people in shared for person in people})
    all_people = [
        {each.person: each for each in (*people, *(known[person] for person in more))}
        for people, more in zip(beside, shared, strict=True)
    ]
    lent = lent_to({person for people in all_people for person in people}, facts)
    return [
        [replace(each, contacts=lent.get(each.person, frozenset())) for each in people.values()]
        for people in all_people
    ]


def _link(signal: ArrearsSignal, decision: Decision, on: date, threshold: float) -> Link:
    return Link(
        signal=signal,
        result=decision.result.value,
        person_id=UUID(decision.person) if decision.person else None,
        score=decision.score,
        margin=None if math.isinf(decision.margin) else decision.margin,
        version=decision.version,
        threshold=threshold,
        ground=decision.ground.value,
        candidates=[_candidate(each) for each in decision.candidates],
        decided_on=on,
    )


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "person": candidate.person,
        "score": candidate.score,
        "presence": candidate.presence.value,
        "reasons": [
            {"field": r.field.value, "level": r.level, "words": r.words, "bits": r.bits}
            for r in candidate.reasons
        ],
    }
