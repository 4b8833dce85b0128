# SPDX-License-Identifier: EUPL-1.2
"""From a table to what becomes of each of its lines; decides with the rules and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from woonzeker.intake.formats import DamagedLine, Table
from woonzeker.intake.models import Delivery, SignalResult
from woonzeker.intake.rules import (
    AcceptedLine,
    CheckContext,
    ColumnMapping,
    ReturnedLine,
    TakeUpPolicy,
    check_line,
    damaged,
    disagreeing,
    duplicates,
    not_taken_up,
    sent_back,
)
from woonzeker.intake.selectors import as_delivered

#: lines that one note names at most
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one line, before the database says whether its signal is known already."""

    number: int
    #: as delivered
    cells: tuple[str, ...]
    verdict: AcceptedLine | ReturnedLine
    #: another line of this very file tells of the same signal, and that one is kept
    again: bool = False
    result: SignalResult = SignalResult.OPEN


@dataclass(frozen=True, slots=True)
class Plan:
    """How the lines of one delivery are checked."""

    mapping: ColumnMapping
    context: CheckContext
    take_up: TakeUpPolicy


def check_table(table: Table, plan: Plan, delivery: Delivery) -> list[Outcome]:
    """Check every line of a file, in the order in which the lines stand in it."""
    verdicts = [
        (number, cells, check_line(plan.mapping.line(cells), plan.context))
        for number, cells in numbered(table)
    ]
    accepted = [
        (place, verdict)
        for place, (_, _, verdict) in enumerate(verdicts)
        if isinstance(verdict, AcceptedLine)
    ]
    twice = duplicates([verdict for _, verdict in accepted])
    again = {accepted[index][0] for index in twice}
    outcomes = [
        Outcome(number, cells, verdict, place in again, _result(verdict, delivery.sector, plan))
        for place, (number, cells, verdict) in enumerate(verdicts)
    ]
    return in_file_order(outcomes + [_damaged(line) for line in table.damaged])


def return_all(table: Table, plan: Plan, verdict: ReturnedLine) -> list[Outcome]:
    """Every line of a file goes back for the same reason; of who refused nothing is kept."""
    outcomes = [
        Outcome(number, cells, sent_back(plan.mapping.line(cells), plan.context, verdict))
        for number, cells in numbered(table)
    ]
    return in_file_order(outcomes + [_damaged(line) for line in table.damaged])


def told_twice(outcomes: Sequence[Outcome]) -> dict[str, object] | None:
    """What the partner must hear when it gave one number to two households; None when it did not.

    Only one of the two becomes a signal, so nobody would knock at the other door.
    """
    lines = [
        (each.number, each.verdict) for each in outcomes if isinstance(each.verdict, AcceptedLine)
    ]
    places = sorted(disagreeing([verdict for _, verdict in lines]))
    if not places:
        return None
    sentence = (
        "Eén nummer staat bij verschillende huishoudens. Per nummer telt één regel mee; "
        "vraag de partner om de andere opnieuw te sturen met een eigen nummer."
    )
    return {"sentence": sentence, "lines": [lines[place][0] for place in places[:_TOLD]]}


def told_of_postcodes(
    outcomes: Sequence[Outcome], mapping: ColumnMapping, lies_here: Callable[[str], bool]
) -> list[dict[str, object]]:
    """What the partner must hear of postcodes that cannot be right; the lines were taken in.

    Street and town tell the place as well, so no household waits for it.
    """
    taken = [
        (each, each.verdict.postcode) for each in outcomes if isinstance(each.verdict, AcceptedLine)
    ]
    unread = [
        each.number
        for each, postcode in taken
        if not postcode and mapping.line(each.cells).get("postcode", "").strip()
    ]
    inside = {postcode for _, postcode in taken if not postcode or lies_here(postcode)}
    away = [each.number for each, postcode in taken if postcode not in inside]
    told = (
        (
            "Wat als postcode is opgegeven, is geen postcode. De regel is wel aangenomen: het "
            "adres komt uit straat en woonplaats. Kijk de postcode na.",
            unread,
        ),
        (
            "De postcode ligt volgens de tabel van postcodes niet in deze gemeente. De regel is "
            "wel aangenomen. Kijk de postcode na.",
            away,
        ),
    )
    return [{"sentence": words, "lines": lines[:_TOLD]} for words, lines in told if lines]


def numbered(table: Table) -> Sequence[tuple[int, tuple[str, ...]]]:
    """Each row with its line number, as the partner sent it before we guarded its cells."""
    restore: Callable[[tuple[str, ...]], tuple[str, ...]] = tuple
    if as_delivered(table.headers, ("'=",)) != ("'=",):
        restore = _restored(table.headers)
    return [
        (number, restore(cells))
        for number, cells in zip(table.row_numbers, table.rows, strict=True)
    ]


def _restored(headers: tuple[str, ...]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    return lambda cells: as_delivered(headers, cells)


def in_file_order(outcomes: list[Outcome]) -> list[Outcome]:
    """Sorted by line number, so that a count of lines done names the same lines every time."""
    return sorted(outcomes, key=lambda outcome: outcome.number)


def _damaged(line: DamagedLine) -> Outcome:
    return Outcome(line.number, line.cells, damaged(line))


def _result(verdict: AcceptedLine | ReturnedLine, sector: str, plan: Plan) -> SignalResult:
    """Not taken up because of amount or window; whether it repeats is seen beside its case."""
    if isinstance(verdict, ReturnedLine):
        return SignalResult.OPEN
    reason = not_taken_up(verdict, sector, plan.take_up)
    return SignalResult.OPEN if reason is None else SignalResult(reason.value)
