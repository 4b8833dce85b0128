# SPDX-License-Identifier: EUPL-1.2
"""Writing a delivery as JSON while its rows are read: no more than a batch is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from typing import Any, Protocol, TypeVar
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from woonzeker.access import audit, clock
from woonzeker.access.actors import Actor
from woonzeker.errors import WoonzekerError
from woonzeker.matching import selectors as matching
from woonzeker.monitoring.ddas import CASES, SIGNALS, Levering, Uitwisselmodel, alone, framed
from woonzeker.monitoring.rules import (
    CaseRow,
    Names,
    NationalPolicy,
    Period,
    SignalRow,
    case_of,
    signal_of,
)
from woonzeker.monitoring.selectors.rows import Slice, rows_of
from woonzeker.organisations.selectors import municipality
from woonzeker.outreach.selectors import REACHED

R = TypeVar("R")
_PART = 500
SOFTWARE = f"woonzeker {version('woonzeker')}"


class NotInTheModel(WoonzekerError):
    """Een gegeven past niet in het landelijke model. De levering is niet gemaakt."""


class Sink(Protocol):
    """Where bytes go: a file, or memory."""

    def write(self, content: bytes, /) -> object:
        """Take these bytes."""


@dataclass(slots=True)
class Written:
    """What was written so far, and the digest of it."""

    to: Sink
    signals: int = 0
    cases: int = 0
    left_out: set[str] = field(default_factory=set)
    digest: Any = field(default_factory=sha256)

    def write(self, content: bytes) -> None:
        """Write these bytes and take them into the digest."""
        self.digest.update(content)
        self.to.write(content)


@dataclass(slots=True)
class _Numbers:
    """The numbers of the people at hand: who stands in two batches is opened once."""

    actor: Actor
    last: dict[str, str] = field(default_factory=dict)

    def of(self, batch: Iterable[SignalRow]) -> dict[str, str]:
        """The numbers of all who stand in this batch."""
        people = {row.person for row in batch if row.person}
        known = {person: self.last[person] for person in people if person in self.last}
        if asked := people - known.keys():
            ids = [UUID(person) for person in asked]
            opened = matching.numbers_for_statistics(actor=self.actor, people=ids)
            known |= {str(person): number for person, number in opened.items()}
        self.last = known
        return known


def write_message(to: Sink, period: Period, parts: Sequence[Callable[[], object]]) -> None:
    """Write the head, then each delivery, then what closes it. Without any there is a head."""
    head = Uitwisselmodel(
        startdatumLevering=period.from_on,
        einddatumLevering=period.to_on,
        aanleverdatumEnTijd=clock.now(),
        codeGegevensleverancier=SOFTWARE,
    )
    before, after = framed(head, "leveringen")
    if not parts:
        to.write(alone(head))
        return
    to.write(before)
    for number, part in enumerate(parts):
        to.write(b"," if number else b"")
        part()
    to.write(after)


def write_delivery(
    to: Written, actor: Actor, period: Period, policy: NationalPolicy, *, number: int = 1,
    part: Slice | None = None,
) -> None:  # fmt: skip
    """Write the delivery of one municipality, for an act that is running there."""
    place = municipality(actor.municipality)
    head = Levering(
        teller=number,
        gemeentecode=actor.municipality,
        aanleverendeOrganisatie=policy.organisation(place.name),
    )
    before, after = framed(head, "vroegsignalen")
    to.write(before)
    with rows_of(actor, period, part) as rows:
        _write_signals(to, actor, rows.signals, policy)
        to.write(b'],"vroegsignaalzaken":[')
        _write_cases(to, rows.cases)
    to.write(after)


def _write_signals(
    to: Written, actor: Actor, batches: Iterable[list[SignalRow]], policy: NationalPolicy
) -> None:
    numbers, before = _Numbers(actor), to.signals
    for batch in batches:
        names = Names(types=policy.types, numbers=numbers.of(batch))
        # who has no number of their own is named by an address: a line for that signal
        unnumbered = [row.id for row in batch if row.person not in names.numbers]
        audit.concerns(signals=map(UUID, unnumbered))
        for part in _parts(batch):
            given = [each for row in part if (each := signal_of(row, names)) is not None]
            if len(given) < len(part):
                named = {each["ID"] for each in given}
                to.left_out |= {row.id for row in part} - named
            _write_list(to, SIGNALS, given, first=to.signals == before)
            to.signals += len(given)


def _write_cases(to: Written, batches: Iterable[list[CaseRow]]) -> None:
    names, left_out = Names(reached=frozenset(REACHED)), frozenset(to.left_out)
    before = to.cases
    for part in chain.from_iterable(map(_parts, batches)):
        given = [each for row in part if (each := case_of(row, names, left_out)) is not None]
        _write_list(to, CASES, given, first=to.cases == before)
        to.cases += len(given)


def _parts(batch: list[R]) -> Iterator[list[R]]:
    """A batch in parts that stay near the processor while they are made into words."""
    return (batch[first : first + _PART] for first in range(0, len(batch), _PART))


def _write_list(
    to: Written, shape: TypeAdapter[Any], given: list[dict[str, Any]], *, first: bool
) -> None:
    """Check a batch against the model and write it as the next members of a list.

    What does not fit is not repeated: it is about somebody.
    """
    if not given:
        return
    try:
        checked = shape.validate_python(given)
    except ValidationError:
        raise NotInTheModel from None
    to.write(b"" if first else b",")
    to.write(shape.dump_json(checked, by_alias=True, exclude_none=True)[1:-1])
