# SPDX-License-Identifier: EUPL-1.2
"""How a file for the whole country is read and where its lines go; decides and writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from woonzeker.intake.formats import Table
from woonzeker.intake.models import NationalDelivery, NationalLine, NationalPart
from woonzeker.intake.rules import (
    Astray,
    CheckContext,
    ColumnMapping,
    Reading,
    ReturnedLine,
    Routing,
    damaged,
    route,
    sent_back,
    settle,
)
from woonzeker.intake.services.checking import numbered
from woonzeker.intake.services.reading import mapping_of, questions_about
from woonzeker.organisations import selectors as organisations
from woonzeker.organisations.models import Agreement

_DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Settled:
    """How the file is read, and what must be asked first."""

    mapping: ColumnMapping
    reading: Reading
    questions: list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of a national file for one municipality, with all that reading them needs."""

    national: NationalDelivery
    row: NationalPart
    table: Table
    settled: Settled


def settled_as(
    found: NationalDelivery, table: Table, answers: Mapping[str, Mapping[str, str]]
) -> Settled:
    """Recognise the columns and the way of writing, with what was answered before."""
    declared = found.efforts_declared_on is not None
    mapping = mapping_of(table, found.sector, answers.get("columns", {}), declared=declared)
    reading, open_questions = settle(table, mapping, answers.get("answers", {}))
    return Settled(mapping, reading, questions_about(mapping, open_questions))


def part_of(table: Table, numbers: Collection[int]) -> Table:
    """The same file with these lines only; they keep the numbers they have in it."""
    wanted = set(numbers)
    kept = [
        (number, row)
        for number, row in zip(table.row_numbers, table.rows, strict=True)
        if number in wanted
    ]
    return replace(
        table,
        rows=tuple(row for _number, row in kept),
        row_numbers=tuple(number for number, _row in kept),
        damaged=(),
        notes=(),
    )


def placed(
    found: NationalDelivery, table: Table, settled: Settled, agreements: Iterable[Agreement]
) -> tuple[dict[str, list[int]], list[NationalLine]]:
    """The numbers of the lines for each municipality, and the lines that go back."""
    routing = Routing(
        code_of=organisations.routes().code_of,
        agreed={each.municipality_id for each in agreements},
        names=organisations.names_of_places(),
    )
    context = CheckContext(
        sector=found.sector,
        received_on=found.received_on,
        reading=settled.reading,
        efforts_declared_on=found.efforts_declared_on,
    )
    places: dict[str, list[int]] = defaultdict(list)
    astray: list[NationalLine] = []
    for number, cells in numbered(table):
        raw = settled.mapping.line(cells)
        where = route(raw, routing)
        if isinstance(where, Astray):
            verdict = sent_back(raw, context, where.verdict)
            astray.append(_line(found, number, where.reason, cells, verdict))
        else:
            places[where].append(number)
    astray += [
        _line(found, each.number, _DAMAGED, each.cells, damaged(each)) for each in table.damaged
    ]
    return places, astray


def _line(
    found: NationalDelivery,
    number: int,
    reason: str,
    cells: tuple[str, ...],
    verdict: ReturnedLine,
) -> NationalLine:
    told: dict[str, object] = {
        "sentence": verdict.sentence,
        "mend": verdict.mend,
        "rule": verdict.rule,
        "source": verdict.source,
        "column": verdict.column,
    }
    if verdict.store:
        told["cells"] = [cell.replace("\x00", "") for cell in cells]
    code = reason if verdict.store else verdict.reason.value
    return NationalLine(national=found, number=number, reason=code, told=told)
