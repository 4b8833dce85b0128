# SPDX-License-Identifier: EUPL-1.2
"""Whom a signal may be about, asked of the BRP: who is at the door, and else who has the name.

Knows no table: numbers in, people out. Each question is put once, however many signals share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from http import HTTPStatus

from woonzeker.connections.brp import (
    FIND,
    LINK,
    BrpPerson,
    BrpRefused,
    ByAddress,
    ByNameAndBirth,
    Client,
    Suspended,
    TooManyFound,
)
from woonzeker.matching.linkage import SignalFacts
from woonzeker.matching.linkage.dates import surely_under
from woonzeker.matching.rules import ADULT
from woonzeker.matching.rules.asking import (
    address_question,
    name_questions,
    narrower,
    partial,
    same_birth,
)

_Found = tuple[BrpPerson, ...]


def candidates(
    client: Client, signals: Sequence[SignalFacts], *, here: str, on: date
) -> list[list[BrpPerson]]:
    """For each signal the people it may be about, in the same order; children are passed over.

    Raises BrpError; then nothing was found for any of them.
    """
    search = _Search(client, here, on)
    numbers = [search.numbers(signal) for signal in signals]
    wanted = {number for each in numbers for number in each}
    known = {person.number: person for person in client.look_up(wanted, LINK)}
    return [
        [known[number] for number in sorted(each) if number in known and _real(known[number])]
        for each in numbers
    ]


def _real(person: BrpPerson) -> bool:
    """An entry that was made in error is nobody."""
    return person.suspension is None or person.suspension.reason is not Suspended.ERROR


class _Search:
    """Finds numbers; remembers what it asked for as long as it lasts."""

    def __init__(self, client: Client, here: str, on: date) -> None:
        self._client, self._here, self._on = client, here, on
        self._answers: dict[ByAddress | ByNameAndBirth, _Found] = {}

    def numbers(self, signal: SignalFacts) -> set[str]:
        """The numbers of adults at the door of the signal; and of who has its name and date of
        birth, when nobody at the door was born that day."""
        found = list(self._at_door(signal))
        if not any(same_birth(signal, person.born) for person in found):
            for question in name_questions(signal, here=self._here):
                found += self._few(question)
        return {person.number for person in found if not self._child(person)}

    def _at_door(self, signal: SignalFacts) -> Iterable[BrpPerson]:
        question = address_question(signal)
        if question is None:
            return
        try:
            yield from self._ask(question)
        except TooManyFound:
            for each in narrower(question, signal):
                yield from self._few(each)

    def _few(self, question: ByAddress | ByNameAndBirth) -> _Found:
        """The answer, or nobody when the question fits too many people to tell them apart.

        Nor when the BRP does not take this one question: a name that is written too oddly may not
        hold up all others.
        """
        try:
            return self._ask(question)
        except BrpRefused as refused:
            if refused.status != HTTPStatus.BAD_REQUEST:
                raise
            return ()

    def _ask(self, question: ByAddress | ByNameAndBirth) -> _Found:
        if question not in self._answers:
            self._answers[question] = self._client.ask(question, FIND)
        return self._answers[question]

    def _child(self, person: BrpPerson) -> bool:
        return surely_under(partial(person.born), ADULT, self._on)
