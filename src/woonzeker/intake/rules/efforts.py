# SPDX-License-Identifier: EUPL-1.2
"""The landlord's four efforts before a report, and the tenant's answer to the offer.

What must have been done, and when, is for `woonzeker.law.bgs` to say; here that becomes what the
partner reads of its line.
"""

from __future__ import annotations

from datetime import date

from woonzeker.intake.rules import citations
from woonzeker.intake.rules.line import LineReader
from woonzeker.intake.rules.shapes import Fault, ReturnReason
from woonzeker.intake.rules.synonyms import EFFORTS
from woonzeker.law import bgs

_WORDS = {
    "contactpoging_op": "De datum van de poging tot persoonlijk contact",
    "gewezen_op_hulp_op": "De datum waarop op schuldhulp is gewezen",
    "herinnering_op": "De datum van de schriftelijke herinnering",
    "aanbod_delen_op": "De datum van het aanbod om gegevens door te geven",
    "reactie": "De reactie van de huurder op het aanbod",
}
#: the letters of the decree's article, in the order of the columns
_COLUMNS = dict(zip("abcd", EFFORTS, strict=True))


def read_efforts(
    reader: LineReader, signalled_on: date | None, reaction: str, *, urgent: bool
) -> tuple[dict[str, date | None], tuple[Fault, ...]]:
    """The four dates by column, and what the partner must still mend.

    In a crisis nothing here sends the line back: the faults are given as defects and help starts.
    Otherwise they are noted with the reader. Sectors other than rent owe no efforts.
    """
    before = len(reader.faults)
    days = {column: reader.day(column) for column in EFFORTS}
    if reader.context.sector == "huur":
        _check(reader, days, signalled_on, reaction)
    return days, _as_defects(reader, before) if urgent else ()


def _declared(reader: LineReader) -> bool:
    """Whether the partner declared the efforts for the whole delivery, not later than today."""
    declared_on = reader.context.efforts_declared_on
    return declared_on is not None and declared_on <= reader.context.received_on


def _check(
    reader: LineReader, days: dict[str, date | None], signalled_on: date | None, reaction: str
) -> None:
    """Note what the law finds lacking; a cell that could not be read is faulted already."""
    unread = {fault.column for fault in reader.faults}
    efforts = bgs.Efforts(
        contact_tried_on=days["contactpoging_op"],
        pointed_to_help_on=days["gewezen_op_hulp_op"],
        reminded_on=days["herinnering_op"],
        offered_to_share_on=days["aanbod_delen_op"],
        reaction=bgs.Reaction(reaction) if reaction else None,
    )
    reported_on = signalled_on or reader.context.received_on
    for shortcoming in bgs.shortcomings(efforts, reported_on):
        answer = shortcoming.lack in {bgs.Lack.NO_REACTION, bgs.Lack.REFUSED}
        column = "reactie" if answer else _COLUMNS[shortcoming.letter]
        if column in unread:
            continue
        if shortcoming.lack is not bgs.Lack.NOT_BEFORE:
            if not _declared(reader):
                reader.missing(column, _WORDS[column], citations.EFFORTS[column])
        elif signalled_on is not None:
            _too_late(reader, column, days[column], signalled_on)


def _too_late(reader: LineReader, column: str, done_on: date | None, signalled_on: date) -> None:
    reader.fault(
        column,
        f"{_WORDS[column]} is {done_on:%d-%m-%Y}; dat is niet vóór het signaal van "
        f"{signalled_on:%d-%m-%Y}.",
        "Meld pas als alle vier de stappen zijn gedaan, of verbeter de datum.",
        reason=ReturnReason.NO_GROUND,
        citation=citations.EFFORTS[column],
    )


def _as_defects(reader: LineReader, since: int) -> tuple[Fault, ...]:
    """Take the faults about the efforts off the reader and give them as defects."""
    defects = [
        fault
        for place, fault in enumerate(reader.faults)
        if place >= since or fault.column == "reactie"
    ]
    reader.faults = [fault for fault in reader.faults if fault not in defects]
    return tuple(defects)
