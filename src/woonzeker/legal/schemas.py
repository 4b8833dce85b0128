# SPDX-License-Identifier: EUPL-1.2
"""What the API takes and says about messages of bailiffs and courts, in the words of the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from woonzeker.legal.rules import JUDGMENTS, TYPES
from woonzeker.legal.selectors import Receipt

_KINDS = ", ".join(each.wire for each in TYPES.values())
_JUDGMENTS = ", ".join(wire for wire, _name in JUDGMENTS.values())


class Bericht(Schema):
    """Een bericht over een huishouden. Welke velden nodig zijn hangt af van de soort."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "soort": "ontruiming_aangezegd",
                "kenmerk": "D-2027-118",
                "postcode": "1234AB",
                "huisnummer": "12",
                "voorletters": "K.",
                "achternaam": "Nowak",
                "datum": "2027-05-28",
                "tijd": "10:00",
            }
        },
    )

    soort: str = Field(description=_KINDS, max_length=40)
    kenmerk: str = Field("", max_length=40, description="Uw eigen nummer, zonder naam.")
    datum: str = Field(
        "",
        max_length=60,
        description="De dag waar het om gaat (jjjj-mm-dd).",
        json_schema_extra={"format": "date"},
    )
    tijd: str = Field("", max_length=20)
    gedaan_op: str = Field("", max_length=60, description="De dag van de handeling.")
    rechtbank: str = Field("", max_length=80)
    vordering: str = Field("", max_length=60, description="In euro's, bijvoorbeeld 3450,00.")
    schuldeiser: str = Field("", max_length=120)
    vonnis: str = Field("", max_length=40, description=_JUDGMENTS)
    verstek: str = Field("", max_length=10, description="ja of nee")
    toestemming_op: str = Field("", max_length=60)
    toestemming_hoe: str = Field("", max_length=200)
    voorletters: str = Field("", max_length=40)
    voornamen: str = Field("", max_length=200)
    tussenvoegsel: str = Field("", max_length=40)
    achternaam: str = Field("", max_length=200)
    geboortedatum: str = Field("", max_length=60)
    straat: str = Field("", max_length=200)
    huisnummer: str = Field("", max_length=40)
    huisletter: str = Field("", max_length=40)
    toevoeging: str = Field("", max_length=40)
    postcode: str = Field("", max_length=20)
    woonplaats: str = Field("", max_length=100)
    telefoon: str = Field("", max_length=200)
    email: str = Field("", max_length=300)

    def raw(self) -> dict[str, str]:
        """The fields as the reader of messages takes them."""
        return {name: str(value) for name, value in self.model_dump().items()}


class Piket(Schema):
    """Wie vandaag vragen beantwoordt."""

    naam: str
    telefoon: str


_EXAMPLE: dict[str, Any] = {
    "id": "6f1a1e1c-2d0b-4a3f-9c6e-0d3b8a7f4c21",
    "nummer": "6F1A1E1C",
    "soort": "ontruiming_aangezegd",
    "kenmerk": "2026-00123",
    "datum": "2026-11-20",
    "tijd": "10:00:00",
    "ontvangen_op": "2026-11-02T09:30:00Z",
    "piket": None,
    "wacht_tot": None,
}


class Ontvangst(Schema):
    """Het ontvangstbewijs van een eigen bericht. Over het huishouden staat hier niets."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID
    nummer: str = Field(description="Noem dit nummer als u belt.")
    soort: str
    kenmerk: str
    datum: date | None
    tijd: str | None = Field(
        description="Het uur in Nederland (uu:mm:ss).",
        json_schema_extra={"format": "time-local"},
    )
    ontvangen_op: datetime
    piket: Piket | None
    wacht_tot: date | None = Field(
        description="Tot en met deze dag vraagt de gemeente u te wachten: er is hulp gestart."
    )

    @classmethod
    def of(cls, receipt: Receipt) -> Ontvangst:
        """A receipt in the words of the wire."""
        line, duty = receipt.line, receipt.duty
        return cls(
            id=line.id,
            nummer=receipt.number,
            soort=line.wire,
            kenmerk=line.own_reference,
            datum=line.day_on,
            tijd=line.at.isoformat() if line.at else None,
            ontvangen_op=line.received_at,
            piket=Piket(naam=duty.name, telefoon=duty.phone) if duty else None,
            wacht_tot=line.wait_until,
        )
