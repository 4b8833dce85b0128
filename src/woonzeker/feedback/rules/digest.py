# SPDX-License-Identifier: EUPL-1.2
"""The weekly message to a partner: numbers and a link, nobody's data. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

SUBJECT = "woonzeker: uw weekoverzicht"


@dataclass(frozen=True, slots=True)
class DigestCounts:
    """What changed for a partner in one municipality, in numbers alone."""

    answers: int
    returned: int
    pauses: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.answers or self.returned or self.pauses)


def week_before(on: date) -> tuple[date, date]:
    """Monday and Sunday of the week before a day."""
    monday = on - timedelta(days=on.weekday() + 7)
    return monday, monday + timedelta(days=6)


def digest_text(municipality: str, counts: DigestCounts, address: str) -> str:
    """The words of the message."""
    lines = [
        "Beste collega,",
        "",
        f"Dit is het weekoverzicht van de gemeente {municipality}.",
        "",
        f"Nieuwe antwoorden op uw signalen: {counts.answers}",
        f"Regels die terugkwamen en op u wachten: {counts.returned}",
        f"Verzoeken om een pauze die op uw antwoord wachten: {counts.pauses}",
        "",
        f"U vindt ze in het portaal: {address}",
        "",
        "In dit bericht staan nooit gegevens van inwoners. Een antwoord erop leest niemand.",
    ]
    return "\n".join(lines) + "\n"
