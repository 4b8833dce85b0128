# SPDX-License-Identifier: EUPL-1.2
"""What a partner sees is the same to the byte, whatever others report about the same homes.

Each scenario is lived twice: once alone, and once in a world where other partners reported about
the same people and homes, before and after. The partner delivers the same two files in both, a
month apart, and in both the same happens with the homes that it reported: help is accepted, a case
ends. Looked at is every way in which a partner sees something: pages, the interface, receipts,
files, the events and the weekly message.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from difflib import unified_diff
from itertools import zip_longest
from typing import IO, Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings
from tests.conftest import CODE, MONDAY, browser_at, seated
from tests.feedback.answering import accept_help, set_ground
from tests.feedback.own_pages import ANSWERS, OFTEN, PAGES
from tests.intake.deliveries import Line, csv_of, line
from tests.intake.test_deliver_by_api import caller, send_file
from tests.matching.people import extract, row
from tests.proving import SEED, many

from woonzeker import pipeline
from woonzeker.access import clock
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import close_case
from woonzeker.connections.mail import Mail
from woonzeker.feedback import services as feedback
from woonzeker.feedback import tasks as feedback_tasks
from woonzeker.intake.formats import Table, Unreadable, jail, reader
from woonzeker.intake.models import ArrearsSignal, Delivery, DeliveryState, SetAsideLine
from woonzeker.intake.services import read_delivery, receive_delivery
from woonzeker.matching import services as matching
from woonzeker.organisations.models import Agreement, Partner
from woonzeker.process import Exit

HOMES = 6
#: a scenario in which a planted leak shows
LEAKS = 4
#: in which a repeat stands beside a pause; in which one repeats a signal that was set aside
#: only because others had reported
FAILED_ONCE = (10_044, 202611220014)
SYSTEM = system(CODE, "tests")
RENT = {
    "contactpoging_op": "01-09-2026", "gewezen_op_hulp_op": "01-09-2026",
    "herinnering_op": "08-09-2026", "aanbod_delen_op": "08-09-2026", "reactie": "geen",
}  # fmt: skip
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[A-Za-z0-9]+')


_CODE = re.compile(rb"\b(?:[A-Z2-9]{4}-){6}[A-Z2-9]{4}\b")
_SIGNED = re.compile(rb"[0-9a-f]{128}")
HOOK = "https://meldingen.bron.example/woonzeker"
#: a week on: what the municipality did; a month on: everybody reports again
WORKED, AGAIN = MONDAY + timedelta(days=9), MONDAY + timedelta(days=29)
Files = tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True)
class Scenario:
    """The files of the partner, the files of others around them, and what happens at each home."""

    seed: int
    own: tuple[Line, ...]
    before: Files
    after: Files
    #: by home: help, paid, advice or nothing
    happens: tuple[str, ...] = ()
    later: tuple[Line, ...] = ()
    between: Files = ()


@pytest.fixture
def world(
    partner_factory: Callable[..., Partner],
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
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
    settings.WOONZEKER_WEBHOOK_HOSTS = ("meldingen.bron.example",)
    settings.WOONZEKER_MAIL_URL = "smtps://post.example"
    settings.WOONZEKER_MAIL_FROM = "gemeente@meerveld.example"
    feedback.set_webhook(actor=SYSTEM, partner=made["water"].pk, url=HOOK)
    Agreement.objects.filter(partner=made["water"]).update(contact="signalen@bron.example")
    set_ground("reached", "help_accepted", "help_declined", "pause")
    with clock.standing_at(MONDAY, time(9, 30)):
        yield made


def _unlocked(file: IO[bytes]) -> Table | Unreadable | None:
    """The program that reads a file, here instead of locked up: two thousand worlds read many."""
    file.seek(0)
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
    ends = tuple(chance.choice(("help", "paid", "paid", "advice", "")) for _home in range(HOMES))
    homes = [each["huisnummer"] for each in own]
    later = tuple(_once_more(chance, each) for each in own if each["huisnummer"])
    once_more = [
        (sector, tuple(_about(chance.choice(homes), sector, at) for at in range(21, 24)))
        for sector in chance.sample(["huur", "zorg", "energie"], chance.randint(1, 2))
    ]
    return Scenario(
        seed, own, tuple(others[:cut]), tuple(others[cut:]), ends, later, tuple(once_more)
    )


def _about(home: str, sector: str, number: int) -> Line:
    """A line of another partner, without a fault, about a home that the partner reported."""
    whole = _line(random.Random(number), number) | {"bedrag": "250,00", "crisis": "nee"}
    whole |= {"huisnummer": home, "achternaam": f"Bewoner{home}", "postcode": "3551 AB"}
    whole |= {"signaal_id": f"{sector}-{number}", "signaaldatum": AGAIN.strftime("%d-%m-%Y")}
    whole.pop("regeling", None)
    return whole | (RENT if sector == "huur" else {})


def _once_more(chance: random.Random, told: Line) -> Line:
    """The same customer a month later, with less or more in arrears."""
    return told | {
        "signaaldatum": AGAIN.strftime("%d-%m-%Y"), "bedrag": f"{chance.randint(60, 900)},00",
    }  # fmt: skip


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
        partner = world["water"]
        desk = seated(partner, name=f"water{told.seed}")
        seen: list[bytes] = []
        delivered = _deliver(told, partner)
        if not alone:
            _report(told.after, world)
        _tell()
        with clock.standing_at(WORKED, time(9, 30)):
            _work(told, partner)
        seen += sorted(_pushed())
        with clock.standing_at(AGAIN, time(9, 30)):
            if not alone:
                _report(told.between, world)
            _take_in(partner, csv_of(told.later))
            _tell()
            seen += [*sorted(_pushed()), *_look(browser_at(desk), told, partner)]
        return [plain(each) for each in [*_contents(delivered), *seen]]
    finally:
        transaction.savepoint_rollback(kept)


def _contents(answer: Any) -> list[bytes]:
    return [] if answer is None else [answer.content]


def _work(told: Scenario, partner: Partner) -> None:
    """What the municipality does with the homes that the partner reported, whoever else did."""
    with tenant(CODE):
        mine = Case.objects.filter(
            periods__signals__signal__partner=partner, status="open"
        ).distinct()
        cases = {each.household.house_number: each.pk for each in mine}
    for number, end in enumerate(told.happens, 1):
        if case := cases.get(number):
            if end in {"help", "advice"}:
                accept_help(case)
            if end in {"paid", "advice"}:
                close_case(actor=SYSTEM, case=case, result=Exit(end))
    _tell()


def _tell() -> None:
    """What follows a change, and every morning: the order of cases, answers and pauses."""
    who = {"municipality": CODE, "actor_kind": "system", "actor_id": "tests"}
    pipeline.score(**who)
    feedback_tasks.tell_all(**who)


def _pushed() -> Iterator[bytes]:
    """What goes to the partner by itself: events, and the message of the week."""
    sent: list[bytes] = []
    feedback.deliver_events(actor=SYSTEM, send=lambda _to, words, _head: sent.append(words))
    yield from (plain(each) for each in sent)
    letters: list[Mail] = []
    on = clock.today()
    feedback.send_digests(actor=SYSTEM, on=on, send=letters.append)
    yield from (each.text.encode() for each in letters if each.to == "signalen@bron.example")


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
    """What follows for each file: linking, and cases."""
    who = {"municipality": CODE, "actor_kind": "system", "actor_id": "tests"}
    pipeline.take_in(**who, delivery=str(made.pk))
    with tenant(CODE):
        made.refresh_from_db()
    assert made.state == DeliveryState.DONE, "what is not read proves nothing"
    pipeline.take_up(**who)


def _look(browser: Client, told: Scenario, partner: Partner) -> Iterator[bytes]:
    """Every answer to the partner's system and its own signals; every page one time in four."""
    ids, pages = _ids(partner), PAGES if told.seed % 4 == 0 else OFTEN
    for client, addresses in ((browser, pages), (caller(partner), ANSWERS)):
        for address in addresses:
            needed = [name for name in ids if f"{{{name}}}" in address]
            if any(ids[name] is None for name in needed):
                continue
            answer = client.get(address.format(**ids))
            assert answer.status_code == 200, address
            said = _in_order(answer.content) if "v1/signalen" in address else answer.content
            yield address.encode() + b"\n" + said


def _ids(partner: Partner) -> dict[str, Any]:
    """The last delivery of the partner, with a line that went back and a signal out of it."""
    with tenant(CODE):
        delivery = Delivery.objects.filter(partner=partner).latest("received_at")
        back = SetAsideLine.objects.filter(delivery=delivery, outcome="returned").order_by("number")
        taken = ArrearsSignal.objects.filter(delivery=delivery).order_by("line_number")
        line_, signal = (getattr(each.first(), "pk", None) for each in (back, taken))
    return {"place": CODE, "delivery": delivery.pk, "line": line_, "signal": signal}


def _in_order(content: bytes) -> bytes:
    """What changed at one moment stands by a number that is drawn; here by their own."""
    said = json.loads(content)
    said.get("signalen", []).sort(key=lambda each: (each["kenmerk"], each["datum"], each["stand"]))
    return json.dumps(said).encode()


def differs(alone: list[bytes], among: list[bytes]) -> str:
    """The first thing of which a partner could see that others reported; '' when there is none."""
    for one, other in zip_longest(alone, among, fillvalue=b""):
        if one != other:
            lines = unified_diff(one.decode().splitlines(), other.decode().splitlines(), n=0)
            return "\n".join([one.decode().partition("\n")[0], *lines])
    return ""


def plain(content: bytes) -> bytes:
    """The bytes with ids in the order in which they come, and without tokens of one visit."""
    known: dict[bytes, bytes] = {}

    def named(found: re.Match[bytes]) -> bytes:
        return known.setdefault(found[0], b"id-%d" % len(known))

    drawn = _SIGNED.sub(b"signature", _CODE.sub(b"code", _TOKEN.sub(rb"\1", content)))
    return _UUID.sub(named, drawn)


@pytest.mark.django_db
@pytest.mark.parametrize("part", range(many(2, 20)))
def test_what_others_report_changes_nothing_that_a_partner_sees(
    world: dict[str, Partner], part: int
) -> None:
    """In full a thousand scenarios, in parts that can run side by side."""
    for number in range(many(2, 50)):
        told = scenario(SEED * 10_000 + part * 50 + number)
        alone, among = (lived(told, world, alone=each) for each in (True, False))
        if seen := differs(alone, among):
            pytest.fail(f"scenario {told.seed}: {seen}", pytrace=False)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", FAILED_ONCE)
def test_what_failed_once_holds(world: dict[str, Partner], seed: int) -> None:
    """Somebody else had opened the case again before the partner reported once more."""
    told = scenario(seed)
    assert differs(*(lived(told, world, alone=each) for each in (True, False))) == ""


@pytest.mark.django_db
def test_the_proof_finds_a_leak_that_is_planted(
    world: dict[str, Partner], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A partner hears 'repeat' because the case of somebody else ran."""
    monkeypatch.setattr("woonzeker.feedback.selectors.facts._own_repeat", lambda _row: True)
    told = scenario(LEAKS)
    alone, among = (lived(told, world, alone=each) for each in (True, False))
    assert differs(alone, among)


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
