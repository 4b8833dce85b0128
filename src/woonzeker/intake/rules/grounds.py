# SPDX-License-Identifier: EUPL-1.2
"""May this line be here at all: refusal, local ground, legal person, customer, arrangement."""

from __future__ import annotations

from datetime import date

from woonzeker.intake.rules import citations
from woonzeker.intake.rules.businesses import is_legal_name, legal_form_kind
from woonzeker.intake.rules.line import LineReader
from woonzeker.intake.rules.person import Person
from woonzeker.intake.rules.shapes import CheckContext, Fault, ReturnedLine, ReturnReason
from woonzeker.intake.rules.text import clean, shown

#: sectors that the law or its decrees name; the others need a ground of the municipality's own
NAMED_IN_LAW = frozenset({"huur", "energie", "warmte", "water", "zorg", "cak"})


def refused(sector: str) -> ReturnedLine:
    """The answer to a line of somebody who refused: counted, and nothing of it is kept."""
    citation = citations.refusal_in(sector)
    return ReturnedLine(
        (
            Fault(
                ReturnReason.NO_GROUND,
                "reactie",
                "Deze persoon wil niet dat gegevens worden doorgegeven. "
                "De regel is niet bewaard, alleen geteld.",
                citation.rule,
                citation.source,
                "Meld deze persoon niet opnieuw, tenzij die alsnog instemt.",
            ),
        ),
        store=False,
    )


def check_sector(reader: LineReader, signalled_on: date | None) -> None:
    """Mortgage, tax and other partners need a local ground that is in force on the day."""
    context = reader.context
    if context.sector in NAMED_IN_LAW:
        return
    day = signalled_on or context.received_on
    if not _local_ground(context, day):
        reader.fault(
            "signaaldatum",
            f"Geen grondslag: de gemeente heeft op {day:%d-%m-%Y} geen grondslag om signalen "
            f"van de soort {context.sector} te ontvangen.",
            "Overleg met de gemeente; lever pas weer aan als er een grondslag is.",
            reason=ReturnReason.NO_GROUND,
            citation=citations.LOCAL_GROUND,
        )


def _local_ground(context: CheckContext, day: date) -> bool:
    return any(
        ground.sector == context.sector and ground.holds_on(day) for ground in context.local_grounds
    )


def check_person(reader: LineReader, person: Person) -> None:
    """A legal person goes back; a stated form goes before what the name suggests."""
    legal_form = person.legal_form
    kind = legal_form_kind(legal_form)
    if kind == "unknown":
        reader.fault(
            "rechtsvorm",
            f"Kolom rechtsvorm: {shown(legal_form)} is geen bekende rechtsvorm.",
            "Kies uit: eenmanszaak, vof, cv, maatschap, BV, NV, stichting, vereniging, coöperatie.",
        )
        return
    names = (person.business_name, person.name.surname, clean(reader.raw.get("naam", "")))
    name = next((name for name in names if is_legal_name(name)), "")
    if kind == "legal" or (not kind and name):
        why = f"de rechtsvorm is {legal_form}" if kind else f"de naam is {shown(name)}"
        reader.fault(
            "rechtsvorm" if kind else "bedrijfsnaam",
            f"Dit is een rechtspersoon: {why}.",
            "Haal de regel weg. Is het toch een eenmanszaak, vof, cv of maatschap? "
            "Zet dat dan in de kolom rechtsvorm.",
            reason=ReturnReason.LEGAL_PERSON,
            citation=citations.NATURAL_PERSON,
        )


def check_customer(reader: LineReader, left_on: date | None, signalled_on: date | None) -> None:
    """Somebody who had left before the report is no customer any more."""
    day = signalled_on or reader.context.received_on
    if left_on is not None and left_on < day:
        reader.fault(
            "klant_tot",
            f"Deze persoon is klant geweest tot {left_on:%d-%m-%Y}, "
            f"dus niet meer op {day:%d-%m-%Y}.",
            "Haal de regel weg. Klopt de datum niet? Verbeter dan de kolom klant_tot.",
            reason=ReturnReason.FORMER_CUSTOMER,
            citation=citations.CURRENT_CUSTOMER,
        )


def check_arrangement(reader: LineReader, arrangement: str) -> None:
    """Whoever keeps a running arrangement is not reported."""
    if arrangement == "loopt":
        reader.fault(
            "regeling",
            "Er loopt een betalingsregeling.",
            "Haal de regel weg. Wordt de regeling niet nagekomen? "
            "Zet dan niet_nagekomen in de kolom regeling.",
            reason=ReturnReason.RUNNING_ARRANGEMENT,
            citation=citations.NO_ARRANGEMENT,
        )
