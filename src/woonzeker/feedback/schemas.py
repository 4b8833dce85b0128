# SPDX-License-Identifier: EUPL-1.2
"""What the API says about a partner's own signal, in the words of the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.feedback.rules.releases import BESIDE_ON_THE_WIRE, ON_THE_WIRE
from woonzeker.feedback.selectors.own_signals import OwnSignal

PAUSE_ON_THE_WIRE = {"": "gevraagd", "paused": "gepauzeerd", "not": "niet_gepauzeerd"}


class Pauze(Schema):
    """Het verzoek om de incasso te pauzeren."""

    tot_en_met: date
    antwoord: str = Field(description=", ".join(PAUSE_ON_THE_WIRE.values()))


_EXAMPLE: dict[str, Any] = {
    "id": "6f1a1e1c-2d0b-4a3f-9c6e-0d3b8a7f4c21",
    "kenmerk": "2026-00123",
    "stand": ON_THE_WIRE[AnswerCode.IN_PROGRESS],
    "aanvulling": "",
    "datum": "2026-11-02",
    "gewijzigd_op": "2026-11-02T09:30:00Z",
    "pauze": None,
}


class EigenSignaal(Schema):
    """Een eigen signaal: het kenmerk, de stand volgens de gesloten lijst, en de dag daarvan."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID
    kenmerk: str = Field(description="Het kenmerk waaronder u het signaal aanleverde.")
    stand: str = Field(description=", ".join(ON_THE_WIRE.values()))
    aanvulling: str = Field(
        description="Leeg, of met grondslag of toestemming: "
        + ", ".join(BESIDE_ON_THE_WIRE.values())
    )
    datum: date = Field(description="De dag die bij de stand hoort.")
    gewijzigd_op: datetime
    pauze: Pauze | None = None

    @classmethod
    def of(cls, line: OwnSignal) -> EigenSignaal:
        """A signal in the words of the wire."""
        return cls(
            id=line.id,
            kenmerk=line.reference,
            stand=ON_THE_WIRE[AnswerCode(line.code)],
            aanvulling=BESIDE_ON_THE_WIRE.get(line.item, ""),
            datum=line.on,
            gewijzigd_op=line.changed_at,
            pauze=Pauze(
                tot_en_met=line.pause.until_on, antwoord=PAUSE_ON_THE_WIRE[line.pause.answer]
            )
            if line.pause
            else None,
        )


class EigenSignalen(Schema):
    """Eigen signalen, de oudste wijziging eerst; `volgende` is leeg op de laatste bladzijde."""

    signalen: list[EigenSignaal]
    volgende: str | None = Field(None, description="Het adres van de volgende bladzijde.")
