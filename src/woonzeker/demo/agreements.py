# SPDX-License-Identifier: EUPL-1.2
"""What the practice municipality agreed with its partners, and the homes that are let there."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.demo.town.partners import Partner as Invented
from woonzeker.demo.town.partners import partners
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import AgreementKind, RentalKind
from woonzeker.organisations.rules.agreements import Contact, Terms
from woonzeker.organisations.selectors import agreement_register
from woonzeker.organisations.services import Rentals

#: contracts in the town by type of partner; each has its share of them
_CONTRACTS = {
    "huur": 14_000, "energie": 30_000, "warmte": 4_000, "water": 32_000, "zorg": 52_000,
    "cak": 600, "hypotheek": 15_000, "belasting": 32_000, "overige": 20_000,
}  # fmt: skip
#: homes that are let: more than the landlords who report have contracts for
_HOMES = (
    (RentalKind.CORPORATION, 12_600), (RentalKind.PRIVATE, 4_300), (RentalKind.INTERMEDIATE, 240),
)  # fmt: skip
_HERE = Contact("Meldpunt Vroeg erop af", "14 0XX", "meldpunt@meerveld.example")


def agree_in_writing(lead: Actor, *, since: date) -> None:
    """Record what was agreed with each partner, once; some papers are missing, as they are."""
    invented = {(each.type, each.name): each for each in partners()}
    rows = [row for row in agreement_register(actor=lead) if row.terms is None]
    for row in rows:
        if (known := invented.get((row.sector_code, row.name))) is not None:
            _record(lead, row.id, known, since)
    if rows:
        organisations.count_rentals(
            actor=lead,
            counted_on=since,
            source="verzonnen telling van de oefengemeente",
            rentals=[Rentals(kind, "", number) for kind, number in _HOMES],
        )


def _record(lead: Actor, agreement: UUID, known: Invented, since: date) -> None:
    landlord = known.type == "huur"
    of_landlord = RentalKind.CORPORATION if known.large else RentalKind.PRIVATE
    terms = Terms(
        valid_from=since,
        kind=AgreementKind.LAW_ALONE if landlord and not known.large else AgreementKind.NATIONAL,
        covenant="" if landlord and not known.large else "Landelijk Convenant Vroegsignalering",
        rental_kind=of_landlord if landlord else "",
        window_from_days=30,
        contact=Contact(f"Servicebalie {known.name}", "088 000 00 00", ""),
        contact_here=_HERE,
    )
    organisations.record_terms(actor=lead, agreement=agreement, terms=terms)
    organisations.count_contracts(
        actor=lead,
        agreement=agreement,
        counted_on=since,
        number=round(_CONTRACTS[known.type] * known.weight),
    )
