# SPDX-License-Identifier: EUPL-1.2
"""The extract of the person register, in the columns that the system reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from woonzeker.demo.town.names import Surname, initials_of
from woonzeker.demo.town.people import Person
from woonzeker.demo.town.places import Address
from woonzeker.demo.town.settling import Settled

COLUMNS = (
    "bsn", "voorletters", "voornamen", "tussenvoegsel", "geslachtsnaam", "partner_tussenvoegsel",
    "partner_naam", "naamgebruik", "geslacht", "geboortedatum", "postcode", "huisnummer",
    "huisletter", "toevoeging", "straat", "woonplaats", "datum_vestiging_adres", "overleden_op",
    "vertrokken_op", "geheimhouding", "vorig_postcode", "vorig_huisnummer", "vorig_huisletter",
    "vorig_toevoeging", "vorig_straat", "vorig_woonplaats",
)  # fmt: skip
_NOBODY = Surname("", "")


def register_csv(town: Settled) -> bytes:
    """The whole extract as UTF-8 CSV: residents, and who left or died in the last two years.

    Dates are ISO; an unknown day and month of birth are 00. `geheimhouding` is ja or nee.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(_rows(town)))
    return text.getvalue().encode()


def _rows(town: Settled) -> Iterator[list[str]]:
    for home in [*town.households, *town.departed]:
        address = town.dwellings[home.dwelling].address
        before = town.dwellings[home.previous].address if home.previous is not None else None
        for person in home.people:
            born_here = person.born > home.since
            since = person.born if born_here else home.since
            yield _row(person, address, since, None if born_here else before, home.departed_on)
    for person, at, since in town.deceased:
        yield _row(person, town.dwellings[at].address, since, None, None)


def _row(
    person: Person, address: Address, since: date, before: Address | None, departed: date | None
) -> list[str]:
    partner = person.partner or _NOBODY
    return [
        person.bsn, initials_of(person.given), " ".join(person.given),
        person.surname.prefix, person.surname.name, partner.prefix, partner.name,
        person.name_use, person.gender, birth_date(person), *_parts(address),
        since.isoformat(), _iso(person.died_on), _iso(departed),
        "ja" if person.secret else "nee", *(_parts(before) if before else [""] * 6),
    ]  # fmt: skip


def birth_date(person: Person) -> str:
    """The date of birth as registered: ISO, with 00 for a day and month nobody knows."""
    return f"{person.born.year}-00-00" if person.unknown_day else person.born.isoformat()


def _parts(address: Address) -> list[str]:
    return [
        address.postcode, str(address.number), address.letter, address.addition,
        address.street, address.city,
    ]  # fmt: skip


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
