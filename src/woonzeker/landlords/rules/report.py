# SPDX-License-Identifier: EUPL-1.2
"""The report itself: contact data and the height of the arrears, and that the efforts were made.

Nothing else goes to the municipality: no birthday, no cause, no family, nothing of what was said.
The names are those of the open delivery format.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.landlords.rules.address import Home
from woonzeker.landlords.rules.steps import Deeds


@dataclass(frozen=True, slots=True)
class Told:
    """What a landlord tells of a tenant: how to reach them, and how much is unpaid."""

    reference: str
    initials: str
    given_names: str
    prefix: str
    surname: str
    home: Home
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    amount_cents: int


def signal(told: Told, deeds: Deeds, *, on: date) -> dict[str, str]:
    """The report of this day in the columns of the delivery format, without empty ones."""
    cells = {
        "signaal_id": told.reference,
        "soort": "signaal",
        "signaaldatum": on.isoformat(),
        "bedrag": f"{told.amount_cents // 100},{told.amount_cents % 100:02d}",
        "voorletters": told.initials,
        "voornamen": told.given_names,
        "tussenvoegsel": told.prefix,
        "achternaam": told.surname,
        "straat": told.home.street,
        "huisnummer": str(told.home.number),
        "huisletter": told.home.letter,
        "toevoeging": told.home.addition,
        "postcode": told.home.postcode,
        "woonplaats": told.home.city,
        "telefoon": ", ".join(told.phones),
        "email": ", ".join(told.emails),
        "contactpoging_op": _iso(deeds.contact_tried_on),
        "gewezen_op_hulp_op": _iso(deeds.pointed_to_help_on),
        "herinnering_op": _iso(deeds.reminded_on),
        "aanbod_delen_op": _iso(deeds.offered_on),
        "reactie": deeds.answer.value if deeds.answer else "",
    }
    return {name: value for name, value in cells.items() if value}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
