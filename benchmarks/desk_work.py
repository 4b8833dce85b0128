# SPDX-License-Identifier: EUPL-1.2
"""The work that `benchmarks/desk.py` times, once its database is open."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import browser_at
from tests.landlords.renting import HEADERS, home, ing, private

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.cli.serve import collect_static
from woonzeker.landlords import services as landlords
from woonzeker.landlords.models import RentBook, RentPayment
from woonzeker.landlords.services.bank import read_bank
from woonzeker.law.calendar import add_months

ON = date(2026, 11, 2)
LIST = "/partner/verhuur/huur"
#: of a hundred tenants so many are behind
BEHIND = 8


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of something, and queries of one time."""

    what: str
    median: float
    slow: float
    queries: int


def measured(homes: int, months: int, times: int) -> Iterator[Measured]:
    """The list, the list of who is behind, searching, one tenant, and a bank export."""
    collect_static()
    with clock.standing_at(ON):
        landlord = private()
        _fill(landlord, homes, months)
        browser = browser_at(landlord)
        browser.defaults["SERVER_NAME"] = "localhost"
        with desk(landlord.desk):
            book = RentBook.objects.values_list("pk", flat=True)[0]
        pages = {
            "lijst": LIST,
            "lijst, met achterstand": f"{LIST}?alleen=achterstand",
            "woningen": "/partner/verhuurder/huurders",
            "één huurder": f"{LIST}/{book}",
        }
        for what, address in pages.items():
            yield _timed(what, lambda address=address: _page(browser, address), times)
        found = _export(homes)
        yield _timed("bankbestand, één maand", lambda: _read(landlord, found), max(2, times // 5))


def _timed(what: str, work: Callable[[], None], times: int) -> Measured:
    with CaptureQueriesContext(connection) as asked:
        work()
        queries = len(asked)
    seconds = []
    for _time in range(times):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return Measured(what, median(seconds), quantiles(seconds, n=20)[-1], queries)


def _page(browser: Client, address: str) -> None:
    if (answer := browser.get(address)).status_code != 200:
        raise SystemExit(f"{address} gaf {answer.status_code}")


def _read(landlord: Actor, content: bytes) -> None:
    read_bank(actor=landlord, content=content)


def _fill(landlord: Actor, homes: int, months: int) -> None:
    """Homes of which most pay on time and some are some months behind."""
    start = add_months(ON.replace(day=1), -months)
    rows = [
        home(**{
            "huisnummer": str(number), "achternaam": f"Jansen{number}",
            "stand op": start.strftime("%d-%m-%Y"), "huur": f"{600 + number % 200},00",
        })
        for number in range(1, homes + 1)
    ]  # fmt: skip
    landlords.take_homes(actor=landlord, headers=HEADERS, rows=rows, numbers=range(2, homes + 2))
    chance = random.Random(20261102)
    with desk(landlord.desk):
        books = list(RentBook.objects.select_related("tenancy__rental"))
        for book in books:
            paid = months + 1 - (chance.randint(2, 4) if chance.random() * 100 < BEHIND else 0)
            cents = book.tenancy.rental.rent_cents
            RentPayment.objects.bulk_create(
                RentPayment(book=book, on=add_months(start, turn), cents=cents, came_from="hand")
                for turn in range(max(0, paid))
            )


def _export(homes: int) -> bytes:
    """A month of an account: the rent of everybody, and as many other lines."""
    rent = [
        ("20261101", f"A DE JANSEN{number}", "NL91ABNA0417164300" if number == 1 else "",
         f"{600 + number % 200},00", f"huur Voorbeeldlaan {number}")
        for number in range(1, homes + 1)
    ]  # fmt: skip
    rest = [("20261101", f"WINKEL {number}", "", f"-{number},50", "pas") for number in range(homes)]
    return ing(*rent, *rest)
