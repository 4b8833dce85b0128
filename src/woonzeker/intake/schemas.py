# SPDX-License-Identifier: EUPL-1.2
"""What the API says about a delivery, in the words of the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

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


#: what stands under each heading of a signal: docs/aanleverformaat.md in few words
SIGNAL: dict[str, str] = {
    "signaal_id": "Eigen nummer van het signaal, hoogstens 40 tekens. Verplicht.",
    "soort": "signaal (als het leeg is), eindelevering of ontruiming.",
    "signaaldatum": "Dag van het signaal. Verplicht.",
    "ontstaansdatum": "Eerste dag van de achterstand.",
    "bedrag": "Achterstand in euro's, boven nul. Verplicht.",
    "termijnen": "Aantal achterstallige termijnen.",
    "klantnummer": "Nummer van de klant bij de partner.",
    "voorletters": "Van de klant.",
    "voornamen": "Van de klant.",
    "tussenvoegsel": "Van de klant.",
    "achternaam": "Van de klant. Verplicht, of een bedrijfsnaam.",
    "geboortedatum": "Onbekende dag of maand als 00.",
    "straat": "Met de woonplaats verplicht als er geen postcode is.",
    "huisnummer": "Mag met letter en toevoeging eraan. Verplicht.",
    "huisletter": "Als die niet bij het huisnummer staat.",
    "toevoeging": "Als die niet bij het huisnummer staat.",
    "postcode": "Vier cijfers en twee letters. Verplicht, of straat en woonplaats.",
    "woonplaats": "Met de straat verplicht als er geen postcode is.",
    "telefoon": "Meer nummers met / ertussen.",
    "email": "Adres van de klant.",
    "bedrijfsnaam": "Van een eenmanszaak, vof, cv of maatschap.",
    "rechtsvorm": "Een rechtspersoon gaat terug.",
    "contactpoging_op": "Huur, stap a: dag waarop persoonlijk contact is gezocht.",
    "gewezen_op_hulp_op": "Huur, stap b: dag waarop op schuldhulp is gewezen.",
    "herinnering_op": "Huur, stap c: dag van de schriftelijke herinnering.",
    "aanbod_delen_op": "Huur, stap d: dag van het aanbod om gegevens door te geven.",
    "reactie": "Antwoord op dat aanbod: geen, instemming of afwijzing.",
    "regeling": "Betalingsregeling: geen, loopt of niet_nagekomen.",
    "crisis": "ja of nee.",
    "warme_overdracht": "ja of nee.",
    "einddatum_levering": "Verplicht bij eindelevering.",
    "ontruimingsdatum": "Verplicht bij ontruiming.",
    "klant_tot": "Laatste dag van een klant die weg is.",
}
_EXAMPLE_SIGNAL = {
    "signaal_id": "S-2026-000123", "signaaldatum": "2026-11-02", "ontstaansdatum": "2026-09-01",
    "bedrag": "612,40", "termijnen": "2", "klantnummer": "K4711", "voorletters": "A.",
    "achternaam": "Voorbeeld", "geboortedatum": "1980-05-14", "straat": "Iepenlaan",
    "huisnummer": "12", "woonplaats": "Meerveld", "telefoon": "0612345678",
    "contactpoging_op": "2026-09-20", "gewezen_op_hulp_op": "2026-09-25",
    "herinnering_op": "2026-10-05", "aanbod_delen_op": "2026-10-12", "reactie": "geen",
}  # fmt: skip
_CELL = {"type": ["string", "number", "boolean", "null"]}
#: the body of a delivery as JSON
SUBMISSION: dict[str, Any] = {
    "schema": {
        "type": "object",
        "required": ["signalen"],
        "properties": {
            "signalen": {
                "type": "array",
                "description": "Hoogstens 50.000 signalen. Andere koppen worden herkend.",
                "items": {
                    "type": "object",
                    "properties": {
                        name: {**_CELL, "description": said} for name, said in SIGNAL.items()
                    },
                },
            }
        },
    },
    "example": {"signalen": [_EXAMPLE_SIGNAL]},
}
_EXAMPLE: Any = {
    "id": "6a3c1a36-0b6b-4f6e-8d5a-0f6f0a1b2c3d", "bestand": "signalen.json", "soort": "water",
    "ontvangen_op": "2026-11-02T09:30:00Z", "stand": "verwerkt", "gelezen": 1000,
    "geaccepteerd": 991, "dubbel": 4, "teruggegeven": 5, "vragen": [], "opmerkingen": [],
    "melding": "",
}  # fmt: skip
_EXAMPLE_LINE: Any = {
    "regel": 17, "reden": "onvolledig", "kolom": "bedrag", "uitleg": "Het bedrag ontbreekt.",
    "voorschrift": "bedrag is verplicht", "bron": "aanleverformaat", "herstel": "Vul het in.",
    "waarden": ["S-2026-000139", "2026-11-02", ""],
}  # fmt: skip


class Aanlevering(Schema):
    """Een aanlevering: hoe ver zij is en wat er van haar regels werd."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID
    bestand: str = Field(description="Naam van het bestand.")
    soort: str = Field(description="Soort partner, bijvoorbeeld huur of water.")
    ontvangen_op: datetime = Field(description="Moment van ontvangst.")
    stand: str = Field(description=", ".join(STATES.values()))
    gelezen: int = Field(description="Regels in het bestand.")
    geaccepteerd: int = Field(description="Regels die een signaal werden.")
    dubbel: int = Field(description="Regels die al eerder waren geleverd.")
    teruggegeven: int = Field(description="Regels die terug naar u gaan.")
    vragen: list[str] = Field(description="Wat de gemeente eerst moet beantwoorden.")
    opmerkingen: list[str] = Field(description="Wat goed is om te weten.")
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

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE_LINE]})

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


class Aanleveringen(Schema):
    """Eigen aanleveringen, de nieuwste eerst, een deel tegelijk."""

    aanleveringen: list[Aanlevering]
    volgende: str | None = Field(
        description="Adres van het volgende deel; null als dit het laatste is."
    )
