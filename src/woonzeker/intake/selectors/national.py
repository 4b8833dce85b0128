# SPDX-License-Identifier: EUPL-1.2
"""What a partner sees of its files for the whole country: all parts of one on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.errors import NotFound
from woonzeker.intake.models import NationalDelivery, NationalLine
from woonzeker.intake.selectors.own import AT_CREDITOR
from woonzeker.intake.selectors.returned import OWN_HEADINGS, guarded, is_own
from woonzeker.organisations import selectors as organisations
from woonzeker.ui.sheets import written

_BASIS = "Wgs art. 3 lid 1 onder b"
#: files that the list shows
_SHOWN = 50
#: lines that the page names; the file to download has them all
LINES_SHOWN = 100


@dataclass(frozen=True, slots=True)
class PartRow:
    """The lines for one municipality, and what became of them there."""

    place: str
    name: str
    delivery: UUID
    lines: int
    done: bool
    accepted: int
    duplicate: int
    returned: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line that no municipality can have."""

    number: int
    sentence: str
    mend: str


@dataclass(frozen=True, slots=True)
class NationalFile:
    """One file for the whole country, with all its parts."""

    id: UUID
    filename: str
    received_at: datetime
    state: str
    sector: str
    efforts_declared_on: Any
    headers: tuple[str, ...]
    questions: tuple[dict[str, Any], ...]
    answers: dict[str, Any]
    notes: tuple[dict[str, Any], ...]
    problem: str
    lines_read: int
    sent_back: int
    parts: tuple[PartRow, ...] = ()
    lines: tuple[LineRow, ...] = ()

    @property
    def accepted(self) -> int:
        """In all municipalities together."""
        return sum(each.accepted for each in self.parts)

    @property
    def duplicate(self) -> int:
        """In all municipalities together."""
        return sum(each.duplicate for each in self.parts)

    @property
    def returned(self) -> int:
        """By all municipalities together, and what no municipality could have."""
        return sum(each.returned for each in self.parts) + self.sent_back

    @property
    def placed(self) -> int:
        """How many lines stand with a municipality by now, or went back."""
        return sum(each.lines for each in self.parts if each.done) + self.sent_back


@desk_look("intake.national_files", may_if=AT_CREDITOR, basis=_BASIS)
def national_files(*, actor: Actor) -> tuple[NationalFile, ...]:
    """The files for the whole country of a partner, the newest first."""
    found = NationalDelivery.objects.order_by("-received_at").prefetch_related("parts")
    names = organisations.names_of_places()
    return tuple(_file(each, names) for each in found[:_SHOWN])


@desk_look("intake.national_file", may_if=AT_CREDITOR, basis=_BASIS, about="national")
def national_file(*, actor: Actor, national: UUID) -> NationalFile:
    """One file for the whole country with what became of each part. Raises NotFound."""
    found = _one(national)
    return _file(found, organisations.names_of_places(), _lines(found))


@desk_look("intake.national_preview", may_if=AT_CREDITOR, basis=_BASIS, about="national")
def national_preview(*, actor: Actor, national: UUID) -> list[list[str]]:
    """The first lines of a national file that waits for an answer; none once it is answered."""
    questions = _one(national).questions
    return list(questions[0]["preview"]) if questions else []


@desk_look("intake.national_csv", may_if=AT_CREDITOR, basis=_BASIS, about="national")
def national_csv(*, actor: Actor, national: UUID) -> bytes:
    """The lines that no municipality can have, to mend: CSV, UTF-8 with BOM, ;"""
    found = _one(national)
    places = [place for place, heading in enumerate(found.headers) if not is_own(heading)]
    rows: list[Iterable[str]] = [(*(found.headers[place] for place in places), *OWN_HEADINGS)]
    for line in found.lines.order_by("number"):
        cells = [*line.cells, *[""] * len(found.headers)]
        rows.append((*(cells[place] for place in places), *_explained(line)))
    return written([guarded(cell) for cell in row] for row in rows)


def _explained(line: NationalLine) -> tuple[str, ...]:
    told = line.told
    rest = (str(told.get(name, "")) for name in ("rule", "source"))
    return (str(line.number), str(told.get("column", "")), line.sentence, *rest, line.mend)


def _one(national: UUID) -> NationalDelivery:
    found = NationalDelivery.objects.filter(pk=national).first()
    if found is None:
        raise NotFound
    return found


def _lines(found: NationalDelivery) -> tuple[LineRow, ...]:
    rows = found.lines.order_by("number")[:LINES_SHOWN]
    return tuple(LineRow(each.number, each.sentence, each.mend) for each in rows)


def _file(
    found: NationalDelivery, names: dict[str, str], lines: tuple[LineRow, ...] = ()
) -> NationalFile:
    parts = sorted(found.parts.all(), key=lambda each: names.get(each.place, each.place))
    return NationalFile(
        id=found.pk,
        filename=found.filename,
        received_at=found.received_at,
        state=found.state,
        sector=found.sector,
        efforts_declared_on=found.efforts_declared_on,
        headers=tuple(found.headers),
        questions=tuple(found.questions),
        answers=found.answers,
        notes=tuple(found.notes),
        problem=found.problem,
        lines_read=found.lines_read,
        sent_back=found.returned,
        parts=tuple(
            PartRow(
                each.place, names.get(each.place, each.place), each.delivery, each.lines,
                each.done, each.accepted, each.duplicate, each.returned,
            )
            for each in parts
        ),
        lines=lines,
    )  # fmt: skip
