# SPDX-License-Identifier: EUPL-1.2
"""Small files of an invented water company, and the two steps that take one in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from tests.conftest import CODE

from woonzeker.access.tenancy import tenant
from woonzeker.intake import services
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.organisations.models import Partner

Line = dict[str, str]


def line(number: int, **cells: str) -> Line:
    """A line that is taken in, unless `cells` says otherwise."""
    plain = {
        "signaal_id": f"W-{number}",
        "signaaldatum": "01-10-2026",
        "ontstaansdatum": "01-08-2026",
        "bedrag": "123,45",
        "klantnummer": f"K{number}",
        "voorletters": "J.",
        "achternaam": "Veenstra",
        "straat": "Iepenlaan",
        "huisnummer": str(number),
        "postcode": "1234 AB",
        "woonplaats": "Meerveld",
    }
    return plain | cells


def lines(first: int, last: int) -> list[Line]:
    """Lines with the numbers from `first` up to and including `last`."""
    return [line(number) for number in range(first, last + 1)]


def csv_of(rows: Iterable[Line]) -> bytes:
    """A CSV as Dutch spreadsheets write it: ; and a heading on the first line."""
    rows = list(rows)
    out = io.StringIO()
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    writer = csv.DictWriter(out, headings, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def receive(actor: Any, partner: Partner, content: bytes, **more: Any) -> Delivery:
    """Receive a delivery by the web."""
    words = {"filename": "water-bron.csv", "channel": "web", **more}
    return services.receive_delivery(actor=actor, partner=partner, content=content, **words)


def take_in(actor: Any, partner: Partner, content: bytes, **more: Any) -> Delivery:
    """Receive a delivery and read it."""
    received = receive(actor, partner, content, **more)
    return services.read_delivery(actor=actor, delivery=received.pk)


def send_back(actor: Any, delivery: Delivery) -> Delivery:
    """Decide that a file with a question goes back whole, and do it."""
    services.send_back(actor=actor, delivery=delivery.pk)
    return services.read_delivery(actor=actor, delivery=delivery.pk)


def counts(delivery: Delivery) -> tuple[int, int, int]:
    """Accepted, duplicate and returned; they must add up to the lines that were read."""
    assert delivery.accepted + delivery.duplicate + delivery.returned == delivery.lines_read
    return delivery.accepted, delivery.duplicate, delivery.returned


def signals() -> int:
    """How many signals there are in all."""
    with tenant(CODE):
        return ArrearsSignal.objects.count()
