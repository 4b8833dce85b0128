# SPDX-License-Identifier: EUPL-1.2
"""Finding whom something is about that is no signal: a message of a bailiff or court."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.matching.linkage import SignalFacts, decide
from woonzeker.matching.models import Link, LinkResult
from woonzeker.matching.selectors.weighing import weights_in_force
from woonzeker.matching.services.sources import RegisterSilent, source_on


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Whose it is: linked to a person, to be looked at by somebody, or nobody who is known.

    `candidates` are opaque ids, the likeliest first.
    """

    result: LinkResult
    person: UUID | None = None
    candidates: tuple[UUID, ...] = ()


@action("matching.find_person", may_if=only_system(), basis="Wgs art. 3 lid 1 onder b; Wgs art. 8")
def find_person(*, actor: Actor, facts: SignalFacts, on: date) -> FoundPerson:
    """Decide whom it is about, by the weights that decide on signals.

    While the register gives no answer somebody must look at it later: nothing waits for that.
    """
    source = source_on(on)
    weights = weights_in_force()
    try:
        [people] = source.beside([facts])
    except RegisterSilent:
        return FoundPerson(LinkResult.REVIEW)
    decision = decide(facts, people, on=on, weights=weights)
    link = Link(
        result=decision.result.value,
        person_id=UUID(decision.person) if decision.person else None,
        candidates=[{"person": each.person} for each in decision.candidates],
    )
    source.keep([link])
    kept = tuple(UUID(each["person"]) for each in link.candidates)
    return FoundPerson(LinkResult(link.result), link.person_id, kept)
