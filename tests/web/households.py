# SPDX-License-Identifier: EUPL-1.2
"""A household in the register, and reports about it that go all the way to a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.conftest import CODE
from tests.intake.deliveries import csv_of, line, take_in
from tests.matching.people import extract, row

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.matching import services as matching
from woonzeker.organisations.models import Partner
from woonzeker.planning import services as planning

TODAY = date(2026, 11, 2)
SYSTEM = system(CODE, "tests")
PEOPLE = (
    {},
    {"voorletters": "A.", "geslachtsnaam": "Bos", "tussenvoegsel": "", "geslacht": "V"},
    {"voorletters": "K.", "geboortedatum": "2018-04-01"},
)
HOME = {
    "voorletters": "J.P.",
    "tussenvoegsel": "de",
    "achternaam": "Vries",
    "geboortedatum": "03-05-1980",
    "straat": "Kerkstraat",
    "huisnummer": "12",
    "huisletter": "A",
    "postcode": "3551 AB",
}


def settle(**cells: str) -> None:
    """Let Jan Pieter de Vries live at Kerkstraat 12A, with A. Bos and a child."""
    rows = [row(place, **{**more, **cells}) for place, more in enumerate(PEOPLE, 1)]
    matching.import_register(actor=SYSTEM, on=TODAY, content=extract(*rows))


def report(partner: Partner, *, number: int = 1, **cells: str) -> Case:
    """A report about that household by a partner, linked, taken up and scored."""
    content = csv_of([line(number, **{**HOME, **cells})])
    delivery = take_in(SYSTEM, partner, content)
    matching.link_signals(actor=SYSTEM, delivery=delivery.pk, on=TODAY)
    cases.take_up(actor=SYSTEM, on=TODAY)
    planning.score_cases(actor=SYSTEM, on=TODAY)
    return the_case()


def the_case(**facts: Any) -> Case:
    """The one case there is."""
    with tenant(CODE):
        return Case.objects.select_related("household").get(**facts)
