# SPDX-License-Identifier: EUPL-1.2
"""The invented people and how they are found: by number, address, or name with date of birth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from woonzeker.connections.brp.shapes import BrpPerson, Suspended


class NotReady(LookupError):
    """The people are not there yet; a later question may find them."""


class People:
    """People who are loaded with the first question, because nobody may ever ask one.

    `load` may raise NotReady; then it is asked again with the next question.
    """

    def __init__(self, load: Callable[[], Iterable[BrpPerson]]) -> None:
        self._load = load

    @cached_property
    def _by_number(self) -> dict[str, BrpPerson]:
        return {person.number: person for person in self._load()}

    @cached_property
    def _by_door(self) -> dict[tuple[str, int], list[BrpPerson]]:
        found: dict[tuple[str, int], list[BrpPerson]] = defaultdict(list)
        for person in self._findable():
            if person.address and person.address.postcode and person.address.number:
                found[person.address.postcode.upper(), person.address.number].append(person)
        return found

    @cached_property
    def _by_birth(self) -> dict[str, list[BrpPerson]]:
        found: dict[str, list[BrpPerson]] = defaultdict(list)
        for person in self._findable():
            if person.born and person.born.whole:
                found[str(person.born)].append(person)
        return found

    def _findable(self) -> Iterable[BrpPerson]:
        """Who can be searched for: an entry made in error is not."""
        return (
            person
            for person in self._by_number.values()
            if not (person.suspension and person.suspension.reason is Suspended.ERROR)
        )

    def with_numbers(self, numbers: Iterable[str]) -> list[BrpPerson]:
        """Who have these numbers; an unknown number is simply not answered."""
        return [self._by_number[each] for each in numbers if each in self._by_number]

    def at_door(self, postcode: str, number: int) -> list[BrpPerson]:
        """Everybody at a postcode and house number, whatever letter or addition."""
        return self._by_door.get((postcode.replace(" ", "").upper(), number), [])

    def born_on(self, day: str) -> list[BrpPerson]:
        """Everybody of whom the register knows the whole date of birth, an ISO day."""
        return self._by_birth.get(day, [])
