# SPDX-License-Identifier: EUPL-1.2
"""What the API says about a delivery, in the words of the wire."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from woonzeker.intake.models import Delivery, DeliveryState, SetAsideLine
from woonzeker.intake.rules import ReturnReason

STATES = {
    DeliveryState.RECEIVED: "ontvangen",
    DeliveryState.QUESTION: "wacht_op_antwoord",
    DeliveryState.CHECKING: "wordt_gecontroleerd",
    DeliveryState.DONE: "verwerkt",
    DeliveryState.UNREADABLE: "niet_leesbaar",
}
REASONS = {
    ReturnReason.UNREADABLE: "onleesbaar",
    ReturnReason.INCOMPLETE: "onvolledig",
    ReturnReason.NO_GROUND: "geen_grondslag",
    ReturnReason.LEGAL_PERSON: "rechtspersoon",
    ReturnReason.RUNNING_ARRANGEMENT: "lopende_regeling",
    ReturnReason.FORMER_CUSTOMER: "oud_klant",
}


class Aanlevering(Schema):
    """Een aanlevering: hoe ver zij is en wat er van haar regels werd."""

    id: UUID
    bestand: str
    soort: str = Field(description="Soort partner, bijvoorbeeld huur of water.")
    ontvangen_op: datetime
    stand: str = Field(description=", ".join(STATES.values()))
    gelezen: int = Field(description="Regels in het bestand.")
    geaccepteerd: int
    dubbel: int
    teruggegeven: int
    vragen: list[str] = Field(description="Wat de gemeente eerst moet beantwoorden.")
    opmerkingen: list[str]
    melding: str = Field(description="Waarom het bestand niet te lezen is; anders leeg.")

    @classmethod
    def of(cls, delivery: Delivery) -> Aanlevering:
        """A delivery in the words of the wire."""
        return cls(
            id=delivery.pk,
            bestand=delivery.filename,
            soort=delivery.sector,
            ontvangen_op=delivery.received_at,
            stand=STATES[DeliveryState(delivery.state)],
            gelezen=delivery.lines_read,
            geaccepteerd=delivery.accepted,
            dubbel=delivery.duplicate,
            teruggegeven=delivery.returned,
            vragen=[question["sentence"] for question in delivery.questions],
            opmerkingen=[note["sentence"] for note in delivery.notes],
            melding=delivery.problem.replace("\n", " "),
        )


class TeruggegevenRegel(Schema):
    """Een regel die terugging: wat er mis is, volgens welke regel, en hoe te herstellen."""

    regel: int = Field(description="Regelnummer in het aangeleverde bestand.")
    reden: str = Field(description=", ".join(REASONS.values()))
    kolom: str
    uitleg: str
    voorschrift: str
    bron: str
    herstel: str
    waarden: list[str] = Field(description="De cellen zoals aangeleverd, op volgorde van kolommen.")

    @classmethod
    def of(cls, line: SetAsideLine) -> TeruggegevenRegel:
        """A returned line in the words of the wire."""
        return cls(
            regel=line.number,
            reden=REASONS[ReturnReason(line.reason)],
            kolom=line.column,
            uitleg=line.sentence,
            voorschrift=line.rule,
            bron=line.source,
            herstel=line.mend,
            waarden=line.raw.get("cells", []),
        )


class Teruggegeven(Schema):
    """Alle regels van een aanlevering die teruggingen."""

    kolommen: list[str]
    regels: list[TeruggegevenRegel]
