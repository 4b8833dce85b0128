# SPDX-License-Identifier: EUPL-1.2
"""What a partner sees is the same to the byte, whatever others report about the same homes.

Each scenario is lived twice: once alone, and once in a world where other partners reported about
the same people and homes, before and after. The partner delivers the same file in both.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import IO, Any

import pytest
from django.db import transaction
from django.test import Client
from tests.conftest import CODE, MONDAY, browser_at, seated
from tests.feedback.own_pages import ANSWERS, PAGES
from tests.intake.deliveries import Line, csv_of, line
from tests.intake.test_deliver_by_api import caller, send_file
from tests.matching.people import extract, row
from tests.proving import SEED, many

from woonzeker import pipeline
from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.intake.formats import Table, Unreadable, jail, reader
from woonzeker.intake.models import Delivery, SetAsideLine
from woonzeker.intake.services import read_delivery, receive_delivery
from woonzeker.matching import services as matching
from woonzeker.organisations.models import Partner

HOMES = 6
SYSTEM = system(CODE, "tests")
RENT = {
    "contactpoging_op": "01-09-2026", "gewezen_op_hulp_op": "01-09-2026",
    "herinnering_op": "08-09-2026", "aanbod_delen_op": "08-09-2026", "reactie": "geen",
}  # fmt: skip
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[A-Za-z0-9]+')


@dataclass(frozen=True)
class Scenario:
    """The file of the partner, and the files of others before and after it."""

    seed: int
    own: tuple[Line, ...]
    before: tuple[tuple[str, tuple[Line, ...]], ...]
    after: tuple[tuple[str, tuple[Line, ...]], ...]


@pytest.fixture
def world(
    partner_factory: Callable[..., Partner], monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, Partner]]:
    """Six homes in the register, four partners, and a clock that stands."""
    rows = [
        row(home, geslachtsnaam=f"Bewoner{home}", huisnummer=str(home), huisletter="")
        for home in range(1, HOMES + 1)
    ]
    matching.import_register(actor=SYSTEM, on=MONDAY, content=extract(*rows))
    monkeypatch.setattr(reader, "_in_jail", _unlocked)
    made = {
        sector: partner_factory(sector, f"Partner {sector}")
        for sector in ("water", "huur", "zorg", "energie")
    }
    with clock.standing_at(MONDAY, time(9, 30)):
        yield made


def _unlocked(file: IO[bytes]) -> Table | Unreadable | None:
    """The program that reads a file, here instead of locked up: two thousand worlds read many."""
    lines = [json.dumps(each).encode() + b"\n" for each in jail.answer(file.read())]
    return reader._Answer().take(lines)


def scenario(seed: int) -> Scenario:
    """Files about the same few homes: good, doubled and faulty lines, and some in a crisis."""
    chance = random.Random(seed)
    own = tuple(_line(chance, number) for number in range(1, chance.randint(2, 7)))
    others = [
        (sector, tuple(_other(chance, sector, at) for at in range(1, chance.randint(2, 9))))
        for sector in chance.sample(["huur", "zorg", "energie"], chance.randint(1, 3))
    ]
    cut = chance.randint(0, len(others))
    return Scenario(seed, own, tuple(others[:cut]), tuple(others[cut:]))


def _line(chance: random.Random, number: int) -> Line:
    home = chance.randint(1, HOMES)
    cells = line(
        number, huisnummer=str(home), straat="Kerkstraat", postcode="3551 AB", voorletters="J.P.",
        tussenvoegsel="de", achternaam=f"Bewoner{home}", geboortedatum="03-05-1980",
        woonplaats="Utrecht", bedrag=f"{chance.randint(60, 900)},00",
    )  # fmt: skip
    fault: dict[str, str] = chance.choice(
        [{}, {}, {}, {"bedrag": ""}, {"bedrag": "veel"}, {"postcode": "12"}, {"signaal_id": "W-1"},
         {"regeling": "loopt"}, {"crisis": "ja"}, {"achternaam": "Niemand"}]
    )  # fmt: skip
    return cells | fault


def _other(chance: random.Random, sector: str, number: int) -> Line:
    found = _line(chance, number) | {"signaal_id": f"{sector}-{number}"}
    if chance.random() < 0.2:
        found |= {"signaal_id": f"W-{number}"}  # by chance the very same number
    return found | (RENT if sector == "huur" else {})


def lived(told: Scenario, world: dict[str, Partner], *, alone: bool) -> list[bytes]:
    """Everything that the partner sees in one of the two worlds, which leaves nothing behind."""
    kept = transaction.savepoint()
    try:
        if not alone:
            _report(told.before, world)
        desk = seated(world["water"], name=f"water{told.seed}")
        delivered = _deliver(told, world["water"])
        if not alone:
            _report(told.after, world)
        seen = [delivered.content] if delivered is not None else []
        return [plain(each) for each in [*seen, *_look(browser_at(desk), world["water"])]]
    finally:
        transaction.savepoint_rollback(kept)


def _report(files: tuple[tuple[str, tuple[Line, ...]], ...], world: dict[str, Partner]) -> None:
    for sector, rows in files:
        _take_in(world[sector], csv_of(rows))


def _deliver(told: Scenario, partner: Partner) -> Any:
    """By the partner's system, and by its portal; gives the answer of the system."""
    content = csv_of(told.own)
    if told.seed % 2:
        _take_in(partner, content)
        return None
    answer = send_file(caller(partner), content)
    with tenant(CODE):
        made = Delivery.objects.get(partner=partner)
    _go_on(made)
    return answer


def _take_in(partner: Partner, content: bytes) -> None:
    made = receive_delivery(
        actor=SYSTEM, partner=partner, filename="lijst.csv", content=content, channel="portal"
    )
    read_delivery(actor=SYSTEM, delivery=made.pk)
    _go_on(made)


def _go_on(made: Delivery) -> None:
    """All that follows in the municipality: linking, cases and their order."""
    who = {"municipality": CODE, "actor_kind": "system", "actor_id": "tests"}
    pipeline.take_in(**who, delivery=str(made.pk))
    pipeline.take_up(**who)
    pipeline.score(**who)


def _look(browser: Client, partner: Partner) -> Iterator[bytes]:
    """Every page and every answer there is for the partner."""
    with tenant(CODE):
        delivery = Delivery.objects.get(partner=partner)
        back = SetAsideLine.objects.filter(delivery=delivery, outcome="returned").order_by("number")
        ids = {"place": CODE, "delivery": delivery.pk, "line": getattr(back.first(), "pk", None)}
    program = caller(partner)
    for client, addresses in ((browser, PAGES), (program, ANSWERS)):
        for address in addresses:
            if ids["line"] is None and "{line}" in address:
                continue
            answer = client.get(address.format(**ids))
            assert answer.status_code == 200, address
            yield answer.content


def plain(content: bytes) -> bytes:
    """The bytes with ids in the order in which they come, and without tokens of one visit."""
    known: dict[bytes, bytes] = {}

    def named(found: re.Match[bytes]) -> bytes:
        return known.setdefault(found[0], b"id-%d" % len(known))

    return _UUID.sub(named, _TOKEN.sub(rb"\1", content))


@pytest.mark.django_db
def test_what_others_report_changes_nothing_that_a_partner_sees(
    world: dict[str, Partner],
) -> None:
    for number in range(many(4, 1_000)):
        told = scenario(SEED * 10_000 + number)
        alone, among = (lived(told, world, alone=each) for each in (True, False))
        assert alone == among, f"scenario {told.seed}"


@pytest.mark.django_db
def test_the_proof_sees_a_difference(world: dict[str, Partner]) -> None:
    """Another file of the partner itself does give other bytes."""
    one, other = scenario(2), scenario(4)
    assert lived(one, world, alone=True) != lived(other, world, alone=True)


def test_scenarios_really_meet() -> None:
    """In most of them another partner reports about a home that the partner reports about too."""
    met = 0
    for seed in range(100):
        told = scenario(seed)
        homes = {each["huisnummer"] for each in told.own}
        rows = [each for _sector, some in (*told.before, *told.after) for each in some]
        met += any(each["huisnummer"] in homes for each in rows)
    assert met > 80
