# SPDX-License-Identifier: EUPL-1.2
"""A file of the town's water company about people who really live there."""

from __future__ import annotations

import csv
import io

from tests.conftest import CODE
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Household
from woonzeker.matching.models import Person

HEADINGS = (
    "signaal_id", "soort", "signaaldatum", "ontstaansdatum", "bedrag", "klantnummer",
    "voorletters", "tussenvoegsel", "achternaam", "geboortedatum", "straat", "huisnummer",
    "huisletter", "toevoeging", "postcode", "woonplaats", "crisis", "einddatum_levering",
)  # fmt: skip


def residents(number: int) -> list[Person]:
    """People who live in the town and whose household has no case yet, one to an address."""
    with tenant(CODE):
        known = Household.objects.values("address_key")
        found = Person.objects.filter(
            died_on=None, departed_on=None, secret=False, born_on__lt="1995"
        ).exclude(address_key__in=known)
        one_each = {person.address_key: person for person in found.order_by("-bsn_index")}
    return list(one_each.values())[:number]


def line(person: Person, reference: str, **cells: str) -> dict[str, str]:
    """A line about this person as the register knows them; `cells` say what is otherwise."""
    usual = {
        "signaal_id": reference,
        "soort": "signaal",
        "signaaldatum": "2026-11-01",
        "ontstaansdatum": "2026-09-01",
        "bedrag": "184,50",
        "klantnummer": f"K-{reference}",
        "voorletters": person.initials,
        "tussenvoegsel": person.prefix,
        "achternaam": person.surname,
        "geboortedatum": person.born_on,
        "straat": person.street,
        "huisnummer": str(person.house_number),
        "huisletter": person.house_letter,
        "toevoeging": person.house_addition,
        "postcode": person.postcode,
        "woonplaats": person.city,
    }
    return usual | cells


def water_file(tag: str) -> bytes:
    """Four lines: certain, threatening, a name that is not quite theirs, and one without amount.

    Their references start with `tag`, so that each file is a new one.
    """
    first, second, third, fourth = residents(4)
    rows = [
        line(first, f"{tag}-1"),
        line(
            second, f"{tag}-2", soort="eindelevering", crisis="ja", einddatum_levering="2026-11-16"
        ),
        line(
            third, f"{tag}-3", voorletters="", geboortedatum="", achternaam=f"{third.surname[:-1]}x"
        ),
        line(fourth, f"{tag}-4", bedrag=""),
    ]
    return _written(rows)


def doubtful_file(tag: str, number: int) -> bytes:
    """Lines about people of the town that name two debtors: always for a person to decide."""
    rows = [
        line(
            person, f"{tag}-{at}", voorletters="", geboortedatum="",
            achternaam=f"{person.surname} e/o Bakker",
        )
        for at, person in enumerate(residents(number), 1)
    ]  # fmt: skip
    return _written(rows)


def _written(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, HEADINGS, delimiter=";", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
