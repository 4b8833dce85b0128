# SPDX-License-Identifier: EUPL-1.2
"""The stages that `benchmarks/matching.py` times, once its database is open."""

from __future__ import annotations

import random
import string
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from tests.matching.people import extract, row

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.tenancy import tenant
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.matching import services
from woonzeker.matching.linkage import read_register
from woonzeker.organisations import services as organisations

T = TypeVar("T")
Timed = tuple[str, float, str]
ON = date(2026, 11, 2)
NAMES = ["Jansen", "Vries", "Berg", "Bakker", "Meijer", "Amrani", "Yılmaz", "Nowak", "Visser",
         "Smit", "Mulder", "Bos", "Peters", "Hendriks", "Dekker", "Brouwer"]  # fmt: skip
GIVEN = ["Jan", "Anna", "Piet", "Fatima", "Kees", "Maria", "Ahmed", "Sofie", "Thijs", "Emre"]


def stages(people: int, signals: int) -> list[Timed]:
    """Time reading, importing, importing again, a change of one in fifty, and linking."""
    chance = random.Random(20261102)
    actor = system("9999", "benchmark")
    rows = town(people, chance)
    content = extract(*rows)
    timed: list[Timed] = []
    with clock.standing_at(ON):
        _timed(timed, "read the extract", lambda: f"{read_register(content).rows_read} rows")
        _timed(timed, "import it", lambda: _import(actor, content))
        _timed(timed, "import it again", lambda: _import(actor, content))
        for each in chance.sample(rows, people // 50):
            each["huisnummer"] = str(chance.randrange(60, 99))
        _timed(timed, "import with 1 in 50 changed", lambda: _import(actor, extract(*rows)))
        made = _signals(actor, rows, signals, chance)
        _timed(timed, "link a delivery", lambda: str(services.link_signals(actor=actor)))
        one = _signals(actor, rows, 1, chance)
        _timed(timed, "link one signal", lambda: _link_one(actor, one[0]))
    assert len(made) == signals
    return timed


def town(people: int, chance: random.Random) -> list[dict[str, str]]:
    """Rows of an extract: households of one to four people, doors with and without a letter."""
    made: list[dict[str, str]] = []
    while len(made) < people:
        door = {
            "postcode": f"35{chance.randrange(10, 99)}{chance.choice(string.ascii_uppercase)}"
            f"{chance.choice('ABCDEFGH')}",
            "huisnummer": str(chance.randrange(1, 60)),
            "huisletter": chance.choice(["", "", "", "A", "B"]),
            "straat": f"{chance.choice(NAMES)}straat",
            "tussenvoegsel": chance.choice(["", "", "de", "van den"]),
            "geslachtsnaam": f"{chance.choice(NAMES)}{chance.choice(['', 's', 'ma', 'stra'])}",
        }
        made += [_housemate(len(made) + n, door, chance) for n in range(chance.randrange(1, 5))]
    return made[:people]


def _housemate(place: int, door: dict[str, str], chance: random.Random) -> dict[str, str]:
    given = chance.choice(GIVEN)
    born = date(1940, 1, 1) + timedelta(days=chance.randrange(30_000))
    names = {"voorletters": f"{given[0]}.", "voornamen": given, "geboortedatum": str(born)}
    return row(place + 1, **names, **door)


def _timed(timed: list[Timed], name: str, work: Callable[[], str]) -> None:
    start = time.perf_counter()
    says = work()
    timed.append((name, time.perf_counter() - start, says))


def _import(actor: Actor, content: bytes) -> str:
    made = services.import_register(actor=actor, on=ON, content=content)
    return f"{made.added} new, {made.changed} changed, {made.unchanged} the same"


def _signals(
    actor: Actor, rows: list[dict[str, str]], number: int, chance: random.Random
) -> list[ArrearsSignal]:
    """Signals about people of the town: a third without birth date, a tenth with a typing error."""
    organisations.establish(actor=actor, name="Meerveld")
    partner = organisations.agree(actor=actor, sector="water", name="Bron", from_on=ON).partner
    with tenant(actor.municipality):
        delivery = Delivery.objects.create(
            partner=partner, sector="water", channel="command", filename=f"water-{number}.csv",
            sha256="0" * 64, received_at=clock.now(), received_on=ON, received_by="benchmark",
        )  # fmt: skip
        chosen = chance.sample(rows, number)
        made = [_signal(delivery, n, each, chance) for n, each in enumerate(chosen, 1)]
        return ArrearsSignal.objects.bulk_create(made)


def _signal(
    delivery: Delivery, number: int, about: dict[str, str], chance: random.Random
) -> ArrearsSignal:
    surname = about["geslachtsnaam"]
    if chance.random() < 0.1:
        surname = surname.replace(chance.choice(surname), "", 1)
    return ArrearsSignal(
        delivery=delivery, line_number=number, partner=delivery.partner, sector="water",
        own_reference=f"{delivery.filename}-{number}", period_on=ON.replace(day=1),
        signalled_on=ON, amount_cents=12_500, initials=about["voorletters"], surname=surname,
        prefix=about["tussenvoegsel"], postcode=about["postcode"],
        born_on=about["geboortedatum"] if chance.random() > 0.33 else "",
        house_number=int(about["huisnummer"]), house_letter=about["huisletter"],
    )  # fmt: skip


def _link_one(actor: Actor, signal: ArrearsSignal) -> str:
    return str(services.link_signals(actor=actor, signals=[signal.pk]))
