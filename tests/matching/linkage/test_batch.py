# SPDX-License-Identifier: EUPL-1.2
"""A whole file is decided as its signals are one by one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from benchmarks.linkage.people import write
from tests.proving import many

from woonzeker.matching.linkage import (
    CAPS,
    Decision,
    PersonFacts,
    Result,
    SignalFacts,
    contact_keys,
    decide,
    keys_of_person,
    keys_of_signal,
)
from woonzeker.matching.linkage.batch import Linked, claims_of, link_all
from woonzeker.matching.linkage.files import RegisterSheets, read_people, read_signals

ON = date(2026, 11, 2)
PEOPLE, SIGNALS = 4_000, many(400, 4_000)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> tuple[RegisterSheets, list[SignalFacts]]:
    """An invented register with who left, and signals about its people."""
    folder = tmp_path_factory.mktemp("town")
    files = write(Path(folder), 7, PEOPLE, [SIGNALS])[0]
    register, departed = files.register.read_bytes(), files.departed.read_bytes()
    return read_people(register, departed, on=ON), read_signals(files.signals.read_bytes())


@pytest.fixture(scope="module")
def linked(town: tuple[RegisterSheets, list[SignalFacts]]) -> Linked:
    """The signals of the town, linked in a batch."""
    register, signals = town
    return link_all(claims_of(signals), register.people)


class OneByOne:
    """The way of the product: look up by keys, decide, lend contacts, decide again."""

    def __init__(self, people: list[PersonFacts]) -> None:
        self.people = people
        self.holders: dict[int, list[int]] = defaultdict(list)
        for row, person in enumerate(people):
            for key in keys_of_person(person):
                self.holders[key].append(row)

    def beside(self, signal: SignalFacts) -> set[int]:
        """Whom the keys give."""
        keys = keys_of_signal(signal)
        held = [self.holders.get(key, []) for key, f in keys.items()
                if len(self.holders.get(key, [])) <= CAPS[f]]  # fmt: skip
        return {row for rows in held for row in rows}

    def decide_all(self, signals: list[SignalFacts]) -> list[Decision]:
        """Every decision, with the help of the linked ones."""
        first = [
            decide(each, [self.people[row] for row in self.beside(each)], on=ON) for each in signals
        ]
        lent: dict[int, set[str]] = defaultdict(set)
        for signal, decision in zip(signals, first, strict=True):
            if decision.result is Result.LINKED and decision.person:
                for key in contact_keys(signal.phones, signal.emails):
                    lent[key].add(decision.person)
        return [
            self._again(signal, decision, lent)
            for signal, decision in zip(signals, first, strict=True)
        ]

    def _again(self, signal: SignalFacts, first: Decision, lent: dict[int, set[str]]) -> Decision:
        keys = contact_keys(signal.phones, signal.emails)
        sharing = {person for key in keys for person in lent.get(key, ())}
        if first.result is Result.LINKED or not sharing:
            return first
        rows = self.beside(signal) | {
            row for row, each in enumerate(self.people) if each.person in sharing
        }
        had = {
            row: frozenset(key for key, who in lent.items() if self.people[row].person in who)
            for row in rows
        }
        people = [replace(self.people[row], contacts=had[row]) for row in sorted(rows)]
        return decide(signal, people, on=ON)


def test_a_batch_decides_every_signal_as_it_is_decided_alone(
    town: tuple[RegisterSheets, list[SignalFacts]], linked: Linked
) -> None:
    register, signals = town
    people = [register.facts(row) for row in range(len(register.people))]
    alone = OneByOne(people).decide_all(signals)
    for decision, outcome in zip(alone, linked.outcomes, strict=True):
        assert (decision.result, decision.ground) == (outcome.result, outcome.ground)
        assert decision.score == pytest.approx(outcome.score, abs=0.002)
        if decision.margin > 0 and decision.candidates:
            best = register.people.ids[outcome.person] if outcome.person is not None else None
            assert decision.candidates[0].person == best


def test_the_order_of_the_signals_does_not_matter(
    town: tuple[RegisterSheets, list[SignalFacts]], linked: Linked
) -> None:
    register, signals = town
    order = np.random.default_rng(5).permutation(len(signals)).tolist()
    shuffled = link_all(claims_of([signals[row] for row in order]), register.people)
    assert shuffled.outcomes == [linked.outcomes[row] for row in order]


def test_linking_again_gives_the_same(
    town: tuple[RegisterSheets, list[SignalFacts]], linked: Linked
) -> None:
    register, signals = town
    assert link_all(claims_of(signals), register.people) == linked


def test_no_signals_and_no_people_are_no_trouble(
    town: tuple[RegisterSheets, list[SignalFacts]],
) -> None:
    register, signals = town
    assert link_all(claims_of([]), register.people).outcomes == []
    empty = read_people(b"person_id,geslachtsnaam\n", None, on=ON)
    found = link_all(claims_of(signals[:3]), empty.people)
    assert {outcome.result for outcome in found.outcomes} == {Result.NOBODY}


def test_a_housemates_date_of_birth_counts_the_same_when_a_telephone_helps() -> None:
    register = read_people(
        b"person_id,initialen,geslachtsnaam,partner_naam,geboortedatum,postcode,huisnummer\n"
        b"P1,S.,Smit,Kaya,1984-03-18,3551AB,12\nP2,O.,Kaya,Smit,1983-10-11,3551AB,12\n",
        None,
        on=ON,
    )
    signals = read_signals(
        b"signal_id,initialen,achternaam,geboortedatum,postcode,huisnummer,telefoon\n"
        b"S1,S.,Smit,18-03-1984,3551AB,12,0613385089\n"
        b"S2,S.,Smit,11-10-1983,3551AB,12,0613385089\n"
    )
    people = [register.facts(row) for row in range(len(register.people))]
    batch = link_all(claims_of(signals), register.people).outcomes
    alone = OneByOne(people).decide_all(signals)
    assert batch[1].score == pytest.approx(alone[1].score, abs=0.002)
