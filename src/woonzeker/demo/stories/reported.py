# SPDX-License-Identifier: EUPL-1.2
"""Households whose landlord reported them months ago, so that their stories have a beginning.

The landlord delivers as always: nothing of these households is written past the door.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count
from typing import Any

from django.db.models import Exists, OuterRef

from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, Household
from woonzeker.demo.accounts import SINCE
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.intake import services as intake
from woonzeker.matching.models import Person
from woonzeker.ui.sheets import sheet

#: who reported them
LANDLORD = "woonstichting-het-lage-veld"
#: who signs for a home was born before the first day, and who is a child after the second
_ADULT, _GROWN, _CHILD = ("1958", "1998"), "2006", "2012"
#: so many people are looked at to find a home, and no house has a higher number
_LOOKED_AT, _LAST_NUMBER = 3_000, 1_000
#: days between what the landlord did and its report
_EFFORTS = {
    "contactpoging_op": 38, "gewezen_op_hulp_op": 31, "herinnering_op": 24, "aanbod_delen_op": 24,
}  # fmt: skip
_AROSE = 92


def reports(stage: Stage) -> None:
    """Each file on its day, with a line for each household of the stories."""
    families, others = _homes()
    numbers = count(1)
    for file in told("reported"):
        rows = []
        for line in file["lines"]:
            person = next(families if line.get("family") else others, None)
            number = next(numbers)
            if person is not None:
                rows.append(_line(person, _reference(number), stage.ago(file["days"]), line))
        _deliver(stage, file["days"], rows)


def household(stage: Stage, name: str) -> Case | None:
    """The case of the household with this name in the stories, once it was reported."""
    lines = [line for file in told("reported") for line in file["lines"]]
    number = next(at for at, line in enumerate(lines, 1) if line["name"] == name)
    found = Case.objects.filter(periods__signals__signal__own_reference=_reference(number)).first()
    if found is not None:
        stage.taken.add(found.pk)
    return found


def nobody_reported() -> Person | None:
    """Somebody at a home of which nothing was ever told."""
    _families, others = _homes()
    return next(others, None)


def _reference(number: int) -> str:
    return f"HLV-{7000 + number}"


def _homes() -> tuple[Iterator[Person], Iterator[Person]]:
    """One adult of each home of which nothing was ever told: with children, and alone or together.

    In an order that says nothing of who they are; of a large town not every home is looked at.
    """
    every = max(1, Person.objects.count() // _LOOKED_AT)
    here = Household.objects.filter(address_key=OuterRef("address_key"))
    rows = Person.objects.filter(
        ~Exists(here), died_on=None, departed_on=None, secret=False, under_investigation=False,
        house_number__in=range(1, _LAST_NUMBER, every),
    ).exclude(born_on__contains="-00")  # fmt: skip
    homes: dict[str, list[tuple[str, Any]]] = {}
    found = rows.order_by("bsn_index").values_list("address_key", "born_on", "pk")
    for key, born_on, person in found:
        homes.setdefault(key, []).append((born_on, person))
    families = [each for each in homes.values() if any(born >= _CHILD for born, _ in each)]
    others = [each for each in homes.values() if not any(born >= _GROWN for born, _ in each)]
    return _adults(families), _adults(others)


def _adults(homes: list[list[tuple[str, Any]]]) -> Iterator[Person]:
    for home in homes:
        adults = [person for born, person in home if _ADULT[0] <= born < _ADULT[1]]
        if adults:
            yield Person.objects.get(pk=adults[0])


def _line(person: Person, reference: str, on: date, said: Mapping[str, Any]) -> dict[str, str]:
    days = {column: (on - timedelta(days)).isoformat() for column, days in _EFFORTS.items()}
    return {
        "signaal_id": reference,
        "soort": "signaal",
        "signaaldatum": on.isoformat(),
        "ontstaansdatum": (on - timedelta(_AROSE)).isoformat(),
        "bedrag": f"{said['cents'] / 100:.2f}".replace(".", ","),
        "termijnen": str(said.get("months", 3)),
        "klantnummer": f"K{reference}",
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
        "reactie": "geen",
        "regeling": "geen",
        "crisis": "nee",
        **days,
    }


def _deliver(stage: Stage, days: int, rows: list[dict[str, str]]) -> None:
    if not rows or stage.ago(days) < SINCE:
        return  # nobody reported anything before there was an agreement
    landlord = stage.practice.partners[LANDLORD]
    sender = Actor("partner", str(landlord.pk), stage.practice.lead.municipality)
    with stage.on(stage.ago(days)):
        intake.receive_delivery(
            actor=sender, partner=landlord.pk, filename="huur-nalevering.csv",
            content=sheet(list(rows[0]), rows), channel="api",
        )  # fmt: skip
