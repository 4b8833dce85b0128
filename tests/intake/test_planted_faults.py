# SPDX-License-Identifier: EUPL-1.2
"""A corporation's file of 2,000 lines with 100 planted faults: exactly those come back, and why."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.conftest import CODE, browser_at, seated
from tests.intake.deliveries import Line, csv_of, line
from tests.proving import SEED

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.intake import services
from woonzeker.intake.models import Delivery, SetAsideLine
from woonzeker.organisations.models import Partner

LINES, FAULTS = 2_000, 100
#: what is wrong → reason and column
KINDS: tuple[tuple[Line, str, str], ...] = (
    ({"signaal_id": ""}, "incomplete", "signaal_id"),
    ({"signaaldatum": ""}, "incomplete", "signaaldatum"),
    ({"bedrag": ""}, "incomplete", "bedrag"),
    ({"bedrag": "veel"}, "unreadable", "bedrag"),
    ({"bedrag": "0,00"}, "unreadable", "bedrag"),
    ({"signaaldatum": "31-02-2026"}, "unreadable", "signaaldatum"),
    ({"achternaam": ""}, "incomplete", "achternaam"),
    ({"huisnummer": ""}, "incomplete", "huisnummer"),
    ({"huisnummer": "achterom"}, "unreadable", "huisnummer"),
    ({"postcode": "12 AB", "woonplaats": ""}, "unreadable", "postcode"),
    ({"signaal_id": "W" * 41}, "unreadable", "signaal_id"),
    ({"reactie": "misschien"}, "unreadable", "reactie"),
    ({"reactie": "afwijzing"}, "no_ground", "reactie"),
    ({"contactpoging_op": ""}, "incomplete", "contactpoging_op"),
    ({"gewezen_op_hulp_op": ""}, "incomplete", "gewezen_op_hulp_op"),
    ({"herinnering_op": ""}, "incomplete", "herinnering_op"),
    ({"aanbod_delen_op": ""}, "incomplete", "aanbod_delen_op"),
    ({"contactpoging_op": "15-10-2026"}, "no_ground", "contactpoging_op"),
    ({"regeling": "loopt"}, "running_arrangement", "regeling"),
    ({"klant_tot": "01-08-2026"}, "former_customer", "klant_tot"),
    ({"rechtsvorm": "BV", "bedrijfsnaam": "Bakkerij BV"}, "legal_person", "rechtsvorm"),
)
GOOD: Line = {
    "contactpoging_op": "01-09-2026", "gewezen_op_hulp_op": "01-09-2026",
    "herinnering_op": "08-09-2026", "aanbod_delen_op": "08-09-2026", "reactie": "geen",
    "regeling": "geen", "klant_tot": "", "rechtsvorm": "", "bedrijfsnaam": "",
}  # fmt: skip


def planted() -> tuple[list[Line], dict[int, tuple[str, str]]]:
    """The lines, and for each number in the file that is wrong its reason and column."""
    chance = random.Random(SEED)
    rows = [line(number, **GOOD) for number in range(1, LINES + 1)]
    expected: dict[int, tuple[str, str]] = {}
    for at, place in enumerate(sorted(chance.sample(range(LINES), FAULTS))):
        fault, reason, column = KINDS[at % len(KINDS)]
        rows[place] |= fault
        expected[place + 2] = (reason, column)
    return rows, expected


@pytest.mark.django_db
def test_exactly_what_was_planted_comes_back(partner_factory: Callable[..., Partner]) -> None:
    rows, expected = planted()
    browser = browser_at(seated(partner_factory("huur")))
    file = SimpleUploadedFile("corporatie.csv", csv_of(rows))
    sent = browser.post("/partner/aanleveren", {"place": CODE, "file": file})
    with tenant(CODE):
        made = Delivery.objects.get()
    read = services.read_delivery(actor=system(CODE, "tests"), delivery=made.pk)
    assert (read.accepted, read.duplicate, read.returned) == (LINES - FAULTS, 0, FAULTS)
    with tenant(CODE):
        found = {each.number: (each.reason, each.column) for each in SetAsideLine.objects.all()}
    assert found == expected
    page = browser.get(sent.headers["Location"]).content.decode()
    assert "2.000 regels gelezen" in page
