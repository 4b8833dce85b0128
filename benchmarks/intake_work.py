# SPDX-License-Identifier: EUPL-1.2
"""The stages that `benchmarks/intake.py` times, once its database is open."""

from __future__ import annotations

import csv
import io
import json
import random
import resource
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from openpyxl import Workbook

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.intake import services
from woonzeker.intake.models import Delivery
from woonzeker.intake.selectors import returned_csv
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Partner

T = TypeVar("T")
Timed = tuple[str, float, str]
ON = date(2026, 11, 2)
#: other kinds hold fewer lines in the 50 MB that a file may be when unpacked
SMALLER = 4
HEADINGS = (
    "signaal_id", "soort", "signaaldatum", "ontstaansdatum", "bedrag", "termijnen", "klantnummer",
    "voorletters", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "straat",
    "huisnummer", "huisletter", "toevoeging", "postcode", "woonplaats", "telefoon", "email",
    "contactpoging_op", "gewezen_op_hulp_op", "herinnering_op", "aanbod_delen_op", "reactie",
    "regeling", "crisis",
)  # fmt: skip
NAMES = ["Jansen", "de Vries", "van den Berg", "Bakker", "Meijer", "El Amrani", "Yılmaz", "Nowak"]


def stages(lines: int, kinds: list[str]) -> list[Timed]:
    """Time a new delivery of each kind, the same one again, and its returned lines."""
    actor = system("9999", "benchmark")
    timed: list[Timed] = []
    with clock.standing_at(ON):
        organisations.establish(actor=actor, name="Meerveld")
        for kind in kinds:
            partner = organisations.agree(
                actor=actor, sector="huur", name=f"Woonstichting {kind}", from_on=ON
            ).partner
            number = lines if kind == "csv" else lines // SMALLER
            _stages_of(kind, WRITERS[kind](rows(number)), actor, partner, timed)
    return timed


def _stages_of(
    kind: str, content: bytes, actor: Actor, partner: Partner, timed: list[Timed]
) -> None:
    size = f"{kind} of {len(content) / 1e6:.1f} MB"

    def take_in() -> Delivery:
        received = services.receive_delivery(
            actor=actor, partner=partner, filename=f"huur.{kind}", content=content, channel="api"
        )
        return services.read_delivery(actor=actor, delivery=received.pk)

    delivery = _timed(timed, f"read, check and store ({size})", take_in, _counts)
    _timed(timed, f"the same again ({kind})", take_in, _counts)
    _timed(
        timed,
        f"the returned lines ({kind})",
        lambda: returned_csv(actor=actor, delivery=delivery),
        lambda done: f"{len(done) / 1e6:.1f} MB",
    )


def _timed(timed: list[Timed], name: str, work: Callable[[], T], say: Callable[[T], str]) -> T:
    started = time.perf_counter()
    done = work()
    timed.append((name, time.perf_counter() - started, f"{say(done)}; {_peaks()}"))
    return done


def _counts(delivery: Delivery) -> str:
    counts = f"{delivery.accepted} accepted, {delivery.duplicate} double, {delivery.returned} back"
    return f"{delivery.lines_read} lines: {counts}"


def _peaks() -> str:
    """The highest memory so far of this process and of the one that reads files."""
    here, there = (
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return f"peak {here} MB here, {there} MB in the reader"


def rows(number: int) -> list[list[str]]:
    """Lines of a landlord: one in twenty has something wrong."""
    chance = random.Random(number)
    return [_row(place, chance) for place in range(1, number + 1)]


def _row(place: int, chance: random.Random) -> list[str]:
    day = ON - timedelta(days=chance.randrange(1, 28))
    efforts = [f"{day - timedelta(days=back):%d-%m-%Y}" for back in (40, 30, 20, 10)]
    amount = f"{chance.randrange(150, 6000)},{chance.randrange(100):02d}"
    prefix, _, surname = chance.choice(NAMES).rpartition(" ")
    born = date(1940, 1, 1) + timedelta(days=chance.randrange(24_000))
    cells = [
        f"H-{place}", "signaal", f"{day:%d-%m-%Y}", f"{day - timedelta(days=60):%d-%m-%Y}", amount,
        "2", f"K{place}", chance.choice("ABDEFGHJKLM") + ".", "", prefix, surname,
        f"{born:%d-%m-%Y}", f"Iepenlaan {chance.randrange(90)}e", str(chance.randrange(1, 400)),
        chance.choice(["", "", "", "a"]), chance.choice(["", "", "bis", "3hg"]),
        f"{chance.randrange(1000, 9999)} {chance.choice('ABCDE')}{chance.choice('ABCDE')}",
        "Meerveld", f"06{chance.randrange(10_000_000, 99_999_999)}", f"p{place}@example.nl",
        *efforts, "geen", "geen", "nee",
    ]  # fmt: skip
    if place % 20 == 0:
        cells[4] = ""
    return cells


def as_csv(table: list[list[str]]) -> bytes:
    """With ; and a heading, as a Dutch spreadsheet writes it."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([HEADINGS, *table])
    return out.getvalue().encode()


def as_xlsx(table: list[list[str]]) -> bytes:
    """A workbook with one sheet of text cells."""
    book, out = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Blad1")
    for row in [HEADINGS, *table]:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def as_json(table: list[list[str]]) -> bytes:
    """As the API takes it."""
    return json.dumps(
        {"signalen": [dict(zip(HEADINGS, row, strict=True)) for row in table]}
    ).encode()


WRITERS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "csv": as_csv,
    "xlsx": as_xlsx,
    "json": as_json,
}
