# SPDX-License-Identifier: EUPL-1.2
"""A letter with made-up data, for the tests of paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

from woonzeker.outreach import letters

ADDRESS = ("F. Yılmaz-de Vries", "Lange Nieuwstraat 123 B-4", "1234 AB MEERVELD")
GAPS = {
    "naam": "F. Yılmaz-de Vries",
    "gemeente": "Gemeente Meerveld",
    "afzender": "Team Vroeg erop af",
    "afzenderadres": "Postbus 1, 1000 AA Meerveld",
    "telefoon": "14 0299",
    "openingstijden": "maandag tot en met vrijdag, 9 tot 17 uur",
    "website": "www.meerveld.example",
    "melders": "Woonstichting De Eenhoorn\nBron Water",
    "code": "K7M2-9PQR-3XWT",
    "code_tot": "22 februari 2027",
    "dag": "maandag 9 november 2026",
    "tijd": "10.30",
    "plek": "Wijkhuis De Brink, Brink 4",
    "medewerker": "Sanne Bakker",
    "op_dag": "11 oktober 2027",
    "wie_hoort": "De verhuurder: De huur van deze maand is niet betaald.",
    "zittingsdag": "woensdag 30 september 2026",
    "zittingstijd": "10.30",
    "rechtbank": "Rechtbank Zeeland-West-Brabant, kanton, locatie Bergen op Zoom",
    "verzetweken": "4",
    "afspraken": "U betaalt elke maand op de eerste.\nWij bellen op 15 december.",
}


def letter(kind: str = "first", language: str = "nl", **changes: Any) -> letters.LetterContent:
    """A letter as it would go out; what is given takes the place of what stands there."""
    made = letters.LetterContent(
        kind=kind,
        language=language,
        with_pictures=False,
        address_lines=ADDRESS,
        mark="WZ-4H7K-2M9",
        date_words=f"Meerveld, {letters.day_in(language, date(2026, 11, 2))}",
        gaps=GAPS,
        text=letters.shipped(kind, language),
    )
    return replace(made, **changes)


def pages_of(pdf: bytes) -> Sequence[PageObject]:
    return PdfReader(BytesIO(pdf)).pages


def words_on(pdf: bytes) -> str:
    """All that stands on the paper, in the order in which it is read."""
    return "\n".join(page.extract_text() for page in pages_of(pdf))
