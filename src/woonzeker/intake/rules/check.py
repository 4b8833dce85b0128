# SPDX-License-Identifier: EUPL-1.2
"""One line of a delivery: taken in, or returned with every reason and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from woonzeker.intake.formats.shapes import DamagedLine
from woonzeker.intake.rules import citations, grounds
from woonzeker.intake.rules.efforts import read_efforts
from woonzeker.intake.rules.line import LineReader
from woonzeker.intake.rules.moments import Moments, read_moments
from woonzeker.intake.rules.person import Person, read_person
from woonzeker.intake.rules.place import Place, read_place
from woonzeker.intake.rules.shapes import (
    AcceptedLine,
    CheckContext,
    Fault,
    ReturnedLine,
    ReturnReason,
)

#: which reason counts when a line has several faults
_ORDER = {
    reason: place
    for place, reason in enumerate(
        (
            ReturnReason.NO_GROUND,
            ReturnReason.LEGAL_PERSON,
            ReturnReason.FORMER_CUSTOMER,
            ReturnReason.RUNNING_ARRANGEMENT,
            ReturnReason.UNREADABLE,
            ReturnReason.INCOMPLETE,
        )
    )
}


@dataclass(frozen=True, slots=True)
class _Parts:
    """Everything that was read from one line, before anybody decided about it."""

    reference: str
    kind: str
    crisis: bool
    moments: Moments
    cents: int | None
    terms: Decimal | None
    customer_number: str
    person: Person
    place: Place
    efforts: dict[str, date | None]
    reaction: str
    arrangement: str
    warm_handover: bool
    defects: tuple[Fault, ...]
    remarks: tuple[str, ...]


def check_line(raw: Mapping[str, str], context: CheckContext) -> AcceptedLine | ReturnedLine:
    """Check the cells of one line, by canonical column, against every rule of intake.

    A refusal is settled before anything else is read, because nothing of such a line may be kept.
    """
    reader = LineReader(raw, context)
    reaction = reader.choice("reactie", "")
    if reaction == "afwijzing":
        return grounds.refused(context.sector)
    parts = _read(reader, reaction)
    signalled_on, cents = parts.moments.signalled_on, parts.cents
    if reader.faults or signalled_on is None or cents is None:
        return ReturnedLine(tuple(sorted(reader.faults, key=lambda it: _ORDER[it.reason])))
    return _accepted(parts, signalled_on, cents)


def sent_back(raw: Mapping[str, str], context: CheckContext, verdict: ReturnedLine) -> ReturnedLine:
    """The verdict on a line of a file that goes back whole; a refusal is only counted then too."""
    refuses = LineReader(raw, context).choice("reactie", "") == "afwijzing"
    return grounds.refused(context.sector) if refuses else verdict


def damaged(line: DamagedLine) -> ReturnedLine:
    """The answer to a line that the file's reader could not split into columns."""
    rule = citations.FORMAT
    return ReturnedLine(
        (
            Fault(
                ReturnReason.UNREADABLE,
                "",
                line.sentence,
                rule.rule,
                rule.source,
                line.how_to_mend,
            ),
        )
    )


def _read(reader: LineReader, reaction: str) -> _Parts:
    """Read every cell and check it against every rule; the faults are with the reader."""
    crisis = reader.choice("crisis", "nee") == "ja"
    kind = reader.choice("soort", "signaal")
    moments = read_moments(reader, kind)
    urgent = crisis or kind == "ontruiming"
    efforts, defects = read_efforts(reader, moments.signalled_on, reaction, urgent=urgent)
    parts = _Parts(
        _reference(reader),
        kind,
        crisis,
        moments,
        _cents(reader),
        reader.number("termijnen"),
        reader.reference("klantnummer"),
        read_person(reader),
        read_place(reader),
        efforts,
        reaction,
        reader.choice("regeling", "geen"),
        reader.choice("warme_overdracht", "nee") == "ja",
        defects,
        tuple(reader.remarks),
    )
    _check_grounds(reader, parts)
    return parts


def _check_grounds(reader: LineReader, parts: _Parts) -> None:
    person, signalled_on = parts.person, parts.moments.signalled_on
    grounds.check_sector(reader, signalled_on)
    grounds.check_person(reader, person)
    grounds.check_customer(reader, parts.moments.left_on, signalled_on)
    grounds.check_arrangement(reader, parts.arrangement)


def _reference(reader: LineReader) -> str:
    before = len(reader.faults)
    reference = reader.reference("signaal_id")
    if not reference and len(reader.faults) == before:
        reader.missing("signaal_id", "Het eigen nummer van het signaal", citations.REQUIRED)
    return reference


def _cents(reader: LineReader) -> int | None:
    """The arrears, more than nothing."""
    before = len(reader.faults)
    cents = reader.cents("bedrag")
    if cents is None:
        if len(reader.faults) == before:
            rule = citations.content_of(reader.context.sector)
            reader.missing("bedrag", "De hoogte van de achterstand", rule)
        return None
    if cents <= 0:
        reader.fault(
            "bedrag",
            "Het bedrag is niet hoger dan nul, dus er is geen achterstand.",
            "Vul de achterstand in als een bedrag boven nul, of haal de regel weg.",
            citation=citations.content_of(reader.context.sector),
        )
    return cents


def _accepted(parts: _Parts, signalled_on: date, cents: int) -> AcceptedLine:
    person, place, moments = parts.person, parts.place, parts.moments
    return AcceptedLine(
        own_reference=parts.reference,
        period_on=signalled_on.replace(day=1),
        kind=parts.kind,
        signalled_on=signalled_on,
        arose_on=moments.arose_on,
        amount_cents=cents,
        terms=parts.terms,
        customer_number=parts.customer_number,
        initials=person.name.initials,
        given_names=person.name.given_names,
        prefix=person.name.prefix,
        surname=person.name.surname,
        born_on=person.born_on,
        street=place.street,
        house_number=place.house.number,
        house_letter=place.house.letter,
        house_addition=place.house.addition,
        postcode=place.postcode,
        city=place.city,
        phones=person.phones,
        emails=person.emails,
        business_name=person.business_name,
        legal_form=person.legal_form,
        contact_tried_on=parts.efforts["contactpoging_op"],
        pointed_to_help_on=parts.efforts["gewezen_op_hulp_op"],
        reminded_on=parts.efforts["herinnering_op"],
        offered_to_share_on=parts.efforts["aanbod_delen_op"],
        reaction=parts.reaction,
        arrangement=parts.arrangement,
        crisis=parts.crisis,
        warm_handover=parts.warm_handover,
        end_of_supply_on=moments.end_of_supply_on,
        eviction_on=moments.eviction_on,
        defects=parts.defects,
        remarks=parts.remarks,
    )
