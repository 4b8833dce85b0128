# SPDX-License-Identifier: EUPL-1.2
"""Where the candidates of signals come from: the extract that was read, or the BRP itself.

With the BRP only those are kept who are linked, or whom a reviewer must look at; see `forgetting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import current_municipality
from woonzeker.connections.brp import BrpError, BrpPerson
from woonzeker.matching.linkage import PersonFacts, SignalFacts
from woonzeker.matching.models import Link, LinkResult
from woonzeker.matching.rules.asking import RegisterSource
from woonzeker.matching.selectors.source import chosen_source
from woonzeker.matching.services import brp_candidates, brp_state
from woonzeker.matching.services.brp_people import Register
from woonzeker.matching.services.people import candidates_for, person_facts


class RegisterSilent(Exception):
    """The register gives no answer now; the signals wait and are tried again."""


class Source(Protocol):
    """Gives the candidates of signals, `at_once` at a time, and keeps who must be kept."""

    at_once: int
    #: how many signals one act decides at most; a job goes on with the rest. None: all
    most: int | None

    def beside(self, signals: Sequence[SignalFacts]) -> list[list[PersonFacts]]:
        """The candidates of each signal, in the same order; raises RegisterSilent."""

    def keep(self, links: Iterable[Link]) -> None:
        """Write down who is named in these links, before they are."""


class FromExtract:
    """The extract holds everybody already."""

    at_once = 500
    most: int | None = None

    def beside(self, signals: Sequence[SignalFacts]) -> list[list[PersonFacts]]:
        """The people of the extract who share a key with a signal."""
        return candidates_for(signals)

    def keep(self, links: Iterable[Link]) -> None:
        """Nothing: they stand there."""


class FromBrp:
    """Asks the BRP; of the answers nothing stays but what `keep` is given."""

    at_once = 50
    most: int | None = 200

    def __init__(self, on: date) -> None:
        self._on = on
        self._register = Register(current_municipality())
        self._found: dict[UUID, BrpPerson] = {}

    def beside(self, signals: Sequence[SignalFacts]) -> list[list[PersonFacts]]:
        """The people whom the BRP finds for a signal."""
        try:
            with brp_state.connect() as client:
                found = brp_candidates.candidates(
                    client, signals, here=self._register.municipality, on=self._on
                )
        except BrpError as error:
            brp_state.note_silence(error)
            raise RegisterSilent from None
        brp_state.note_answer()
        self._register.recognise(person for people in found for person in people)
        return [[self._facts(person) for person in people] for people in found]

    def keep(self, links: Iterable[Link]) -> None:
        """Write down who was linked, and whom a reviewer must see; of others no id stays either."""
        named: set[UUID] = set()
        for link in links:
            if link.result != LinkResult.REVIEW:
                own = str(link.person_id)
                link.candidates = [each for each in link.candidates if each["person"] == own]
            named.update(UUID(each["person"]) for each in link.candidates)
        self._register.write({who: self._found[who] for who in named if who in self._found})

    def _facts(self, person: BrpPerson) -> PersonFacts:
        made = self._register.made(person, self._on)
        self._found[made.pk] = person
        return person_facts(made)


def source_on(on: date) -> Source:
    """The source that the municipality chose for a day; the shipped choice when it chose none."""
    return FromBrp(on) if chosen_source(on) is RegisterSource.BRP else FromExtract()


def seek_later(actor: Actor, link: Link) -> None:
    """After a decision was turned back: with the BRP its candidates were let go, so that they are
    sought once more."""
    if link.result == LinkResult.REVIEW and chosen_source(clock.today()) is RegisterSource.BRP:
        jobs.defer("matching.find_candidates", actor=actor, link=str(link.pk))
